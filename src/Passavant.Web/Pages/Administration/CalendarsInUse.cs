using System.Text.Json;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>A calendar limits are counted by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">How often it was changed here; 0 for the accord's own.</param>
/// <param name="File">The calendar.</param>
internal sealed record CalendarInUse(string Name, int Version, CalendarFile File);

/// <summary>Calendars as they are used: those of the accord in force, with an authority's own in their place.</summary>
internal static class CalendarsInUse
{
    /// <summary>All of them, by name.</summary>
    public static async Task<IReadOnlyList<CalendarInUse>> All(Reading reading, Desk desk)
    {
        var own = (await Calendars.All(reading)).Select(row => new CalendarInUse(
            row.Name,
            row.Version,
            JsonSerializer.Deserialize<CalendarFile>(row.Content, CaseJson.Options)!
        ));
        IEnumerable<CalendarInUse> accord = [];
        if (await Editions.Active(reading, desk.Now) is { } edition)
            accord = (
                await desk.Accord(reading, edition.Identity)
            ).Procedure.Calendars.Values.Select(calendar => new CalendarInUse(
                calendar.Name,
                0,
                CalendarFile.Of(calendar)
            ));
        return
        [
            .. own.Concat(accord)
                .DistinctBy(one => one.Name)
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>One of them.</summary>
    /// <exception cref="Trouble">There is none of that name.</exception>
    public static async Task<CalendarInUse> Find(Reading reading, Desk desk, string name) =>
        (await All(reading, desk)).FirstOrDefault(one => one.Name == name)
        ?? throw Trouble.Absent("There is no calendar of that name.");
}
