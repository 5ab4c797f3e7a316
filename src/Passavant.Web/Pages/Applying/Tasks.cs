using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Applying;

/// <summary>How far a part of a draft is.</summary>
internal enum TaskState
{
    /// <summary>Nothing is written.</summary>
    NotStarted,

    /// <summary>Something is missing.</summary>
    Incomplete,

    /// <summary>Everything is there.</summary>
    Done,

    /// <summary>It may be left out, and is.</summary>
    Optional,
}

/// <summary>A part of a draft.</summary>
/// <param name="Path">Where it is written, below the application.</param>
/// <param name="Title">What it is.</param>
/// <param name="Hint">What is there, or what is missing.</param>
/// <param name="State">How far it is.</param>
internal sealed record DraftTask(string Path, string Title, string? Hint, TaskState State);

/// <summary>The parts of a draft, each with how far it is. They may be written in any order.</summary>
internal static class Tasks
{
    /// <summary>The parts that have to be there, and those beside them.</summary>
    public static (IReadOnlyList<DraftTask> Asked, IReadOnlyList<DraftTask> Beside) Of(
        Here here,
        Case one,
        Office office,
        DateOnly day
    )
    {
        var asked = new List<DraftTask>();
        var beside = new List<DraftTask>();
        var application = one.Application;
        if (HasGoods(one.Kind))
        {
            var open = Wanted.Open(application, office.Accord, day);
            asked.Add(Goods(here, application, office.Accord, day));
            asked.Add(Parties(here, one, application));
            asked.Add(Use(here, one.Kind, application, open));
            beside.Add(Origin(here, application));
        }
        else if (one.Kind == CaseKind.TrustedStatus)
        {
            asked.Add(
                new(
                    "use",
                    here["Why you ask for it"],
                    here["What the status is for, and which record supports it"],
                    application.EndUse.Length > 0 ? TaskState.Done : TaskState.NotStarted
                )
            );
        }
        if (NeedsStatement(one.Kind))
            asked.Add(Statement(here, one));
        if (one.Kind == CaseKind.Amendment)
            asked.Add(
                new(
                    "contract",
                    here["The licence that changes"],
                    application.Amends,
                    string.IsNullOrWhiteSpace(application.Amends)
                        ? TaskState.NotStarted
                        : TaskState.Done
                )
            );
        beside.Add(
            new(
                "documents",
                here["Documents"],
                one.Documents.Count == 0
                    ? here[
                        "Contract, data sheet, extract of a register: whatever shows what you say"
                    ]
                    : here.Count(one.Documents.Count, "{0} document", "{0} documents"),
                one.Documents.Count == 0 ? TaskState.Optional : TaskState.Done
            )
        );
        beside.Add(
            new(
                "contract",
                here["Title, contract and language"],
                application.Contract,
                string.IsNullOrWhiteSpace(application.Contract)
                    ? TaskState.Optional
                    : TaskState.Done
            )
        );
        beside.Add(
            new(
                "colleagues",
                here["Colleagues and agents"],
                here.Count(
                    one.Team.Count,
                    "{0} person is in the case",
                    "{0} people are in the case"
                ),
                one.Team.Count > 1 ? TaskState.Done : TaskState.Optional
            )
        );
        return (asked, beside);
    }

    /// <summary>Whether a case of a kind says what goes and to whom.</summary>
    public static bool HasGoods(CaseKind kind) =>
        kind is not (CaseKind.Grievance or CaseKind.TrustedStatus);

    /// <summary>Whether a case of a kind rests on the end user's statement.</summary>
    public static bool NeedsStatement(CaseKind kind) =>
        kind is CaseKind.Licence or CaseKind.Amendment;

    /// <summary>Where something that is missing is written, below the application.</summary>
    /// <param name="about">What a gate of a submission is about.</param>
    public static string Where(string about) =>
        about switch
        {
            _ when about.EndsWith(".sourcing", StringComparison.Ordinal) => "origin",
            "application.transfer" or "application.transfer.items" => "goods",
            "application.transfer.parties" => "parties",
            _ when Inside(about, "application.lines[") is { } line => $"goods/{line}",
            _ when Inside(about, "application.parties[") is { } party => $"parties/{party}",
            "application.endUse" => "use",
            "application.amends" => "contract",
            _ => "check",
        };

    /// <summary>A tag that shows how far a part is.</summary>
    public static Markup Tag(Here here, TaskState state) =>
        state switch
        {
            TaskState.Done => Markup.Of($"""{here["Done"]}"""),
            TaskState.Incomplete => Markup.Of(
                $"""<strong class="p-tag p-tag--wait">{here["Incomplete"]}</strong>"""
            ),
            TaskState.Optional => Markup.Of($"""<span class="p-quiet">{here["Optional"]}</span>"""),
            _ => Markup.Of($"""<strong class="p-tag p-tag--mid">{here["Not started"]}</strong>"""),
        };

    private static string? Inside(string about, string start) =>
        about.StartsWith(start, StringComparison.Ordinal)
        && about.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
            ? Uri.EscapeDataString(about[start.Length..end])
            : null;

    private static DraftTask Goods(Here here, Application one, Accord accord, DateOnly day)
    {
        if (one.LineIds().Count == 0)
            return new("goods", here["What goes"], null, TaskState.NotStarted);
        var isWhole = one.LineIds()
            .All(line => LineState(one, line, accord, day) == TaskState.Done);
        return new(
            "goods",
            here["What goes"],
            here.Count(one.LineIds().Count, "{0} item", "{0} items"),
            isWhole ? TaskState.Done : TaskState.Incomplete
        );
    }

    /// <summary>How far a line is: what it is, and the facts its controls ask.</summary>
    public static TaskState LineState(Application one, string line, Accord accord, DateOnly day)
    {
        var facts = one.Facts(new Subject(About.Item, line));
        return one.Lines.All(known => known.Line != line) ? TaskState.NotStarted
            : one.KindOf(line) is not { } kind ? TaskState.Incomplete
            // What is asked of every item, such as whether it is medicine, may be left open.
            : Wanted
                .OfItem(accord, kind, day)
                .Where(term => term.Of.Count > 0)
                .All(term => facts.ContainsKey(term.Name))
                ? TaskState.Done
            : TaskState.Incomplete;
    }

    private static DraftTask Parties(Here here, Case whole, Application one)
    {
        var needed = NeedsStatement(whole.Kind);
        if (one.PartyIds().Count == 0)
            return new(
                "parties",
                here["Who takes part"],
                here["You as exporter, the end user, and anybody between"],
                needed ? TaskState.NotStarted : TaskState.Optional
            );
        var isWhole =
            one.PartyIds().Count == one.Parties.Count
            && (!needed || one.InRole("end user").Any() && one.InRole("exporter").Any());
        return new(
            "parties",
            here["Who takes part"],
            string.Join(", ", one.Parties.Select(party => party.Name)),
            isWhole ? TaskState.Done : TaskState.Incomplete
        );
    }

    private static DraftTask Use(
        Here here,
        CaseKind kind,
        Application one,
        IReadOnlyDictionary<Subject, IReadOnlyList<Term>> open
    )
    {
        var stated = one.Facts(Subject.Whole).Keys.Any(term => term != "destination");
        var left = open.GetValueOrDefault(Subject.Whole)?.Count ?? 0;
        var hasText = one.EndUse.Length > 0;
        return new(
            "use",
            here["What it will be used for"],
            hasText && left > 0
                ? here.Count(
                    left,
                    "{0} question of the accord is open",
                    "{0} questions of the accord are open"
                )
                : null,
            !hasText && !stated
                ? NeedsStatement(kind)
                    ? TaskState.NotStarted
                    : TaskState.Optional
                // What is left open is asked later; that the questions were looked at shows in an answer.
                : hasText && (left == 0 || stated)
                    ? TaskState.Done
                    : TaskState.Incomplete
        );
    }

    private static DraftTask Origin(Here here, Application one) =>
        new(
            "origin",
            here["Where it comes from"],
            here["Invoices and certificates that show who made it and who sold it"],
            one.Lines.Any(line => line.Sourcing.Count > 0)
                ? one.Lines.All(line => line.Sourcing.Count > 0)
                    ? TaskState.Done
                    : TaskState.Incomplete
                : TaskState.Optional
        );

    private static DraftTask Statement(Here here, Case one)
    {
        var users = one.Application.InRole("end user").ToList();
        var held = users.Count(user =>
            one.Statements.Any(statement =>
                statement.Party == user.Id && statement.Holds(one.Application)
            )
        );
        return new(
            "statements",
            here["End-use statement"],
            users.Count == 0 ? here["Name the end user first"]
                : held == users.Count ? here["Signed, and it covers the application as it is"]
                : one.Statements.Any(statement => statement is { SignedAt: null, Ended: null })
                    ? here["Asked for; not signed yet"]
                : one.Statements.Count > 0 ? here["It no longer covers the application; ask anew"]
                : here["Send it to the end user last: what changes afterwards needs a new one"],
            users.Count > 0 && held == users.Count ? TaskState.Done
                : one.Statements.Count == 0 ? TaskState.NotStarted
                : TaskState.Incomplete
        );
    }
}
