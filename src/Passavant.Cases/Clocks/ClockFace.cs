using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>Reads the clocks of a case from what happened in it.</summary>
/// <remarks>
/// The zone of the calendar says on which day an instant falls. Day 0 is the day of the event; it is the next day worked where the event comes after the
/// cut-off, or on a day of rest while working days are counted. A limit ends at the end of its last day. A day is counted when it comes after day 0, is a
/// working day where those are counted, and does not end while the clock stands. A limit in months or years ends on its date, moved on by the days that
/// ended while it stood. A ground stops only the limits that name it, and no longer than its own limit; stops that overlap count once.
/// </remarks>
public static class ClockFace
{
    /// <summary>The clocks of a case at <paramref name="now"/>, in the order of the occurrences and then of the accord.</summary>
    /// <param name="procedure">The procedure of the accord.</param>
    /// <param name="caseKind">The kind of case, such as <c>licence</c>.</param>
    /// <param name="calendars">Calendars that stand in for those of the accord, by name: an authority's own holidays.</param>
    /// <param name="occurrences">What runs or ran.</param>
    /// <param name="stops">When the case stood still, in any order.</param>
    /// <param name="now">The instant of reading. Everything handed over has happened by then.</param>
    /// <exception cref="TimeZoneNotFoundException">A calendar is of a zone this machine does not know.</exception>
    public static IReadOnlyList<Clock> Read(
        Procedure procedure,
        string caseKind,
        IReadOnlyDictionary<string, WorkingCalendar> calendars,
        IEnumerable<Occurrence> occurrences,
        IReadOnlyList<Stop> stops,
        DateTimeOffset now
    )
    {
        var office = new Office(procedure, calendars);
        var clocks = new List<Clock>();
        foreach (var occurrence in occurrences)
        foreach (var setting in Setting.Of(procedure, caseKind, occurrence))
            clocks.Add(Read(setting, occurrence, office, stops, now.UtcTicks));
        return clocks;
    }

    private static Clock Read(
        Setting setting,
        Occurrence occurrence,
        Office office,
        IReadOnlyList<Stop> stops,
        long now
    )
    {
        var calendar = office.CalendarFor(
            setting.Within,
            setting.Authority ?? occurrence.At ?? occurrence.Key
        );
        var reckoning = new Reckoning(
            setting.Within,
            calendar,
            occurrence.From.UtcTicks,
            occurrence.AtEnd
        );
        var ended = occurrence.To?.UtcTicks;
        var (days, ground) = Standing.Of(setting.Stops, stops, office, calendar, ended, now);
        var due = reckoning.Due(days);
        var state =
            due <= (ended ?? now) ? ClockState.Missed
            : ended is not null ? ClockState.Met
            : ground is not null ? ClockState.Stopped
            : ClockState.Running;
        return new Clock(
            setting.Limit,
            occurrence.Span,
            occurrence.Key,
            setting.Title,
            occurrence.From.ToUniversalTime(),
            due is { } instant ? new DateTimeOffset(instant, TimeSpan.Zero) : null,
            occurrence.To?.ToUniversalTime(),
            state,
            reckoning.Days,
            reckoning.Used(ended ?? now, days),
            reckoning.Unit,
            setting.Then,
            setting.Tells,
            setting.IfMissed,
            state == ClockState.Stopped ? ground : null
        );
    }
}
