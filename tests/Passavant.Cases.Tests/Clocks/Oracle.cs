using System.Collections.Concurrent;
using Passavant.Accords;

namespace Passavant.Cases.Tests.Clocks;

/// <summary>The rules of the clock in the slowest and plainest way: walk from minute to minute to find where days begin, from day to day to count them, and ask every stop about the last moment of every day.</summary>
internal sealed class Oracle(
    TimeLimit limit,
    WorkingCalendar calendar,
    DateTimeOffset from,
    IReadOnlyList<(DateTimeOffset From, DateTimeOffset? To)> stops
)
{
    private static readonly ConcurrentDictionary<
        (string Zone, DateOnly Day),
        DateTimeOffset
    > Starts = new();
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.Zone);

    /// <summary>The first instant that bears a date on the wall, or a later one where no instant bears it.</summary>
    public static DateTimeOffset StartOf(string zone, DateOnly day) =>
        Starts.GetOrAdd(
            (zone, day),
            static key =>
            {
                var wall = TimeZoneInfo.FindSystemTimeZoneById(key.Zone);
                var instant = new DateTimeOffset(key.Day, default, TimeSpan.Zero)
                    .Subtract(wall.BaseUtcOffset)
                    .AddHours(-3);
                while (DateOn(wall, instant) < key.Day)
                    instant = instant.AddMinutes(1);
                return instant;
            }
        );

    public DateTimeOffset? Due()
    {
        var (unit, left) = (limit.Unit, limit.Number);
        var day = DayZero();
        if (unit is TimeUnit.Months or TimeUnit.Years)
        {
            var end = day.AddMonths(unit == TimeUnit.Months ? left : 12 * left);
            for (var one = day; one < end; one = one.AddDays(1))
                if (StandsForEver(one.AddDays(1)))
                    return null;
                else if (StandsAtEndOf(one.AddDays(1)))
                    end = end.AddDays(1);
            return EndOf(end);
        }
        while (left > 0)
        {
            day = day.AddDays(1);
            if (StandsForEver(day))
                return null;
            if (Counts(day))
                left--;
        }
        return EndOf(day);
    }

    public int Used(DateTimeOffset at)
    {
        var used = 0;
        for (var day = DayZero().AddDays(1); EndOf(day) <= at; day = day.AddDays(1))
            if (Counts(day))
                used++;
        return used;
    }

    public bool StandsAt(DateTimeOffset at) =>
        stops.Any(stop => stop.From <= at && (stop.To is null || at < stop.To));

    private DateOnly DayZero()
    {
        var day = DateOn(zone, from);
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime);
        if (time > calendar.CutOff)
            day = day.AddDays(1);
        if (time > calendar.CutOff || limit.Unit == TimeUnit.WorkingDays)
            while (!calendar.Works(day))
                day = day.AddDays(1);
        return day;
    }

    private bool Counts(DateOnly day) =>
        (limit.Unit != TimeUnit.WorkingDays || calendar.Works(day)) && !StandsAtEndOf(day);

    private bool StandsAtEndOf(DateOnly day) => StandsAt(EndOf(day).AddTicks(-1));

    private bool StandsForEver(DateOnly day) =>
        stops.Any(stop => stop.To is null && stop.From < EndOf(day));

    private DateTimeOffset EndOf(DateOnly day) => StartOf(calendar.Zone, day.AddDays(1));

    private static DateOnly DateOn(TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
