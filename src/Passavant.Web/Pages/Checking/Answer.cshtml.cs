using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>What the accord says of the answers, and a receipt of it for whoever wants one.</summary>
[Anybody]
internal sealed class CheckAnswerPage(Here here, Desk desk, Attempts attempts)
    : CheckPage(here, desk, attempts)
{
    private const int MadeAMinute = 10;

    /// <summary>The answer.</summary>
    public Answered Answered { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string id)
    {
        if (!await Load(id))
            return Gone();
        Answered = new Answered(Interview.Determination, Spoken);
        return Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (!await Load(id))
            return Gone();
        Count("check-receipt", MadeAMinute);
        IReadOnlyList<ListStamp> lists =
        [
            .. Interview.Said.Looked.SelectMany(looked => looked.Lists).Distinct(),
        ];
        var receipt = await Desk.Store.Write(
            change => Receipts.Make(change, Interview.Determination, lists, Desk.Now),
            HttpContext.RequestAborted
        );
        return To($"/check/receipt/{receipt}");
    }
}
