using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Supervision;

/// <summary>Who looked at a case.</summary>
[Seats(Role.Supervisor, Role.Auditor)]
internal sealed class LooksPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>The number of the case.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who looked, the newest first.</summary>
    public IReadOnlyList<LookRow> Looks { get; private set; } = [];

    /// <summary>Where one came from.</summary>
    public string Back => Here.Role == Role.Auditor ? "/oversight" : "/supervision";

    private Passavant.Cases.Office office = null!;

    public async Task<IActionResult> OnGet(string? number)
    {
        number ??= Request.Query["number"];
        if (string.IsNullOrWhiteSpace(number))
            return To(Back);
        if (!RouteData.Values.ContainsKey("number"))
            return To($"/supervision/looks/{Uri.EscapeDataString(number.Trim())}");
        var (file, _) = await Opening.Readable(
            number,
            HttpContext,
            desk,
            Supervising.Watching,
            HttpContext.RequestAborted
        );
        (Number, Title, office) = ($"{file.Case.Number}", file.Case.Title, file.Office);
        Looks = await desk.Store.Read(
            reading => Looking.At(reading, Number),
            HttpContext.RequestAborted
        );
        return Page();
    }

    /// <summary>What somebody is called.</summary>
    public string Person(string id) => office.Names.GetValueOrDefault(id, id);

    /// <summary>What an agency is called.</summary>
    public string Agency(string id) =>
        office.Agencies.GetValueOrDefault(id) is { } agency ? Here[agency.Name] : id;

    /// <summary>What a role is called.</summary>
    public string As(string role) => Here[Navigation.NameOf(Choices.Role(role))];
}
