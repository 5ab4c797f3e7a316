namespace Passavant.Accords;

/// <summary>A body that decides or is told.</summary>
public sealed record Authority(
    string Id,
    Wording Title,
    string? State,
    string? Contact,
    string? Calendar
);

/// <summary>A rung of the ladder of decision: who decides, within which time, and where a case goes next.</summary>
public sealed record Rung(
    string Id,
    Wording Title,
    string? Authority,
    TimeLimit? Within,
    string? EscalatesTo,
    string? IfMissed
);

/// <summary>A ground on which a clock stops, with its own limit where it has one.</summary>
public sealed record StopGround(string Id, Wording Title, TimeLimit? Within);

/// <summary>A limit on a stage of the procedure, and what happens when it is missed.</summary>
public sealed record StageLimit(
    string Id,
    Wording? Title,
    string Stage,
    TimeLimit Within,
    string? From,
    string? IfMissed,
    IReadOnlyList<string> Stops
);

/// <summary>Who decides what within which time: authorities, calendars, the ladder from low to high, limits and grounds to stop the clock.</summary>
public sealed class Procedure
{
    /// <summary>Authorities by id.</summary>
    public required IReadOnlyDictionary<string, Authority> Authorities { get; init; }

    /// <summary>Calendars by name.</summary>
    public required IReadOnlyDictionary<string, WorkingCalendar> Calendars { get; init; }

    /// <summary>The ladder, from low to high.</summary>
    public required IReadOnlyList<Rung> Ladder { get; init; }

    /// <summary>Limits on stages.</summary>
    public required IReadOnlyList<StageLimit> Limits { get; init; }

    /// <summary>Grounds on which a clock stops.</summary>
    public required IReadOnlyList<StopGround> StopGrounds { get; init; }

    /// <summary>The calendar a limit is counted in: its own, else that of the authority, else Saturdays and Sundays off.</summary>
    public WorkingCalendar CalendarFor(TimeLimit limit, Authority? authority) =>
        Find(limit.Calendar) ?? Find(authority?.Calendar) ?? WorkingCalendar.Plain;

    private WorkingCalendar? Find(string? name) =>
        name is null ? null : Calendars.GetValueOrDefault(name);
}
