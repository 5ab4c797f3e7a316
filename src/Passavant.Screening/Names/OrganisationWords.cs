namespace Passavant.Screening.Names;

/// <summary>Reads the words of an organisation's or vessel's name.</summary>
static class OrganisationWords
{
    /// <summary>How often phrases are looked for in what phrases gave; more than any table needs.</summary>
    const int Rounds = 4;

    public static void Read(Scratch scratch, Selection selection, Reading reading)
    {
        scratch.ItemCount = scratch.LatinCount = 0;
        var words = scratch.Words.AsSpan(0, scratch.WordCount);
        for (var at = selection.From; at < selection.To; at++)
        {
            if (!selection.Takes(words, at))
                continue;
            var letters = Letters(scratch, words, at, selection.To);
            if (letters > 0)
                at += letters - 1;
            else
                at += Word(scratch, words, at, selection.To, reading) - 1;
        }

        for (var round = 0; round < Rounds && Phrases.Join(scratch); round++) { }
        Numbers.Settle(scratch);
    }

    /// <summary>Reads single letters that together are one word (S.A.R.L.), and says how many words they were.</summary>
    static int Letters(Scratch scratch, ReadOnlySpan<Word> words, int at, int to)
    {
        if (words[at].Length > 2)
            return 0;
        var (run, joined) = (1, true);
        while (
            at + run < to
            && words[at + run].Length <= 2
            && words[at + run].Script == words[at].Script
            && words[at + run].Bracket == words[at].Bracket
            && run < 6
        )
            run++;
        Span<char> letters = stackalloc char[16];
        for (; run >= 2; run--)
        {
            var count = 0;
            joined = true;
            var singles = true;
            for (var part = at; part < at + run; part++)
            {
                var text = scratch.Text(words[part]);
                text.CopyTo(letters[count..]);
                count += text.Length;
                joined &= part == at || words[part].Marks.HasFlag(Marks.Joined);
                singles &= text.Length == 1;
            }

            if (
                !joined && (!singles || words[at].Script == Script.Latin)
                || words[at].Script == Script.None
            )
                continue;
            var known = WordTable.Organisations.Find(letters[..count]);
            if (known?.Means is { } means && (joined || means[0].Kind == TokenKind.LegalForm))
            {
                Add(scratch, means);
                return run;
            }

            if (joined && singles && run >= 3)
            {
                var start = scratch.LatinCount;
                Romaniser.Romanise(letters[..count], words[at].Script, default, scratch);
                scratch.End(start, Romaniser.Source(words[at].Script));
                return run;
            }
        }

        return 0;
    }

    /// <summary>Reads one word, or the longest phrase it begins, and says how many words that was.</summary>
    static int Word(Scratch scratch, ReadOnlySpan<Word> words, int at, int to, Reading reading)
    {
        ref readonly var word = ref words[at];
        var text = scratch.Text(word);
        switch (word.Script)
        {
            case Script.None:
                scratch.AddNumber(text);
                return 1;
            case Script.Han or Script.Kana or Script.Hangul or Script.Unspaced:
                Segmenter.Read(text, word.Script, reading, scratch);
                return 1;
            case Script.Cyrillic
                when scratch.ItemCount > 0
                    && scratch.Items[scratch.ItemCount - 1].Kind == TokenKind.Number
                    && text
                        is "й"
                            or "я"
                            or "е"
                            or "го"
                            or "му"
                            or "ой"
                            or "ый"
                            or "ий"
                            or "ая"
                            or "ое"
                            or "х":
                return 1;
            case Script.Latin or Script.Cyrillic when Numbers.Ordinal(text) is > 0 and var digits:
                scratch.AddNumber(text[..digits]);
                return 1;
        }

        if (text.Length == 1 && word.Marks.HasFlag(Marks.Dotted))
        {
            Plain(scratch, word, reading);
            return 1;
        }

        var table = WordTable.Organisations;
        var entry = table.FindWord(text);
        if (word.Script != Script.Latin && entry?.Longest > 1)
        {
            var length = Phrases.Find(
                scratch,
                words[at..to],
                Math.Min(entry.Longest, to - at),
                out var phrase
            );
            if (length > 0)
            {
                Add(scratch, phrase);
                return length;
            }
        }

        if (entry?.Means is { } means)
        {
            Add(scratch, means);
            return 1;
        }

        if (
            word.Script == Script.Cyrillic
            && SpelledLetters.Read(scratch, words, at, to) is > 0 and var spelled
        )
            return spelled;
        if (word.Script == Script.Arabic)
            return ArabicWords.Read(scratch, words, at, to, table);
        Plain(scratch, word, reading);
        return 1;
    }

    static void Plain(Scratch scratch, in Word word, Reading reading)
    {
        var start = scratch.LatinCount;
        Romaniser.Romanise(scratch.Text(word), word.Script, reading, scratch);
        AddLatin(scratch, start, Romaniser.Source(word.Script));
    }

    /// <summary>Ends a word in Latin letters: as the table has it, or else as it stands.</summary>
    public static void AddLatin(Scratch scratch, int start, TokenSource source)
    {
        var text = scratch.Latin.AsSpan(start, scratch.LatinCount - start);
        if (Numbers.Ordinal(text) is > 0 and var digits)
        {
            scratch.AddNumber(text[..digits]);
            return;
        }

        if (scratch.AddNumberOnly(start))
            return;
        if (
            source != TokenSource.Written
            && scratch.LatinCount > start
            && WordTable
                .Organisations.FindWord(scratch.Latin.AsSpan(start, scratch.LatinCount - start))
                ?.Means
                is { } means
        )
            Add(scratch, means);
        else
            scratch.End(start, source);
    }

    public static void Add(Scratch scratch, ReadOnlySpan<Meaning> means)
    {
        foreach (var one in means)
            scratch.Add(new Item(one.Text, 0, 0, one.Kind, TokenSource.Written));
    }
}
