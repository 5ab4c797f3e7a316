namespace Passavant.Screening.Names;

/// <summary>Reads scripts that write words without spaces: the longest known word at each place, what is left between as one word.</summary>
static class Segmenter
{
    public static void Read(ReadOnlySpan<char> text, Script script, Reading reading, Scratch scratch)
    {
        var table = WordTable.Organisations;
        var from = 0;
        var at = 0;
        while (at < text.Length)
        {
            var longest = table.Find(text.Slice(at, 1))?.Longest ?? 0;
            Meaning[]? means = null;
            var length = Math.Min(longest, text.Length - at);
            for (; length >= 1; length--)
                if ((means = table.Find(text.Slice(at, length))?.Means) is not null)
                    break;
            if (means is null)
            {
                at++;
                continue;
            }

            Rest(text[from..at], script, reading, scratch);
            OrganisationWords.Add(scratch, means);
            at += length;
            from = at;
        }

        Rest(text[from..], script, reading, scratch);
    }

    static void Rest(ReadOnlySpan<char> text, Script script, Reading reading, Scratch scratch)
    {
        var start = scratch.LatinCount;
        Romaniser.Romanise(text, script, reading, scratch);
        OrganisationWords.AddLatin(scratch, start, Romaniser.Source(script));
    }
}
