using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Administration;

/// <summary>Ends an appointment, now or on a day to come.</summary>
[Seats(Role.Administrator)]
internal sealed class EndAppointmentPage(
    Here here,
    Database database,
    Desk desk,
    Administering administering
) : AdministrationPage(here)
{
    /// <summary>The appointment.</summary>
    public AppointmentRow Row { get; private set; } = null!;

    /// <summary>Whose it is.</summary>
    public string Name { get; private set; } = "";

    /// <summary>For whom they act.</summary>
    public string Agency { get; private set; } = "";

    /// <summary>As what they act.</summary>
    public Role Role => Row.Actor().Role;

    public async Task OnGet(string id)
    {
        await Read(id);
        Form.Fill("when", "now");
    }

    public async Task<IActionResult> OnPost(string id)
    {
        await Read(id);
        var when = When(Here.Now);
        if (!Form.IsRight)
            return Again();
        return await Tried(
            () =>
                AppointmentActs.End(
                    By,
                    id,
                    Form.Text("when") == "now" ? null : when,
                    administering,
                    Stop
                ),
            ("until", Here["It cannot end in the past: choose a later day, or now"])
        )
            ? To($"/administration/people/{Uri.EscapeDataString(Row.Person)}?done=ended")
            : Again();
    }

    private async Task Read(string id)
    {
        (Row, Name, Agency) = await database.Read(
            async reading =>
            {
                var row =
                    await Store.People.FindAppointment(reading, id)
                    ?? throw Trouble.Absent("There is no appointment of that id.");
                return (
                    row,
                    (await PersonActs.Of(reading, row.Person)).Name,
                    (await desk.Agencies(reading))
                        .GetValueOrDefault(row.Agency)
                        ?.Name.In(Here.Language)
                        ?? row.Agency
                );
            },
            Stop
        );
    }
}
