namespace Passavant.Accords.Words;

/// <summary>A text for people, apart from how it is printed: a title and blocks in order. Immutable.</summary>
/// <remarks>Compared by reference. Renderings never change what is said: text, Markdown, HTML and JSON hold the same words.</remarks>
public sealed record Document(Language Language, string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>A line under the title, such as a version or a reference.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Whether a table of contents is printed where there is room for one.</summary>
    public bool HasContents { get; init; }
}

/// <summary>How something is to be read at a glance; never the only sign of it, since colour is not seen by everyone.</summary>
public enum Tone
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>It holds.</summary>
    Yes,

    /// <summary>It does not hold.</summary>
    No,

    /// <summary>It is open.</summary>
    Open,

    /// <summary>Aside.</summary>
    Quiet,

    /// <summary>The mildest of three degrees.</summary>
    Mild,

    /// <summary>The middle of three degrees.</summary>
    Middle,

    /// <summary>The gravest of three degrees.</summary>
    Grave,
}

/// <summary>What a paragraph is for.</summary>
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The answer, set apart.</summary>
    Lead,

    /// <summary>A remark that decides nothing.</summary>
    Note,

    /// <summary>What readers must know before they rely on the text.</summary>
    Notice,
}

/// <summary>A part of a document. A closed family.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A heading of level 2 to 5; the title is level 1. <paramref name="Anchor"/> is unique within the document.</summary>
    public sealed record Heading(int Level, string Text, string Anchor) : Block
    {
        /// <summary>What the table of contents says in its place; null for the text itself.</summary>
        public string? Short { get; init; }
    }

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text, ParagraphKind Kind = ParagraphKind.Body) : Block
    {
        /// <summary>The tone of a leading paragraph.</summary>
        public Tone Tone { get; init; }
    }

    /// <summary>Names with what they stand for.</summary>
    public sealed record Pairs(IReadOnlyList<(string Name, string Value)> Rows) : Block;

    /// <summary>A list; items may hold lists.</summary>
    public sealed record Listing(IReadOnlyList<Outline> Items) : Block
    {
        /// <summary>Whether the items are counted.</summary>
        public bool IsOrdered { get; init; }
    }

    /// <summary>A table with a caption and one row of column headings; where <paramref name="RowHeads"/>, the first cell of each row heads it.</summary>
    public sealed record Table(
        string Caption,
        IReadOnlyList<string> Columns,
        IReadOnlyList<IReadOnlyList<Cell>> Rows,
        bool RowHeads = false
    ) : Block
    {
        /// <summary>Whether the cells are a map whose tones are filled in.</summary>
        public bool IsHeatMap { get; init; }
    }
}

/// <summary>A cell of a table: its text, how deep it is set in, its tone.</summary>
public readonly record struct Cell(string Text, Tone Tone = Tone.Plain, int Depth = 0)
{
    /// <summary>A cell of plain text.</summary>
    public static implicit operator Cell(string text) => new(text);

    /// <summary>A cell of plain text.</summary>
    public static Cell FromString(string text) => new(text);
}
