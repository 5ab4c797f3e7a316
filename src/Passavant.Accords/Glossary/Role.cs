namespace Passavant.Accords;

/// <summary>A part a party plays in a transfer, such as exporter or end user.</summary>
/// <remarks>Where <paramref name="Required"/>, a transfer that names nobody in the role has an unknown party there, never none. Equal by content.</remarks>
public sealed record Role(string Name, Wording Label, bool Required);

/// <summary>A named set of countries by ISO 3166-1 alpha-2 code, sorted, with the members of its member groups included.</summary>
public sealed class Group
{
    /// <summary>The name conditions use.</summary>
    public required string Name { get; init; }

    /// <summary>The name for people.</summary>
    public required Wording Label { get; init; }

    /// <summary>The countries, in order of code.</summary>
    public required IReadOnlyList<string> Countries { get; init; }
}
