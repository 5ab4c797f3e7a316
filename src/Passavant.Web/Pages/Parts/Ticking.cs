using Passavant.Accords;
using Passavant.Cases.Clocks;

namespace Passavant.Web.Pages.Parts;

/// <summary>How clocks are shown: in a word, with the last day, and as a bar of the days used.</summary>
internal static class Ticking
{
    /// <summary>How a clock stands, in a word or two.</summary>
    public static Markup Tag(
        Here here,
        ClockState state,
        DateTimeOffset? due,
        DateTimeOffset? ended
    )
    {
        var (look, said) = state switch
        {
            ClockState.Met => ("go", here["In time"]),
            ClockState.Stopped => ("mid", here["Stands still"]),
            ClockState.Missed when ended is not null => ("stop", here["Late"]),
            ClockState.Missed => ("stop", here["Time is over"]),
            _ when due is { } end => Left(here, end),
            _ => ("mid", here["Running"]),
        };
        return Markup.Of($"""<span class="p-tag p-tag--{look}">{said}</span>""");
    }

    /// <summary>How a clock stands.</summary>
    public static Markup Tag(Here here, Clock clock) =>
        Tag(here, clock.State, clock.Due, clock.Ended);

    /// <summary>The last day of a limit that ends at an instant.</summary>
    public static string LastDay(Here here, DateTimeOffset due) => here.Day(due.AddTicks(-1));

    /// <summary>Clocks, each with what it is, how it stands and how much of it is used.</summary>
    public static Markup Clocks(Here here, IEnumerable<Clock> clocks) =>
        Markup.Of(
            $"""<ul class="p-clocks">{clocks.Select(clock => Markup.Of($"""<li><span class="p-clocks__what">{here[clock.Title]}</span> {Tag(here, clock)}{Used(clock)}<span class="p-small p-quiet">{Said(here, clock)}</span></li>"""))}</ul>"""
        );

    // What the bar shows is said beside it.
    private static Markup Used(Clock clock)
    {
        var share = clock.Days == 0 ? 1 : Math.Min(1.0, (double)clock.Used / clock.Days);
        var look =
            clock.State == ClockState.Missed ? "stop"
            : share > 0.8 && clock.Ended is null ? "wait"
            : "mid";
        return Markup.Of(
            $"""<svg class="p-clocks__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="100" height="6" rx="2" class="p-clocks__ground"></rect><rect width="{share * 100}" height="6" rx="2" class="p-clocks__used p-clocks__used--{look}"></rect></svg>"""
        );
    }

    private static string Said(Here here, Clock clock)
    {
        var used =
            clock.Unit == TimeUnit.WorkingDays
                ? here["{0} of {1} working days used", clock.Used, clock.Days]
                : here["{0} of {1} days used", clock.Used, clock.Days];
        return clock.Ended is null && clock.Due is { } due
            ? here["{0}; last day {1}", used, LastDay(here, due)]
            : used;
    }

    private static (string Look, string Said) Left(Here here, DateTimeOffset due)
    {
        var days = (int)Math.Ceiling((due - here.Now).TotalDays);
        return (
            days <= 3 ? "wait" : "mid",
            days <= 1 ? here["Last day"] : here.Count(days, "{0} day left", "{0} days left")
        );
    }
}
