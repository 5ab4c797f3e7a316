using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Administration;

/// <summary>An edition: what it touches, and from when it counts.</summary>
[Seats(Role.Administrator)]
[DisableRequestTimeout]
internal sealed class EditionPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : CountingPage(here)
{
    /// <summary>The edition.</summary>
    public EditionRow Row { get; private set; } = null!;

    /// <summary>The edition in force; null before the first.</summary>
    public EditionRow? Active { get; private set; }

    /// <summary>Its text.</summary>
    public Accord Accord { get; private set; } = null!;

    /// <summary>The alternatives chosen.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; private set; } =
        new Dictionary<string, string>();

    /// <summary>Open cases assessed under another edition.</summary>
    public Touched.Page Touched { get; private set; } = null!;

    /// <summary>The agencies, by id.</summary>
    public IReadOnlyDictionary<string, Agency> Agencies { get; private set; } =
        new Dictionary<string, Agency>();

    /// <summary>Whether it is in force.</summary>
    public bool IsActive => Row.Identity == Active?.Identity;

    /// <summary>Whether it can still be said from when it counts.</summary>
    public bool IsOpen => Row.ActiveFrom > Here.Now;

    public async Task OnGet(string identity, string? after, string? done)
    {
        await Read(identity, after ?? "");
        Done = done switch
        {
            "entered" => Here["The edition is entered. Nothing counts by it yet."],
            "set" => IsActive
                ? Here["The edition is in force."]
                : Here["It is kept from when the edition counts."],
            "later" => Here["The edition waits again: nobody has said from when it counts."],
            _ => null,
        };
    }

    public async Task<IActionResult> OnPost(string identity)
    {
        await Read(identity, "");
        return await SayWhen(
            $"/administration/editions/{identity}",
            IsActive,
            when => EditionActs.Activate(By, Row.Identity, when, administering, Stop)
        );
    }

    private async Task Read(string identity, string after)
    {
        (Row, Active, Accord, Choices, Touched, Agencies) = await database.Read(
            async reading =>
            {
                var rows = await Editions.All(reading);
                return (
                    rows.FirstOrDefault(one => one.Identity == identity)
                        ?? throw EditionActs.Absent(),
                    rows.LastOrDefault(one => one.ActiveFrom <= Here.Now),
                    await desk.Accord(reading, identity),
                    EditionFile.Of((await Editions.Documents(reading, identity))!).Choices,
                    await Web.Administration.Touched.ByEdition(reading, identity, after),
                    await desk.Agencies(reading)
                );
            },
            Stop
        );
    }
}
