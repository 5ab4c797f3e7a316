using Microsoft.AspNetCore.Mvc;
using Passavant.Trust.Matching.Releasing;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Comparing;
using Passavant.Web.Log;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Comparing;

/// <summary>A release of details, on the side that asked and on the one that holds them: what was done, what may be done, and what was opened.</summary>
[Seats(Role.Officer, Role.Head)]
internal sealed class ReleasePage(
    Here here,
    Desk desk,
    Passavant.Web.Comparing.Releases releases,
    PublishedLog log
) : SeatPage(here)
{
    /// <summary>The release, on each side it has here.</summary>
    public IReadOnlyList<ReleaseView> Views { get; private set; } = [];

    /// <summary>What the partner is called.</summary>
    public string Partner { get; private set; } = "";

    /// <summary>Our refusals it is about, where we hold the details.</summary>
    public IReadOnlyList<string> Records { get; private set; } = [];

    /// <summary>The acts about it.</summary>
    public IReadOnlyList<LoggedAct> Acts { get; private set; } = [];

    public Task OnGet(string name) => Read(name);

    public async Task<IActionResult> OnPost(string name)
    {
        var (act, isAsked) = (Form.Text("act"), Form.Text("side") == "asked");
        var because = act is "refuse" or "withdraw"
            ? Form.Required(
                $"{act}-because",
                Here["Say why"],
                Release.MostWords,
                Here["Write at most {0} characters", Here.Number(Release.MostWords)]
            )
            : null;
        if (Form.IsRight)
            try
            {
                await ComparisonRoutes.Act(
                    Here.Caller!.Actor,
                    name,
                    new(isAsked, act, because),
                    releases,
                    HttpContext.RequestAborted
                );
                return To($"/comparisons/releases/{name}");
            }
            catch (Trouble trouble)
                when (trouble.Status
                        is StatusCodes.Status403Forbidden
                            or StatusCodes.Status409Conflict
                            or StatusCodes.Status422UnprocessableEntity
                            or StatusCodes.Status503ServiceUnavailable
                )
            {
                Put(trouble);
            }
        await Read(name);
        return Again();
    }

    /// <summary>Whether anything may still happen to it.</summary>
    public static bool IsOpen(ReleaseView one) => one.Standing < ReleaseStanding.Released;

    /// <summary>Whether whoever looks may consent: their side is to, and they did not.</summary>
    public bool MayConsent(ReleaseView one) =>
        IsOpen(one)
        && one.Steps.Count(step => step.IsAsking == one.IsAsked && step.Step is "ask" or "consent")
            < 2
        && (one.IsAsked || one.Standing >= ReleaseStanding.AskedByTwo)
        && one.Steps.All(step =>
            step.IsAsking != one.IsAsked
            || !step.Person.EndsWith($": {Here.Caller!.Actor.Person}", StringComparison.Ordinal)
        );

    /// <summary>Whether there is anything to tell the partner: two of ours stand behind it.</summary>
    public static bool MayExchange(ReleaseView one) => one.Standing >= ReleaseStanding.AskedByTwo;

    private async Task Read(string name)
    {
        Views = await ComparisonRoutes.Views(
            Here.Caller!.Actor,
            name,
            desk,
            releases,
            HttpContext.RequestAborted
        );
        _ = await desk.Store.Read(
            async reading =>
            {
                var acts = new List<LoggedAct>();
                foreach (var one in Views)
                {
                    var row = (await Store.Comparisons.FindRelease(reading, name, one.IsAsked))!;
                    var comparison = (await Store.Comparisons.Find(reading, one.Comparison))!;
                    acts.AddRange(await LoggedAct.Of(reading, row.Acts, log));
                    Partner = (await desk.Agencies(reading)).TryGetValue(
                        comparison.Partner,
                        out var agency
                    )
                        ? Here[agency.Name]
                        : comparison.Partner;
                    if (!one.IsAsked)
                        Records = await releases.Records(reading, row, comparison);
                }
                Acts = [.. acts.OrderBy(act => act.Index)];
                return true;
            },
            HttpContext.RequestAborted
        );
    }
}
