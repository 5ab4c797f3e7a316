using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>The applications of whoever looks: what waits for them first, then drafts, open cases with their clocks, and decided ones.</summary>
[Seats(Role.Applicant)]
internal sealed class ApplicationsPage(Here here, Desk desk) : SeatPage(here)
{
    private const int Most = 20;

    /// <summary>What waits for the reader.</summary>
    public IReadOnlyList<ToDo> ToDo { get; private set; } = [];

    /// <summary>Applications being written.</summary>
    public IReadOnlyList<CaseRow> Drafts { get; private set; } = [];

    /// <summary>Applications under way.</summary>
    public IReadOnlyList<(ApplicantView View, Office Office)> Open { get; private set; } = [];

    /// <summary>Where to go on with those under way; null at the end.</summary>
    public string? MoreOpen { get; private set; }

    /// <summary>Applications that are over.</summary>
    public IReadOnlyList<CaseRow> Ended { get; private set; } = [];

    /// <summary>Where to go on with those that are over; null at the end.</summary>
    public string? MoreEnded { get; private set; }

    /// <summary>Whether the reader looks at a further page.</summary>
    public bool IsFurther { get; private set; }

    public async Task<IActionResult> OnGet(string? open, string? ended)
    {
        var by = Here.Caller!.Actor;
        var now = desk.Now;
        IsFurther = open is not null || ended is not null;
        var filter = new QueueFilter
        {
            Agency = by.Agency,
            Person = by.Person,
            Relation = "team",
            PastRestriction = true,
        };
        try
        {
            await desk.Store.Read(
                async reading =>
                {
                    var drafts = await Queue.Page(
                        reading,
                        filter with
                        {
                            Phase = Choices.Word(Phase.Draft),
                        },
                        QueueOrder.Newest,
                        null,
                        50
                    );
                    Drafts = drafts.Cases;
                    var rows = await Queue.Page(
                        reading,
                        filter with
                        {
                            IsOpen = true,
                        },
                        QueueOrder.Due,
                        open,
                        Most + Drafts.Count
                    );
                    MoreOpen = rows.Next;
                    var over = await Queue.Page(
                        reading,
                        filter with
                        {
                            IsOpen = false,
                        },
                        QueueOrder.Newest,
                        ended,
                        Most
                    );
                    (Ended, MoreEnded) = (over.Cases, over.Next);
                    var todo = new List<ToDo>();
                    var views = new List<(ApplicantView, Office)>();
                    foreach (var row in rows.Cases.Concat(over.Cases))
                    {
                        if (row.Phase == Choices.Word(Phase.Draft))
                            continue;
                        var file = await desk.Find(reading, CaseNumber.Parse(row.Number), now);
                        var one = Casework.CatchUp(file!.Case, now, file.Office).After;
                        var view = ApplicantView.Of(one, by, file.Office, now, Here.Language);
                        todo.AddRange(Waiting.Of(Here, one, view, file.Office));
                        if (row.IsOpen)
                            views.Add((view, file.Office));
                    }
                    (Open, ToDo) =
                    (
                        views,
                        [.. todo.OrderBy(one => one.By ?? DateOnly.MaxValue).Take(50)]
                    );
                    return true;
                },
                HttpContext.RequestAborted
            );
        }
        catch (FormatException)
        {
            // A place made up, or of another order: the beginning is meant.
            return To("/applications");
        }
        return Page();
    }
}
