namespace Passavant.Web.Pages.Parts.Drawings;

/// <summary>The colour of a piece of a drawing. It is never the only sign of what the piece says.</summary>
internal enum Hue
{
    /// <summary>Nothing special.</summary>
    Mid,

    /// <summary>Lets pass; kept.</summary>
    Go,

    /// <summary>Weighs; may be late.</summary>
    Wait,

    /// <summary>Stops; missed.</summary>
    Stop,

    /// <summary>Aside.</summary>
    Quiet,
}

/// <summary>One bar: what it is about, how long it is, and what is said of it.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Value">How long it is, in the unit all have in common; null where it is not shown.</param>
/// <param name="Said">The value in words, such as <c>12</c> or <c>fewer than 5</c>.</param>
/// <param name="Hue">Its colour.</param>
/// <param name="Address">Where its label leads; null for nowhere.</param>
internal sealed record Bar(
    string Label,
    double? Value,
    string Said,
    Hue Hue = Hue.Mid,
    string? Address = null
);

/// <summary>A bar of several pieces, one for each kind.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Values">How long each piece is, in the order of the kinds; null where one is not shown.</param>
/// <param name="Said">Each value in words.</param>
/// <param name="Address">Where its label leads; null for nowhere.</param>
internal sealed record StackedBar(
    string Label,
    IReadOnlyList<double?> Values,
    IReadOnlyList<string> Said,
    string? Address = null
);

/// <summary>What the pieces of stacked bars stand for.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Hue">Its colour.</param>
internal sealed record Kind(string Label, Hue Hue);

/// <summary>Bars in a table: the label heads the row, the drawing shows the value, the words say it. Chart and table are one, so that nothing has to be looked up behind it.</summary>
internal static class Bars
{
    private const double Full = 1000;

    /// <summary>Bars, one below the other.</summary>
    /// <param name="caption">What the table is about.</param>
    /// <param name="head">What the labels are.</param>
    /// <param name="value">What the values are.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="most">What a full bar stands for; the longest bar where nothing is said.</param>
    /// <param name="hidden">Whether the caption is for those alone who listen, because a heading says it already.</param>
    public static Markup Of(
        string caption,
        string head,
        string value,
        IReadOnlyList<Bar> bars,
        double? most = null,
        bool hidden = false
    )
    {
        var whole = most ?? Longest(bars.Select(bar => bar.Value ?? 0));
        var rows = bars.Select(bar =>
            Markup.Of(
                $"""<tr><th scope="row">{Label(bar.Label, bar.Address)}</th><td class="p-bars__drawn">{Drawn([(bar.Value, bar.Hue)], whole)}</td><td class="p-number">{bar.Said}</td></tr>"""
            )
        );
        return Markup.Of(
            $"""<table class="p-bars">{Caption(caption, hidden)}<thead class="govuk-visually-hidden"><tr><th scope="col">{head}</th><td></td><th scope="col">{value}</th></tr></thead><tbody>{rows}</tbody></table>"""
        );
    }

    /// <summary>Bars of several pieces, one below the other, with what the pieces stand for above them.</summary>
    /// <param name="caption">What the table is about.</param>
    /// <param name="head">What the labels are.</param>
    /// <param name="kinds">What the pieces stand for.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="most">What a full bar stands for; the longest bar where nothing is said.</param>
    /// <param name="hidden">Whether the caption is for those alone who listen.</param>
    public static Markup Stacked(
        string caption,
        string head,
        IReadOnlyList<Kind> kinds,
        IReadOnlyList<StackedBar> bars,
        double? most = null,
        bool hidden = false
    )
    {
        var whole = most ?? Longest(bars.Select(bar => bar.Values.Sum(value => value ?? 0)));
        var heads = kinds.Select(kind =>
            Markup.Of($"""<th scope="col" class="p-number">{Key(kind.Hue)}{kind.Label}</th>""")
        );
        var rows = bars.Select(bar =>
        {
            var cells = bar.Said.Select(said => Markup.Of($"""<td class="p-number">{said}</td>"""));
            return Markup.Of(
                $"""<tr><th scope="row">{Label(bar.Label, bar.Address)}</th><td class="p-bars__drawn">{Drawn(bar.Values.Zip(kinds, (one, kind) => (one, kind.Hue)), whole)}</td>{cells}</tr>"""
            );
        });
        return Markup.Of(
            $"""<div class="p-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="p-bars p-bars--stacked">{Caption(caption, hidden)}<thead><tr><th scope="col">{head}</th><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"""
        );
    }

    /// <summary>A small square of a colour, for a legend.</summary>
    public static Markup Key(Hue hue) =>
        Markup.Of(
            $"""<svg class="p-key" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false"><rect width="12" height="12" rx="2" class="{Class(hue)}"></rect></svg> """
        );

    /// <summary>The class that gives a piece its colour.</summary>
    public static string Class(Hue hue) =>
        hue switch
        {
            Hue.Go => "p-fill--go",
            Hue.Wait => "p-fill--wait",
            Hue.Stop => "p-fill--stop",
            Hue.Quiet => "p-fill--quiet",
            _ => "p-fill--mid",
        };

    /// <summary>The caption of a table.</summary>
    public static Markup Caption(string caption, bool hidden) =>
        Markup.Of(
            $"""<caption class="{(hidden ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--s")}">{caption}</caption>"""
        );

    private static Markup Label(string label, string? address) =>
        address is null
            ? Markup.Of($"{label}")
            : Markup.Of($"""<a class="govuk-link" href="{address}">{label}</a>""");

    private static double Longest(IEnumerable<double> values) =>
        values.DefaultIfEmpty(1).Max() is var most and > 0 ? most : 1;

    // The drawing is as wide as its column; the words beside it say the same.
    private static Markup Drawn(IEnumerable<(double? Value, Hue Hue)> pieces, double whole)
    {
        var at = 0.0;
        var drawn = new List<Markup>();
        foreach (var (value, hue) in pieces)
            if (value is > 0)
            {
                // What is there is seen, however little it is.
                var width = Math.Max(6, Full * Math.Min(1, value.Value / whole));
                drawn.Add(
                    Markup.Of(
                        $"""<rect x="{at}" width="{width}" height="16" class="{Class(hue)}"></rect>"""
                    )
                );
                at += width + 3;
            }
        return Markup.Of(
            $"""<svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="1000" height="16" class="p-fill--ground"></rect>{drawn}</svg>"""
        );
    }
}
