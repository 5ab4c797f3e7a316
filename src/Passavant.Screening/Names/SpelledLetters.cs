using System.Collections.Frozen;

namespace Passavant.Screening.Names;

/// <summary>English letters that Cyrillic names write as they are said: Ай Кью for IQ, Джиэфкей for GFK.</summary>
static class SpelledLetters
{
    const int LongestName = 4;

    static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> Letters =
        new Dictionary<string, char>
        {
            ["эй"] = 'a',
            ["би"] = 'b',
            ["си"] = 'c',
            ["ди"] = 'd',
            ["эф"] = 'f',
            ["джи"] = 'g',
            ["эйч"] = 'h',
            ["ай"] = 'i',
            ["джей"] = 'j',
            ["кей"] = 'k',
            ["эл"] = 'l',
            ["эль"] = 'l',
            ["эм"] = 'm',
            ["эн"] = 'n',
            ["оу"] = 'o',
            ["пи"] = 'p',
            ["кью"] = 'q',
            ["ар"] = 'r',
            ["эс"] = 's',
            ["ти"] = 't',
            ["ю"] = 'u',
            ["ви"] = 'v',
            ["экс"] = 'x',
            ["икс"] = 'x',
            ["вай"] = 'y',
            ["зет"] = 'z',
            ["зи"] = 'z',
        }
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads two or more words that each spell a letter, or one that spells three or more, and says how many words they were; 0 where they do not.</summary>
    public static int Read(Scratch scratch, ReadOnlySpan<Word> words, int at, int to)
    {
        var start = scratch.LatinCount;
        var count = 0;
        while (
            at + count < to
            && words[at + count].Script == Script.Cyrillic
            && Letters.TryGetValue(scratch.Text(words[at + count]), out var letter)
        )
        {
            scratch.Write(letter);
            count++;
        }

        if (count < 2)
        {
            scratch.LatinCount = start;
            count = Spell(scratch, scratch.Text(words[at])) >= 3 ? 1 : 0;
        }

        if (count > 0)
            OrganisationWords.AddLatin(scratch, start, TokenSource.Transliterated);
        else
            scratch.LatinCount = start;
        return count;
    }

    /// <summary>Writes the letters a word spells, the longest names first, and says how many; 0 where something is left.</summary>
    static int Spell(Scratch scratch, ReadOnlySpan<char> word)
    {
        var count = 0;
        while (!word.IsEmpty)
        {
            var length = Math.Min(LongestName, word.Length);
            var letter = '\0';
            while (length > 0 && !Letters.TryGetValue(word[..length], out letter))
                length--;
            if (length == 0)
                return 0;
            scratch.Write(letter);
            word = word[length..];
            count++;
        }

        return count;
    }
}
