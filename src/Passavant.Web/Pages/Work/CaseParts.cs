using Passavant.Cases;

namespace Passavant.Web.Pages.Work;

/// <summary>The parts of a case's page, in their order, and what of each stands open.</summary>
internal static class CaseParts
{
    /// <summary>Every part there is in a case: where it stands on the page, its English title, how much of it stands open.</summary>
    public static IEnumerable<(string Id, string Title, int Open)> Of(CaseSheet sheet)
    {
        var one = sheet.Case;
        yield return ("open", Words.Text("What stands open"), sheet.View.Gates.Count);
        if (one.Grievance is not null)
            yield return ("grievance", Words.Text("Grievance"), 0);
        yield return ("facts", Words.Text("What is asked for"), 0);
        yield return (
            "statements",
            Words.Text("End-use statements"),
            one.Statements.Count(statement => statement is { SignedAt: null, Ended: null })
        );
        yield return (
            "determination",
            Words.Text("Assessment"),
            sheet.Determination?.Questions.Count ?? 0
        );
        yield return (
            "screening",
            Words.Text("Screening"),
            sheet.Hits.Count(hit => hit.Decision is null)
        );
        yield return ("route", Words.Text("Route"), 0);
        yield return ("precedents", Words.Text("Cases like this"), 0);
        yield return ("dossier", Words.Text("The end user’s dossier"), 0);
        yield return (
            "questions",
            Words.Text("Questions to the applicant"),
            one.Questions.Count(question => question.Ended is null)
        );
        yield return (
            "advice",
            Words.Text("Advice of other agencies"),
            one.AdviceRequests.Count(request => request.Ended is null)
        );
        yield return (
            "consultations",
            Words.Text("Partner states"),
            one.Consultations.Count(asked => asked.Ended is null)
        );
        yield return ("decision", Words.Text("Decision"), one.Proposal is null ? 0 : 1);
        if (one.Conditions.Count > 0 || one.Changes.Count > 0)
            yield return (
                "conditions",
                Words.Text("Conditions of the licence"),
                one.Conditions.Count(condition => condition.Fulfilled is null)
            );
        if (one.Appeal is not null)
            yield return (
                "appeal",
                Words.Text("Appeal"),
                one.Appeal is { Outcome: null, Overtaken: null } ? 1 : 0
            );
        yield return ("messages", Words.Text("Correspondence"), 0);
        yield return ("documents", Words.Text("Documents"), 0);
        yield return ("notes", Words.Text("Notes the applicant does not see"), 0);
        yield return ("people", Words.Text("Who works on it"), 0);
        yield return (
            "clocks",
            Words.Text("Clocks"),
            sheet.View.Clocks.Count(clock => clock is { Ended: null })
        );
        yield return ("history", Words.Text("History"), 0);
    }

    /// <summary>The part in which what stands open under a code is settled.</summary>
    public static string Of(string gate) =>
        gate switch
        {
            "assessment-missing" or "accord-newer" or "hit-newer" or "prohibited" or "required" =>
                "determination",
            "screening-missing" or "hit-unresolved" or "list-newer" or "application-newer" =>
                "screening",
            "question-open" => "questions",
            "advice-open" => "advice",
            "consultation-open" or "denial-unasked" or "undercut-unexplained" => "consultations",
            "standstill-open" => "clocks",
            "statement-missing" => "statements",
            _ => "decision",
        };
}
