using Passavant.Accords;
using Passavant.Proofs.Searching;

namespace Passavant.Proofs;

/// <summary>Searches an accord for loopholes.</summary>
public static class LoopholeCheck
{
    /// <summary>Everything found in <paramref name="accord"/>, the gravest first. Pure: the same accord and options give the same report.</summary>
    /// <exception cref="ArgumentException">A term of the accord means something else in a text it is held beside or implements; the message names it.</exception>
    /// <exception cref="ReplayFailedException">The search and the assessment disagree: a fault of the program.</exception>
    public static LoopholeReport Run(Accord accord, LoopholeOptions options)
    {
        foreach (var other in options.Beside)
            TextComparer.RefuseUnlikeTerms(accord, other);
        if (options.Implements is { } above)
            TextComparer.RefuseUnlikeTerms(accord, above);
        var inspection = new Inspection(accord, options);
        Contradictions.Inspect(inspection);
        Idle.Inspect(inspection);
        Gaps.Inspect(inspection);
        Overlaps.Inspect(inspection);
        Reach.Inspect(inspection);
        Order.Inspect(inspection);
        Sectors.Inspect(inspection);
        Thresholds.Inspect(inspection);
        Correspondences.Inspect(inspection);
        Days.Inspect(inspection);
        Ladder.Inspect(inspection);
        Splits.Inspect(inspection);
        Asking.Inspect(inspection);
        Expectations.Inspect(inspection);
        Implementation.Inspect(inspection);
        return new LoopholeReport(
            accord,
            options,
            [
                .. inspection
                    .Findings.OrderByDescending(finding => finding.Gravity)
                    .ThenBy(finding => finding.Kind)
                    .ThenBy(finding => finding.Id, Natural.Order),
            ],
            inspection.Open,
            inspection.Asked
        );
    }
}
