using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>A year of a calendar, drawn.</summary>
[Seats(Role.Administrator)]
internal sealed class CalendarPage(Here here, Database database, Desk desk)
    : AdministrationPage(here)
{
    /// <summary>The calendar.</summary>
    public CalendarInUse Calendar { get; private set; } = null!;

    /// <summary>The year drawn.</summary>
    public int Year { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Here.Now.UtcDateTime);

    /// <summary>Whether it was changed just before.</summary>
    public bool Done { get; private set; }

    public async Task OnGet(string name, int? year, string? done)
    {
        Calendar = await database.Read(
            reading => CalendarsInUse.Find(reading, desk, name),
            Stop
        );
        Year = Math.Clamp(year ?? Today.Year, 1900, 9000);
        Done = done is not null;
    }
}
