namespace Passavant.Screening.Names;

/// <summary>Which words of a text make one name: texts hold others in brackets or after a slash.</summary>
/// <param name="From">The first word.</param>
/// <param name="To">The word after the last.</param>
/// <param name="Bracket">Words in this pair of brackets alone (above 0), or none in brackets where <see cref="OutsideOnly"/>.</param>
/// <param name="Instead">The words of this pair of brackets take the place of the word before them; 0 for none.</param>
readonly record struct Selection(int From, int To, int Bracket, int Instead, bool OutsideOnly)
{
    static Selection All(int from, int to) => new(from, to, 0, 0, false);

    public bool Takes(ReadOnlySpan<Word> words, int at)
    {
        var bracket = words[at].Bracket;
        if (Bracket > 0)
            return bracket == Bracket;
        if (Instead > 0)
            return bracket == Instead
                || bracket == 0 && (at + 1 >= To || words[at + 1].Bracket != Instead);
        return !OutsideOnly || bracket == 0;
    }

    /// <summary>Fills in the names a text holds, the foremost first, and says how many.</summary>
    public static int Choose(Scratch scratch, PartyKind kind, Span<Selection> into)
    {
        var words = scratch.Words.AsSpan(0, scratch.WordCount);
        var count = 0;
        var from = 0;
        for (var at = 1; at <= words.Length && count < into.Length; at++)
        {
            if (
                at < words.Length
                && (kind == PartyKind.Organisation || !Divides(scratch, from, at))
            )
                continue;
            count += Brackets(scratch, from, at, kind, into[count..]);
            from = at;
        }

        return count;
    }

    /// <summary>Whether another whole name begins at a word: after a slash, or after a comma with the same first word again.</summary>
    static bool Divides(Scratch scratch, int from, int at)
    {
        var words = scratch.Words;
        if (at - from < 2 || scratch.WordCount - at < 2 || words[at].Bracket != 0)
            return false;
        return words[at].Marks.HasFlag(Marks.AfterSlash)
            || words[at].Marks.HasFlag(Marks.AfterComma)
                && scratch.Text(words[at]).SequenceEqual(scratch.Text(words[from]));
    }

    static int Brackets(Scratch scratch, int from, int to, PartyKind kind, Span<Selection> into)
    {
        var words = scratch.Words;
        var outside = 0;
        var bracket = 0;
        var inside = 0;
        var acronym = true;
        for (var at = from; at < to; at++)
            if (words[at].Bracket == 0)
                outside++;
            else if (bracket == 0 || words[at].Bracket == bracket)
            {
                bracket = words[at].Bracket;
                inside++;
                acronym &=
                    words[at].Script == Script.Latin
                    && words[at].Length >= 3
                    && words[at].Marks.HasFlag(Marks.Capitals)
                    && WordTable.Organisations.Find(scratch.Text(words[at]))?.Means is null;
            }

        if (bracket == 0 || outside == 0)
        {
            into[0] = All(from, to);
            return 1;
        }

        if (kind is PartyKind.Person)
        {
            into[0] = new Selection(from, to, 0, 0, true);
            if (into.Length == 1 || words[from].Bracket != 0)
                return 1;
            into[1] =
                inside == 1
                    ? new Selection(from, to, 0, bracket, false)
                    : new Selection(from, to, bracket, 0, false);
            return 2;
        }

        // an acronym in brackets is another name
        into[0] = inside == 1 && acronym ? new Selection(from, to, 0, 0, true) : All(from, to);
        if (!into[0].OutsideOnly || into.Length == 1)
            return 1;
        into[1] = new Selection(from, to, bracket, 0, false);
        return 2;
    }
}
