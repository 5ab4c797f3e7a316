namespace Passavant.Screening.Ownership;

/// <summary>One edge of the ownership graph: one party holds another, from a day until before another.</summary>
/// <param name="Owner">Who holds.</param>
/// <param name="Owned">Who is held.</param>
/// <param name="Kind">How.</param>
/// <param name="Share">The part owned, from 0 to 1; null where it is not known or the holding is of another kind.</param>
/// <param name="From">Since when; null for always.</param>
/// <param name="Until">The first day it does not hold any more; null for no end.</param>
public sealed record Holding(
    string Owner,
    string Owned,
    HoldingKind Kind,
    decimal? Share = null,
    DateOnly? From = null,
    DateOnly? Until = null
)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(DateOnly day) => !(day < From) && !(day >= Until);
}

/// <summary>How one party holds another.</summary>
public enum HoldingKind
{
    /// <summary>Owns a share.</summary>
    Owns,

    /// <summary>Controls it, whatever it owns.</summary>
    Controls,

    /// <summary>Acts for it. Shown, and counted by no rule.</summary>
    ActsFor,
}

/// <summary>Whether a party itself is on a list.</summary>
public enum Listing
{
    /// <summary>It is not.</summary>
    No,

    /// <summary>It may be: somebody has to look.</summary>
    Perhaps,

    /// <summary>It is.</summary>
    Yes,
}
