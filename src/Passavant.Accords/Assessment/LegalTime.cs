using Passavant.Accords.Conditions;

namespace Passavant.Accords;

/// <summary>When a provision holds: by publication, validity, its governing day and its savings.</summary>
internal static class LegalTime
{
    /// <summary>The term that states a governing day.</summary>
    public static string TermName(GoverningDay day) => $"{day.ToString().ToLowerInvariant()} day";

    /// <summary>Whether the provision may hold at all in an assessment as of a day, knowing what was published until another.</summary>
    public static bool MayHold(Provision provision, DateOnly asOf, DateOnly knownAt) =>
        !(provision.Published > knownAt)
        && (provision.GovernedBy != GoverningDay.Assessment || provision.Valid.Holds(asOf));

    /// <summary>What the transfer's own days must be for the provision to hold; always where its validity is judged on the day of assessment and nothing is saved.</summary>
    public static Condition Reach(Provision provision, Glossary glossary, DateOnly asOf)
    {
        var parts = new List<Condition>();
        if (provision.GovernedBy != GoverningDay.Assessment && provision.Valid != Validity.Always)
        {
            var term = glossary.FindTerm(TermName(provision.GovernedBy))!;
            var interval = new Interval(
                provision.Valid.From is { } from
                    ? new Bound(from.DayNumber, true, $"{from:yyyy-MM-dd}")
                    : null,
                provision.Valid.Until is { } until
                    ? new Bound(until.DayNumber, false, $"{until:yyyy-MM-dd}")
                    : null
            );
            parts.Add(new Condition.Within(term, interval, false, Standing.DeemedBySilence));
        }
        var saved = provision
            .Savings.Where(saving => saving.Until is null || asOf < saving.Until)
            .Select(saving => saving.When)
            .ToList();
        if (saved.Count > 0)
            parts.Add(new Condition.None(saved));
        return parts.Count == 1 ? parts[0] : new Condition.All(parts);
    }
}
