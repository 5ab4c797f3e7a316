namespace Passavant.Accords.Reading;

/// <summary>Why a part of a proposed transfer or an instrument could not be read: where, what was found, what was expected, and the nearest known word.</summary>
/// <param name="Where">The path in the JSON (<c>items[0].facts.output frequency</c>) or the column of a table.</param>
/// <param name="Found">What was found, such as <c>'600' without a unit</c>.</param>
/// <param name="Expected">What was expected; empty when there is nothing to say.</param>
/// <param name="Nearest">The nearest known word, or null when none is near.</param>
/// <param name="Value">The value as given, where there is one.</param>
/// <remarks>Equal when all parts are equal. The wording is for people and may improve.</remarks>
public sealed record InputFault(
    string Where,
    string Found,
    string Expected,
    string? Nearest = null,
    string? Value = null
)
{
    /// <summary>The fault as a sentence, without the place.</summary>
    public string Message =>
        (Expected.Length == 0 ? $"found {Found}" : $"found {Found}; expected {Expected}")
        + (Nearest is null ? "" : $"; did you mean '{Nearest}'?");

    /// <summary>The place and the fault.</summary>
    public override string ToString() => Where.Length == 0 ? Message : $"{Where}: {Message}";
}
