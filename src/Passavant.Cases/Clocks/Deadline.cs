using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>When a limit ends that no stop interrupts.</summary>
public static class Deadline
{
    /// <summary>The instant after the last day of a limit that begins at an instant, in the calendar it names or else in the authority's.</summary>
    public static DateTimeOffset Of(
        TimeLimit limit,
        string authority,
        Cases.Office office,
        DateTimeOffset from
    )
    {
        var calendar = new Office(office.Procedure, office.Calendars).CalendarFor(limit, authority);
        return new DateTimeOffset(
            new Reckoning(limit, calendar, from.UtcTicks).Due([])!.Value,
            TimeSpan.Zero
        );
    }
}
