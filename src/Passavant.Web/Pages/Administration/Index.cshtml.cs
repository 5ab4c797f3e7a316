using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>Where administrators begin: what needs doing, and how everything stands.</summary>
[Seats(Role.Administrator)]
internal sealed class OverviewPage(
    Here here,
    Database database,
    Desk desk,
    CaseworkSettings settings,
    ScreeningSettings screening
) : AdministrationPage(here)
{
    private const int SoonDays = 120;

    /// <summary>How everything stands.</summary>
    public Overview Now { get; private set; } = null!;

    /// <summary>What needs doing, each with the page it is done on.</summary>
    public IReadOnlyList<(string Path, string What)> ToDo { get; private set; } = [];

    public DateOnly Today => DateOnly.FromDateTime(Here.Now.UtcDateTime);

    /// <summary>How many days old a list is; null where its publisher says no day.</summary>
    public int? Age(SnapshotRow list) =>
        list.Published is { } day ? Math.Max(0, Today.DayNumber - day.DayNumber) : null;

    /// <summary>Whether a list is older than lists should be.</summary>
    public bool IsStale(SnapshotRow list) => Age(list) > screening.StaleAfterDays;

    /// <summary>Whether a calendar knows no days off soon.</summary>
    public bool EndsSoon(DateOnly? last) => last is null || last < Today.AddDays(SoonDays);

    public async Task OnGet()
    {
        Now = await database.Read(reading => Overview.Of(reading, Here, desk, settings.Idle), Stop);
        ToDo = [.. Open()];
    }

    private IEnumerable<(string, string)> Open()
    {
        if (Now.Edition is null)
            yield return (
                "/administration/editions/new",
                Here["No edition of the accord is in force: enter one"]
            );
        if (Now.WaitingEditions > 0)
            yield return (
                "/administration/editions",
                Here.Count(
                    Now.WaitingEditions,
                    "{0} edition of the accord waits: say from when it counts",
                    "{0} editions of the accord wait: say from when they count"
                )
            );
        if (Now.Held > 0)
            yield return (
                "/administration/documents",
                Here.Count(
                    Now.Held,
                    "Documents are issued for everything else; {0} place waits until a fault is mended",
                    "Documents are issued for everything else; {0} places wait until a fault is mended"
                )
            );
        if (Now.Lists.Count == 0)
            yield return (
                "/administration/lists/new",
                Here["No list is in force: parties cannot be screened"]
            );
        foreach (var list in Now.Lists.Where(IsStale))
            yield return (
                "/administration/lists/new",
                Here["The list {0} is {1} days old: enter a newer one", list.List, Age(list)]
            );
        if (Now.WaitingLists > 0)
            yield return (
                "/administration/lists",
                Here.Count(
                    Now.WaitingLists,
                    "{0} list waits to come into force",
                    "{0} lists wait to come into force"
                )
            );
        foreach (var (name, last) in Now.Calendars.Where(one => EndsSoon(one.Last)))
            yield return (
                $"/administration/calendars/{name}",
                last is { } day
                    ? Here["The calendar {0} knows no days off after {1}", name, Here.Day(day)]
                    : Here["The calendar {0} has no days off", name]
            );
        if (Now.Unappointed > 0)
            yield return (
                "/administration/people?show=unappointed",
                Here.Count(
                    Now.Unappointed,
                    "{0} person can sign in and holds no appointment",
                    "{0} people can sign in and hold no appointment"
                )
            );
    }
}
