using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Administration;

/// <summary>What administrators do with calendars.</summary>
internal static class CalendarActs
{
    /// <summary>Enters a calendar, or changes the version of it that was read. Every running clock is counted again.</summary>
    /// <exception cref="Trouble">It cannot be as it is given, or somebody changed it meanwhile.</exception>
    public static Task<CalendarRoutes.CalendarView> Put(
        Actor by,
        string name,
        CalendarFile asked,
        string version,
        Administering administering,
        CancellationToken stop
    )
    {
        if (Faults(name, asked) is { Count: > 0 } faults)
            throw Trouble.Invalid(faults);
        return administering.Do(
            by,
            async change =>
            {
                var before = (await Calendars.Find(change, name))?.Version ?? 0;
                Versions.Match(version, before == 0 ? null : CalendarRoutes.Text(before));
                var view = new CalendarRoutes.CalendarView(name, before + 1, asked);
                return new Deed<CalendarRoutes.CalendarView>(
                    before == 0 ? "calendar-entered" : "calendar-changed",
                    view,
                    async writing =>
                    {
                        await Calendars.Put(writing, name, before, asked.ToText());
                        await Touching.LookAgain(writing, administering.Now);
                    },
                    view
                );
            },
            stop
        );
    }

    /// <summary>What is wrong with a calendar of a name; all of it.</summary>
    public static IReadOnlyList<Fault> Faults(string name, CalendarFile asked) =>
        Texts.IsId(name)
            ? asked.Faults()
            : [new(["path", "name"], "expected a short name such as brussels"), .. asked.Faults()];
}
