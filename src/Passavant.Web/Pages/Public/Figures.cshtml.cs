using Passavant.Cases;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Parts.Drawings;

namespace Passavant.Web.Pages.Public;

/// <summary>Service figures: what each authority has open and decided, how long it took, how often it departed from policy.</summary>
[Anybody]
internal sealed class FiguresPage(Here here, PublicFigures figures) : SeatPage(here)
{
    /// <summary>The figures of each authority.</summary>
    public IReadOnlyList<AuthorityFigures> All { get; private set; } = [];

    /// <summary>The least number shown.</summary>
    public int Least { get; private set; } = SmallNumbers.Least;

    public async Task OnGet() => (All, Least) = await figures.Read(HttpContext.RequestAborted);

    /// <summary>A number as the public sees it, in words.</summary>
    public string Say(Shown shown) => Say(shown, Least, Here);

    /// <summary>A number by itself, in words.</summary>
    public string Say(int number) => Say(SmallNumbers.Hide(number, Least));

    /// <summary>A number as the public sees it, in words.</summary>
    public static string Say(Shown shown, int least, Here here) =>
        shown.Number is { } number ? here.Number(number)
        : shown.IsSmall ? here["fewer than {0}", least]
        : here["not shown"];

    /// <summary>The share that missed no limit; nothing where the rest is too small to be shown.</summary>
    public static string? Share(AuthorityFigures one, int least, Here here)
    {
        var parts = SmallNumbers.Hide([one.InTime, one.DecidedInAll - one.InTime], least);
        return one.DecidedInAll == 0 || parts.Any(part => part.Number is null)
            ? null
            : (1.0 * one.InTime / one.DecidedInAll).ToString("P0", here.Culture);
    }

    /// <summary>Open cases by phase.</summary>
    public Markup Open(AuthorityFigures one) =>
        Draw(
            Here["Open cases by stage"],
            Here["Stage"],
            one.OpenInAll,
            [
                (Here["Submitted"], one.Open.GetValueOrDefault(Phase.Submitted), Hue.Mid),
                (Here["Being examined"], one.Open.GetValueOrDefault(Phase.Review), Hue.Mid),
                (Here["Decision proposed"], one.Open.GetValueOrDefault(Phase.Proposed), Hue.Mid),
                (
                    Here["Refusal announced, to be answered"],
                    one.Open.GetValueOrDefault(Phase.Notice),
                    Hue.Wait
                ),
                (Here["In appeal"], one.Open.GetValueOrDefault(Phase.Appeal), Hue.Wait),
                (
                    Here["Decided, duties open"],
                    one.Open.GetValueOrDefault(Phase.Decided),
                    Hue.Quiet
                ),
            ]
        );

    /// <summary>Decisions by outcome.</summary>
    public Markup Outcomes(AuthorityFigures one) =>
        Draw(
            Here["Decisions of the last twelve months by outcome"],
            Here["Outcome"],
            one.DecidedInAll,
            [
                (Here["Granted"], one.Decided.GetValueOrDefault("granted"), Hue.Go),
                (
                    Here["Granted in part"],
                    one.Decided.GetValueOrDefault("granted-in-part"),
                    Hue.Wait
                ),
                (Here["Refused"], one.Decided.GetValueOrDefault("refused"), Hue.Stop),
                (Here["No licence needed"], one.Decided.GetValueOrDefault("not-required"), Hue.Go),
                (
                    Here["Questions and complaints answered"],
                    one.Decided.GetValueOrDefault("ruled")
                        + one.Decided.GetValueOrDefault("answered"),
                    Hue.Quiet
                ),
            ]
        );

    /// <summary>Decisions by the time they took.</summary>
    public Markup Days(AuthorityFigures one)
    {
        var bounds = PublicFigures.Bounds;
        return Draw(
            Here["Decisions of the last twelve months by the days they took"],
            Here["Days from submission to decision"],
            one.DecidedInAll,
            [
                .. one.Days.Select(
                    (count, i) =>
                        (
                            i == 0 ? Here["up to {0} days", bounds[0]]
                            : i == bounds.Count ? Here["more than {0} days", bounds[^1]]
                            : Here["{0} to {1} days", bounds[i - 1] + 1, bounds[i]],
                            count,
                            i < 2 ? Hue.Go
                            : i == 2 ? Hue.Mid
                            : Hue.Wait
                        )
                ),
            ]
        );
    }

    private Markup Draw(
        string caption,
        string head,
        int whole,
        IReadOnlyList<(string Label, int Count, Hue Hue)> parts
    )
    {
        // Of a whole that is not shown, no part is either.
        var shown = SmallNumbers.Hide(whole, Least).Number is null
            ? [.. parts.Select(_ => new Shown(null, true))]
            : SmallNumbers.Hide([.. parts.Select(part => part.Count)], Least);
        return Bars.Of(
            caption,
            head,
            Here["Cases"],
            [
                .. parts.Zip(
                    shown,
                    (part, number) => new Bar(part.Label, number.Number, Say(number), part.Hue)
                ),
            ],
            Math.Max(whole, 1)
        );
    }
}
