namespace Passavant.Screening;

/// <summary>Who is asked about, or who stands on a list: names and what helps to tell namesakes apart.</summary>
/// <remarks>Holds only what was stated. What is missing is unknown: it neither confirms nor contradicts. Compared by reference; by content through <see cref="PartyJson"/>.</remarks>
public sealed record Party
{
    /// <summary>The name its source gives it: a row, a list's own number.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public PartyKind Kind { get; init; }

    /// <summary>Every name, the first of kind <see cref="NameKind.Primary"/> foremost.</summary>
    public required IReadOnlyList<PartyName> Names { get; init; }

    /// <summary>When it was born, founded or built; several where the source is not sure.</summary>
    public IReadOnlyList<PartialDate> Dates { get; init; } = [];

    /// <summary>Countries it belongs to (nationality, residence, registration, flag), as ISO 3166-1 alpha-2 in upper case. What could not be read as one is kept beside, with whatever else the source says.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Where it was born, in the source's words.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Man or woman, where said of a person.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Passports, registration numbers, IMO numbers and their like.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>Addresses, each on one line.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
}

/// <summary>A person's gender as sources state it.</summary>
public enum Gender
{
    /// <summary>Stated female.</summary>
    Female,

    /// <summary>Stated male.</summary>
    Male,

    /// <summary>Stated to be another.</summary>
    Other,
}

/// <summary>One name of a party.</summary>
/// <param name="Text">As its source spells it, in any script, spaces put in order.</param>
/// <param name="Kind">How far it identifies.</param>
/// <param name="Given">The given names, where the source tells them apart.</param>
/// <param name="Family">The family name, where the source tells it apart.</param>
public sealed record PartyName(
    string Text,
    NameKind Kind = NameKind.Primary,
    string? Given = null,
    string? Family = null
);

/// <summary>How far a name identifies its bearer.</summary>
public enum NameKind
{
    /// <summary>The name a source files it under.</summary>
    Primary,

    /// <summary>Another name or spelling it goes by.</summary>
    Alias,

    /// <summary>A name its source itself calls weak or of low quality: too common to go by alone.</summary>
    WeakAlias,

    /// <summary>A name it once had.</summary>
    Former,
}

/// <summary>A number or code that an authority or register gave to a party.</summary>
/// <param name="Kind">Which register: a lower-case word such as <c>passport</c>, <c>national-id</c>, <c>tax</c>, <c>registration</c>, <c>imo</c>, <c>mmsi</c>, <c>lei</c>, <c>bic</c>, <c>inn</c>, <c>ogrn</c>, <c>swift</c>, <c>other</c>.</param>
/// <param name="Value">As stated.</param>
/// <param name="Country">Who gave it, as ISO 3166-1 alpha-2 in upper case, where stated.</param>
public sealed record Identifier(string Kind, string Value, string? Country = null);
