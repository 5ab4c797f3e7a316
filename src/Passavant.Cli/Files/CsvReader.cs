namespace Passavant.Cli.Files;

/// <summary>Reads rows of comma-separated text (RFC 4180): quoted cells may hold separators, quotation marks and line ends.</summary>
/// <remarks>
/// Memory grows with the longest row alone. A quotation mark that is never closed costs its own line, not the rest of the file.
/// </remarks>
internal sealed class CsvReader(TextReader text, string file, char separator)
{
    /// <summary>The longest row read, in characters.</summary>
    public const int LongestRow = 4 << 20;

    private readonly List<int> ends = [];
    private char[] buffer = new char[1 << 16];
    private int start;
    private int end;
    private bool atEnd;
    private long line = 1;

    /// <summary>The next row that is not blank, or null at the end.</summary>
    public CsvRow? Read()
    {
        while (Next() is { } row)
            if (row.Raw.Length > 0)
                return row;
        return null;
    }

    private CsvRow? Next()
    {
        ends.Clear();
        if (At(0) < 0)
            return null;
        var (i, breaks, firstBreak) = (0, 0, -1);
        string? fault = null;
        while (true)
        {
            var cell = i;
            if (At(i) == '"')
            {
                i++;
                while (true)
                {
                    var c = At(i);
                    if (c < 0 || i > LongestRow)
                        return Take(
                            firstBreak < 0 ? i : firstBreak,
                            0,
                            $"the quotation mark at column {cell + 1} is never closed"
                        );
                    if (c == '"' && At(i + 1) != '"')
                        break;
                    if (c == '\n')
                    {
                        breaks++;
                        firstBreak = firstBreak < 0 ? i : firstBreak;
                    }
                    i += c == '"' ? 2 : 1;
                }
                i++;
                if (
                    At(i) is var after
                    && after >= 0
                    && after != separator
                    && after is not ('\n' or '\r')
                )
                    fault ??= $"text after the closing quotation mark at column {i + 1}";
            }
            i = EndOfCell(i);
            ends.Add(i);
            if (i > LongestRow)
                return Take(i, breaks, "a row of more than four million letters");
            if (At(i) != separator)
                return Take(i, breaks, fault);
            i++;
        }
    }

    private CsvRow Take(int length, int breaks, string? fault)
    {
        // A row cut short at its first line end may end in a carriage return.
        var shown = length > 0 && buffer[start + length - 1] == '\r' ? length - 1 : length;
        var row = new CsvRow(
            file,
            line,
            new string(buffer, start, shown),
            fault is null ? [.. ends] : [shown],
            fault
        );
        if (At(length) == '\r')
            length++;
        if (At(length) == '\n')
            length++;
        line += breaks + 1;
        start += length;
        return row;
    }

    private int EndOfCell(int i)
    {
        while (true)
        {
            if (At(i) < 0)
                return i;
            var found = buffer.AsSpan(start + i, end - start - i).IndexOfAny(separator, '\n', '\r');
            if (found >= 0)
                return i + found;
            i = end - start;
            if (i > LongestRow)
                return i;
        }
    }

    /// <summary>The letter at an offset from the beginning of the row; -1 beyond the end.</summary>
    private int At(int offset)
    {
        while (start + offset >= end)
            if (!Fill())
                return -1;
        return buffer[start + offset];
    }

    private bool Fill()
    {
        if (atEnd)
            return false;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = text.Read(buffer, end, buffer.Length - end);
        end += read;
        atEnd = read == 0;
        return read > 0;
    }
}

/// <summary>A row of comma-separated text. Cells are cut out of the row when asked for.</summary>
internal sealed class CsvRow(string file, long line, string raw, int[] ends, string? fault)
    : Row(file, line)
{
    public override int Count => ends.Length;

    public override string Raw => raw;

    public override string? Fault => fault;

    public override string Cell(int index)
    {
        var from = index == 0 ? 0 : ends[index - 1] + 1;
        var cell = raw.AsSpan(from, ends[index] - from);
        if (cell is ['"', .., '"'] && cell.Length > 1)
            return cell[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal).Trim();
        cell = cell.Trim();
        return cell.IsEmpty ? "" : cell.ToString();
    }
}

/// <summary>Writes comma-separated text.</summary>
internal static class CsvText
{
    /// <summary>A cell, in quotation marks where it needs them.</summary>
    public static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    /// <summary>A row with its line end.</summary>
    public static string Row(params IEnumerable<string> cells) =>
        string.Join(',', cells.Select(Cell)) + "\n";

    /// <summary>The separator a header uses: the commonest of comma, semicolon and tab outside quotation marks.</summary>
    public static char Separator(string header)
    {
        var counts = new Dictionary<char, int>
        {
            [','] = 0,
            [';'] = 0,
            ['\t'] = 0,
        };
        var quoted = false;
        foreach (var c in header)
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && counts.TryGetValue(c, out var count))
                counts[c] = count + 1;
            else if (!quoted && c is '\n' or '\r')
                break;
        return counts.MaxBy(pair => pair.Value).Key;
    }
}
