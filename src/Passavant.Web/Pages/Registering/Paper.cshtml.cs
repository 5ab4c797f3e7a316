using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.Pages.Issued;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Registering;

/// <summary>The document of a registration, on one page of paper.</summary>
[Seats(Role.Applicant, Role.Officer, Role.Head, Role.Supervisor, Role.Auditor)]
internal sealed class RegistrationPaperPage(
    Here here,
    Desk desk,
    Bundles bundles,
    Passavant.Web.Registering.Registering registering
) : SeatPage(here)
{
    /// <summary>What is on it.</summary>
    public PaperSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string number, CancellationToken stop)
    {
        var its = await registering.Find(Here.Caller!.Actor, number, stop);
        Sheet = await desk.Store.Read(
            reading => PaperSheet.Find(reading, its.Number, bundles, "/registrations"),
            stop
        );
        return Page();
    }
}
