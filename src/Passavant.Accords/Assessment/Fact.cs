namespace Passavant.Accords;

/// <summary>One thing known: a term, its value, and how well it is established.</summary>
/// <remarks>Equal by content. A fact not stated has no value of this type: it is absent, never false and never zero.</remarks>
public sealed record Fact(Term Term, FactValue Value)
{
    /// <summary>How well it is established.</summary>
    public Standing Standing { get; init; } = Standing.Asserted;

    /// <summary>Who or which document says so.</summary>
    public string? Source { get; init; }

    /// <summary>The day it was said or found.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who may see it.</summary>
    public Handling Handling { get; init; }

    /// <summary>The role that settled a judgement; null for other facts.</summary>
    public string? SettledBy { get; init; }

    /// <summary>The reasons given with a judgement.</summary>
    public string? Reasons { get; init; }

    /// <summary>Whether conditions may rely on it: a judgement counts only when settled by the role the glossary names, or determined officially.</summary>
    public bool Counts =>
        Term.Kind is not TermKind.Judgement judgement
        || Standing == Standing.OfficiallyDetermined
        || (SettledBy is not null && SettledBy == judgement.SettledBy);
}

/// <summary>The facts about one thing, at most one for each term. Immutable.</summary>
public sealed class Facts
{
    private readonly Fact[] facts;
    private readonly Counting[] counting;

    /// <summary>No fact.</summary>
    public static Facts None { get; } = new([]);

    /// <summary>These facts; of several about one term the last is kept.</summary>
    public Facts(IEnumerable<Fact> facts)
    {
        var byTerm = new Dictionary<Term, Fact>();
        foreach (var fact in facts)
            byTerm[fact.Term] = fact;
        this.facts = [.. byTerm.Values.OrderBy(fact => fact.Term.Index)];
        counting = [.. this.facts.Where(fact => fact.Counts).Select(fact => new Counting(fact))];
    }

    /// <summary>What conditions need of a fact they may rely on, side by side: millions of facts are read this way.</summary>
    internal readonly struct Counting(Fact fact)
    {
        public readonly FactValue Value = fact.Value;

        /// <summary>A number in base units, as near as floating point comes; else not a number.</summary>
        public readonly double Near = fact.Value is FactValue.Number number
            ? number.Approximate
            : double.NaN;

        public readonly int Term = fact.Term.Index;
        public readonly Standing Standing = fact.Standing;
    }

    /// <summary>Every fact, in order of term.</summary>
    public IReadOnlyList<Fact> All => facts;

    /// <summary>The facts that count.</summary>
    internal ReadOnlySpan<Counting> ThatCount => counting;

    /// <summary>The fact about <paramref name="term"/>, or null where it is not stated.</summary>
    public Fact? Find(Term term)
    {
        int low = 0,
            high = facts.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = facts[middle].Term.Index.CompareTo(term.Index);
            if (order == 0)
                return facts[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }

    /// <summary>These facts with one more, in place of an earlier one about the same term.</summary>
    public Facts With(Fact fact) => new([.. facts, fact]);

    /// <summary>These facts without the one about <paramref name="term"/>.</summary>
    public Facts Without(Term term) => new(facts.Where(fact => fact.Term != term));
}
