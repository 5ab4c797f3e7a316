namespace Passavant.Letters.Filling;

/// <summary>What the case puts in a field.</summary>
/// <remarks>A value is only ever text: nothing in it is read as markup or as a field.</remarks>
public abstract record FieldValue
{
    private FieldValue() { }

    /// <summary>Words.</summary>
    /// <param name="Value">May have several lines where the field stands alone on its line: each becomes a paragraph.</param>
    public sealed record Text(string Value) : FieldValue;

    /// <summary>A day, written out in the letter's language.</summary>
    /// <param name="Value">The day.</param>
    public sealed record Day(DateOnly Value) : FieldValue;

    /// <summary>A list of field sets.</summary>
    /// <param name="Entries">One set for each repetition.</param>
    public sealed record Each(IReadOnlyList<IReadOnlyDictionary<string, FieldValue>> Entries)
        : FieldValue;

    /// <summary>Words.</summary>
    public static implicit operator FieldValue(string value) => new Text(value);

    /// <summary>A day.</summary>
    public static implicit operator FieldValue(DateOnly value) => new Day(value);

    /// <summary>Words.</summary>
    public static FieldValue FromString(string value) => new Text(value);

    /// <summary>A day.</summary>
    public static FieldValue FromDateOnly(DateOnly value) => new Day(value);

    /// <summary>A list of field sets.</summary>
    public static FieldValue Of(params IReadOnlyList<Dictionary<string, FieldValue>> entries) =>
        new Each(entries);
}
