using Passavant.Cases.Clocks;

namespace Passavant.Cases;

/// <summary>The work on a case as pure functions: what comes of an act, and what the events add up to. Nothing here reads a clock, a file or a random source.</summary>
public static class Casework
{
    /// <summary>The case its events add up to; null where there are none.</summary>
    public static Case? Load(IEnumerable<CaseEvent> events)
    {
        Case? now = null;
        foreach (var one in events)
            now = Evolve(now, one);
        return now;
    }

    /// <summary>The case after one more event.</summary>
    public static Case Evolve(Case? now, CaseEvent one)
    {
        var after =
            one.Act is OpenCase open ? open.Begin(one.Stamp)
            : now is null ? throw new InvalidOperationException("A case begins by being opened.")
            : one.Act.Change(now, one.Stamp);
        return Remember(after, one);
    }

    /// <summary>Opens a case.</summary>
    public static Reply Open(OpenCase act, Actor by, DateTimeOffset at, Office office)
    {
        var stamp = new Stamp(Kept(at), by, office.Identity, null);
        var opened = act.Begin(stamp);
        var refusal = WhoMay.Refuse(act, null, by) ?? act.Refuse(opened, stamp, office);
        if (refusal is not null)
            return new Reply([], opened, refusal);
        var first = new CaseEvent(1, stamp, act);
        return new Reply([first], Evolve(null, first), null);
    }

    /// <summary>Does <paramref name="act"/> in a case, after whatever clocks ran out before it.</summary>
    /// <remarks>Clocks act at the instant they run out, whenever the program gets to them: an answer that comes too late meets the case as the limit left it.</remarks>
    public static Reply Decide(Case now, Act act, Actor by, DateTimeOffset at, Office office)
    {
        var events = new List<CaseEvent>();
        // The clock of another machine may be behind: a case never goes back in time.
        at = Kept(at) > now.Touched ? Kept(at) : now.Touched;
        now = CatchUp(now, at, office, events);
        var stamp = new Stamp(at, by, office.Identity, now.Assessment?.Determination);
        var refusal =
            WhoMay.Refuse(act, now, by, office)
            ?? Deciding.Conflicted(now, by)
            ?? act.Refuse(now, stamp, office);
        if (refusal is not null)
            return new Reply(events, now, refusal);
        now = Do(now, act, stamp, office, events);
        return new Reply(events, now, null);
    }

    /// <summary>Lets every clock that has run out by <paramref name="at"/> act, once.</summary>
    public static Reply CatchUp(Case now, DateTimeOffset at, Office office)
    {
        var events = new List<CaseEvent>();
        now = CatchUp(now, at, office, events);
        return new Reply(events, now, null);
    }

    /// <summary>The clocks of a case: of every limit that runs or ran.</summary>
    public static IReadOnlyList<Clock> Clocks(Case now, DateTimeOffset at, Office office) =>
        ClockFace.Read(
            office.Procedure,
            now.Kind.LimitedAs(),
            office.Calendars,
            Spans.Of(now, office),
            Spans.Stops(now),
            at
        );

    private static Case CatchUp(Case now, DateTimeOffset at, Office office, List<CaseEvent> events)
    {
        // One after the other, the earliest first: what one brings about may start or end another.
        while (NextDue(now, at, office) is { } clock)
        {
            // What ran out while nobody looked is never stamped before what was done since.
            var stamp = new Stamp(
                clock.Due > now.Touched ? clock.Due.Value : now.Touched,
                Actor.System,
                office.Identity,
                now.Assessment?.Determination
            );
            now = Do(
                now,
                new RunOut(clock.Limit, clock.Span, clock.Key, clock.Then),
                stamp,
                office,
                events
            );
        }
        return now;
    }

    private static Clock? NextDue(Case now, DateTimeOffset at, Office office) =>
        now.Phase == Phase.Draft
            ? null
            : Clocks(now, at, office)
                .Where(clock =>
                    clock is { Ended: null, Due: { } due }
                    && due <= at
                    && !now.RanOut.Any(ran => ran.Limit == clock.Limit && ran.Key == clock.Key)
                )
                .MinBy(clock => (clock.Due, clock.Limit, clock.Key));

    private static Case Do(Case now, Act act, Stamp stamp, Office office, List<CaseEvent> events)
    {
        act = act.Settle(now, stamp, office);
        var one = new CaseEvent(now.Version + 1, stamp, act);
        events.Add(one);
        now = Evolve(now, one);
        foreach (var next in act.Follow(now, stamp, office).ToList())
        {
            var by = stamp with { By = Actor.System };
            if (next.Refuse(now, by, office) is null)
                now = Do(now, next, by, office, events);
        }
        return now;
    }

    // An instant as it is kept: in UTC, to the microsecond.
    private static DateTimeOffset Kept(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    // What holds for every act: the version, and who worked on it for the authority.
    private static Case Remember(Case after, CaseEvent one)
    {
        var by = one.Stamp.By;
        var forAuthority =
            by.Role
                is Role.Officer
                    or Role.Head
                    or Role.Member
                    or Role.Adviser
                    or Role.Partner
                    or Role.Supervisor
            && !after.ActedForAuthority.Contains(by.Person);
        return after with
        {
            Version = one.Version,
            Touched = one.Stamp.At,
            ActedForAuthority = forAuthority
                ? [.. after.ActedForAuthority, by.Person]
                : after.ActedForAuthority,
        };
    }
}
