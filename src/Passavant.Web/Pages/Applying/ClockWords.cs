using Passavant.Accords;
using Passavant.Cases.Clocks;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Office = Passavant.Cases.Office;
using Span = Passavant.Accords.Span;

namespace Passavant.Web.Pages.Applying;

/// <summary>Clocks in words, and as a bar.</summary>
internal static class ClockWords
{
    /// <summary>What a clock waits for.</summary>
    public static string Title(Here here, ClockView clock, Office office) =>
        office.Procedure.Ladder.Any(rung => rung.Id == clock.Limit)
            ? here["Decision: {0}", clock.Title]
            : clock.Title;

    /// <summary>How much time is left, or how late it is.</summary>
    public static string Left(Here here, ClockView clock)
    {
        var left = clock.Days - clock.Used;
        return clock.State switch
        {
            ClockState.Stopped => here["stands still"],
            ClockState.Met => here["kept"],
            ClockState.Missed when clock.Ended is not null => here["kept too late"],
            ClockState.Missed => here["overdue"],
            _ when left <= 0 => here["today is the last day"],
            _ when clock.Unit == TimeUnit.WorkingDays => here.Count(
                left,
                "{0} working day left",
                "{0} working days left"
            ),
            _ => here.Count(left, "{0} day left", "{0} days left"),
        };
    }

    /// <summary>Whether something is still waited for in time.</summary>
    public static bool IsRunning(ClockView clock) =>
        clock is { Ended: null, State: ClockState.Running or ClockState.Stopped };

    /// <summary>How a clock ended. That the time for an appeal went by is no failing of anybody.</summary>
    public static string Ended(Here here, ClockView clock, Office office) =>
        clock is { State: ClockState.Missed, Ended: null }
        && office.Procedure.Appeal?.Steps.Any(step =>
            step.Id == clock.Limit && step.Runs == Span.AppealFiling
        ) == true
            ? here["ended on {0}", here.Day(LastDay(clock)!.Value)]
            : Left(here, clock);

    /// <summary>The last day on which it is in time; null while it stands still without an end.</summary>
    public static DateOnly? LastDay(ClockView clock) =>
        clock.Due is { } due ? DateOnly.FromDateTime(due.AddTicks(-1).UtcDateTime) : null;

    /// <summary>By when, in words; empty where no day is known.</summary>
    public static string By(Here here, ClockView clock) =>
        LastDay(clock) is { } day ? here["by {0}", here.Day(day)] : "";

    /// <summary>A bar of the days used, beside words that say the same.</summary>
    public static Markup Bar(ClockView clock)
    {
        var used = clock.Days == 0 ? 1 : Math.Clamp((double)clock.Used / clock.Days, 0, 1);
        var look = clock.State switch
        {
            ClockState.Missed => "stop",
            ClockState.Stopped => "still",
            ClockState.Met => "go",
            _ => used > 0.8 ? "wait" : "mid",
        };
        return Markup.Of(
            $"""<svg class="p-apply-bar p-apply-bar--{look}" viewBox="0 0 100 6" width="100" height="6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="p-apply-bar__all" width="100" height="6" rx="3"></rect><rect class="p-apply-bar__used" width="{Math.Max(used * 100, 2)}" height="6" rx="3"></rect></svg>"""
        );
    }

    /// <summary>The clock of a span that has not ended; null where none runs.</summary>
    public static ClockView? Of(ApplicantView view, Office office, Span span)
    {
        var limits = office
            .Procedure.Limits.Concat(office.Procedure.Appeal?.Steps ?? [])
            .Where(limit => limit.Runs == span)
            .Select(limit => limit.Id)
            .ToList();
        return view.Clocks.FirstOrDefault(clock =>
            clock.Ended is null && limits.Contains(clock.Limit)
        );
    }

    /// <summary>The clock a case is waiting on: the next due that runs, else the one that stands still.</summary>
    public static ClockView? Awaited(ApplicantView view) =>
        view.Clocks.FirstOrDefault(clock =>
            clock.Ended is null && clock.State is ClockState.Running
        )
        ?? view.Clocks.FirstOrDefault(clock =>
            clock.Ended is null && clock.State is ClockState.Stopped
        )
        ?? view.Clocks.FirstOrDefault(clock => clock.Ended is null);
}
