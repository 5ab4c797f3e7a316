using System.Runtime.CompilerServices;
using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>A working calendar made ready for counting: how many days are worked up to a day, and which is the n-th after it, without walking from day to day.</summary>
internal sealed class CalendarDays
{
    private static readonly ConditionalWeakTable<WorkingCalendar, CalendarDays> Ready = [];

    /// <summary>How many of the first n days of a week, which begins on Monday as day numbers do, are worked.</summary>
    private readonly int[] workedInWeek = new int[8];

    /// <summary>The place in the week of each day worked.</summary>
    private readonly int[] worked;

    /// <summary>The holidays that fall on a day otherwise worked, in order.</summary>
    private readonly int[] holidays;
    private readonly TimeOnly? cutOff;

    private CalendarDays(WorkingCalendar calendar)
    {
        Zone = ZoneDays.Of(calendar.Zone);
        cutOff = calendar.CutOff;
        var weekend = calendar.Weekend.ToHashSet();
        worked =
        [
            .. Enumerable
                .Range(0, 7)
                .Where(place => !weekend.Contains((DayOfWeek)((place + 1) % 7))),
        ];
        for (var place = 0; place < 7; place++)
            workedInWeek[place + 1] = workedInWeek[place] + (worked.Contains(place) ? 1 : 0);
        holidays =
        [
            .. calendar
                .Holidays.Where(day => !weekend.Contains(day.DayOfWeek))
                .Select(day => day.DayNumber)
                .Order(),
        ];
    }

    public ZoneDays Zone { get; }

    public static CalendarDays Of(WorkingCalendar calendar) =>
        Ready.GetValue(calendar, static one => new(one));

    /// <summary>Day 0 of a limit that an event begins: the day of the event; the next day worked when it comes after the cut-off, or on a day of rest and <paramref name="working"/> days are counted.</summary>
    public int DayZero(long instant, bool working)
    {
        var day = Zone.DayOf(instant);
        return
            (cutOff is { } time && Zone.IsAfter(time, instant))
            || (working && Worked(day - 1, day) == 0)
            ? NthWorked(day, 1)
            : day;
    }

    /// <summary>How many days after <paramref name="from"/> up to <paramref name="to"/> are counted.</summary>
    public int Count(int from, int to, bool working) =>
        to <= from ? 0
        : working ? Worked(from, to)
        : to - from;

    /// <summary>The <paramref name="count"/>-th counted day after <paramref name="from"/>.</summary>
    public int Nth(int from, int count, bool working) =>
        count == 0 ? from
        : working ? NthWorked(from, count)
        : Math.Min(from + count, ZoneDays.LastDay);

    private int Worked(int from, int to) =>
        WeekdaysBy(to) - WeekdaysBy(from) - (HolidaysBy(to) - HolidaysBy(from));

    private int NthWorked(int from, int count)
    {
        var weekdays = WeekdaysBy(from) + count;
        var before = HolidaysBy(from);
        // Each holiday met on the way asks for one more weekday, which may meet another.
        for (var met = 0; ; )
        {
            var rank = weekdays + met - 1;
            var day = rank / worked.Length * 7 + worked[rank % worked.Length];
            if (day >= ZoneDays.LastDay)
                return ZoneDays.LastDay;
            var now = HolidaysBy(day) - before;
            if (now == met)
                return day;
            met = now;
        }
    }

    private int WeekdaysBy(int day) => (day + 1) / 7 * worked.Length + workedInWeek[(day + 1) % 7];

    private int HolidaysBy(int day)
    {
        var place = Array.BinarySearch(holidays, day);
        return place >= 0 ? place + 1 : ~place;
    }
}
