namespace Passavant.Screening.Matching;

/// <summary>The best name of each entry, among those compared.</summary>
internal sealed class BestOfEntry
{
    /// <summary>The points of a name, with the numbers of its entry, its form and the form asked about.</summary>
    public readonly record struct Best(int Entry, int Points, int Form, int AskedForm);

    private readonly Dictionary<int, Best> best = [];

    /// <summary>Each entry's best.</summary>
    public Dictionary<int, Best>.ValueCollection Each => best.Values;

    public void Clear() => best.Clear();

    /// <summary>Keeps it where it is better, or as good and first in order.</summary>
    public void Offer(int entry, int points, int form, int askedForm)
    {
        if (
            !best.TryGetValue(entry, out var known)
            || points > known.Points
            || points == known.Points
                && (form, askedForm).CompareTo((known.Form, known.AskedForm)) < 0
        )
            best[entry] = new Best(entry, points, form, askedForm);
    }
}
