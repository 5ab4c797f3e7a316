using System.Text;

namespace Passavant.Accords.Words;

/// <summary>Prints a document as plain text: 100 columns, aligned tables, wrapped cells; with colour where the caller has a terminal.</summary>
public sealed class TextRendering(bool colour = false)
{
    /// <summary>The widest line, in characters.</summary>
    public const int Width = 100;

    private readonly StringBuilder text = new();

    /// <summary>The document as text; lines end in a line feed.</summary>
    public string Render(Document document)
    {
        text.Clear();
        Wrapped(document.Title, "", "", line => Painted(line, "1"));
        if (document.Subtitle is { } subtitle)
            Wrapped(subtitle, "", "", line => Painted(line, "2"));
        text.Append(new string('=', Math.Min(Width, document.Title.Length))).Append('\n');
        foreach (var block in document.Blocks)
        {
            text.Append(block is Block.Heading { Level: 2 } ? "\n\n" : "\n");
            Print(block);
        }
        return text.ToString();
    }

    private void Print(Block block)
    {
        switch (block)
        {
            case Block.Heading { Level: 2 } heading:
                Wrapped(heading.Text, "", "", line => Painted(line, "1"));
                text.Append(new string('-', Math.Min(Width, heading.Text.Length))).Append('\n');
                break;
            case Block.Heading heading:
                Wrapped(heading.Text, "", "", line => Painted(line, "1"));
                break;
            case Block.Paragraph paragraph:
                Wrapped(
                    paragraph.Text,
                    "",
                    "",
                    line =>
                        paragraph.Kind == ParagraphKind.Lead
                            ? Painted(line, $"1;{Colour(paragraph.Tone)}")
                            : line
                );
                break;
            case Block.Pairs pairs:
                var width =
                    pairs.Rows.Count == 0
                        ? 0
                        : Math.Min(30, pairs.Rows.Max(row => row.Name.Length));
                foreach (var (name, value) in pairs.Rows)
                    Wrapped(value, name.PadRight(width) + "  ", new string(' ', width + 2));
                break;
            case Block.Listing listing:
                Print(listing.Items, "", listing.IsOrdered);
                break;
            case Block.Table table:
                Print(table);
                break;
        }
    }

    private void Print(IReadOnlyList<Outline> items, string indent, bool ordered)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var mark = ordered ? $"{i + 1}. " : "- ";
            Wrapped(items[i].Text, indent + mark, indent + new string(' ', mark.Length));
            Print(items[i].Below, indent + new string(' ', mark.Length), false);
        }
    }

    private void Print(Block.Table table)
    {
        if (table.Caption.Length > 0)
            Wrapped(table.Caption, "", "", line => Painted(line, "2"));
        var widths = Widths(table);
        Row([.. table.Columns.Select(column => new Cell(column))], widths, "1");
        text.Append(string.Join("  ", widths.Select(width => new string('-', width)))).Append('\n');
        foreach (var row in table.Rows)
            Row(row, widths, null);
    }

    private static int[] Widths(Block.Table table)
    {
        var columns = table.Columns.Count;
        var widths = new int[columns];
        var least = new int[columns];
        foreach (
            var row in table.Rows.Append([.. table.Columns.Select(column => new Cell(column))])
        )
            for (var i = 0; i < columns; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Text.Length + 2 * row[i].Depth);
                var word = row[i].Text.Split(' ').Max(part => part.Length);
                least[i] = Math.Max(least[i], Math.Min(24, word));
            }
        // The widest column gives way first, but none below its longest word.
        while (widths.Sum() + 2 * (columns - 1) > Width)
        {
            var widest = -1;
            for (var i = 0; i < columns; i++)
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]))
                    widest = i;
            if (widest < 0)
                break;
            widths[widest]--;
        }
        return widths;
    }

    private void Row(IReadOnlyList<Cell> row, int[] widths, string? style)
    {
        var lines = row.Select(
                (cell, i) => Wrap(cell.Text, Math.Max(4, widths[i] - 2 * cell.Depth)).ToList()
            )
            .ToList();
        for (var line = 0; line < lines.Max(cell => cell.Count); line++)
        {
            var printed = new StringBuilder();
            for (var i = 0; i < row.Count; i++)
            {
                var part =
                    line < lines[i].Count ? new string(' ', 2 * row[i].Depth) + lines[i][line] : "";
                var padded = i == row.Count - 1 ? part : part.PadRight(widths[i] + 2);
                printed.Append(
                    style is not null ? Painted(padded, style) : Toned(padded, row[i].Tone)
                );
            }
            text.Append(printed.ToString().TrimEnd()).Append('\n');
        }
    }

    private void Wrapped(
        string content,
        string first,
        string next,
        Func<string, string>? paint = null
    )
    {
        var lead = first;
        foreach (var line in Wrap(content, Width - first.Length))
        {
            text.Append((lead + (paint is null ? line : paint(line))).TrimEnd()).Append('\n');
            lead = next;
        }
    }

    // Breaks at plain spaces alone: a number keeps its unit.
    private static IEnumerable<string> Wrap(string content, int width)
    {
        var line = new StringBuilder();
        foreach (var word in content.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            while (rest.Length > width)
            {
                if (line.Length > 0)
                    yield return line.ToString();
                line.Clear();
                yield return rest[..width];
                rest = rest[width..];
            }
            if (rest.Length > 0)
                line.Append(line.Length > 0 ? " " : "").Append(rest);
        }
        yield return line.ToString();
    }

    private string Toned(string line, Tone tone) =>
        tone == Tone.Plain ? line : Painted(line, Colour(tone));

    private static string Colour(Tone tone) =>
        tone switch
        {
            Tone.Yes or Tone.Mild => "32",
            Tone.No or Tone.Grave => "31",
            Tone.Open or Tone.Middle => "33",
            Tone.Quiet => "2",
            _ => "39",
        };

    private string Painted(string line, string style)
    {
        if (!colour || string.IsNullOrWhiteSpace(line))
            return line;
        var end = line.TrimEnd();
        return $"\u001b[{style}m{end}\u001b[0m{line[end.Length..]}";
    }
}
