using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Passavant.Letters.Docx;

/// <summary>The text of a letter in the order it is read.</summary>
internal sealed class Content(Lists lists)
{
    private const string Hair = "B4BCC6";

    /// <summary>The body.</summary>
    public Body Of(Letter letter)
    {
        var (head, words) = (letter.Letterhead, letter.Body.Words);
        var body = new Body(Line(Sheet.Name, head.Authority));
        body.Append(head.Address.Concat(head.Contact).Select(line => Line(Sheet.Quiet, line)));
        body.Append(Ruled(Line(Sheet.Quiet, "")));
        body.Append(letter.Addressee.Select(line => Line(Sheet.Signature, line)));
        body.Append(Line(Sheet.Signature, ""));
        body.Append(Line(Sheet.Signature, $"{words.Reference}: {letter.Reference}"));
        body.Append(Line(Sheet.Signature, $"{words.Date}: {words.Day(letter.Date)}"));
        body.Append(Line(Sheet.Title, letter.Body.Subject));
        body.Append(letter.Body.Blocks.SelectMany(Block));
        body.Append(
            new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = "head" },
                new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" },
                new FooterReference { Type = HeaderFooterValues.First, Id = "foot" },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin
                {
                    Top = 1300,
                    Bottom = 1300,
                    Left = 1420,
                    Right = 1420,
                    Header = 700,
                    Footer = 700,
                    Gutter = 0,
                },
                new TitlePage()
            )
        );
        return body;
    }

    private IEnumerable<OpenXmlElement> Block(Block block) =>
        block switch
        {
            Block.Heading heading => [Line(Sheet.Heading, heading.Text)],
            Block.Paragraph paragraph => [Line(null, paragraph.Text)],
            Block.SmallPrint small => [Line(Sheet.Quiet, small.Text)],
            Block.Numbered numbered => Items(numbered.Items, lists.Start(numbered: true)),
            Block.Bulleted bulleted => Items(bulleted.Items, lists.Start(numbered: false)),
            Block.Table table => [Table(table), Line(Sheet.Quiet, "")],
            Block.Signature signature => Signed(signature.Lines),
            _ => throw new UnreachableException(),
        };

    private static IEnumerable<OpenXmlElement> Items(IReadOnlyList<string> items, int list) =>
        items.Select(item =>
        {
            var line = Line(Sheet.ListItem, item);
            line.ParagraphProperties!.NumberingProperties = new(
                new NumberingLevelReference { Val = 0 },
                new NumberingId { Val = list }
            );
            return line;
        });

    private static IEnumerable<OpenXmlElement> Signed(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = Line(Sheet.Signature, lines[i]);
            if (i == 0)
                line.ParagraphProperties!.SpacingBetweenLines = new() { Before = "800" };
            if (i < lines.Count - 1)
                line.ParagraphProperties!.KeepNext = new KeepNext();
            yield return line;
        }
    }

    private static Table Table(Block.Table table)
    {
        var columns = table.Header.Count;
        var made = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    new BottomBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4,
                        Color = Hair,
                    },
                    new InsideHorizontalBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4,
                        Color = Hair,
                    }
                ),
                new TableLook { FirstRow = true }
            ),
            new TableGrid(
                table.Header.Select(_ => new GridColumn { Width = $"{Edges.Width / columns}" })
            )
        );
        made.Append(Row(table.Header, Sheet.CellHead, isHeader: true));
        made.Append(table.Rows.Select(row => Row(row, Sheet.Cell, isHeader: false)));
        return made;
    }

    private static TableRow Row(IReadOnlyList<string> cells, string style, bool isHeader)
    {
        var rules = new TableRowProperties(new CantSplit());
        if (isHeader)
            rules.Append(new TableHeader());
        var row = new TableRow(rules);
        foreach (var text in cells)
        {
            var cell = new TableCell();
            if (isHeader)
                cell.Append(
                    new TableCellProperties(
                        new Shading
                        {
                            Val = ShadingPatternValues.Clear,
                            Color = "auto",
                            Fill = "EEF1F5",
                        }
                    )
                );
            cell.Append(Line(style, text));
            row.Append(cell);
        }
        return row;
    }

    private static Paragraph Ruled(Paragraph line)
    {
        line.ParagraphProperties!.ParagraphBorders = new(
            new BottomBorder
            {
                Val = BorderValues.Single,
                Size = 12,
                Color = "1F3A5F",
            }
        );
        line.ParagraphProperties.SpacingBetweenLines = new() { After = "400" };
        return line;
    }

    private static Paragraph Line(string? style, string text)
    {
        var line = new Paragraph();
        if (style is not null)
            line.ParagraphProperties = new(new ParagraphStyleId { Val = style });
        if (text.Length > 0)
            line.Append(Edges.Text(text));
        return line;
    }
}
