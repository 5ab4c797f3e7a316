using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Registering;

/// <summary>The registrations under general authorisations: an applicant's own, those an authority looks after, or all.</summary>
[Seats(Role.Applicant, Role.Officer, Role.Head, Role.Supervisor, Role.Auditor)]
internal sealed class RegistrationsPage(
    Here here,
    Desk desk,
    Passavant.Web.Registering.Registering registering
) : SeatPage(here)
{
    /// <summary>The registrations, those that stand first.</summary>
    public IReadOnlyList<RegistrationCard> Cards { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        var office = await desk.Store.Read(reading => desk.Office(reading, null, desk.Now), stop);
        Cards =
        [
            .. (await registering.All(Here.Caller!.Actor, stop)).Select(row =>
                RegistrationCard.Of(Here, row, office.Accord)
            ),
        ];
    }
}
