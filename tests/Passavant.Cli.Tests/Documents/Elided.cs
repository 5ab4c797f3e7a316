namespace Passavant.Cli.Tests.Documents;

/// <summary>Compares a text with one in which a line of <c>…</c> stands for any lines and a <c>…</c> inside a line for any letters. Blanks at the end of lines do not count.</summary>
internal static class Elided
{
    public static bool Matches(string shown, string printed) =>
        Matches(Lines(shown), Lines(printed));

    private static string[] Lines(string text) =>
        [.. text.TrimEnd().Split('\n').Select(line => line.TrimEnd())];

    private static bool Matches(ReadOnlySpan<string> shown, ReadOnlySpan<string> printed)
    {
        if (shown.IsEmpty)
            return printed.IsEmpty;
        if (shown[0] == "…")
            return Matches(shown[1..], printed)
                || (!printed.IsEmpty && Matches(shown, printed[1..]));
        return !printed.IsEmpty && Line(shown[0], printed[0]) && Matches(shown[1..], printed[1..]);
    }

    private static bool Line(ReadOnlySpan<char> shown, ReadOnlySpan<char> printed)
    {
        var gap = shown.IndexOf('…');
        if (gap < 0)
            return printed.SequenceEqual(shown);
        if (!printed.StartsWith(shown[..gap]))
            return false;
        for (var at = gap; at <= printed.Length; at++)
            if (Line(shown[(gap + 1)..], printed[at..]))
                return true;
        return false;
    }
}
