using System.Diagnostics;
using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs.Certifying;

/// <summary>Conditions of complete transfers with one quantifier left: <em>any</em>, over sentences that speak of nothing but what is quantified, with no alternatives but within a group. What a certificate splits is named so.</summary>
internal static class NormalForm
{
    /// <summary>The same condition in normal form; the normal form of a normal form is itself.</summary>
    public static Condition Of(Condition condition) => Of(condition, true);

    private static Condition Of(Condition condition, bool holds) =>
        condition switch
        {
            Condition.All all => Group(all.Parts, holds, holds),
            Condition.Any any => Group(any.Parts, !holds, holds),
            Condition.None none => Group(none.Parts, holds, !holds),
            Condition.Limb limb => Of(limb.Content, holds),
            Condition.Over over => over.Quantifier switch
            {
                Quantifier.Any => Signed(Some(over, Of(over.Content, true)), holds),
                Quantifier.No => Signed(Some(over, Of(over.Content, true)), !holds),
                _ => Signed(Some(over, Of(over.Content, false)), !holds),
            },
            Condition.Stated => Signed(Condition.Always, holds),
            Condition.Within one => Signed(
                one with
                {
                    Negated = false,
                    Demand = Standing.Asserted,
                },
                holds != one.Negated
            ),
            Condition.OneOf one => Signed(
                one with
                {
                    Negated = false,
                    Demand = Standing.Asserted,
                },
                holds != one.Negated
            ),
            Condition.CodeIs one => Signed(
                one with
                {
                    Negated = false,
                    Demand = Standing.Asserted,
                },
                holds != one.Negated
            ),
            Condition.Sentence one => Signed(one with { Demand = Standing.Asserted }, holds),
            Condition.FallsUnder => Signed(condition, holds),
            _ => throw new UnreachableException(),
        };

    // All or any of parts, each of which holds or does not.
    private static Condition Group(IReadOnlyList<Condition> parts, bool all, bool hold)
    {
        var each = parts.Select(part => Of(part, hold));
        return all ? All(each) : Any(each);
    }

    // Over alternatives "some" is asked one by one; what does not speak of the thing comes out, and what speaks of more is taken apart.
    private static Condition Some(Condition.Over over, Condition content)
    {
        if (content is Condition.Any any)
            return Any(any.Parts.Select(part => Some(over, part)));
        var parts = content is Condition.All all ? all.Parts : [content];
        var free = parts.Where(part => !Spoken(part, over.Set).Contains(true)).ToList();
        if (free.Count > 0)
            return All(
                free.Append(Some(over, All(parts.Where(part => !free.Contains(part, Same)))))
            );
        if (
            parts.FirstOrDefault(part => Spoken(part, over.Set).Contains(false))
            is Condition.Any mixed
        )
            return Any(
                mixed.Parts.Select(part =>
                    Some(over, All(parts.Where(other => other != mixed).Append(part)))
                )
            );
        return new Condition.Over(Quantifier.Any, over.Set, over.Role, content);
    }

    private static readonly IEqualityComparer<Condition> Same = ReferenceEqualityComparer.Instance;

    // Of each sentence, whether it speaks of the set. A quantified part speaks of things of its own.
    private static IEnumerable<bool> Spoken(Condition condition, About set) =>
        condition switch
        {
            Condition.All or Condition.Any or Condition.None => condition.Children.SelectMany(
                child => Spoken(child, set)
            ),
            Condition.Sentence one => [one.Term.About == set],
            _ => [condition is Condition.FallsUnder && set == About.Item],
        };

    private static Condition Signed(Condition condition, bool holds) =>
        holds
            ? condition
            : condition switch
            {
                Condition.All all => Any(all.Parts.Select(part => Signed(part, false))),
                Condition.Any any => All(any.Parts.Select(part => Signed(part, false))),
                Condition.None none => none.Parts[0],
                _ => new Condition.None([condition]),
            };

    private static Condition All(IEnumerable<Condition> parts) =>
        Flat(parts, part => (part as Condition.All)?.Parts) is var flat
        && flat.Exists(part => part is Condition.Any { Parts.Count: 0 })
            ? new Condition.Any([])
        : flat is [var only] ? only
        : new Condition.All(flat);

    private static Condition Any(IEnumerable<Condition> parts) =>
        Flat(parts, part => (part as Condition.Any)?.Parts) is var flat
        && flat.Exists(part => part is Condition.All { Parts.Count: 0 })
            ? Condition.Always
        : flat is [var only] ? only
        : new Condition.Any(flat);

    private static List<Condition> Flat(
        IEnumerable<Condition> parts,
        Func<Condition, IReadOnlyList<Condition>?> inner
    ) => [.. parts.SelectMany(part => inner(part) ?? [part])];
}
