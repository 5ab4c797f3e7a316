using Passavant.Accords.Conditions;
using Passavant.Accords.Plans;

namespace Passavant.Accords;

/// <summary>Who decides by when, for what stands.</summary>
internal static class Deciders
{
    public static IEnumerable<DecidedBy> For(
        Plan plan,
        IReadOnlyList<LineDetermination> lines,
        Outcome stands
    )
    {
        if (stands < Outcome.NotifyAndWait || stands == Outcome.Prohibited)
            yield break;
        var procedure = plan.Accord.Procedure;
        var findings = lines
            .SelectMany(line => line.Requirements.Select(finding => (line, finding)))
            .Where(pair =>
                pair.finding.LiftedBy.All(lifting => lifting.Holds != Truth.Yes)
                && pair.finding.Outcomes.Strictest > Outcome.Authorised
            )
            .ToList();
        // The highest rung any of them leads to decides the whole.
        var rungs = findings
            .Where(pair => !pair.finding.Requirement.NotifyAndWait)
            .SelectMany(pair => Levels(plan, pair.line, pair.finding, stands))
            .ToHashSet();
        var rung = procedure.Ladder.LastOrDefault(rung => rungs.Contains(rung.Id));
        foreach (
            var id in findings
                .Select(pair => pair.finding.Requirement.Authority)
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
            var authority = procedure.Authorities.GetValueOrDefault(id);
            var within = rung?.Within;
            yield return new DecidedBy(
                rung,
                authority,
                within,
                within?.EndsOn(
                    plan.AsOf,
                    procedure.CalendarFor(
                        within,
                        procedure.Authorities.GetValueOrDefault(rung!.Authority ?? id) ?? authority
                    )
                )
            );
        }
    }

    // The rung of the mildest risk that leads to what stands; where nothing does, of the gravest risk there may be.
    private static IEnumerable<string> Levels(
        Plan plan,
        LineDetermination line,
        RequirementFinding finding,
        Outcome stands
    )
    {
        var matrix = plan.Accord.Matrix;
        var row = finding.Control?.Sensitivity ?? finding.Requirement.Sensitivity;
        var columns = line
            .Risk.Select(tier =>
                tier.Levels.Select(level => matrix.Risks.ToList().IndexOf(level)).ToList()
            )
            .ToList();
        var (least, most) = (
            columns.Max(levels => levels.Min()),
            columns.Max(levels => levels.Max())
        );
        var column = Enumerable
            .Range(least, most - least + 1)
            .Where(level => Leads(matrix[row, level].Policy))
            .DefaultIfEmpty(most)
            .First();
        yield return matrix[row, column].Level;
        foreach (var review in finding.Requirement.Review)
            if (review.Level is { } level && Leads(review.Policy))
                yield return level;

        bool Leads(ReviewPolicy policy) =>
            (int)Outcome.PresumptionOfApproval + (int)policy == (int)stands;
    }
}
