namespace Passavant.Screening.Names;

/// <summary>Reads scripts that write words without spaces: the longest known word at each place, what is left between as one word.</summary>
static class Segmenter
{
    const int Piece = 256;
    const int Unknown = 10;
    const int Stretch = 5;
    const int Known = 3;

    public static void Read(
        ReadOnlySpan<char> text,
        Script script,
        Reading reading,
        Scratch scratch
    )
    {
        for (; text.Length > Piece; text = text[Piece..])
            Cut(text[..Piece], script, reading, scratch);
        Cut(text, script, reading, scratch);
    }

    /// <summary>Cuts so that the least is left unknown, in the fewest stretches, with the fewest words.</summary>
    static void Cut(ReadOnlySpan<char> text, Script script, Reading reading, Scratch scratch)
    {
        var table = WordTable.Organisations;
        Span<int> costs = stackalloc int[Piece + 1];
        Span<int> lengths = stackalloc int[Piece + 1];
        costs[text.Length] = 0;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            (costs[at], lengths[at]) = (
                costs[at + 1]
                    + Unknown
                    + (at + 1 < text.Length && lengths[at + 1] < 0 ? 0 : Stretch),
                -1
            );
            var longest = Math.Min(table.Find(text.Slice(at, 1))?.Longest ?? 0, text.Length - at);
            for (var length = 1; length <= longest; length++)
                if (
                    costs[at + length] + Known is var cost
                    && cost <= costs[at]
                    && table.Find(text.Slice(at, length))?.Means is not null
                )
                    (costs[at], lengths[at]) = (cost, length);
        }

        for (var at = 0; at < text.Length; )
        {
            var end = at;
            while (end < text.Length && lengths[end] < 0)
                end++;
            if (end > at)
            {
                Rest(text[at..end], script, reading, scratch);
                at = end;
                continue;
            }

            OrganisationWords.Add(scratch, table.Find(text.Slice(at, lengths[at]))!.Means);
            at += lengths[at];
        }
    }

    static void Rest(ReadOnlySpan<char> text, Script script, Reading reading, Scratch scratch)
    {
        var start = scratch.LatinCount;
        Romaniser.Romanise(text, script, reading, scratch);
        OrganisationWords.AddLatin(scratch, start, Romaniser.Source(script));
    }
}
