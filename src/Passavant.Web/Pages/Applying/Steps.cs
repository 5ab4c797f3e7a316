using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>One step on the way of a case.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Says">When it was taken, or what is going on in it.</param>
/// <param name="Look">done, now or next.</param>
internal sealed record Step(string Title, string? Says, string Look)
{
    /// <summary>Whether the case is at it.</summary>
    public bool IsNow => Look == "now";
}

/// <summary>The way of a case, from being submitted to the end.</summary>
internal static class Steps
{
    /// <summary>The steps, each with how far it is.</summary>
    public static IReadOnlyList<Step> Of(Here here, Case one, ApplicantView view)
    {
        var isOver = !one.IsOpen && one.Phase != Phase.Decided;
        var steps = new List<(string Title, string? Says, bool Done)>
        {
            (here["Submitted"], Day(one.Submitted), one.Submitted is not null),
        };
        if (one.Kind == CaseKind.Grievance)
        {
            steps.Add((here["Admitted"], Day(one.Grievance?.Admitted), one.Grievance?.Admitted is not null));
            steps.Add((here["Redress proposed"], Day(one.Grievance?.ProposedAt), one.Grievance?.ProposedAt is not null));
            steps.Add((here["Ended"], Day(one.Grievance?.Ended), one.Grievance?.Ended is not null));
        }
        else
        {
            var isDecided = one.Decision is not null && !one.Remitted;
            steps.Add((here["Found complete"], Day(one.Completed), one.Completed is not null));
            steps.Add(
                (
                    here["Looked into"],
                    Heard(here, view.Heard),
                    isDecided || one.Phase is Phase.Proposed or Phase.Notice
                )
            );
            if (one.Notice is { } notice)
                steps.Add((here["You are heard before a refusal"], Day(notice.At), isDecided || notice.Answered is not null || notice.RanOut is not null));
            steps.Add((here["Decided"], isDecided ? Day(one.Decision!.At) : null, isDecided));
            if (one.Appeal is { } appeal)
                steps.Add((here["Appeal decided"], Day(appeal.Decided), appeal.Outcome is not null || appeal.Overtaken is not null));
        }
        var now = steps.FindIndex(step => !step.Done);
        var all = steps
            .Select(
                (step, i) =>
                    new Step(
                        step.Title,
                        step.Says,
                        step.Done ? "done"
                            : i == now && !isOver ? "now"
                            : "next"
                    )
            )
            .Where(step => !isOver || step.Look == "done")
            .ToList();
        if (isOver)
            all.Add(
                new Step(
                    here[Naming.Of(one.Phase)],
                    Day((one.Withdrawn ?? one.Returned)?.At),
                    "done"
                )
            );
        return all;

        string? Day(DateTimeOffset? at) => at is { } day ? here.Day(day) : null;
    }

    private static string? Heard(Here here, HeardView heard)
    {
        var said = new List<string>();
        if (heard.Agencies > 0)
            said.Add(here["{0} of {1} agencies asked have advised", heard.Advised, heard.Agencies]);
        if (heard.Partners > 0)
            said.Add(
                here["{0} of {1} partner states asked have answered", heard.Answered, heard.Partners]
            );
        return said.Count == 0 ? null : string.Join("; ", said);
    }
}
