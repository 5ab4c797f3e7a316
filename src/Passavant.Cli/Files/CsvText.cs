namespace Passavant.Cli.Files;

/// <summary>Cells of comma-separated text (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>Cells as a row, without the line's end.</summary>
    public static string Row(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
