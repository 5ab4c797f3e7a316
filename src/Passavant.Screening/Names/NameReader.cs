namespace Passavant.Screening.Names;

/// <summary>Reads a name in any script as words in Latin letters, by tables alone.</summary>
/// <remarks>Same text and kind, same answer. Reading the words of an answer again, as the same known kind, gives the same words.</remarks>
public static class NameReader
{
    const int Most = 4;

    /// <summary>The readings of a name, the most usual first, at most four; more than one where a script or word can be read in several ways. Never empty unless the text holds neither letter nor digit.</summary>
    public static IReadOnlyList<NameReading> Read(string text, PartyKind kind)
    {
        var scratch = Scratch.Rent();
        try
        {
            Scanner.Scan(text, scratch);
            var readings = new List<NameReading>(1);
            Span<Selection> selections = stackalloc Selection[Most];
            foreach (var selection in selections[..Selection.Choose(scratch, kind, selections)])
            foreach (var reading in Choices(scratch, kind))
            {
                if (readings.Count == Most)
                    break;
                var tokens = Tokens(scratch, selection, kind, reading);
                if (tokens.Length > 0 && !Exists(readings, tokens))
                    readings.Add(new NameReading(tokens));
            }

            return readings;
        }
        finally
        {
            scratch.Return();
        }
    }

    static NameToken[] Tokens(Scratch scratch, Selection selection, PartyKind kind, Reading reading)
    {
        if (kind == PartyKind.Unknown)
        {
            OrganisationWords.Read(scratch, selection, reading);
            foreach (ref readonly var item in scratch.Items.AsSpan(0, scratch.ItemCount))
                if (item.Kind is TokenKind.LegalForm or TokenKind.Common or TokenKind.Number)
                    return Finish(scratch);
        }

        if (kind is PartyKind.Person or PartyKind.Unknown)
            PersonWords.Read(scratch, selection, reading);
        else
            OrganisationWords.Read(scratch, selection, reading);
        return Finish(scratch);
    }

    static NameToken[] Finish(Scratch scratch)
    {
        if (scratch.ItemCount == 0)
            return [];
        var tokens = new NameToken[scratch.ItemCount];
        for (var at = 0; at < tokens.Length; at++)
        {
            ref readonly var item = ref scratch.Items[at];
            var text = item.Known ?? scratch.Text(item).ToString();
            tokens[at] = new NameToken(
                text,
                text.Length == 1 && char.IsAsciiLetter(text[0]) && item.Kind == TokenKind.Name
                    ? TokenKind.Initial
                    : item.Kind,
                item.Source
            );
        }

        return tokens;
    }

    static bool Exists(List<NameReading> readings, NameToken[] tokens)
    {
        foreach (var reading in readings)
        {
            var same = reading.Tokens.Count == tokens.Length;
            for (var at = 0; same && at < tokens.Length; at++)
                same = reading.Tokens[at].Text == tokens[at].Text;
            if (same)
                return true;
        }

        return false;
    }

    /// <summary>The ways the scripts of these words can be read.</summary>
    static ReadOnlySpan<Reading> Choices(Scratch scratch, PartyKind kind)
    {
        foreach (ref readonly var word in scratch.Words.AsSpan(0, scratch.WordCount))
            switch (word.Script)
            {
                case Script.Hangul:
                    return Korean;
                case Script.Han when kind is PartyKind.Person or PartyKind.Unknown:
                    return Chinese;
                case Script.Cyrillic when Cyrillic.IsSouthern(scratch.Text(word)):
                    return Ukrainian;
            }

        return Usual;
    }

    static ReadOnlySpan<Reading> Usual => [Reading.Usual];
    static ReadOnlySpan<Reading> Ukrainian => [Reading.Southern, Reading.Usual];
    static ReadOnlySpan<Reading> Korean => [Reading.Usual, Reading.South];
    static ReadOnlySpan<Reading> Chinese =>
        [Reading.Usual, Reading.Korean, Reading.Japanese, Reading.Cantonese];
}

/// <summary>A name as words, in the order written.</summary>
/// <param name="Tokens">The words.</param>
public sealed record NameReading(IReadOnlyList<NameToken> Tokens);
