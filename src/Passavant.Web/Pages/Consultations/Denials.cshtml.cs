using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Consultations;

/// <summary>A partner state's own refusals, which others ask about before they grant the same: entered, renewed and revoked here.</summary>
[Seats(Role.Partner)]
internal sealed class DenialsPage(Here here, Desk desk, Administering administering)
    : SeatPage(here)
{
    /// <summary>Those that stand, the newest first.</summary>
    public IReadOnlyList<DenialRoutes.DenialView> Standing { get; private set; } = [];

    /// <summary>Those that stand no more.</summary>
    public IReadOnlyList<DenialRoutes.DenialView> Ended { get; private set; } = [];

    /// <summary>What was just done; null for nothing.</summary>
    public string? Done =>
        Form.IsSent
            ? null
            : Request.Query["done"].ToString() switch
            {
                "enter" => Here[
                    "The refusal is in the register. Whoever is to grant the same has to ask you first."
                ],
                "renew" => Here["The refusal stands longer."],
                "revoke" => Here["The refusal is revoked, and binds nobody from today."],
                _ => null,
            };

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPost()
    {
        var act = Form.Text("act");
        try
        {
            if (
                act switch
                {
                    "enter" => await Enter(),
                    "renew" => await Renew(),
                    "revoke" => await Revoke(),
                    _ => throw Trouble.Bad("The form says nothing that can be done here."),
                }
            )
                return To($"/consultations/denials?done={act}");
        }
        catch (Trouble trouble)
            when (trouble.Status
                    is StatusCodes.Status409Conflict
                        or StatusCodes.Status422UnprocessableEntity
            )
        {
            Put(trouble);
        }
        await Read();
        return Again();
    }

    /// <summary>Whether a form about a refusal was sent, and shows again.</summary>
    public bool IsSent(string act, string id) => Form.Text("act") == act && Form.Text("id") == id;

    private async Task<bool> Enter()
    {
        var by = Here.Caller!.Actor;
        var id = Form.Required(
            "reference",
            Here["Enter the reference of your refusal"],
            64,
            Here["Enter at most {0} characters", 64]
        );
        if (id.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '.')))
            Form.Wrong(
                "reference",
                Here["Use letters without accents, digits, hyphens and dots only"]
            );
        var endUser = Form.Required(
            "end-user",
            Here["Enter the name of the end user"],
            500,
            Here["Enter at most {0} characters", 500]
        );
        var country = Form.Text("country").ToUpperInvariant();
        if (country.Length > 0 && Countries.IndexOf(country) < 0)
            Form.Wrong(
                "country",
                Here["Enter a country by its two letters, such as BR, or leave it empty"]
            );
        var items = Form.Text("items")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (items.Length is 0 or > 200 || items.Any(item => item.Length > 500))
            Form.Wrong("items", Here["Name the items, one on each line: at most 200"]);
        var day = Form.Day("day", Here["Enter the day of the refusal, such as 31 1 2026"]);
        if (day > DateOnly.FromDateTime(desk.Now.UtcDateTime))
            Form.Wrong("day", Here["Enter a day that is not in the future"]);
        var grounds = Form.Required(
            "grounds",
            Here["Say why you refused, as far as you share it"],
            5000,
            Here["Enter at most {0} characters", 5000]
        );
        var state = (await desk.Store.Read(reading => Store.People.FindAgency(reading, by.Agency)))
            ?.Agency()
            .State;
        if (state is not { Length: 2 })
            Form.Wrong(
                "",
                Here["Nobody entered here of which state you are; ask an administrator."]
            );
        if (!Form.IsRight)
            return false;
        _ = await DenialRoutes.Enter(
            by,
            new DenialRoutes.Notification(
                id,
                state!,
                by.Agency,
                day!.Value,
                endUser,
                items,
                grounds
            )
            {
                Country = country.Length > 0 ? country : null,
            },
            desk,
            administering,
            HttpContext.RequestAborted
        );
        return true;
    }

    private async Task<bool> Renew()
    {
        var id = Form.Text("id");
        var until = Form.Day(
            $"until-{id}",
            Here["Enter the last day on which it stands, such as 31 1 2029"]
        );
        var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        if (until < today || until > today.AddYears(10))
            Form.Wrong(
                $"until-{id}",
                Here["Enter a day that is not past, and at most ten years ahead"]
            );
        var why = Why($"renew-why-{id}");
        if (!Form.IsRight)
            return false;
        _ = await DenialRoutes.Renew(
            Here.Caller!.Actor,
            id,
            new DenialRoutes.Renewal(until!.Value, why),
            desk,
            administering,
            HttpContext.RequestAborted
        );
        return true;
    }

    private async Task<bool> Revoke()
    {
        var id = Form.Text("id");
        var why = Why($"revoke-why-{id}");
        if (!Form.IsRight)
            return false;
        _ = await DenialRoutes.Revoke(
            Here.Caller!.Actor,
            id,
            new DenialRoutes.Revocation(why),
            desk,
            administering,
            HttpContext.RequestAborted
        );
        return true;
    }

    private string Why(string name) =>
        Form.Required(name, Here["Say why"], 5000, Here["Enter at most {0} characters", 5000]);

    private async Task Read()
    {
        var by = Here.Caller!.Actor;
        var today = DateOnly.FromDateTime(desk.Now.UtcDateTime);
        var own = (await desk.Store.Read(reading => Store.Denials.Of(reading, by.Agency)))
            .Select(DenialRoutes.DenialView.Of)
            .ToList();
        Standing = [.. own.Where(Stands)];
        Ended = [.. own.Where(one => !Stands(one))];

        bool Stands(DenialRoutes.DenialView one) =>
            one.Revoked is null && (one.Denial.Until is null || one.Denial.Until >= today);
    }
}
