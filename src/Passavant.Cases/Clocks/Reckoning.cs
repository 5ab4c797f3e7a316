using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>One limit counted from one event: which day is day 0, how many days there are, and where stops push the end.</summary>
/// <remarks>A day is counted when it comes after day 0, the limit counts such days, and the clock does not stand as the day ends. The limit ends with the last day it has.</remarks>
internal readonly struct Reckoning
{
    private readonly CalendarDays calendar;
    private readonly bool working;
    private readonly int dayZero;

    public Reckoning(TimeLimit limit, CalendarDays calendar, long from, bool atEnd = false)
    {
        this.calendar = calendar;
        working = limit.Unit == TimeUnit.WorkingDays;
        dayZero = atEnd ? calendar.Zone.DayOf(from - 1) : calendar.DayZero(from, working);
        Days = limit.Unit switch
        {
            TimeUnit.Months => DaysIn(limit.Number),
            TimeUnit.Years => DaysIn(12 * limit.Number),
            _ => limit.Number,
        };
    }

    /// <summary>How many days there are; for months and years, the days to that date.</summary>
    public int Days { get; }

    /// <summary>In what they are counted.</summary>
    public TimeUnit Unit => working ? TimeUnit.WorkingDays : TimeUnit.Days;

    /// <summary>The instant after the last day, or null where a stop without an end comes first.</summary>
    public long? Due(ReadOnlySpan<Standstill> stops)
    {
        if (Days == 0)
            return calendar.Zone.StartOf(dayZero + 1);
        var (left, reached) = (Days, dayZero);
        foreach (var stop in stops)
        {
            if (stop.Last <= reached)
                continue;
            var free = calendar.Count(reached, stop.First - 1, working);
            if (free >= left)
                break;
            if (stop.Last == int.MaxValue)
                return null;
            (left, reached) = (left - free, stop.Last);
        }
        return calendar.Zone.StartOf(calendar.Nth(reached, left, working) + 1);
    }

    /// <summary>How many counted days are over at an instant.</summary>
    public int Used(long at, ReadOnlySpan<Standstill> stops)
    {
        var last = calendar.Zone.DayOf(at) - 1;
        var used = calendar.Count(dayZero, last, working);
        foreach (var stop in stops)
            used -= calendar.Count(
                Math.Max(stop.First - 1, dayZero),
                Math.Min(stop.Last, last),
                working
            );
        return used;
    }

    private int DaysIn(int months)
    {
        var start = DateOnly.FromDayNumber(dayZero);
        var furthest = 12 * (9998 - start.Year);
        return start.AddMonths(Math.Min(months, furthest)).DayNumber - dayZero;
    }
}

/// <summary>Days at whose end a clock stands, first and last; <see cref="int.MaxValue"/> for no last day.</summary>
internal readonly record struct Standstill(int First, int Last);
