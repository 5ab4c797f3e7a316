namespace Passavant.Trust.Figures;

/// <summary>When a count is too small to be shown, and how little may be computed of one that is hidden.</summary>
public sealed record SuppressionRule
{
    /// <summary>States a rule.</summary>
    /// <param name="least">The least count that is shown; smaller ones are hidden. Nothing is shown as nothing.</param>
    /// <param name="width">How far apart, at least, the values must lie that a hidden count may have for all that is published.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is below 1 or above a million.</exception>
    public SuppressionRule(int least, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 1_000_000);
        (Least, Width) = (least, width);
    }

    /// <summary>The least count that is shown.</summary>
    public int Least { get; }

    /// <summary>How far apart the possible values of a hidden count must lie.</summary>
    public int Width { get; }

    /// <summary>Whether a count is too small to be shown.</summary>
    public bool IsSmall(long count) => count > 0 && count < Least;
}
