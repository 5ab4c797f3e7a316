using System.Diagnostics;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Identity;

/// <summary>Conditions in canonical form: trees whose groups are sorted and free of repetitions, numbers as exact rationals in base units.</summary>
internal static class CanonicalConditions
{
    public static CanonicalJson Of(Condition condition) =>
        condition switch
        {
            Condition.All all => Group("all", all.Parts),
            Condition.Any any => Group("any", any.Parts),
            Condition.None none => Group("none", none.Parts),
            Condition.Limb limb => CanonicalJson.Members(
                ("limb", limb.Code.ToString()),
                ("content", Of(limb.Content))
            ),
            Condition.Over over => CanonicalJson.Members(
                ("over", over.Set.ToString()),
                ("quantifier", over.Quantifier.ToString()),
                ("role", over.Role is null ? null : CanonicalJson.Of(over.Role)),
                ("content", Of(over.Content))
            ),
            Condition.FallsUnder falls => CanonicalJson.Members(
                ("falls under", Patterns(falls.Patterns))
            ),
            Condition.Sentence sentence => CanonicalJson.Members(Members(sentence)),
            _ => throw new UnreachableException(),
        };

    // All of all and any of any are one group, each part counts once, and a group of one is its part.
    private static CanonicalJson Group(string name, IReadOnlyList<Condition> parts)
    {
        var set = (CanonicalJson.Array)
            CanonicalJson.Set(parts.Select(Of).SelectMany(part => Flat(name, part)));
        return set.Items is [var only] && name != "none"
            ? only
            : CanonicalJson.Members((name, set));
    }

    private static IEnumerable<CanonicalJson> Flat(string name, CanonicalJson part) =>
        part is CanonicalJson.Object { Members: [var group] }
        && group.Key == name
        && name != "none"
        && group.Value is CanonicalJson.Array inner
            ? inner.Items
            : [part];

    private static IEnumerable<(string, CanonicalJson?)> Members(Condition.Sentence sentence)
    {
        yield return ("term", sentence.Term.Name);
        if (sentence.Demand > Standing.Asserted)
            yield return ("standing", sentence.Demand.ToString());
        switch (sentence)
        {
            case Condition.Within within:
                yield return ("within", Of(within.Interval));
                if (within.Negated)
                    yield return ("not", true);
                break;
            case Condition.Against against:
                yield return ("comparison", against.Comparison.ToString());
                yield return ("formula", Of(against.Formula));
                break;
            case Condition.OneOf oneOf:
                yield return (
                    "one of",
                    CanonicalJson.Set(oneOf.Words.Select(word => CanonicalJson.Of(word)))
                );
                if (oneOf.Negated)
                    yield return ("not", true);
                break;
            case Condition.Meets meets:
                yield return (meets.Relation.ToString(), Of(meets.Interval));
                break;
            case Condition.CodeIs code:
                yield return ("codes", Patterns(code.Patterns));
                if (code.Negated)
                    yield return ("not", true);
                break;
            case Condition.Contains contains:
                yield return ("contains", Patterns(contains.Patterns));
                break;
            case Condition.Stated:
                yield return ("stated", true);
                break;
            default:
                throw new UnreachableException();
        }
    }

    public static CanonicalJson Of(Interval interval) =>
        CanonicalJson.Members(("lower", Of(interval.Lower)), ("upper", Of(interval.Upper)));

    private static CanonicalJson? Of(Bound? bound) =>
        bound is null
            ? null
            : CanonicalJson.Members(
                ("value", bound.Value.ToString()),
                ("included", bound.Included)
            );

    public static CanonicalJson Of(Expression expression) =>
        expression switch
        {
            Expression.Constant constant => constant.Value.ToString(),
            Expression.Of of => CanonicalJson.Members(("term", of.Term.Name)),
            Expression.Power power => CanonicalJson.Members(
                ("power", (long)power.Exponent),
                ("of", Of(power.Base))
            ),
            Expression.Binary binary => CanonicalJson.Members(
                ("operator", binary.Operator.ToString()),
                ("left", Of(binary.Left)),
                ("right", Of(binary.Right))
            ),
            _ => throw new UnreachableException(),
        };

    private static CanonicalJson Patterns(IEnumerable<CodePattern> patterns) =>
        CanonicalJson.Set(patterns.Select(pattern => CanonicalJson.Of(pattern.ToString())));
}
