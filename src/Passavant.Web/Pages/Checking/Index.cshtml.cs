using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>Begins a self-assessment: what it is, what it is not.</summary>
[Anybody]
internal sealed class CheckStartPage(Here here, Desk desk, Attempts attempts)
    : CheckPage(here, desk, attempts)
{
    private const int BegunAMinute = 10;

    /// <summary>Whether somebody came from an address nothing is under, or no longer.</summary>
    public bool IsGone { get; private set; }

    public void OnGet(string? gone) => IsGone = gone is not null;

    public async Task<IActionResult> OnPost()
    {
        Count("check-begin", BegunAMinute);
        var now = Desk.Now;
        var (secret, hash) = Secret.New();
        await Desk.Store.Write(
            async change =>
            {
                var accord = (await Desk.Office(change, null, now)).Accord;
                _ = await Checks.Forget(change, now);
                await Checks.Put(
                    change,
                    new CheckRow
                    {
                        TokenHash = hash,
                        Content = SelfAssessment.New(accord, now).ToJson(),
                        Expires = now + SelfAssessment.Lasts,
                    }
                );
            },
            HttpContext.RequestAborted
        );
        return To($"/check/{secret}/question");
    }
}
