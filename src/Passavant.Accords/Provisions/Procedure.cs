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
)
{
    /// <summary>The policies under which this rung may decide; empty for every one.</summary>
    public IReadOnlyList<ReviewPolicy> Decides { get; init; } = [];

    /// <summary>What is done when its time is missed; moving up where it escalates, unless the accord says otherwise.</summary>
    public IReadOnlyList<Deed> Then { get; init; } = [];

    /// <summary>Who is told when its time is missed, by id of authority.</summary>
    public IReadOnlyList<string> Tells { get; init; } = [];

    /// <summary>The grounds on which its clock stops.</summary>
    public IReadOnlyList<string> Stops { get; init; } = [];

    /// <summary>How many officers sign a decision: 1 or 2.</summary>
    public int Signatures { get; init; } = 2;
}

/// <summary>A ground on which a clock stops, with its own limit where it has one.</summary>
public sealed record StopGround(string Id, Wording Title, TimeLimit? Within)
{
    /// <summary>The steps taken while the clock stands, each with its own limit where it has one.</summary>
    public IReadOnlyList<StageLimit> Steps { get; init; } = [];
}

/// <summary>A limit on a stage of the procedure, or on one step of an appeal or of a stop, and what happens when it is missed.</summary>
/// <remarks>The stage, <paramref name="From"/> and <paramref name="IfMissed"/> are for people; <see cref="Runs"/> and what follows say the same for the clock. A step without a limit has no <paramref name="Within"/>.</remarks>
public sealed record StageLimit(
    string Id,
    Wording? Title,
    string Stage,
    TimeLimit? Within,
    string? From,
    string? IfMissed,
    IReadOnlyList<string> Stops
)
{
    /// <summary>The span whose clock this limit sets; null for a limit nobody's clock runs on.</summary>
    public Span? Runs { get; init; }

    /// <summary>The kinds of case it is set for, such as <c>licence</c> or <c>opinion</c>; empty for every kind.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>The rung it is about; null for any.</summary>
    public string? At { get; init; }

    /// <summary>Who acts, by id of authority, where the step names one.</summary>
    public string? Body { get; init; }

    /// <summary>What is done when it is missed.</summary>
    public IReadOnlyList<Deed> Then { get; init; } = [];

    /// <summary>Who is told when it is missed, by id of authority.</summary>
    public IReadOnlyList<string> Tells { get; init; } = [];
}

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

    /// <summary>Consultations of other states and bodies.</summary>
    public IReadOnlyList<Consultation> Consultations { get; init; } = [];

    /// <summary>The appeal, or null where the text has none.</summary>
    public Track? Appeal { get; init; }

    /// <summary>Redress for grievances and unintended harm, or null where the text has none.</summary>
    public Track? Redress { get; init; }

    /// <summary>Changes to a licence that need no new decision.</summary>
    public IReadOnlyList<NonMaterialChange> NonMaterialChanges { get; init; } = [];

    /// <summary>How a trusted party is decided on sooner, or null where nobody is.</summary>
    public FastChannel? FastChannel { get; init; }

    /// <summary>The calendar a limit is counted in: its own, else that of the authority, else Saturdays and Sundays off.</summary>
    public WorkingCalendar CalendarFor(TimeLimit limit, Authority? authority) =>
        Find(limit.Calendar) ?? Find(authority?.Calendar) ?? WorkingCalendar.Plain;

    private WorkingCalendar? Find(string? name) =>
        name is null ? null : Calendars.GetValueOrDefault(name);
}
