using Passavant.Screening.Matching;

namespace Passavant.Screening.Deciding;

/// <summary>A hit with what was decided of it.</summary>
/// <param name="Hit">The hit.</param>
/// <param name="State">Whether it is decided.</param>
/// <param name="Decision">The last decision about it; null where there is none.</param>
/// <param name="Reopened">Why it is open again; empty unless it is.</param>
public sealed record DecidedHit(
    Hit Hit,
    HitState State,
    MatchDecision? Decision,
    IReadOnlyList<Reopening> Reopened
);

/// <summary>Whether a hit is decided.</summary>
public enum HitState
{
    /// <summary>Nobody has decided.</summary>
    Open,

    /// <summary>It is the listed party.</summary>
    Same,

    /// <summary>It is another.</summary>
    Different,

    /// <summary>It was decided, and is open again.</summary>
    Reopened,
}

/// <summary>Why a decision does not hold any more.</summary>
/// <param name="Cause">What happened.</param>
/// <param name="Field">Which field changed, such as <c>dates</c>; null where none is meant.</param>
public sealed record Reopening(ReopeningCause Cause, string? Field = null)
{
    /// <summary>In words, such as <c>entry changed: dates</c>.</summary>
    public override string ToString() =>
        Cause switch
        {
            ReopeningCause.PartyChanged => $"party changed: {Field}",
            ReopeningCause.EntryChanged => $"entry changed: {Field}",
            ReopeningCause.ConsequenceChanged => "consequence changed",
            ReopeningCause.Expired => "expired",
            _ => "withdrawn",
        };
}

/// <summary>What makes a decision open again.</summary>
public enum ReopeningCause
{
    /// <summary>The party is stated otherwise.</summary>
    PartyChanged,

    /// <summary>The entry states its party otherwise.</summary>
    EntryChanged,

    /// <summary>The list attaches something else.</summary>
    ConsequenceChanged,

    /// <summary>It was decided until a day that is past.</summary>
    Expired,

    /// <summary>Somebody took it back.</summary>
    Withdrawn,
}
