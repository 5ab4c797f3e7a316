namespace Passavant.Web.Pages.Parts.Drawings;

/// <summary>A stretch of time: what it is about, when it begins and how long it lasts.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="From">The day it begins, counted from the first of the drawing.</param>
/// <param name="Days">How many days it lasts; null for one without a limit.</param>
/// <param name="Said">The length in words, such as <c>20 working days</c>.</param>
/// <param name="Hue">Its colour.</param>
/// <param name="Note">What else is said under the label, such as who acts.</param>
/// <param name="Address">Where its label leads; null for nowhere.</param>
internal sealed record TimeBar(
    string Label,
    double From,
    double? Days,
    string Said,
    Hue Hue = Hue.Mid,
    string? Note = null,
    string? Address = null
);

/// <summary>Stretches of time in a table, each drawn as a length on one scale of days that all have in common.</summary>
internal static class TimeBars
{
    private const double Full = 1000;

    /// <summary>The stretches, one below the other.</summary>
    /// <param name="caption">What the table is about.</param>
    /// <param name="head">What the labels are.</param>
    /// <param name="length">What the lengths are.</param>
    /// <param name="day">How a day of the scale is said, such as <c>day {0}</c>.</param>
    /// <param name="bars">The stretches.</param>
    /// <param name="hidden">Whether the caption is for those alone who listen.</param>
    public static Markup Of(
        string caption,
        string head,
        string length,
        Func<long, string> day,
        IReadOnlyList<TimeBar> bars,
        bool hidden = false
    )
    {
        var end = bars.Select(bar => bar.From + (bar.Days ?? 0)).DefaultIfEmpty(1).Max();
        var step = Step(end);
        var whole = Math.Max(step, Math.Ceiling(end / step) * step);
        var rows = bars.Select(bar =>
        {
            var label = bar.Address is null
                ? Markup.Of($"{bar.Label}")
                : Markup.Of($"""<a class="govuk-link" href="{bar.Address}">{bar.Label}</a>""");
            var note = bar.Note is null
                ? Markup.Empty
                : Markup.Of($"""<span class="p-bars__note">{bar.Note}</span>""");
            return Markup.Of(
                $"""<tr><th scope="row">{label}{note}</th><td class="p-bars__drawn">{Drawn(bar, whole, step)}</td><td class="p-bars__said">{bar.Said}</td></tr>"""
            );
        });
        return Markup.Of(
            $"""<table class="p-bars p-bars--time">{Bars.Caption(caption, hidden)}<thead><tr><th scope="col"><span class="govuk-visually-hidden">{head}</span></th><td class="p-bars__drawn">{Scale(whole, step, day)}</td><th scope="col"><span class="govuk-visually-hidden">{length}</span></th></tr></thead><tbody>{rows}</tbody></table>"""
        );
    }

    /// <summary>About how many calendar days a limit takes: of working days, five in seven count.</summary>
    public static double DaysOf(Passavant.Accords.TimeLimit limit) =>
        limit.Unit switch
        {
            Passavant.Accords.TimeUnit.Days => limit.Number,
            Passavant.Accords.TimeUnit.WorkingDays => limit.Number * 7 / 5.0,
            Passavant.Accords.TimeUnit.Months => limit.Number * 30.4,
            _ => limit.Number * 365.25,
        };

    // The least round number of days of which a few fill the scale.
    private static double Step(double end) =>
        new double[] { 1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1825, 3650 }.FirstOrDefault(
            step => end / step <= 4,
            36_500
        );

    // Words as wide as they are read: the scale is drawn in parts of the column and not stretched.
    private static Markup Scale(double whole, double step, Func<long, string> day)
    {
        var ticks = new List<Markup>();
        for (var at = 0.0; at <= whole; at += step)
        {
            var anchor =
                at == 0 ? "start"
                : at + step > whole ? "end"
                : "middle";
            ticks.Add(
                Markup.Of(
                    $"""<text x="{at / whole * 100}%" y="13" text-anchor="{anchor}" class="{(at > 0 && at + step <= whole ? "p-axis__text p-axis__text--between" : "p-axis__text")}">{day((long)at)}</text>"""
                )
            );
        }
        return Markup.Of(
            $"""<svg class="p-bars__scale" width="100%" height="16" aria-hidden="true" focusable="false">{ticks}</svg>"""
        );
    }

    private static Markup Drawn(TimeBar bar, double whole, double step)
    {
        var lines = new List<Markup>();
        for (var at = step; at < whole; at += step)
            lines.Add(
                Markup.Of(
                    $"""<rect x="{at / whole * Full}" width="1.5" height="20" class="p-fill--line"></rect>"""
                )
            );
        var piece = bar.Days is { } days
            ? Markup.Of(
                $"""<rect x="{bar.From / whole * Full}" y="3" width="{Math.Max(6, days / whole * Full)}" height="14" class="{Bars.Class(bar.Hue)}"></rect>"""
            )
            : Markup.Empty;
        return Markup.Of(
            $"""<svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="1000" height="20" class="p-fill--ground"></rect>{lines}{piece}</svg>"""
        );
    }
}
