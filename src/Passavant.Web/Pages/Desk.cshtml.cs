using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.People;

namespace Passavant.Web.Pages;

/// <summary>Leads whoever signed in to their seat; asks which where they have several.</summary>
[AnyPerson]
internal sealed class DeskPage(Here here, Database database, Desk desk) : SeatPage(here)
{
    /// <summary>What they may act as.</summary>
    public IReadOnlyList<Option> Options { get; private set; } = [];

    public async Task<IActionResult> OnGet(bool change = false)
    {
        if (!change && Here.Role is { } role)
            return To(Navigation.Desk(role));
        await Read();
        Form.Fill("appointment", Here.SignedIn!.Acting?.Id);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var chosen = Here.SignedIn!.Appointments.FirstOrDefault(one =>
            one.Id == Form.Text("appointment")
        );
        if (chosen is null)
        {
            Form.Wrong("appointment", Here["Choose what to act as"]);
            await Read();
            return Again();
        }
        await database.Write(change =>
            Store.Sessions.Choose(change, Here.SignedIn.Session.TokenHash, chosen.Id)
        );
        return To(Navigation.Desk(chosen.Actor().Role));
    }

    private async Task Read()
    {
        var agencies = await database.Read(desk.Agencies);
        Options =
        [
            .. Here.SignedIn!.Appointments.Select(one => new Option(
                one.Id,
                $"{Here[Navigation.NameOf(one.Actor().Role)]}, {agencies.GetValueOrDefault(one.Agency)?.Name.In(Here.Language) ?? one.Agency}"
            )),
        ];
    }
}
