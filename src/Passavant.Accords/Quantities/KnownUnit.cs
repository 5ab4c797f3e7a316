namespace Passavant.Accords.Quantities;

/// <summary>A unit the reader knows by name, for a page that lists them.</summary>
/// <param name="Unit">The unit, with its code and factor.</param>
/// <param name="Name">Its name in full, in British English.</param>
/// <param name="Printed">Other spellings that are read as it, in ordinal order; never null.</param>
/// <param name="Measures">Its dimension in words, such as <c>power</c>.</param>
/// <param name="TakesPrefixes">Whether <c>k</c>, <c>m</c> and the rest may stand before the code.</param>
/// <remarks>Compared by <see cref="Unit"/>, not by <c>==</c>: it holds a list.</remarks>
public sealed record KnownUnit(
    Unit Unit,
    string Name,
    IReadOnlyList<string> Printed,
    string Measures,
    bool TakesPrefixes
);
