using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>The determination a receipt records, as a file: <c>passavant replay</c> takes it.</summary>
[Anybody]
internal sealed class ReceiptFilePage(Here here, Desk desk, Attempts attempts)
    : CheckPage(here, desk, attempts)
{
    public async Task<IActionResult> OnGet(string receipt)
    {
        Count();
        var found =
            await Desk.Store.Read(
                reading => Receipts.Read(reading, receipt),
                HttpContext.RequestAborted
            ) ?? throw ReceiptPage.Absent();
        return File(
            found.Body,
            "application/json; charset=utf-8",
            $"passavant-{found.Number}.json"
        );
    }
}
