using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords;

/// <summary>The values of numbers and formulas from stated facts.</summary>
internal static class Formulas
{
    /// <summary>The value of a numeric term in base units: as stated (with the standing demanded), else computed where it is derived; null where it cannot be had.</summary>
    public static Rational? Value(Term term, Facts facts, Facts? above, Standing demand)
    {
        if (
            (facts.Find(term) ?? above?.Find(term)) is { Counts: true } fact
            && fact.Standing >= demand
            && fact.Value is FactValue.Number number
        )
            return number.Base;
        return term.Kind is TermKind.Derived derived
            ? derived.Expression.Evaluate(part => Value(part, facts, above, demand))
            : null;
    }

    /// <summary>Whether a comparison with a formula holds.</summary>
    public static Truth Truth(Condition.Against against, Facts facts, Facts? above)
    {
        var demand =
            against.Demand <= Standing.Asserted ? Standing.DeemedBySilence : against.Demand;
        var left = Value(against.Term, facts, above, demand);
        var right = against.Formula.Evaluate(term => Value(term, facts, above, demand));
        if (left is null || right is null)
            return Conditions.Truth.NotStated;
        return Compare(against.Comparison, left.Value, right.Value).ToTruth();
    }

    public static bool Compare(Comparison comparison, Rational left, Rational right) =>
        comparison switch
        {
            Comparison.AtLeast => left >= right,
            Comparison.MoreThan => left > right,
            Comparison.AtMost => left <= right,
            _ => left < right,
        };
}
