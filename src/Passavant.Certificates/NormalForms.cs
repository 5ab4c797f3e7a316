using System.Diagnostics;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Certificates;

/// <summary>Conditions in one shape: all and any of sentences that hold or (as <c>none</c> of one) do not. The only quantifier left is <em>any</em>, over conditions that speak of nothing but what is quantified and are no <em>any</em> themselves.</summary>
/// <remarks>
/// Demanded standings are dropped and <c>is stated</c> is true, since every fact is stated and officially determined. <c>no r: φ</c> is not any; <c>every r: φ</c> and <c>the r: φ</c> are not any: not φ.
/// Of <c>any r: φ</c> the parts that do not speak of r come out, over any it distributes, and a part that speaks of both is distributed too.
/// </remarks>
internal sealed class NormalForms
{
    private const int Most = 1_000_000;
    private int left = Most;

    public static Condition Always { get; } = Condition.Always;

    public static Condition Never { get; } = new Condition.Any([]);

    public Condition Of(Condition condition, bool negated = false) =>
        condition switch
        {
            Condition.All all => Group(all.Parts, true, negated),
            Condition.Any any => Group(any.Parts, false, negated),
            Condition.None none => Group(none.Parts, false, !negated),
            Condition.Limb limb => Of(limb.Content, negated),
            Condition.Over { Quantifier: Quantifier.Any } over => Signed(
                Any(over, Of(over.Content)),
                negated
            ),
            Condition.Over { Quantifier: Quantifier.No } over => Signed(
                Any(over, Of(over.Content)),
                !negated
            ),
            Condition.Over over => Signed(Any(over, Of(over.Content, true)), !negated),
            Condition.Stated => negated ? Never : Always,
            Condition.Within within => Signed(
                within with
                {
                    Negated = false,
                    Demand = default,
                },
                within.Negated != negated
            ),
            Condition.OneOf one => Signed(
                one with
                {
                    Negated = false,
                    Demand = default,
                },
                one.Negated != negated
            ),
            Condition.CodeIs code => Signed(
                code with
                {
                    Negated = false,
                    Demand = default,
                },
                code.Negated != negated
            ),
            Condition.Sentence sentence => Signed(sentence with { Demand = default }, negated),
            Condition.FallsUnder => Signed(condition, negated),
            _ => throw new UnreachableException(),
        };

    private Condition Group(IReadOnlyList<Condition> parts, bool all, bool negated)
    {
        var each = parts.Select(part => Of(part, negated));
        return all != negated ? All(each) : Any(each);
    }

    private Condition Any(Condition.Over over, Condition content)
    {
        if (--left < 0)
            throw new RefusedException(
                new InputFault("", "conditions with too many cases", $"at most {Most} in all")
            );
        if (content is Condition.Any any)
            return Any(any.Parts.Select(part => Any(over, part)));
        var parts = content is Condition.All all ? all.Parts : [content];
        bool Speaks(Condition part) => Sentences(part).Any(one => IsAbout(one, over.Set));
        bool SpeaksOfMore(Condition part) => !Sentences(part).All(one => IsAbout(one, over.Set));
        if (!parts.All(Speaks))
            return All([
                .. parts.Where(part => !Speaks(part)),
                Any(over, All(parts.Where(Speaks))),
            ]);
        if (parts.FirstOrDefault(SpeaksOfMore) is Condition.Any mixed)
            return Any(
                mixed.Parts.Select(part =>
                    Any(over, All([.. parts.Where(other => other != mixed), part]))
                )
            );
        return new Condition.Over(Quantifier.Any, over.Set, over.Role, content);
    }

    private static bool IsAbout(Condition sentence, About set) =>
        sentence switch
        {
            Condition.Sentence one => one.Term.About == set,
            Condition.FallsUnder => set == About.Item,
            _ => false,
        };

    // A quantified part counts as one: it says nothing of the thing an outer quantifier ranges over.
    private static IEnumerable<Condition> Sentences(Condition condition) =>
        condition is Condition.All or Condition.Any or Condition.None
            ? condition.Children.SelectMany(Sentences)
            : [condition];

    private static Condition Signed(Condition condition, bool negated) =>
        !negated
            ? condition
            : condition switch
            {
                Condition.All all => Any(all.Parts.Select(part => Signed(part, true))),
                Condition.Any any => All(any.Parts.Select(part => Signed(part, true))),
                Condition.None none => none.Parts[0],
                _ => new Condition.None([condition]),
            };

    private static Condition All(IEnumerable<Condition> parts)
    {
        var flat = parts
            .SelectMany(part => part is Condition.All all ? all.Parts : [part])
            .ToList();
        return flat.Exists(part => part is Condition.Any { Parts.Count: 0 }) ? Never
            : flat.Count == 1 ? flat[0]
            : new Condition.All(flat);
    }

    private static Condition Any(IEnumerable<Condition> parts)
    {
        var flat = parts
            .SelectMany(part => part is Condition.Any any ? any.Parts : [part])
            .ToList();
        return flat.Exists(part => part is Condition.All { Parts.Count: 0 }) ? Always
            : flat.Count == 1 ? flat[0]
            : new Condition.Any(flat);
    }
}
