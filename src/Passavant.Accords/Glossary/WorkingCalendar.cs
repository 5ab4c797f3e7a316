namespace Passavant.Accords;

/// <summary>Which days an authority works: a time zone, the days of rest in each week, and holidays.</summary>
/// <remarks>Equal by reference. A calendar whose every day is one of rest is refused by the reader.</remarks>
public sealed class WorkingCalendar
{
    /// <summary>Saturdays and Sundays off, no holidays, UTC.</summary>
    public static WorkingCalendar Plain { get; } =
        new("plain", "UTC", [DayOfWeek.Saturday, DayOfWeek.Sunday], new HashSet<DateOnly>(), null);

    private readonly HashSet<DayOfWeek> weekend;

    /// <summary>A calendar of these days of rest.</summary>
    public WorkingCalendar(
        string name,
        string zone,
        IEnumerable<DayOfWeek> weekend,
        IReadOnlySet<DateOnly> holidays,
        TimeOnly? cutOff
    )
    {
        (Name, Zone, Holidays, CutOff) = (name, zone, holidays, cutOff);
        this.weekend = [.. weekend];
        if (this.weekend.Count == 7)
            throw new ArgumentException(
                "A calendar needs at least one working day in the week.",
                nameof(weekend)
            );
    }

    /// <summary>The name limits use.</summary>
    public string Name { get; }

    /// <summary>The IANA time zone in which its days begin and end.</summary>
    public string Zone { get; }

    /// <summary>Days off besides the weekend.</summary>
    public IReadOnlySet<DateOnly> Holidays { get; }

    /// <summary>The time of day after which what arrives counts as of the next working day; null for midnight.</summary>
    public TimeOnly? CutOff { get; }

    /// <summary>The days of rest in each week.</summary>
    public IEnumerable<DayOfWeek> Weekend => weekend.Order();

    /// <summary>Whether the authority works on <paramref name="day"/>.</summary>
    public bool Works(DateOnly day) => !weekend.Contains(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="start"/>; <paramref name="start"/> itself for 0.</summary>
    public DateOnly AddWorkingDays(DateOnly start, int count)
    {
        var day = start;
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Works(day))
                count--;
        }
        return day;
    }
}
