using Passavant.Screening.Lists;

namespace Passavant.Screening.Matching;

/// <summary>How likely it is that a party asked about is a listed one.</summary>
public enum Tier
{
    /// <summary>Not worth a look.</summary>
    None,

    /// <summary>Worth knowing, where one has time.</summary>
    Weak,

    /// <summary>Somebody has to look.</summary>
    Possible,

    /// <summary>It is taken to be the listed party until somebody says otherwise.</summary>
    Strong,
}

/// <summary>A listed party that may be the one asked about.</summary>
/// <param name="List">The list.</param>
/// <param name="Entry">Its entry.</param>
/// <param name="Name">Which of its names was found.</param>
/// <param name="Points">The score in hundredths of a point: the sum of its evidence.</param>
/// <param name="Tier">What the score means.</param>
public sealed record Hit(ListSnapshot List, ListEntry Entry, PartyName Name, int Points, Tier Tier)
{
    /// <summary>The score in points; a name found whole, and nothing else known, has 100.</summary>
    public decimal Score => Points / 100m;

    /// <summary>How likely it is the same party, from 0 to 1, where as many pairs are the same as not; see <see cref="Calibration"/>.</summary>
    public decimal Probability => Calibration.Probability(Points);

    // Where the evidence can be found again.
    internal int Number { get; init; }
    internal int Form { get; init; }
    internal int AskedForm { get; init; }
}
