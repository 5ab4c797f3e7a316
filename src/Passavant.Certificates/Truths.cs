using System.Diagnostics;
using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Certificates;

/// <summary>The truth of conditions in normal form over all transfers of a box, by strong Kleene logic: yes where they hold in each, no where in none, else open.</summary>
internal sealed class Truths(Vocabulary vocabulary, IReadOnlySet<string> filled)
{
    /// <summary>A sentence as a variable; where the variable is the fact itself, with the values that make it true.</summary>
    private sealed record Reading(Variable Variable, Values? Holding, Truth Anywhere);

    private readonly Dictionary<Condition, Reading> sentences = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly Dictionary<Condition, Reading> things = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Whether the condition holds; <paramref name="fallsUnder"/> says so of an item's own classification.</summary>
    public Truth Of(Condition condition, Box box, Func<Condition.FallsUnder, Truth> fallsUnder) =>
        condition switch
        {
            Condition.All all => Least(all.Parts.Select(part => Of(part, box, fallsUnder))),
            Condition.Any any => Most(any.Parts.Select(part => Of(part, box, fallsUnder))),
            Condition.None none => Of(none.Parts[0], box, fallsUnder).Not(),
            // Over items: of the line looked at, or of some other.
            Condition.Over { Set: About.Item } over => Of(over.Content, box, fallsUnder)
                .Or(Exists(over, box)),
            Condition.Over over => Exists(over, box),
            Condition.FallsUnder falls => fallsUnder(falls),
            Condition.Sentence sentence => Of(sentence, box),
            _ => throw new UnreachableException(),
        };

    public static Truth Least(IEnumerable<Truth> truths)
    {
        var least = Truth.Yes;
        foreach (var truth in truths)
            if ((least = least.And(truth)) == Truth.No)
                break;
        return least;
    }

    public static Truth Most(IEnumerable<Truth> truths)
    {
        var most = Truth.No;
        foreach (var truth in truths)
            if ((most = most.Or(truth)) == Truth.Yes)
                break;
        return most;
    }

    private Truth Exists(Condition.Over over, Box box)
    {
        if (!things.TryGetValue(over, out var reading))
            things[over] = reading = new Reading(Variable.Of(over), null, WithoutSplit(over));
        return box.IsSplit(reading.Variable) ? box.Truth(reading.Variable) : reading.Anywhere;
    }

    // What is true of nothing is not there; what is true of everything is, where there is something.
    private Truth WithoutSplit(Condition.Over over) =>
        Of(over.Content, Box.Whole, _ => Truth.NotStated) switch
        {
            Truth.No => Truth.No,
            Truth.Yes when over.Set == About.Party && IsFilled(over.Role) => Truth.Yes,
            _ => Truth.NotStated,
        };

    /// <summary>Whether every complete transfer names somebody in the role, or in any role where none is given.</summary>
    public bool IsFilled(string? role) => role is null ? filled.Count > 0 : filled.Contains(role);

    private Truth Of(Condition.Sentence sentence, Box box)
    {
        if (!sentences.TryGetValue(sentence, out var reading))
        {
            var holding = Holding(sentence);
            var variable = holding is null
                ? Variable.Of(sentence)
                : Variable.Of(sentence.Term.Name, vocabulary.Find(sentence.Term.Name)!.Values!);
            sentences[sentence] = reading = new Reading(
                variable,
                holding,
                holding is null ? Truth.NotStated : variable.Values.AllIn(holding)
            );
        }
        return !box.IsSplit(reading.Variable) ? reading.Anywhere
            : reading.Holding is null ? box.Truth(reading.Variable)
            : box.Left(reading.Variable).AllIn(reading.Holding);
    }

    /// <summary>The values that make a sentence true; null where its truth is a variable of its own.</summary>
    public Values? Holding(Condition.Sentence sentence) =>
        sentence switch
        {
            Condition.Within within => new Values.Numbers([within.Interval]),
            Condition.OneOf one => new Values.Words(one.Words),
            Condition.CodeIs { Term.Kind: TermKind.Codes { Several: false } } code =>
                new Values.Words(
                    ((Values.Words)vocabulary.Find(code.Term.Name)!.Values!).Among.Where(value =>
                        value != Vocabulary.None
                        && code.Patterns.Any(pattern => pattern.Covers(ControlCode.Parse(value)))
                    )
                ),
            Condition.Meets meets => new Values.Bands([Meeting(meets)]),
            Condition.CodeIs or Condition.Contains or Condition.Against => null,
            _ => throw new UnreachableException(),
        };

    // Where the lower and where the upper end of a band must lie.
    private static (Interval Lower, Interval Upper) Meeting(Condition.Meets meets) =>
        (meets.Relation, meets.Interval) switch
        {
            (BandRelation.Overlaps, var (lower, upper)) => (new(null, upper), new(lower, null)),
            (BandRelation.Covers, ({ } lower, { } upper)) => (
                new(null, lower with { Included = true }),
                new(upper with { Included = true }, null)
            ),
            (BandRelation.LiesWithin, var interval) => (interval, interval),
            _ => throw new UnreachableException(),
        };
}
