namespace Passavant.Web.Pages.Work;

/// <summary>The parts of a case's page, in their order, and what of each stands open.</summary>
internal static class CaseParts
{
    /// <summary>Every part there is in a case: where it stands on the page, its English title, how much of it stands open, and the letter that leads there.</summary>
    public static IEnumerable<(string Id, string Title, int Open, char Key)> Of(CaseSheet sheet)
    {
        var one = sheet.Case;
        yield return ("open", Words.Text("What stands open"), sheet.View.Gates.Count, 'o');
        if (one.Grievance is not null)
            yield return ("grievance", Words.Text("Grievance"), 0, 'b');
        yield return ("facts", Words.Text("What is asked for"), 0, 'f');
        yield return (
            "statements",
            Words.Text("End-use statements"),
            one.Statements.Count(statement => statement is { SignedAt: null, Ended: null }),
            'e'
        );
        yield return ("determination", Words.Text("Assessment"), sheet.Questions.Count, 'a');
        yield return (
            "screening",
            Words.Text("Screening"),
            sheet.Hits.Count(hit => hit.Decision is null),
            's'
        );
        yield return ("route", Words.Text("Route"), 0, 'r');
        yield return ("precedents", Words.Text("Cases like this"), 0, 'l');
        yield return ("dossier", Words.Text("The end user’s dossier"), 0, 'u');
        yield return (
            "questions",
            Words.Text("Questions to the applicant"),
            one.Questions.Count(question => question.Ended is null),
            'q'
        );
        yield return (
            "advice",
            Words.Text("Advice of other agencies"),
            one.AdviceRequests.Count(request => request.Ended is null),
            'v'
        );
        yield return (
            "consultations",
            Words.Text("Partner states"),
            one.Consultations.Count(asked => asked.Ended is null),
            'c'
        );
        yield return ("decision", Words.Text("Decision"), one.Proposal is null ? 0 : 1, 'd');
        if (one.Conditions.Count > 0 || one.Changes.Count > 0)
            yield return (
                "conditions",
                Words.Text("Conditions of the licence"),
                one.Conditions.Count(condition => condition.Fulfilled is null),
                'k'
            );
        if (one.Appeal is not null)
            yield return (
                "appeal",
                Words.Text("Appeal"),
                one.Appeal is { Outcome: null, Overtaken: null } ? 1 : 0,
                'p'
            );
        yield return ("messages", Words.Text("Correspondence"), 0, 'm');
        yield return ("documents", Words.Text("Documents"), 0, 'w');
        yield return ("notes", Words.Text("Notes the applicant does not see"), 0, 'n');
        yield return ("people", Words.Text("Who works on it"), 0, 'h');
        yield return (
            "clocks",
            Words.Text("Clocks"),
            sheet.View.Clocks.Count(clock => clock is { Ended: null }),
            't'
        );
        yield return ("history", Words.Text("History"), 0, 'y');
    }

    /// <summary>The keys of the page, each with what it does.</summary>
    public static IEnumerable<(string Key, string Does)> Keys(CaseSheet sheet) =>
        [
            ("x", sheet.Here["Go to what is to be done next"]),
            .. Of(sheet).Select(part => ($"g {part.Key}", sheet.Here[part.Title])),
        ];

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
            "consultation-open" or "denial-unasked" or "hit-unasked" or "undercut-unexplained" =>
                "consultations",
            "standstill-open" => "clocks",
            "statement-missing" => "statements",
            _ => "decision",
        };
}
