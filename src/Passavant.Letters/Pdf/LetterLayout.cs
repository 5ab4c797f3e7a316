using System.Diagnostics;
using SkiaSharp;

namespace Passavant.Letters.Pdf;

/// <summary>Sets a letter in strips, in the order it is read.</summary>
internal sealed class LetterLayout(Typesetter typesetter)
{
    /// <summary>The page, in points: A4.</summary>
    public const float PageWidth = 595.28f;

    /// <inheritdoc cref="PageWidth"/>
    public const float PageHeight = 841.89f;

    /// <summary>Where text begins and ends.</summary>
    public const float Left = 71;

    /// <inheritdoc cref="Left"/>
    public const float Right = PageWidth - 71;

    public static readonly SKColor Ink = new(0x1A, 0x1D, 0x21);
    public static readonly SKColor Quiet = new(0x55, 0x5B, 0x63);
    public static readonly SKColor Accent = new(0x1F, 0x3A, 0x5F);
    public static readonly SKColor Hair = new(0xB4, 0xBC, 0xC6);
    private static readonly SKColor Tint = new(0xEE, 0xF1, 0xF5);

    public static readonly Style Small = new(8.5f, 11.5f);
    private static readonly Style Text = new(10.5f, 15);
    private static readonly Style Strong = new(10.5f, 15, Bold: true);
    private static readonly Style Cell = new(9.5f, 13);
    private static readonly Style CellHead = new(9.5f, 13, Bold: true);
    private static readonly Style HeadingStyle = new(11.5f, 16, Bold: true);
    private static readonly Style SubjectStyle = new(14, 19, Bold: true);
    private static readonly Style Name = new(13, 17, Bold: true);

    private const float Body = Right - Left;
    private const float Uncut = 280;
    private const float Pad = 5;

    private readonly List<Strip> strips = [];

    /// <summary>Text in a column of its own, from its left edge.</summary>
    private sealed record Column(
        float X,
        IReadOnlyList<(SetLine Set, SKColor Ink)> Lines,
        Style Style
    );

    /// <summary>The strips.</summary>
    public IReadOnlyList<Strip> Set(Letter letter)
    {
        Head(letter);
        Room(26);
        Lines(letter.Body.Subject, SubjectStyle, Left, Accent, keep: true);
        Room(10, keep: true);
        foreach (var block in letter.Body.Blocks)
            Set(block);
        return strips;
    }

    private void Head(Letter letter)
    {
        var head = letter.Letterhead;
        const float aside = Left + 290;
        Beside([
            Columned(Left, [head.Authority], Name, 270, Accent),
            Columned(aside, [.. head.Address, .. head.Contact], Small, Right - aside, Quiet),
        ]);
        strips[^1] = strips[^1] with { Height = strips[^1].Height + 8, Rule = 1.2f };
        Room(30);
        var words = letter.Body.Words;
        Column Aside(string text, SKColor ink) => Columned(aside, [text], Text, Right - aside, ink);
        var facts = new[]
        {
            Aside(words.Reference, Quiet),
            Aside(letter.Reference, Ink),
            Aside(words.Date, Quiet),
            Aside(words.Day(letter.Date), Ink),
        };
        Beside([
            Columned(Left, letter.Addressee, Text, 260, Ink),
            new Column(aside, [.. facts.SelectMany(fact => fact.Lines)], Text),
        ]);
    }

    private void Set(Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                Room(10);
                Lines(heading.Text, HeadingStyle, Left, Accent, keep: true);
                Room(3, keep: true);
                break;
            case Block.Paragraph paragraph:
                Lines(paragraph.Text, Text, Left, Ink);
                Room(7);
                break;
            case Block.Numbered { Items: var items }:
                List(items, number => $"{number}.", items.Count > 99 ? 30 : 22);
                break;
            case Block.Bulleted { Items: var items }:
                List(items, _ => "•", 14);
                break;
            case Block.Table table:
                Room(2);
                Table(table);
                Room(10);
                break;
            case Block.Signature signature:
                Room(40, keep: true);
                for (var i = 0; i < signature.Lines.Count; i++)
                    Lines(
                        signature.Lines[i],
                        i == 0 ? Strong : Text,
                        Left,
                        Ink,
                        keep: i < signature.Lines.Count - 1
                    );
                Room(8);
                break;
            case Block.SmallPrint small:
                Room(4);
                Lines(small.Text, Small, Left, Quiet);
                Room(4);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void List(IReadOnlyList<string> items, Func<int, string> mark, float indent)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Lines(items[i], Text, Left + indent, Ink, mark: mark(i + 1));
            Room(3);
        }
        Room(4);
    }

    private void Lines(
        string text,
        Style style,
        float x,
        SKColor ink,
        bool keep = false,
        string? mark = null
    )
    {
        var lines = typesetter.Break(text, style, Right - x);
        for (var i = 0; i < lines.Count; i++)
        {
            var placed = new Placed(lines[i], x, Stand(style), ink);
            strips.Add(
                new Strip(
                    style.Leading,
                    i == 0 && mark is not null
                        ?
                        [
                            new Placed(
                                typesetter.Break(mark, style, Body)[0],
                                Left,
                                Stand(style),
                                ink
                            ),
                            placed,
                        ]
                        : [placed]
                )
                {
                    KeepsNext = i < lines.Count - 1 ? i == 0 || i == lines.Count - 2 : keep,
                }
            );
        }
    }

    private void Table(Block.Table table)
    {
        var widths = Widths(table);
        var header = Row(table.Header, widths, CellHead)
            .Select(strip => strip with { KeepsNext = true, Ground = Tint })
            .ToList();
        strips.AddRange(header);
        foreach (var row in table.Rows)
            strips.AddRange(
                Row(row, widths, Cell)
                    .Select(strip => strip with { Header = header.Count == 1 ? header[0] : null })
            );
    }

    private List<Strip> Row(IReadOnlyList<string> cells, float[] widths, Style style)
    {
        var x = Left;
        var columns = new List<Column>();
        for (var i = 0; i < cells.Count; i++)
        {
            columns.Add(
                Columned(x + Pad, [cells[i]], style, Math.Max(1, widths[i] - (2 * Pad)), Ink)
            );
            x += widths[i];
        }
        var made = Strips(columns, Pad);
        made[^1] = made[^1] with { Rule = style.Bold ? 0.9f : 0.5f };
        return made;
    }

    /// <summary>A width for each column: what its widest word needs, and of the rest a share by how much it has to say.</summary>
    private float[] Widths(Block.Table table)
    {
        var count = table.Header.Count;
        var least = new float[count];
        var wish = new float[count];
        for (var i = 0; i < count; i++)
        {
            var cells = table
                .Rows.Select(row => (row[i], Cell))
                .Append((table.Header[i], CellHead));
            foreach (var (text, style) in cells)
            {
                var word = typesetter.WidestWord(text, style) + (2 * Pad) + 0.1f;
                least[i] = Math.Max(least[i], Math.Min(word, Body * 0.4f));
                wish[i] = Math.Max(
                    Math.Max(wish[i], least[i]),
                    Math.Min(typesetter.Width(text, style) + (2 * Pad) + 0.1f, Body)
                );
            }
        }
        var (needed, wished) = (least.Sum(), wish.Sum());
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    needed > Body ? Body * least[i] / needed
                    : wished <= Body ? wish[i] * Body / wished
                    : least[i] + ((Body - needed) * (wish[i] - least[i]) / (wished - needed))
                ),
        ];
    }

    private void Beside(IReadOnlyList<Column> columns) => strips.AddRange(Strips(columns, 0));

    /// <summary>Columns side by side: one strip, read column after column; where that would be too tall to keep whole, a strip a line.</summary>
    private static List<Strip> Strips(IReadOnlyList<Column> columns, float pad)
    {
        var height = columns.Max(column => column.Lines.Count * column.Style.Leading);
        if (height <= Uncut)
            return
            [
                new(
                    height + (2 * pad),
                    [
                        .. columns.SelectMany(column =>
                            column.Lines.Select(
                                (line, i) => At(column, line, pad + (i * column.Style.Leading))
                            )
                        ),
                    ]
                ),
            ];
        var leading = columns.Max(column => column.Style.Leading);
        return
        [
            .. Enumerable
                .Range(0, columns.Max(column => column.Lines.Count))
                .Select(i => new Strip(
                    leading,
                    [
                        .. columns
                            .Where(column => i < column.Lines.Count)
                            .Select(column => At(column, column.Lines[i], 0)),
                    ]
                )),
        ];
    }

    private static Placed At(Column column, (SetLine Set, SKColor Ink) line, float top) =>
        new(line.Set, column.X, top + Stand(column.Style), line.Ink);

    private Column Columned(
        float x,
        IEnumerable<string> lines,
        Style style,
        float width,
        SKColor ink
    ) =>
        new(
            x,
            [
                .. lines
                    .SelectMany(line => typesetter.Break(line, style, width))
                    .Select(set => (set, ink)),
            ],
            style
        );

    private void Room(float height, bool keep = false) =>
        strips.Add(new Strip(height, []) { KeepsNext = keep });

    private static float Stand(Style style) => (style.Leading / 2) + (style.Size * 0.36f);
}
