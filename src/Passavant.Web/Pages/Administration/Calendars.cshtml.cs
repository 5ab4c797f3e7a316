using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>The calendars limits are counted by.</summary>
[Seats(Role.Administrator)]
internal sealed class CalendarsPage(Here here, Database database, Desk desk)
    : AdministrationPage(here)
{
    /// <summary>The calendars.</summary>
    public IReadOnlyList<CalendarInUse> Calendars { get; private set; } = [];

    public async Task OnGet() =>
        Calendars = await database.Read(reading => CalendarsInUse.All(reading, desk), Stop);
}
