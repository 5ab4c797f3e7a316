using Passavant.Accords;

namespace Passavant.Cases.Clocks;

/// <summary>How a clock stands.</summary>
public enum ClockState
{
    /// <summary>It runs, and there is time left.</summary>
    Running,

    /// <summary>It stands on a ground that stops it.</summary>
    Stopped,

    /// <summary>What it waited for came in time.</summary>
    Met,

    /// <summary>Its time is over: nothing came, or it came late.</summary>
    Missed,
}

/// <summary>One running of a span in a case, as it happened.</summary>
/// <param name="Span">What runs.</param>
/// <param name="Key">Which one: a question, a body, a partner state, a rung.</param>
/// <param name="From">The event that began it.</param>
/// <param name="To">The event that ended it, or null.</param>
/// <param name="At">The rung or the consultation it is about; the key stands for it where it is null.</param>
/// <param name="Instead">A limit in place of the accord's, such as an extended one.</param>
/// <param name="AtEnd">Whether it began as the last day of another limit ended: that day is day 0, and the next is counted.</param>
public sealed record Occurrence(
    Span Span,
    string Key,
    DateTimeOffset From,
    DateTimeOffset? To,
    string? At = null,
    TimeLimit? Instead = null,
    bool AtEnd = false
);

/// <summary>A clock stood still: on which ground, from when to when, as it happened.</summary>
/// <param name="Ground">The ground, by its id in the accord.</param>
/// <param name="Key">What tells it from other stops on the same ground.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended, or null.</param>
public sealed record Stop(string Ground, string Key, DateTimeOffset From, DateTimeOffset? To);

/// <summary>A clock of a case as it is read at one instant.</summary>
/// <remarks>Days are local days of the calendar the limit is counted in; instants are UTC. Holds lists: not to be compared by equality.</remarks>
/// <param name="Limit">The limit, rung, consultation, step or track that sets it, by id.</param>
/// <param name="Span">What runs.</param>
/// <param name="Key">Which one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Started">The event that began it.</param>
/// <param name="Due">The instant after the last day: what comes then is late. Null while a stop without a limit of its own stands in the way.</param>
/// <param name="Ended">The event that ended it, or null.</param>
/// <param name="State">How it stands.</param>
/// <param name="Days">How many days it has; for months and years, the days to that date.</param>
/// <param name="Used">How many of them are over, or were when it ended; more than it has once it is late.</param>
/// <param name="Unit">What is counted in <paramref name="Days"/> and <paramref name="Used"/>: days or working days.</param>
/// <param name="Then">What is done when it is missed.</param>
/// <param name="Tells">Who is told when it is missed, by id of authority.</param>
/// <param name="IfMissed">What happens when it is missed, as the accord says it to people.</param>
/// <param name="StoppedBy">The ground it stands on while it is stopped.</param>
public sealed record Clock(
    string Limit,
    Span Span,
    string Key,
    Wording Title,
    DateTimeOffset Started,
    DateTimeOffset? Due,
    DateTimeOffset? Ended,
    ClockState State,
    int Days,
    int Used,
    TimeUnit Unit,
    IReadOnlyList<Deed> Then,
    IReadOnlyList<string> Tells,
    string? IfMissed,
    string? StoppedBy
);
