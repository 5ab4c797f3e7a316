using Passavant.Accords.Conditions;

namespace Passavant.Accords;

/// <summary>What an individual act does.</summary>
public enum InstrumentKind
{
    /// <summary>The authority has told somebody that a licence is needed: brings the named requirements about.</summary>
    BeingInformed,

    /// <summary>A licence: lifts the named requirements within its scope.</summary>
    Licence,

    /// <summary>Takes the named authorisations from somebody.</summary>
    Suspension,

    /// <summary>A binding ruling: states facts as officially determined.</summary>
    Ruling,

    /// <summary>Trusted status: states facts as officially determined.</summary>
    TrustedStatus,
}

/// <summary>An individual act beside the accord: whom it addresses and what it covers (its condition), when it holds, what it does.</summary>
/// <remarks>An act beyond its days, or not yet known on the day of knowledge, does nothing. Compared by reference.</remarks>
public sealed class Instrument
{
    /// <summary>The reference of the act.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required InstrumentKind Kind { get; init; }

    /// <summary>To whom and to what it applies, in the accord's own words.</summary>
    public Condition Scope { get; init; } = Condition.Always;

    /// <summary>The requirements or authorisations it names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The facts it states.</summary>
    public IReadOnlyList<Fact> States { get; init; } = [];

    /// <summary>The days it holds for.</summary>
    public Validity Valid { get; init; } = Validity.Always;

    /// <summary>The day it was issued.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>Who may see it.</summary>
    public Handling Handling { get; init; }
}

/// <summary>The acts an assessment takes into account, as they stood at one moment. Immutable.</summary>
public sealed class Instruments
{
    /// <summary>No act.</summary>
    public static Instruments None { get; } = new([]);

    /// <summary>These acts.</summary>
    public Instruments(IEnumerable<Instrument> acts) =>
        All = [.. acts.OrderBy(act => act.Id, Natural.Order)];

    /// <summary>Every act, in order of id.</summary>
    public IReadOnlyList<Instrument> All { get; }

    internal IEnumerable<Instrument> InForce(DateOnly asOf, DateOnly knownAt) =>
        All.Where(act => act.Valid.Holds(asOf) && !(act.Issued > knownAt));
}
