using System.Text;

namespace Passavant.Accords.Words;

/// <summary>Prints a document as Markdown with tables (GitHub's dialect). Everything a text could be mistaken for is escaped.</summary>
public static class MarkdownRendering
{
    /// <summary>The document as Markdown; lines end in a line feed.</summary>
    public static string Render(Document document)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(document.Title)).Append('\n');
        if (document.Subtitle is { } subtitle)
            text.Append('\n').Append(Escape(subtitle)).Append('\n');
        foreach (var block in document.Blocks)
        {
            text.Append('\n');
            Print(block, text);
        }
        return text.ToString();
    }

    private static void Print(Block block, StringBuilder text)
    {
        switch (block)
        {
            case Block.Heading heading:
                text.Append('#', heading.Level)
                    .Append(' ')
                    .Append(Escape(heading.Text))
                    .Append('\n');
                break;
            case Block.Paragraph paragraph:
                text.Append(
                        paragraph.Kind switch
                        {
                            ParagraphKind.Lead => $"**{Escape(paragraph.Text)}**",
                            ParagraphKind.Note => $"*{Escape(paragraph.Text)}*",
                            ParagraphKind.Notice => $"> {Escape(paragraph.Text)}",
                            _ => Escape(paragraph.Text),
                        }
                    )
                    .Append('\n');
                break;
            case Block.Pairs pairs:
                foreach (var (name, value) in pairs.Rows)
                    text.Append("- **")
                        .Append(Escape(name))
                        .Append("**: ")
                        .Append(Escape(value))
                        .Append('\n');
                break;
            case Block.Listing listing:
                Print(listing.Items, "", listing.IsOrdered, text);
                break;
            case Block.Table table:
                if (table.Caption.Length > 0)
                    text.Append('*').Append(Escape(table.Caption)).Append("*\n\n");
                Row(table.Columns, text);
                Row(table.Columns.Select(_ => "---"), text);
                foreach (var row in table.Rows)
                    Row(
                        row.Select(
                            (cell, i) =>
                                Indent(cell)
                                + (
                                    table.RowHeads && i == 0
                                        ? $"**{Escape(cell.Text)}**"
                                        : Escape(cell.Text)
                                )
                        ),
                        text
                    );
                break;
        }
    }

    private static string Indent(Cell cell) =>
        string.Concat(Enumerable.Repeat("&emsp;", cell.Depth));

    private static void Row(IEnumerable<string> cells, StringBuilder text) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Print(
        IReadOnlyList<Outline> items,
        string indent,
        bool ordered,
        StringBuilder text
    )
    {
        for (var i = 0; i < items.Count; i++)
        {
            var mark = ordered ? $"{i + 1}. " : "- ";
            text.Append(indent).Append(mark).Append(Escape(items[i].Text)).Append('\n');
            Print(items[i].Below, indent + new string(' ', mark.Length), false, text);
        }
    }

    private static string Escape(string content)
    {
        var escaped = new StringBuilder(content.Length);
        foreach (var character in content)
            _ = character switch
            {
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' => escaped
                    .Append('\\')
                    .Append(character),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\n' or '\r' => escaped.Append(' '),
                _ => escaped.Append(character),
            };
        return escaped.ToString();
    }
}
