using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Comparing;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Comparing;

/// <summary>The agreements on comparing lists, the comparisons there were, and the details asked for.</summary>
[Seats(Role.Officer, Role.Head, Role.Member, Role.Supervisor, Role.Auditor)]
[DisableRequestTimeout]
internal sealed class ComparisonsPage(
    Here here,
    Desk desk,
    Asker asker,
    Passavant.Web.Comparing.Releases releases
) : SeatPage(here)
{
    private const int Most = 200;

    private IReadOnlyDictionary<string, Agency> agencies = new Dictionary<string, Agency>();
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
    private Dictionary<string, string> partners = [];

    /// <summary>The agreements, those that last first.</summary>
    public IReadOnlyList<AgreementView> Agreements { get; private set; } = [];

    /// <summary>The comparisons, the newest first.</summary>
    public IReadOnlyList<ComparisonView> Comparisons { get; private set; } = [];

    /// <summary>The releases that are theirs to see, the newest first.</summary>
    public IReadOnlyList<ReleaseView> Releases { get; private set; } = [];

    /// <summary>The partners with whom whole lists may be compared by whoever looks.</summary>
    public IReadOnlyList<Option> MayCompareLists { get; private set; } = [];

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPost()
    {
        var by = Here.Caller!.Actor;
        if (!Passavant.Web.Comparing.Releases.MayAct(by))
            throw Trouble.Bad("The form says nothing that can be done here.");
        var partner = Form.Required("partner", Here["Choose the partner state"], 200);
        if (Form.IsRight)
            try
            {
                var row = await ComparisonRoutes.CompareLists(
                    by,
                    partner,
                    desk,
                    asker,
                    HttpContext.RequestAborted
                );
                return To($"/comparisons/{row.Id}");
            }
            catch (Trouble trouble)
                when (trouble.Status
                        is StatusCodes.Status409Conflict
                            or StatusCodes.Status429TooManyRequests
                            or StatusCodes.Status503ServiceUnavailable
                )
            {
                Put(trouble);
            }
        await Read();
        return Again();
    }

    /// <summary>What an agency is called.</summary>
    public string Agency(string id) =>
        agencies.TryGetValue(id, out var agency) ? Here[agency.Name] : id;

    /// <summary>What somebody is called.</summary>
    public string Person(string id) => names.GetValueOrDefault(id, id);

    /// <summary>The partner of a comparison.</summary>
    public string Partner(string comparison) => Agency(partners.GetValueOrDefault(comparison, ""));

    private async Task Read()
    {
        var by = Here.Caller!.Actor;
        var stop = HttpContext.RequestAborted;
        _ = await desk.Store.Read(
            async reading =>
            {
                (agencies, names) = (await desk.Agencies(reading), await desk.Names(reading));
                Agreements =
                [
                    .. (await Store.Comparisons.Agreements(reading)).Select(AgreementView.Of),
                ];
                var rows = await Store.Comparisons.Latest(reading, Most);
                var views = new List<ComparisonView>();
                foreach (var row in rows)
                    views.Add(
                        ComparisonView.Of(row, await ComparisonView.MayRead(reading, desk, row, by))
                    );
                Comparisons = views;
                var asked = new List<ReleaseView>();
                if (Passavant.Web.Comparing.Releases.MayAct(by))
                    foreach (var row in await Store.Comparisons.Releases(reading, null, 50))
                        if (
                            await Store.Comparisons.Find(reading, row.Comparison) is { } comparison
                            && await releases.Side(reading, row, comparison) == by.Agency
                        )
                        {
                            partners[comparison.Id] = comparison.Partner;
                            asked.Add(
                                new(
                                    row.Name,
                                    row.IsAsked,
                                    row.Comparison,
                                    ReleaseStep.Release(row, comparison.Name!).StandingAt(desk.Now),
                                    row.Until,
                                    [],
                                    null
                                )
                            );
                        }
                Releases = asked;
                return true;
            },
            stop
        );
        MayCompareLists = Passavant.Web.Comparing.Releases.MayAct(by)
            ?
            [
                .. Agreements
                    .Where(one => one.Ended is null && one.Purposes.Contains(Purposes.Denials))
                    .Select(one => new Option(one.Partner, Agency(one.Partner))),
            ]
            : [];
    }
}
