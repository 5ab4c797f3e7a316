namespace Passavant.Accords.Reading;

/// <summary>Where something stands in a text, such as <c>controls.yaml:14:7</c>.</summary>
/// <param name="File">The name the file was read under.</param>
/// <param name="Line">The line, counted from 1. <c>\n</c>, <c>\r\n</c> and <c>\r</c> end a line.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 code units, as editors show it. A byte order mark takes no column.</param>
/// <remarks>Equal when file, line and column are equal; sorts by file (ordinal), line, column. The default names no place and is valid only as "nowhere".</remarks>
public readonly record struct Place(string File, int Line, int Column) : IComparable<Place>
{
    /// <inheritdoc />
    public int CompareTo(Place other)
    {
        var order = string.CompareOrdinal(File, other.File);
        order = order != 0 ? order : Line.CompareTo(other.Line);
        return order != 0 ? order : Column.CompareTo(other.Column);
    }

    /// <summary>The place as compilers write it: <c>file:line:column</c>.</summary>
    public override string ToString() => string.Create(null, $"{File}:{Line}:{Column}");

    /// <summary>Whether one place stands before another.</summary>
    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    /// <summary>Whether one place stands after another.</summary>
    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    /// <summary>Whether one place stands before another or is the same.</summary>
    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one place stands after another or is the same.</summary>
    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}
