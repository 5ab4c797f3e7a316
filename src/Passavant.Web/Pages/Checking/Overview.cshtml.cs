using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>A self-assessment half-way: every answer, to be changed, and the link to come back by.</summary>
[Anybody]
internal sealed class CheckOverviewPage(Here here, Desk desk, Attempts attempts)
    : CheckPage(here, desk, attempts)
{
    /// <summary>The whole address, to be written down.</summary>
    public string Link => $"{Request.Scheme}://{Request.Host}{Here.To($"/check/{Id}")}";

    public async Task<IActionResult> OnGet(string id) => await Load(id) ? Page() : Gone();

    /// <summary>Deletes the answers at once.</summary>
    public async Task<IActionResult> OnPost(string id)
    {
        Count();
        await Desk.Store.Write(
            change => Store.Checks.Remove(change, Secret.HashOf(id)),
            HttpContext.RequestAborted
        );
        return To("/check");
    }
}
