namespace Passavant.Letters.Filling;

/// <summary>A part of a template that has been read.</summary>
internal abstract record Node(int Line)
{
    /// <summary>A line of text, in cells where it is a row of a table.</summary>
    public sealed record Text(int Line, LineKind Kind, IReadOnlyList<IReadOnlyList<Piece>> Cells)
        : Node(Line);

    /// <summary>An empty line.</summary>
    public sealed record Gap(int Line) : Node(Line);

    /// <summary>Lines repeated for every entry of a list.</summary>
    public sealed record Each(int Line, LetterField Field, List<Node> Body) : Node(Line);

    /// <summary>Lines that stand only where a field is given.</summary>
    public sealed record If(int Line, LetterField Field, List<Node> Body) : Node(Line);
}

/// <summary>What a line is, by how it begins.</summary>
internal enum LineKind
{
    Paragraph,
    Heading,
    Bullet,
    Number,
    Row,
    Signature,
    SmallPrint,
}

/// <summary>A stretch of a line: fixed words, or a field.</summary>
internal sealed record Piece(string? Words, LetterField? Field);
