using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Words;
using Passavant.Web.Pages.Parts;
using Passavant.Web.Pages.Parts.Drawings;

namespace Passavant.Web.Pages.Public;

/// <summary>A threshold of a control: the sentence, and how it is drawn.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Label">What is measured.</param>
/// <param name="Limb">The paragraph it stands in; null for none.</param>
/// <param name="Drawing">The axis.</param>
/// <param name="TakesOut">Whether it stands in an exclusion.</param>
internal sealed record Threshold(
    string Sentence,
    string Label,
    string? Limb,
    Markup Drawing,
    bool TakesOut
);

/// <summary>The thresholds of a control, each on its axis.</summary>
internal static class Thresholds
{
    /// <summary>The thresholds, in the order of the text, each once.</summary>
    public static IReadOnlyList<Threshold> Of(Control control, Telling telling, Here here)
    {
        var found = new List<Threshold>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk(control.When, null, false);
        foreach (var unless in control.Unless)
            Walk(unless, null, true);
        return found;

        void Walk(Condition condition, string? limb, bool takesOut)
        {
            if (condition is Condition.Limb part)
                limb = part.Code.ToString();
            if (
                condition is Condition.Within { Interval: { IsEmpty: false } interval } within
                && Draw(interval, within, takesOut) is { } drawing
            )
                Add(within, drawing, limb, takesOut);
            else if (
                condition is Condition.Meets { Interval: { IsEmpty: false } band } meets
                && Draw(band, meets, takesOut) is { } ranged
            )
                Add(meets, ranged, limb, takesOut);
            foreach (var child in condition.Children)
                Walk(child, limb, takesOut != condition is Condition.None);
        }

        void Add(Condition.Sentence sentence, Markup drawing, string? limb, bool takesOut)
        {
            var said = telling.Sentence(sentence);
            if (seen.Add($"{limb} {takesOut} {said}"))
                found.Add(
                    new Threshold(said, telling.In(sentence.Term.Label), limb, drawing, takesOut)
                );
        }

        Markup? Draw(Interval interval, Condition sentence, bool takesOut)
        {
            var outside = sentence is Condition.Within { Negated: true };
            var written = (interval.Lower ?? interval.Upper)?.Written;
            if (written is null || !Quantity.TryParse(written, out var first))
                return null;
            var unit = first.Unit;
            var lower = Mark(interval.Lower, unit, outside);
            var upper = Mark(interval.Upper, unit, outside);
            if (lower is null != interval.Lower is null || upper is null != interval.Upper is null)
                return null;
            // What one bound alone leaves out, is the other side of it.
            if (outside && (lower is null || upper is null))
                (lower, upper, outside) = (upper, lower, false);
            var axis = new Axis(
                lower,
                upper,
                telling.Sentence(sentence),
                takesOut ? here["taken out"] : here["controlled"],
                takesOut ? Hue.Go : Hue.Stop,
                outside
            );
            return axis.Draw(value =>
                NumberWords.Say(
                    $"{value.ToString(Math.Abs(value) is >= 1e6 or (> 0 and < 1e-3) ? "0.##e0" : "0.######", CultureInfo.InvariantCulture)} {(unit == Unit.One ? "" : unit.Code)}".Trim(),
                    telling.Language
                )
            );
        }

        Mark? Mark(Bound? bound, Unit unit, bool flipped) =>
            bound is null
            || !Quantity.TryParse(bound.Written, out var quantity)
            || !quantity.Unit.IsCompatibleWith(unit)
                ? null
                : new Mark(
                    quantity.In(unit).ToDouble(),
                    NumberWords.Say(bound.Written, telling.Language),
                    bound.Included != flipped
                );
    }
}
