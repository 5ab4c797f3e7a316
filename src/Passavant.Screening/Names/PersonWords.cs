using System.Buffers;

namespace Passavant.Screening.Names;

/// <summary>Reads the words of a person's name.</summary>
static class PersonWords
{
    static readonly SearchValues<char> NotConsonants = SearchValues.Create("aeiouy0123456789");

    public static void Read(Scratch scratch, Selection selection, Reading reading)
    {
        scratch.ItemCount = scratch.LatinCount = 0;
        var words = scratch.Words.AsSpan(0, scratch.WordCount);
        var comma = Comma(words, selection);
        Read(scratch, words, comma, selection.To, selection, reading);
        Read(scratch, words, selection.From, comma, selection, reading);
        ArabicNames.Settle(scratch);
    }

    /// <summary>The word after the comma of “Family, Given”; the end where there is none or are several.</summary>
    static int Comma(ReadOnlySpan<Word> words, Selection selection)
    {
        var found = selection.To;
        for (var at = selection.From + 1; at < selection.To; at++)
            if (words[at].Marks.HasFlag(Marks.AfterComma) && words[at].Bracket == 0)
            {
                if (found < selection.To)
                    return selection.To;
                found = at;
            }

        return found;
    }

    static void Read(
        Scratch scratch,
        ReadOnlySpan<Word> words,
        int from,
        int to,
        Selection selection,
        Reading reading
    )
    {
        var table = WordTable.People;
        for (var at = from; at < to; at++)
        {
            if (!selection.Takes(words, at))
                continue;
            ref readonly var word = ref words[at];
            var text = scratch.Text(word);
            if (word.Script == Script.None)
            {
                scratch.AddNumber(text);
                continue;
            }

            if (word.Script == Script.Arabic)
            {
                at += ArabicWords.Read(scratch, words, at, to, table) - 1;
                continue;
            }

            if (text is "ben" && scratch.ItemCount == 0)
            {
                scratch.AddKnown("ben", TokenKind.Name);
                continue;
            }

            if (AreInitials(word, text, words))
            {
                for (var letter = 0; letter < text.Length; letter++)
                {
                    var place = scratch.LatinCount;
                    scratch.Write(text[letter]);
                    scratch.End(place, TokenSource.Written);
                }

                continue;
            }

            if (
                (text.Length > 1 || !word.Marks.HasFlag(Marks.Dotted))
                && table.FindWord(text)?.Means is { } means
            )
            {
                OrganisationWords.Add(scratch, means);
                continue;
            }

            if (word.Script is Script.Han or Script.Hangul)
            {
                EasternNames.Read(text, word.Script, reading, scratch);
                continue;
            }

            var start = scratch.LatinCount;
            Romaniser.Romanise(text, word.Script, reading, scratch);
            Digits(scratch.Latin.AsSpan(start, scratch.LatinCount - start));
            var latin = scratch.Latin.AsSpan(start, scratch.LatinCount - start);
            if (scratch.AddNumberOnly(start))
                continue;
            if (table.FindWord(latin)?.Means is { } known)
                OrganisationWords.Add(scratch, known);
            else
                scratch.End(start, Romaniser.Source(word.Script));
        }
    }

    /// <summary>Whether two capitals without a vowel, in a name not all in capitals, are initials: JC Juncker.</summary>
    static bool AreInitials(in Word word, ReadOnlySpan<char> text, ReadOnlySpan<Word> words)
    {
        if (
            text.Length != 2
            || word.Script != Script.Latin
            || !word.Marks.HasFlag(Marks.Capitals)
            || text.ContainsAny(NotConsonants)
            || text is "ng" or "md" or "dr" or "mr" or "ms" or "sr" or "jr" or "st"
        )
            return false;
        foreach (ref readonly var other in words)
            if (!other.Marks.HasFlag(Marks.Capitals))
                return true;
        return false;
    }

    /// <summary>Digits typed for letters in a word that is otherwise letters: Ig0r.</summary>
    static void Digits(Span<char> word)
    {
        if (word.IndexOfAnyInRange('0', '9') < 0 || word.IndexOfAnyInRange('a', 'z') < 0)
            return;
        foreach (ref var letter in word)
            letter = letter switch
            {
                '0' => 'o',
                '1' => 'i',
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                _ => letter,
            };
    }
}
