using Passavant.Accords.Conditions;
using Passavant.Accords.Plans;

namespace Passavant.Accords;

/// <summary>Who decides by when, for what stands.</summary>
internal static class Deciders
{
    public static IEnumerable<DecidedBy> For(Plan plan, IReadOnlyList<LineDetermination> lines, Outcome stands)
    {
        if (stands < Outcome.NotifyAndWait || stands == Outcome.Prohibited)
            yield break;
        var procedure = plan.Accord.Procedure;
        var findings = lines
            .SelectMany(line => line.Requirements.Select(finding => (line, finding)))
            .Where(pair => pair.finding.LiftedBy.All(lifting => lifting.Holds != Truth.Yes) && pair.finding.Outcomes.Strictest > Outcome.Authorised)
            .ToList();
        // The highest rung any of them leads to decides the whole.
        var rungs = findings.Where(pair => !pair.finding.Requirement.NotifyAndWait).SelectMany(pair => Levels(plan, pair.line, pair.finding)).ToHashSet();
        var rung = procedure.Ladder.LastOrDefault(rung => rungs.Contains(rung.Id));
        foreach (var id in findings.Select(pair => pair.finding.Requirement.Authority).Distinct().Order(StringComparer.Ordinal))
        {
            var authority = procedure.Authorities.GetValueOrDefault(id);
            var within = rung?.Within;
            yield return new DecidedBy(
                rung,
                authority,
                within,
                within?.EndsOn(plan.AsOf, procedure.CalendarFor(within, procedure.Authorities.GetValueOrDefault(rung!.Authority ?? id) ?? authority))
            );
        }
    }

    private static IEnumerable<string> Levels(Plan plan, LineDetermination line, RequirementFinding finding)
    {
        var matrix = plan.Accord.Matrix;
        var row = finding.Control?.Sensitivity ?? finding.Requirement.Sensitivity;
        var highest = line.Risk.SelectMany(tier => tier.Levels).Select(level => matrix.Risks.ToList().IndexOf(level)).DefaultIfEmpty(0).Max();
        yield return matrix[row, highest].Level;
        foreach (var review in finding.Requirement.Review)
            if (review.Level is { } level && (int)Outcome.PresumptionOfApproval + (int)review.Policy == (int)finding.Outcomes.Strictest)
                yield return level;
    }
}
