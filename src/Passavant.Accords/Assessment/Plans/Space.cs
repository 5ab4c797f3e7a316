using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;

namespace Passavant.Accords.Plans;

/// <summary>Everything conditions say about one kind of thing (the transfer, an item, a party, a leg): its axes and its sentences, each sentence one bit.</summary>
internal sealed class Space(About about)
{
    private readonly List<Axis> axes = [];
    private readonly Dictionary<(Term, Standing), Axis> byTerm = [];
    private readonly Dictionary<string, int> bitOf = new(StringComparer.Ordinal);
    private int bitCount;

    public About About => about;

    public IReadOnlyList<Axis> Axes => axes;

    public int WordCount { get; private set; }

    public int BitCount => bitCount;

    /// <summary>Axes by the index of their term: several where conditions demand different standings.</summary>
    public Axis[][] AxesOfTerm { get; private set; } = [];

    /// <summary>Axes of derived numbers.</summary>
    public Axis[] Derived { get; private set; } = [];

    /// <summary>Axes of computed sentences: formulas and parts.</summary>
    public Axis[] Synthetic { get; private set; } = [];

    /// <summary>Every bit that stands for a sentence.</summary>
    public ulong[] Everything { get; private set; } = [];

    /// <summary>The bit of a sentence; the same for sentences that say the same.</summary>
    public int BitOf(Condition.Sentence sentence)
    {
        var key = Key(sentence);
        if (bitOf.TryGetValue(key, out var bit))
            return bit;
        bit = bitCount++;
        bitOf[key] = bit;
        AxisFor(sentence).Add(sentence, bit);
        return bit;
    }

    /// <summary>The bit of a sentence that some provision in force says; -1 for others.</summary>
    public int FindBit(Condition.Sentence sentence) => bitOf.GetValueOrDefault(Key(sentence), -1);

    // Sentences that say the same have the same key. The two commonest kinds are spelt directly: it is the canonical form without the cost.
    private static string Key(Condition.Sentence sentence) =>
        sentence switch
        {
            Condition.Within within => string.Create(
                null,
                $"{within.Term.Index} {Demanded(within)} within {within.Negated} {Spelt(within.Interval.Lower)} {Spelt(within.Interval.Upper)}"
            ),
            Condition.OneOf oneOf => string.Create(
                null,
                $"{oneOf.Term.Index} {Demanded(oneOf)} one of {oneOf.Negated} {string.Join('|', oneOf.Words.Order(StringComparer.Ordinal))}"
            ),
            _ => CanonicalConditions.Of(sentence).ToString(),
        };

    private static int Demanded(Condition.Sentence sentence) =>
        sentence.Demand <= Standing.Asserted ? 0 : (int)sentence.Demand;

    private static string Spelt(Bound? bound) =>
        bound is null ? "-" : (bound.Included ? "=" : "<") + bound.Value.ToString();

    private Axis AxisFor(Condition.Sentence sentence)
    {
        var demand =
            sentence.Demand <= Standing.Asserted ? Standing.DeemedBySilence : sentence.Demand;
        if (sentence is Condition.Against or Condition.Contains)
        {
            var synthetic = new Axis(axes.Count, sentence.Term, demand, isSynthetic: true);
            axes.Add(synthetic);
            return synthetic;
        }
        if (byTerm.TryGetValue((sentence.Term, demand), out var axis))
            return axis;
        axis = new Axis(axes.Count, sentence.Term, demand);
        axes.Add(axis);
        byTerm[(sentence.Term, demand)] = axis;
        return axis;
    }

    public void Finish(int termCount, IReadOnlyList<ControlCode> knownCodes)
    {
        WordCount = Math.Max(1, (bitCount + 63) >> 6);
        foreach (var axis in axes)
            axis.Finish(WordCount, knownCodes);
        AxesOfTerm = new Axis[termCount][];
        Array.Fill(AxesOfTerm, []);
        foreach (var group in byTerm.Values.GroupBy(axis => axis.Term.Index))
            AxesOfTerm[group.Key] = [.. group];
        Derived = [.. byTerm.Values.Where(axis => axis.Term.Kind is TermKind.Derived)];
        Synthetic = [.. axes.Where(axis => axis.IsSynthetic)];
        Everything = new ulong[WordCount];
        for (var bit = 0; bit < bitCount; bit++)
            Everything[bit >> 6] |= 1UL << bit;
        Couple();
        Rank();
    }

    // A formula or derived number hangs together with the numbers it is made of.
    private void Couple()
    {
        var group = 0;
        // What an item contains is one fact, whatever it is asked for.
        var contents = axes.Where(axis =>
                axis.IsSynthetic && axis.Sentences[0] is Condition.Contains
            )
            .ToList();
        if (contents.Count > 0)
            contents.AddRange(
                axes.Where(axis => !axis.IsSynthetic && axis.Term == contents[0].Term)
            );
        if (contents.Count > 1)
        {
            foreach (var axis in contents)
                axis.Coupling = group;
            group++;
        }
        foreach (var axis in axes)
        {
            var inputs = Inputs(axis).ToHashSet();
            if (inputs.Count == 0)
                continue;
            var together = axes.Where(other =>
                    other == axis
                    || inputs.Contains(other.Term)
                    || Inputs(other).Any(inputs.Contains)
                )
                .ToList();
            if (together.Count < 2)
                continue;
            // Groups that meet become one, in whatever order they are met.
            var ids = together.Select(other => other.Coupling).Where(id => id >= 0).ToHashSet();
            var joined = ids.Count > 0 ? ids.Min() : group++;
            foreach (
                var other in axes.Where(other => ids.Contains(other.Coupling)).Concat(together)
            )
                other.Coupling = joined;
        }
    }

    // The order in which the text speaks of things is no reason to suppose one before another.
    private void Rank()
    {
        var rank = 0;
        foreach (
            var axis in axes.OrderBy(axis => axis.Term.Index)
                .ThenBy(axis => axis.Demand)
                .ThenBy(
                    axis => axis.IsSynthetic ? Key(axis.Sentences[0]) : "",
                    StringComparer.Ordinal
                )
        )
            axis.Rank = rank++;
    }

    /// <summary>The terms whose values an axis is computed from.</summary>
    public static IEnumerable<Term> Inputs(Axis axis)
    {
        if (axis.Term.Kind is TermKind.Derived derived)
            foreach (var term in derived.Expression.Terms)
                yield return term;
        if (axis.IsSynthetic && axis.Sentences is [Condition.Against against])
        {
            if (against.Term.Kind is TermKind.Derived inner)
                foreach (var term in inner.Expression.Terms)
                    yield return term;
            else
                yield return against.Term;
            foreach (var term in against.Formula.Terms)
                yield return term;
        }
    }
}
