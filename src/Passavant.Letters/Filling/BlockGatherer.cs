using System.Diagnostics;

namespace Passavant.Letters.Filling;

/// <summary>Makes blocks of filled lines: lines of one kind that follow each other are one list, table, paragraph or signature.</summary>
internal sealed class BlockGatherer
{
    private readonly List<Block> blocks = [];
    private readonly List<TemplateFault> faults = [];
    private readonly List<IReadOnlyList<string>> lines = [];
    private LineKind kind;
    private int first;

    public IReadOnlyList<Block> Blocks => blocks;

    public void Add(Node.Text line, IReadOnlyList<string> cells)
    {
        if (
            lines.Count > 0
            && (kind != line.Kind || kind is LineKind.Heading or LineKind.SmallPrint)
        )
            Close();
        if (lines.Count == 0)
            (kind, first) = (line.Kind, line.Line);
        lines.Add(cells);
    }

    /// <summary>An empty line: ends what is open, save a list.</summary>
    public void Gap()
    {
        if (kind is not (LineKind.Bullet or LineKind.Number))
            Close();
    }

    /// <summary>The edge of an <c>each</c> or <c>if</c>: ends a paragraph only.</summary>
    public void Break()
    {
        if (kind is LineKind.Paragraph)
            Close();
    }

    public IReadOnlyList<TemplateFault> End()
    {
        Close();
        return faults;
    }

    private void Close()
    {
        if (lines.Count == 0)
            return;
        if (kind == LineKind.Row && lines.Count == 1)
            faults.Add(
                new(
                    first,
                    "this table has a header and no rows; expected it within '{{if …}}' … '{{end}}' where its rows may be missing"
                )
            );
        else if (kind == LineKind.Row && lines.Any(row => row.Count != lines[0].Count))
            faults.Add(new(first, "the rows of this table do not have the cells of its header"));
        else
            blocks.Add(
                kind switch
                {
                    LineKind.Paragraph => new Block.Paragraph(string.Join(' ', Texts)),
                    LineKind.Heading => new Block.Heading(lines[0][0]),
                    LineKind.Bullet => new Block.Bulleted([.. Texts]),
                    LineKind.Number => new Block.Numbered([.. Texts]),
                    LineKind.Row => new Block.Table(lines[0], [.. lines.Skip(1)]),
                    LineKind.Signature => new Block.Signature([.. Texts]),
                    LineKind.SmallPrint => new Block.SmallPrint(lines[0][0]),
                    _ => throw new UnreachableException(),
                }
            );
        lines.Clear();
    }

    private IEnumerable<string> Texts => lines.Select(line => line[0]);
}
