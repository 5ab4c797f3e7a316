using Passavant.Screening.Deciding;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Rescreening;

/// <summary>What changed of one hit of a party.</summary>
/// <remarks>At least one of <paramref name="Before"/> and <paramref name="After"/> is there.</remarks>
/// <param name="Kind">What changed.</param>
/// <param name="Party">The party, as it is now; as it was where it is no more.</param>
/// <param name="Before">The hit as it was; null where there was none.</param>
/// <param name="After">The hit as it is; null where there is none.</param>
/// <param name="Cause">What it comes from.</param>
/// <param name="Fields">Which fields of the entry or party changed; empty where it came or went whole.</param>
/// <param name="Decided">What was decided of the hit as it is, or else as it was; null where no decisions were given.</param>
public sealed record HitChange(
    HitChangeKind Kind,
    Party Party,
    Hit? Before,
    Hit? After,
    ChangeCause Cause,
    IReadOnlyList<string> Fields,
    DecidedHit? Decided = null
);

/// <summary>What can change of a hit.</summary>
public enum HitChangeKind
{
    /// <summary>There was none.</summary>
    New,

    /// <summary>There is none any more.</summary>
    Gone,

    /// <summary>It is of another tier.</summary>
    Tier,

    /// <summary>The list attaches something else.</summary>
    Consequence,

    /// <summary>What was decided of it does not hold any more.</summary>
    Reopened,
}

/// <summary>What a change comes from.</summary>
public enum ChangeCause
{
    /// <summary>The entry is new on the list.</summary>
    EntryAdded,

    /// <summary>The entry is no more on the list.</summary>
    EntryRemoved,

    /// <summary>The entry says something else.</summary>
    EntryChanged,

    /// <summary>The party is new.</summary>
    PartyAdded,

    /// <summary>The party is no more.</summary>
    PartyRemoved,

    /// <summary>The party is stated otherwise.</summary>
    PartyChanged,
}
