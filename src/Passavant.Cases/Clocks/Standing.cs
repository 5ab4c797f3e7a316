namespace Passavant.Cases.Clocks;

/// <summary>Where the stops of a case let one clock stand.</summary>
internal static class Standing
{
    /// <summary>The days at whose end the clock stands, in order and apart, and the ground it stands on at <paramref name="now"/>.</summary>
    /// <remarks>A stop counts where its ground is among those of the limit. The limit of the ground ends the stop where nobody does. Stops that begin once the clock has ended do not matter.</remarks>
    public static (Standstill[] Days, string? Ground) Of(
        IReadOnlyList<string> grounds,
        IReadOnlyList<Stop> stops,
        Office office,
        CalendarDays calendar,
        long? ended,
        long now
    )
    {
        if (grounds.Count == 0 || stops.Count == 0)
            return ([], null);
        List<Standstill>? days = null;
        Stop? current = null;
        foreach (var stop in stops)
        {
            var from = stop.From.UtcTicks;
            if (from >= ended || !grounds.Contains(stop.Ground))
                continue;
            var to = End(stop, office, calendar);
            if (from <= now && now < to && Earlier(stop, current))
                current = stop;
            var first = calendar.Zone.DayOf(from);
            var last = to == long.MaxValue ? int.MaxValue : calendar.Zone.DayOf(to) - 1;
            if (last >= first)
                (days ??= []).Add(new(first, last));
        }
        return (days is null ? [] : Merged(days), current?.Ground);
    }

    private static long End(Stop stop, Office office, CalendarDays calendar)
    {
        var to = stop.To?.UtcTicks ?? long.MaxValue;
        return office.LimitOf(stop.Ground, calendar) is var (limit, days)
            ? Math.Min(to, new Reckoning(limit, days, stop.From.UtcTicks).Due([])!.Value)
            : to;
    }

    private static bool Earlier(Stop stop, Stop? other) =>
        other is null
        || stop.From < other.From
        || (stop.From == other.From && string.CompareOrdinal(stop.Ground, other.Ground) < 0);

    private static Standstill[] Merged(List<Standstill> days)
    {
        if (days.Count == 1)
            return [days[0]];
        days.Sort(
            static (left, right) =>
                left.First != right.First
                    ? left.First.CompareTo(right.First)
                    : left.Last.CompareTo(right.Last)
        );
        var apart = new List<Standstill>(days.Count) { days[0] };
        foreach (var next in days)
            if (next.First > apart[^1].Last)
                apart.Add(next);
            else if (next.Last > apart[^1].Last)
                apart[^1] = apart[^1] with { Last = next.Last };
        return [.. apart];
    }
}
