using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Work;

/// <summary>A case, with everything known of it, and everything that may be done in it by whoever looks.</summary>
[Seats(Role.Officer, Role.Head, Role.Member, Role.Supervisor)]
[DisableRequestTimeout] // A partner that is asked makes its list ready first.
internal sealed class CasePage(Here here, Desk desk, Looks looks, IAntiforgery antiforgery)
    : SeatPage(here)
{
    /// <summary>The case as it is laid before whoever looks.</summary>
    public CaseSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string number, string? done, CancellationToken stop)
    {
        await Read(number, done, stop);
        return Page();
    }

    public async Task<IActionResult> OnPost(string number, CancellationToken stop)
    {
        await Read(number, null, stop);
        var (act, about) = (Form.Text("act"), Form.Text("about"));
        if (CaseForms.Find(act) is not { } known)
        {
            Form.Wrong("", Here["That form is not one of this page; reload it and try again."]);
            return Again();
        }
        var fields = Sheet.Forms!.Fields(act, about);
        var sending = known.Before is { } before
            ? await before(HttpContext, fields, stop)
            : known.Read(fields);
        if (sending is null)
            return Again();
        if (await Do(number, sending.Make, sending.Beside, known.Before is null))
            return To($"/work/{number}?done={act}#{known.Section}");
        // What stands in the way is shown in the case as it is now.
        await Read(number, null, stop);
        return Again();
    }

    private async Task Read(string number, string? done, CancellationToken stop)
    {
        var (file, caller) = await Opening.Readable(
            number,
            HttpContext,
            desk,
            Allows.ReadingInside,
            stop
        );
        looks.Saw(file.Case, caller.Actor, desk.Now);
        var sheet = await CaseSheet.Read(Here, desk, file, caller, stop);
        var tokens = antiforgery.GetAndStoreTokens(HttpContext);
        Sheet = sheet with
        {
            Forms = new CaseForms(
                sheet,
                Form,
                caller.Actor,
                desk,
                Here.To($"/work/{file.Case.Number}"),
                Field.Hidden(tokens.FormFieldName, tokens.RequestToken!),
                done
            ),
        };
    }
}
