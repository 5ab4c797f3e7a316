namespace Passavant.Web.Pages.Parts.Drawings;

/// <summary>A threshold on an axis.</summary>
/// <param name="At">Its place, in the unit of the axis.</param>
/// <param name="Said">The value with its unit.</param>
/// <param name="IsIncluded">Whether the value itself is on the side that is filled.</param>
internal sealed record Mark(double At, string Said, bool IsIncluded);

/// <summary>An axis of values with the side that is spoken of filled.</summary>
/// <param name="From">Where the filled side begins; null for the lower end.</param>
/// <param name="Until">Where it ends; null for the upper end.</param>
/// <param name="Said">All of it in a sentence, for those who listen.</param>
/// <param name="Filled">What the filled side is called.</param>
/// <param name="Hue">Its colour.</param>
/// <param name="IsOutside">Whether what lies outside the two is filled, not what lies between them.</param>
internal sealed record Axis(
    Mark? From,
    Mark? Until,
    string Said,
    string Filled,
    Hue Hue = Hue.Mid,
    bool IsOutside = false
)
{
    private const double Far = 30;

    /// <summary>Whether the values lie so far apart that only a logarithmic axis shows them.</summary>
    public bool IsLogarithmic =>
        Marks.All(mark => mark.At > 0)
        && Marks.Max(mark => mark.At) / Marks.Min(mark => mark.At) > Far;

    private IReadOnlyList<Mark> Marks => [.. new[] { From, Until }.OfType<Mark>()];

    /// <summary>The axis as a drawing as wide as its place.</summary>
    /// <param name="write">How a number at the ends of the axis is written, with its unit.</param>
    public Markup Draw(Func<double, string> write)
    {
        var (low, high) = Ends();
        var spans = Spans(low, high)
            .Select(span =>
                Markup.Of(
                    $"""<rect x="{span.At}%" y="30" width="{Math.Max(0.8, span.Width)}%" height="22" class="{Bars.Class(Hue)} p-axis__fill"></rect>"""
                )
            );
        var marks = Marks.Select((mark, i) => Marked(mark, Place(mark.At, low, high), i));
        // Where two thresholds are, the second is written below.
        return Markup.Of(
            $"""<svg class="p-axis" role="img" aria-label="{Said}" width="100%" height="96"><rect x="0" y="30" width="100%" height="22" class="p-fill--ground"></rect>{spans}<rect x="0" y="52" width="100%" height="2" class="p-axis__line"></rect>{marks}<text x="0" y="70" class="p-axis__text">{write(low)}</text><text x="100%" y="70" text-anchor="end" class="p-axis__text">{write(high)} →</text>{Name(low, high)}</svg>"""
        );
    }

    private (double Low, double High) Ends()
    {
        var (least, most) = (Marks.Min(mark => mark.At), Marks.Max(mark => mark.At));
        if (IsLogarithmic)
            return (
                Math.Pow(10, Math.Floor(Math.Log10(least) - 0.5)),
                Math.Pow(10, Math.Ceiling(Math.Log10(most) + 0.5))
            );
        return least >= 0
            ? (0, most == 0 ? 1 : Round(most * 1.6))
            : (-Round(-least * 1.6), most > 0 ? Round(most * 1.6) : 0);
    }

    // The next number with one or two figures.
    private static double Round(double value)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(value)) - (value < 0 ? 0 : 1));
        return Math.Ceiling(value / step / 5) * 5 * step;
    }

    private double Place(double value, double low, double high) =>
        100
        * Math.Clamp(
            IsLogarithmic
                ? Math.Log10(value / low) / Math.Log10(high / low)
                : (value - low) / (high - low),
            0,
            1
        );

    private IEnumerable<(double At, double Width)> Spans(double low, double high)
    {
        var from = From is null ? 0 : Place(From.At, low, high);
        var until = Until is null ? 100 : Place(Until.At, low, high);
        return IsOutside ? [(0, from), (until, 100 - until)] : [(from, until - from)];
    }

    private static Markup Marked(Mark mark, double at, int index)
    {
        var anchor =
            at < 25 ? "start"
            : at > 75 ? "end"
            : "middle";
        // A full dot: the value itself is meant too; a ring: it is not.
        return Markup.Of(
            $"""<rect x="{at}%" y="22" width="2" height="38" class="p-axis__mark"></rect><circle cx="{at}%" cy="53" r="6" class="{(mark.IsIncluded ? "p-axis__dot" : "p-axis__dot p-axis__dot--open")}"></circle><text x="{at}%" y="{(index == 0 ? 16 : 90)}" text-anchor="{anchor}" class="p-axis__value">{mark.Said}</text>"""
        );
    }

    private Markup Name(double low, double high)
    {
        var (at, width) = Spans(low, high).MaxBy(span => span.Width);
        return width < 30
            ? Markup.Empty
            : Markup.Of(
                $"""<text x="{at + width / 2}%" y="46" text-anchor="middle" class="p-axis__name">{Filled}</text>"""
            );
    }
}
