namespace Passavant.Screening.Names;

/// <summary>Alphabets of India and South-East Asia: the vowel that is not written, and vowels written before the consonant they follow.</summary>
static class Indic
{
    /// <summary>Whether a letter is of an Indian alphabet from Devanagari to Malayalam, which are laid out alike.</summary>
    public static bool IsIndian(char letter) => letter is >= '\u0900' and <= '\u0d7f';

    public static bool IsKhmer(char letter) => letter is >= '\u1780' and <= '\u17d3';

    public static void Romanise(ReadOnlySpan<char> word, Scratch to)
    {
        for (var at = 0; at < word.Length; at++)
        {
            Romaniser.ByTable(word.Slice(at, 1), to);
            if (
                IsConsonant(word[at])
                && at + 1 < word.Length
                && (IsConsonant(word[at + 1]) || IsVowelless(word[at + 1]))
            )
                to.Write('a');
        }
    }

    static bool IsConsonant(char letter) =>
        IsIndian(letter) && (letter - 0x900) % 0x80 is >= 0x15 and <= 0x39;

    static bool IsVowelless(char letter) =>
        IsIndian(letter) && (letter - 0x900) % 0x80 is 0x01 or 0x02;

    /// <summary>Khmer: ប with a sign is p, and o stands between consonants without a vowel.</summary>
    public static void Khmer(ReadOnlySpan<char> word, Scratch to)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var letter = word[at];
            var next = at + 1 < word.Length ? word[at + 1] : '\0';
            if (letter == 'ប' && next == '\u17c9')
                to.Write('p');
            else
                Romaniser.ByTable(word.Slice(at, 1), to);
            if (letter is >= 'ក' and <= 'អ' && next is >= 'ក' and <= 'អ')
                to.Write('o');
        }
    }

    /// <summary>Thai and Lao: vowels written before their consonant are read after it.</summary>
    public static void Thai(ReadOnlySpan<char> word, Scratch to)
    {
        for (var at = 0; at < word.Length; at++)
            if (word[at] is >= 'เ' and <= 'ไ' or >= 'ເ' and <= 'ໄ' && at + 1 < word.Length)
            {
                Romaniser.ByTable(word.Slice(at + 1, 1), to);
                Romaniser.ByTable(word.Slice(at, 1), to);
                at++;
            }
            else
            {
                Romaniser.ByTable(word.Slice(at, 1), to);
                // two consonants at the front are a closed syllable, save where the second is r, l or w
                if (
                    at == 0
                    && word.Length > 2
                    && word[0] is >= 'ก' and <= 'ฮ'
                    && word[1] is >= 'ก' and <= 'ฮ' and not ('ร' or 'ล' or 'ว')
                )
                    to.Write('o');
            }
    }
}
