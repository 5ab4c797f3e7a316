using Passavant.Accords.Conditions;

namespace Passavant.Products;

/// <summary>The sentences of a control that decide a product: those that fail, those that hold, or the facts still missing.</summary>
internal static class Grounds
{
    /// <summary>The sentences the truth of a control rests on, each with the fact and the threshold.</summary>
    public static string Deciding(Reason reason) =>
        string.Join("; ", Sentences(reason, reason.Truth).Distinct().Take(6));

    /// <summary>The facts not stated that leave a control open.</summary>
    public static IEnumerable<string> Missing(Reason reason) =>
        reason.Truth != Truth.NotStated ? []
        : reason is { Condition: Condition.Against against, Fact: not null }
            ? [$"what the limit of {against.Term.Name} needs"]
        : reason.Condition is Condition.Sentence sentence ? [sentence.Term.Name]
        : reason.Parts.SelectMany(Missing).Distinct();

    private static IEnumerable<string> Sentences(Reason reason, Truth wanted) =>
        reason.Condition switch
        {
            Condition.Sentence { Term.Name: "item" } => wanted == Truth.No
                ? [$"item is {reason.Fact?.Value}"]
                : [],
            Condition.Sentence sentence =>
            [
                $"{sentence.Term.Name} {Short(reason.Fact?.Value)} ({Limit(sentence)}: {(reason.Truth == Truth.Yes ? "yes" : "no")})",
            ],
            Condition.None when reason.Truth == Truth.Yes => [],
            Condition.None => reason
                .Parts.Where(part => part.Truth == Truth.Yes)
                .SelectMany(part => Sentences(part, Truth.Yes)),
            _ => reason
                .Parts.Where(part => part.Truth == reason.Truth)
                .SelectMany(part => Sentences(part, wanted)),
        };

    // A derived number may be a fraction without end.
    private static string Short(FactValue? value) =>
        value is FactValue.Number { Quantity: var quantity }
        && quantity.ToString().Contains('/', StringComparison.Ordinal)
            ? FormattableString.Invariant(
                $"about {quantity.Value.ToDouble():0.###} {quantity.Unit.Code}"
            )
            : value?.ToString() ?? "";

    private static string Limit(Condition.Sentence sentence) =>
        sentence switch
        {
            Condition.Within { Interval: { Lower: { } lower, Upper: { } upper } } =>
                $"{(lower.Included ? "from" : "above")} {lower.Written} {(upper.Included ? "to" : "to below")} {upper.Written}",
            Condition.Within { Interval.Lower: { } lower } =>
                $"{(lower.Included ? "at least" : "more than")} {lower.Written}",
            Condition.Within { Interval.Upper: { } upper } =>
                $"{(upper.Included ? "at most" : "less than")} {upper.Written}",
            Condition.OneOf oneOf => (oneOf.Negated ? "not " : "")
                + (oneOf.Words.Count < 4 ? string.Join(" or ", oneOf.Words) : "one of several"),
            Condition.CodeIs or Condition.Contains => "the codes named",
            Condition.Meets meets =>
                $"the band {meets.Interval.Lower?.Written} to {meets.Interval.Upper?.Written}",
            _ => "a limit by formula",
        };
}
