using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Words;

namespace Passavant.Proofs.Searching;

/// <summary>Thresholds a power of ten from where their neighbours or their counterpart in another text stand: a unit mistaken, a digit lost.</summary>
internal static class Thresholds
{
    private sealed record Threshold(
        Control Control,
        string Term,
        Rational Value,
        string Written,
        bool IsLower
    );

    public static void Inspect(Inspection inspection)
    {
        var own = Of(inspection.Law.Controls).ToList();
        var found = new HashSet<(string, string, Rational)>();
        foreach (var beside in inspection.Options.Beside)
        {
            var theirs = Of(beside.Controls)
                .ToLookup(one => (one.Control.Id, one.Term, one.IsLower));
            foreach (var threshold in own)
            {
                var counterparts = threshold
                    .Control.Corresponds.Where(one => one.Regime == beside.State)
                    .Select(one => one.Code)
                    .Append(threshold.Control.Id)
                    .Distinct(StringComparer.Ordinal)
                    .SelectMany(code => theirs[(code, threshold.Term, threshold.IsLower)])
                    .ToList();
                if (counterparts.Count == 0)
                    continue;
                inspection.Ask(FindingKind.UnitSlip);
                // Only where neither text has the other's number anywhere in the pair.
                if (counterparts.Exists(other => other.Value == threshold.Value))
                    continue;
                if (
                    counterparts.FirstOrDefault(other =>
                        TensApart(threshold.Value, other.Value) is not null
                        && !own.Exists(same =>
                            same.Control == threshold.Control
                            && same.Term == threshold.Term
                            && same.Value == other.Value
                        )
                    )
                        is { } slip
                    && found.Add((threshold.Control.Id, threshold.Term, threshold.Value))
                )
                    Add(inspection, threshold, slip, beside.State);
            }
        }
        foreach (var group in own.GroupBy(one => (one.Term, one.IsLower)))
            Neighbours(inspection, [.. group], found);
    }

    // All but one within a decade of one another, and that one exactly a power of ten from one of them.
    private static void Neighbours(
        Inspection inspection,
        IReadOnlyList<Threshold> group,
        HashSet<(string, string, Rational)> found
    )
    {
        var each = group.DistinctBy(one => (one.Control, one.Value)).ToList();
        var ordered = each.OrderBy(one => one.Value).ToList();
        if (each.DistinctBy(one => one.Control).Count() < 3)
            return;
        foreach (var threshold in each)
        {
            var (least, most) = (
                ordered.First(other => other.Control != threshold.Control).Value,
                ordered.Last(other => other.Control != threshold.Control).Value
            );
            if (least.Sign <= 0 || threshold.Value.Sign <= 0)
                continue;
            inspection.Ask(FindingKind.UnitSlip);
            if (most / least > 5 || (threshold.Value * 5 > least && threshold.Value < most * 5))
                continue;
            if (
                each.FirstOrDefault(other =>
                    other.Control != threshold.Control
                    && TensApart(threshold.Value, other.Value) is not null
                )
                    is { } slip
                && found.Add((threshold.Control.Id, threshold.Term, threshold.Value))
            )
                Add(inspection, threshold, slip, null);
        }
    }

    private static void Add(
        Inspection inspection,
        Threshold threshold,
        Threshold other,
        string? regime
    )
    {
        var tens = TensApart(threshold.Value, other.Value)!.Value;
        var factor = Factor(tens);
        inspection.Add(
            new Finding(
                FindingKind.UnitSlip,
                Gravity.Flaw,
                Findings.Say(language =>
                {
                    var label = inspection
                        .Accord.Glossary.FindTerm(threshold.Term)!
                        .Label.In(language.Code);
                    var (here, there) = (
                        NumberWords.Say(threshold.Written, language),
                        NumberWords.Say(other.Written, language)
                    );
                    return language == Language.French
                        ? $"{Inspection.Name(threshold.Control, language)} : {label} {here} est {factor} fois le seuil {there} de {other.Control.Id}{(regime is null ? "" : $" ({regime})")} : une erreur d'unité ?"
                        : $"{Inspection.Name(threshold.Control, language)}: {label} {here} is {factor} times the threshold {there} of {other.Control.Id}{(regime is null ? "" : $" ({regime})")}: a slip of the unit?";
                })
            )
            {
                Provisions = regime is null
                    ? [threshold.Control, other.Control]
                    : [threshold.Control],
                Concerned =
                [
                    threshold.Control.Id,
                    threshold.Term.Replace(' ', '-'),
                    other.Control.Id,
                ],
                Region =
                [
                    new Condition.Within(
                        inspection.Accord.Glossary.FindTerm(threshold.Term)!,
                        threshold.Value < other.Value
                            ? new Interval(
                                new Bound(threshold.Value, true, threshold.Written),
                                new Bound(other.Value, false, other.Written)
                            )
                            : new Interval(
                                new Bound(other.Value, true, other.Written),
                                new Bound(threshold.Value, false, threshold.Written)
                            ),
                        false,
                        Standing.Asserted
                    ),
                ],
            }
        );
    }

    private static string Factor(int tens) =>
        tens > 0 ? "1" + new string('0', tens) : "1/1" + new string('0', -tens);

    // The exponent, where one number is a power of ten times the other and they differ.
    private static int? TensApart(Rational left, Rational right)
    {
        if (left.Sign <= 0 || right.Sign <= 0 || left == right)
            return null;
        var ratio = left / right;
        for (var tens = 1; tens <= 12; tens++)
        {
            var power = new Rational(1);
            for (var i = 0; i < tens; i++)
                power *= 10;
            if (ratio == power)
                return tens;
            if (ratio * power == Rational.One)
                return -tens;
        }
        return null;
    }

    private static IEnumerable<Threshold> Of(IEnumerable<Control> controls) =>
        controls.SelectMany(control =>
            control
                .When.Walk()
                .OfType<Condition.Within>()
                .Where(within => within.Term.Kind is TermKind.Number or TermKind.Derived)
                .SelectMany(within =>
                    new[] { (within.Interval.Lower, true), (within.Interval.Upper, false) }
                        .Where(end => end.Item1 is not null)
                        .Select(end => new Threshold(
                            control,
                            within.Term.Name,
                            end.Item1!.Value,
                            end.Item1.Written,
                            end.Item2 != within.Negated
                        ))
                )
        );
}
