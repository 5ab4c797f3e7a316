using System.Collections.Concurrent;

namespace Passavant.Cases.Clocks;

/// <summary>When the days of a time zone begin, in ticks of UTC. Days are numbered as <see cref="DateOnly.DayNumber"/> does.</summary>
/// <remarks>A day begins at the first instant that bears its date: after the gap where a change of the clocks skips midnight, at the first of two midnights where it repeats one.</remarks>
internal sealed class ZoneDays
{
    private static readonly ConcurrentDictionary<string, ZoneDays> ByName = new(
        StringComparer.Ordinal
    );
    private static readonly int FirstKept = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly int LastKept = new DateOnly(2100, 1, 1).DayNumber;

    private readonly TimeZoneInfo zone;
    private readonly long[] kept = new long[LastKept - FirstKept];

    private ZoneDays(string name) => zone = TimeZoneInfo.FindSystemTimeZoneById(name);

    /// <exception cref="TimeZoneNotFoundException">This machine knows no such zone.</exception>
    public static ZoneDays Of(string name) => ByName.GetOrAdd(name, static one => new(one));

    /// <summary>The last day whose end can be told.</summary>
    public static int LastDay => DateOnly.MaxValue.DayNumber - 2;

    /// <summary>The instant a day begins.</summary>
    public long StartOf(int day)
    {
        if (day < FirstKept || day >= LastKept)
            return Find(day);
        ref var start = ref kept[day - FirstKept];
        var known = Volatile.Read(ref start);
        if (known != 0)
            return known;
        known = Find(day);
        Volatile.Write(ref start, known);
        return known;
    }

    /// <summary>The day an instant falls on.</summary>
    public int DayOf(long instant)
    {
        // No zone is a day away from UTC.
        var day = (int)(instant / TimeSpan.TicksPerDay);
        return instant < StartOf(day) ? day - 1
            : instant < StartOf(day + 1) ? day
            : day + 1;
    }

    /// <summary>Whether the wall clock shows a later time than <paramref name="time"/> on the day the instant falls on.</summary>
    public bool IsAfter(TimeOnly time, long instant)
    {
        var day = DayOf(instant);
        var since = instant - StartOf(day);
        // On a day of 24 hours the wall clock shows the time since it began.
        if (StartOf(day + 1) - StartOf(day) == TimeSpan.TicksPerDay)
            return since > time.Ticks;
        var local = instant + OffsetAt(instant);
        return local / TimeSpan.TicksPerDay == day && local % TimeSpan.TicksPerDay > time.Ticks;
    }

    private long OffsetAt(long instant) =>
        zone.GetUtcOffset(new DateTime(instant, DateTimeKind.Utc)).Ticks;

    private long Find(int day)
    {
        var midnight = new DateTime(day * TimeSpan.TicksPerDay);
        if (zone.IsInvalidTime(midnight))
            return AfterGap(midnight.Ticks);
        var offset = zone.IsAmbiguousTime(midnight)
            ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return midnight.Ticks - offset.Ticks;
    }

    // The wall clock never shows the midnight looked for: before the gap it shows less, after it more.
    private long AfterGap(long midnight)
    {
        var before = midnight - TimeSpan.TicksPerDay;
        var after = midnight + TimeSpan.TicksPerDay;
        while (after - before > 1)
        {
            var middle = before + (after - before) / 2;
            if (middle + OffsetAt(middle) < midnight)
                before = middle;
            else
                after = middle;
        }
        return after;
    }
}
