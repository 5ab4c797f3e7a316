namespace Passavant.Screening.Lists;

/// <summary>Something in a list's file that was not read as it should be.</summary>
/// <remarks>Equal when all its parts are equal.</remarks>
/// <param name="Kind">What became of it.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line, counted from 1, where it is known; of the first where it occurs more than once.</param>
/// <param name="Where">The column or element and the entry, where that helps.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Mend">How to mend it.</param>
/// <param name="Times">How often it occurs.</param>
public sealed record ListFault(
    ListFaultKind Kind,
    string File,
    long? Line,
    string? Where,
    string Found,
    string Expected,
    string Mend,
    int Times = 1
)
{
    /// <summary>File, line and what is wrong, in one line.</summary>
    public override string ToString() =>
        $"{File}{(Line is { } line ? $":{line}" : "")}: {(Where is null ? "" : $"{Where}: ")}found {Found}; expected {Expected}; {Mend}{(Times > 1 ? $" ({Times} times)" : "")}";
}

/// <summary>What became of what a fault speaks of.</summary>
public enum ListFaultKind
{
    /// <summary>A record was left out.</summary>
    Record,

    /// <summary>A part of a record could not be read as what it is; its text was kept.</summary>
    Value,

    /// <summary>A column, element or word that is not known; its text was kept.</summary>
    Unknown,

    /// <summary>The file may not be whole.</summary>
    Whole,
}

/// <summary>A file that cannot be read as a list at all, or a snapshot that is not whole. Nothing comes of it.</summary>
public sealed class ListFormatException : FormatException
{
    /// <summary>What is wrong, where.</summary>
    public ListFormatException(ListFault fault, Exception? inner = null)
        : base(fault.ToString(), inner) => Fault = fault;

    /// <summary>What is wrong, where.</summary>
    public ListFault Fault { get; }
}
