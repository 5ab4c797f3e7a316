using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>A receipt as a signed document: issued when somebody asks for it, once, and given again whenever they ask again.</summary>
[Anybody]
internal sealed class ReceiptDocumentPage(
    Here here,
    Desk desk,
    Attempts attempts,
    Issuer issuer,
    Bundles bundles
) : CheckPage(here, desk, attempts)
{
    private const int MostAMinute = 20;

    public IActionResult OnGet(string receipt) => To($"/check/receipt/{receipt}");

    public async Task<IActionResult> OnPost(string receipt)
    {
        Count("receipt-document", MostAMinute);
        var stop = HttpContext.RequestAborted;
        var found =
            await Desk.Store.Read(reading => Receipts.Read(reading, receipt), stop)
            ?? throw ReceiptPage.Absent();
        var row =
            await issuer.IssueNow(ReceiptDocuments.Of(found), stop)
            ?? throw Trouble.Of(
                StatusCodes.Status503ServiceUnavailable,
                "issues-nothing",
                "This authority does not issue documents yet; ask again in a moment.",
                "Cette autorité ne délivre pas encore de documents ; redemandez dans un instant."
            );
        var bundle = await Desk.Store.Read(reading => bundles.Of(reading, row, false), stop);
        return File(bundle.ToBytes(), "application/json", $"{row.Number}.json");
    }
}
