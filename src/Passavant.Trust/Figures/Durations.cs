namespace Passavant.Trust.Figures;

/// <summary>How long things took, as the public may see it.</summary>
public static class Durations
{
    /// <summary>The days that half of them took at most: of an even number the lower of the two in the middle. Null for fewer than the least number that is shown, because a median of few tells of one.</summary>
    /// <param name="days">The days each took, in any order.</param>
    /// <param name="rule">The rule.</param>
    public static int? Median(IReadOnlyCollection<int> days, SuppressionRule rule)
    {
        if (days.Count == 0 || days.Count < rule.Least)
            return null;
        int[] sorted = [.. days.Order()];
        return sorted[(sorted.Length - 1) / 2];
    }
}
