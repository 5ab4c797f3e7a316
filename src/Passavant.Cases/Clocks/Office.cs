using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>Whose calendar a limit is counted in.</summary>
internal readonly struct Office(
    Procedure procedure,
    IReadOnlyDictionary<string, WorkingCalendar> calendars
)
{
    /// <summary>The calendar a limit names; else that of the authority; else that of the authority on the lowest rung that has one; else Saturdays and Sundays off.</summary>
    public CalendarDays CalendarFor(TimeLimit limit, string authority) =>
        CalendarDays.Of(
            Find(limit.Calendar)
                ?? Find(procedure.Authorities.GetValueOrDefault(authority)?.Calendar)
                ?? Find(Lowest()?.Calendar)
                ?? WorkingCalendar.Plain
        );

    /// <summary>The limit of a ground, in its own calendar or else that of the clock it stops.</summary>
    public (TimeLimit, CalendarDays)? LimitOf(string ground, CalendarDays otherwise)
    {
        foreach (var one in procedure.StopGrounds)
            if (one.Id == ground && one.Within is { } within)
                return (
                    within,
                    Find(within.Calendar) is { } own ? CalendarDays.Of(own) : otherwise
                );
        return null;
    }

    private Authority? Lowest()
    {
        foreach (var rung in procedure.Ladder)
            if (
                rung.Authority is { } id
                && procedure.Authorities.TryGetValue(id, out var authority)
            )
                return authority;
        return null;
    }

    private WorkingCalendar? Find(string? name) =>
        name is null ? null
        : calendars.TryGetValue(name, out var own) ? own
        : procedure.Calendars.GetValueOrDefault(name);
}
