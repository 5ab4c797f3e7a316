using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Work.Acts;

namespace Passavant.Web.Pages.Work;

/// <summary>The forms of a case's page: each stands in its section where whoever looks may do the act here and now; the one to be filled next is open.</summary>
internal sealed class CaseForms
{
    private static readonly IReadOnlyDictionary<string, ActForm> Known = new[]
    {
        HandlingForms.All,
        AskingForms.All,
        DecidingForms.All,
        AppealingForms.All,
    }
        .SelectMany(forms => forms)
        .ToDictionary(form => form.Act);

    private readonly CaseSheet sheet;
    private readonly Form form;
    private readonly Actor by;
    private readonly Desk desk;
    private readonly string path;
    private readonly Markup token;
    private readonly string? done;
    private readonly Lazy<(string Act, string About)> next;

    /// <summary>The forms on a page.</summary>
    /// <param name="sheet">The case.</param>
    /// <param name="form">What was sent to the page, if anything.</param>
    /// <param name="by">Who looks.</param>
    /// <param name="desk">Where acts are done.</param>
    /// <param name="path">The path of the page, which takes what is sent.</param>
    /// <param name="token">The field that proves that a form is ours.</param>
    /// <param name="done">The act just done, by its word.</param>
    public CaseForms(
        CaseSheet sheet,
        Form form,
        Actor by,
        Desk desk,
        string path,
        Markup token,
        string? done
    )
    {
        (this.sheet, this.form, this.by, this.desk) = (sheet, form, by, desk);
        (this.path, this.token, this.done) = (path, token, done);
        next = new(() => NextSteps.Of(sheet));
    }

    /// <summary>The form of an act of that word; null for none.</summary>
    public static ActForm? Find(string act) => Known.GetValueOrDefault(act);

    /// <summary>The fields of a form, with what was typed into it.</summary>
    public ActFields Fields(string act, string about) =>
        new(sheet, IsSent(act, about) ? form : new Form(), act, about, by, desk);

    /// <summary>Whether the act may be done here and now.</summary>
    public bool May(string act, string about) =>
        Find(act) is { } known && sheet.View.MayDo.Contains(act) && known.When(Fields(act, about));

    /// <summary>What is to be done next; null where it is not theirs to do.</summary>
    public (string Title, string Anchor)? Next =>
        May(next.Value.Act, next.Value.About)
        && Find(next.Value.Act) is { } known
        && known.Instead?.Invoke(Fields(next.Value.Act, next.Value.About)) is null
            ? (
                Title(known, Fields(next.Value.Act, next.Value.About)),
                Anchor(next.Value.Act, next.Value.About)
            )
            : null;

    /// <summary>The form of an act; nothing where it may not be done.</summary>
    public Markup Show(string act, string about)
    {
        if (!May(act, about))
            return Markup.Empty;
        var known = Find(act)!;
        var fields = Fields(act, about);
        if (known.Instead?.Invoke(fields) is { } instead)
            return Markup.Of($"""<p class="p-instead">{sheet.Here[instead]}</p>""");
        var title = Title(known, fields);
        var isNext = next.Value == (act, about);
        var inside = Markup.Of(
            $"""<form method="post" action="{path}" novalidate{Markup.If(known.HasFile, $" enctype=\"multipart/form-data\"")} hx-post="{path}" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-replace-url="true">{token}{Field.Hidden("act", act)}{Field.Hidden("about", about)}{Field.Hidden("version", $"{sheet.View.Version}")}{Field.Hidden("once", $"{Guid.NewGuid():N}")}{known.Fields?.Invoke(fields)}{Field.Button(title, kind: known.IsGrave ? "warning" : isNext ? null : "secondary")}</form>"""
        );
        return known.Fields is null
            ? Markup.Of($"""<div class="p-act" id="{Anchor(act, about)}">{inside}</div>""")
            : Markup.Of(
                $"""<details class="p-act" id="{Anchor(act, about)}"{Markup.If(isNext || IsSent(act, about), $" open")}><summary>{title}</summary>{inside}</details>"""
            );
    }

    /// <summary>That an act of a section was done just now.</summary>
    public Markup DoneIn(string section) =>
        done is not null && Find(done) is { } known && known.Section == section
            ? Markup.Of(
                $"""<div class="p-done" tabindex="-1" role="status"><p>{sheet.Here[known.Done]}</p></div>"""
            )
            : Markup.Empty;

    private string Title(ActForm known, ActFields fields) =>
        sheet.Here[known.TitleNow?.Invoke(fields) ?? known.Title];

    private bool IsSent(string act, string about) =>
        form.IsSent && form.Text("act") == act && form.Text("about") == about;

    private static string Anchor(string act, string about) =>
        about.Length == 0 ? $"act-{act}" : $"act-{act}-{about}";
}

/// <summary>What is to be done in a case before anything else.</summary>
internal static class NextSteps
{
    /// <summary>The act, and what it is about.</summary>
    public static (string Act, string About) Of(CaseSheet sheet)
    {
        var one = sheet.Case;
        var open = sheet.View.Gates.Select(gate => gate.Code).ToHashSet();
        if (one.Phase == Phase.Submitted)
            return (one.Kind == CaseKind.Grievance ? "admit-grievance" : "acknowledge", "");
        if (one.Phase is Phase.Decided or Phase.Appeal)
            return one.Appeal is { Record: null, Outcome: null, Overtaken: null }
                ? ("hand-over-record", "")
                : (
                    "judge-evidence",
                    one.Conditions.FirstOrDefault(condition =>
                        condition.Evidence is [.., { Accepted: null }]
                    )
                        is { Condition.Id: var id }
                        ? id
                        : ""
                );
        if (!one.IsOpen)
            return ("", "");
        if (
            open.Contains("screening-missing")
            || open.Contains("list-newer")
            || one.Screening is { } screening
                && screening.Covers != one.Application.Essentials()
                && open.Contains("application-newer")
        )
            return ("screen", "");
        if (sheet.Hits.FirstOrDefault(hit => hit.Decision is null) is { } hit)
            return ("resolve-hit", $"{hit.Number}");
        if (
            open.Contains("assessment-missing")
            || open.Contains("accord-newer")
            || open.Contains("application-newer")
            || open.Contains("hit-newer")
        )
            return ("assess", "");
        if (one.Proposal is null)
            return open.Count == 0 ? ("propose", "") : ("", "");
        return open.Contains("assessed-since") ? ("propose", "")
            : open.Contains("countersignature") ? ("countersign", "")
            : open.Contains("notice-missing") ? ("give-notice", "")
            : open.Count == 0 ? ("issue", "")
            : ("", "");
    }
}
