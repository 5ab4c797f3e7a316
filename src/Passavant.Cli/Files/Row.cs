namespace Passavant.Cli.Files;

/// <summary>One row of a table of transfers, with the place it came from.</summary>
internal abstract class Row(string file, long line)
{
    public string File => file;

    /// <summary>The line of the file it begins on, or its number in a file without lines; from 1.</summary>
    public long Line => line;

    /// <summary>How many cells it has.</summary>
    public abstract int Count { get; }

    /// <summary>A cell's text without spaces around it; empty where nothing is stated.</summary>
    public abstract string Cell(int index);

    /// <summary>The row as given.</summary>
    public abstract string Raw { get; }

    /// <summary>Why the row cannot be read, or null.</summary>
    public virtual string? Fault => null;
}
