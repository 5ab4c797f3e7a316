namespace Passavant.Letters;

/// <summary>A part of a letter's text.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A heading over what follows.</summary>
    /// <param name="Text">One line.</param>
    public sealed record Heading(string Text) : Block
    {
        /// <summary>One line.</summary>
        public string Text { get; } = Plain.Line(Text, "heading");
    }

    /// <summary>A paragraph.</summary>
    /// <param name="Text">Its text, which the writer breaks into lines.</param>
    public sealed record Paragraph(string Text) : Block
    {
        /// <summary>Its text.</summary>
        public string Text { get; } = Plain.Line(Text, "paragraph");
    }

    /// <summary>A list whose order or number matters: conditions, questions.</summary>
    /// <param name="Items">One text each, counted from 1.</param>
    public sealed record Numbered(IReadOnlyList<string> Items) : Block
    {
        /// <summary>One text each, counted from 1.</summary>
        public IReadOnlyList<string> Items { get; } = Plain.Lines(Items, "numbered list");
    }

    /// <summary>A list whose order does not matter.</summary>
    /// <param name="Items">One text each.</param>
    public sealed record Bulleted(IReadOnlyList<string> Items) : Block
    {
        /// <summary>One text each.</summary>
        public IReadOnlyList<string> Items { get; } = Plain.Lines(Items, "list");
    }

    /// <summary>A table with one header row.</summary>
    public sealed record Table : Block
    {
        /// <summary>A table of these rows.</summary>
        /// <param name="header">What each column holds.</param>
        /// <param name="rows">At least one, each with a cell for every column.</param>
        /// <exception cref="ArgumentException">There is no row, or one has more or fewer cells than the header.</exception>
        public Table(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
        {
            Header = Plain.Lines(header, "table header");
            if (rows.Count == 0)
                throw new ArgumentException("a table without rows says nothing");
            if (rows.FirstOrDefault(row => row.Count != header.Count) is { } odd)
                throw new ArgumentException(
                    $"a table of {header.Count} columns has a row of {odd.Count} cells"
                );
            Rows = [.. rows.Select(row => Plain.Lines(row, "table cell"))];
        }

        /// <summary>What each column holds.</summary>
        public IReadOnlyList<string> Header { get; }

        /// <summary>The rows, a cell for every column.</summary>
        public IReadOnlyList<IReadOnlyList<string>> Rows { get; }
    }

    /// <summary>Who signs: name, role, office; kept together on one page.</summary>
    /// <param name="Lines">A line each.</param>
    public sealed record Signature(IReadOnlyList<string> Lines) : Block
    {
        /// <summary>A line each.</summary>
        public IReadOnlyList<string> Lines { get; } = Plain.Lines(Lines, "signature");
    }

    /// <summary>A note set small, after what matters.</summary>
    /// <param name="Text">Its text.</param>
    public sealed record SmallPrint(string Text) : Block
    {
        /// <summary>Its text.</summary>
        public string Text { get; } = Plain.Line(Text, "small print");
    }
}
