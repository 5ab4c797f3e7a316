using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Trust.Matching.Releasing;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Comparing;
using Passavant.Web.Log;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Comparing;

/// <summary>One comparison: who, when, on which law, what came of it, and where it stands in the log. The details of a hit are asked for here.</summary>
[Seats(Role.Officer, Role.Head, Role.Member, Role.Supervisor, Role.Auditor)]
internal sealed class ComparisonPage(
    Here here,
    Desk desk,
    Passavant.Web.Comparing.Releases releases,
    PublishedLog log
) : SeatPage(here)
{
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();

    /// <summary>The comparison.</summary>
    public ComparisonView Comparison { get; private set; } = null!;

    /// <summary>What the partner is called.</summary>
    public string Partner { get; private set; } = "";

    /// <summary>The acts about it.</summary>
    public IReadOnlyList<LoggedAct> Acts { get; private set; } = [];

    /// <summary>What was asked for of its hits.</summary>
    public IReadOnlyList<(ReleaseRow Release, ReleaseStanding Standing)> Releases
    {
        get;
        private set;
    } = [];

    /// <summary>Whether whoever looks works on cases.</summary>
    public bool IsOfficial => Here.Role is not Role.Auditor;

    /// <summary>Whether whoever looks may ask for details.</summary>
    public bool MayAsk { get; private set; }

    public Task OnGet(string id) => Read(id);

    public async Task<IActionResult> OnPost(string id)
    {
        var stop = HttpContext.RequestAborted;
        await Read(id);
        if (!MayAsk)
            throw Trouble.Bad("The form says nothing that can be done here.");
        var because = Form.Required(
            "because",
            Here["Say what the details are needed for"],
            Release.MostWords,
            Here["Write at most {0} characters", Here.Number(Release.MostWords)]
        );
        var hit = Form.Whole("hit", Here["Choose the key"], 0, 100_000);
        if (Form.IsRight)
            try
            {
                var name = await releases.Ask(
                    Here.Caller!.Actor,
                    id,
                    (int)hit!.Value,
                    because,
                    30,
                    stop
                );
                return To($"/comparisons/releases/{name}");
            }
            catch (Trouble trouble)
                when (trouble.Status
                        is StatusCodes.Status409Conflict
                            or StatusCodes.Status403Forbidden
                            or StatusCodes.Status404NotFound
                )
            {
                Put(trouble);
            }
        return Again();
    }

    /// <summary>What somebody is called.</summary>
    public string Person(string id) => names.GetValueOrDefault(id, id);

    private async Task Read(string id)
    {
        var by = Here.Caller!.Actor;
        _ = await desk.Store.Read(
            async reading =>
            {
                var row =
                    await Store.Comparisons.Find(reading, id)
                    ?? throw Trouble.Absent("There is no comparison of that id.");
                names = await desk.Names(reading);
                Partner = (await desk.Agencies(reading)).TryGetValue(row.Partner, out var agency)
                    ? Here[agency.Name]
                    : row.Partner;
                var may = await ComparisonView.MayRead(reading, desk, row, by);
                Acts = await LoggedAct.Of(reading, row.Acts, log);
                Comparison = ComparisonView.Of(row, may);
                MayAsk =
                    may
                    && row is { IsAsked: true, Standing: "found" }
                    && Passavant.Web.Comparing.Releases.MayAct(by)
                    && row.Agency == by.Agency
                    && Comparison.Hits.Count > 0;
                var asked = new List<(ReleaseRow, ReleaseStanding)>();
                if (Passavant.Web.Comparing.Releases.MayAct(by))
                    foreach (var one in await Store.Comparisons.Releases(reading, row.Id, 50))
                        if (await releases.Side(reading, one, row) == by.Agency)
                            asked.Add(
                                (one, ReleaseStep.Release(one, row.Name!).StandingAt(desk.Now))
                            );
                Releases = asked;
                return true;
            },
            HttpContext.RequestAborted
        );
    }
}
