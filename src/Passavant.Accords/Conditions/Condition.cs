namespace Passavant.Accords.Conditions;

/// <summary>What a provision asks of a transfer: a tree of sentences. A closed family; every reading of an accord (truth, words, questions, canonical form) walks this one tree.</summary>
/// <remarks>Compared by canonical bytes, never by <c>==</c>, since trees hold lists. A sentence that demands a standing counts a fact of lower standing as not stated.</remarks>
public abstract record Condition
{
    private Condition() { }

    /// <summary>All hold; true of none.</summary>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>One holds at least; false of none.</summary>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>Not one holds.</summary>
    public sealed record None(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>A named paragraph of a control; all of its parts hold.</summary>
    public sealed record Limb(ControlCode Code, Condition Content) : Condition;

    /// <summary>Over the parties (in <paramref name="Role"/>, if given), legs or lines of a transfer.</summary>
    public sealed record Over(Quantifier Quantifier, About Set, string? Role, Condition Content)
        : Condition;

    /// <summary>A sentence about one fact. A closed family.</summary>
    public abstract record Sentence(Term Term, Standing Demand) : Condition;

    /// <summary>A number (or a day, as days since 0001-01-01) lies in an interval, or does not where <paramref name="Negated"/>.</summary>
    public sealed record Within(Term Term, Interval Interval, bool Negated, Standing Demand)
        : Sentence(Term, Demand);

    /// <summary>A number compared with a formula of other numbers.</summary>
    public sealed record Against(
        Term Term,
        Comparison Comparison,
        Expression Formula,
        Standing Demand
    ) : Sentence(Term, Demand);

    /// <summary>A choice, a country or a judgement is among <paramref name="Words"/>, or is not where <paramref name="Negated"/>. <paramref name="Groups"/> are the group names the words were written as.</summary>
    public sealed record OneOf(
        Term Term,
        IReadOnlyList<string> Words,
        IReadOnlyList<string> Groups,
        bool Negated,
        Standing Demand
    ) : Sentence(Term, Demand);

    /// <summary>A band meets an interval.</summary>
    public sealed record Meets(Term Term, BandRelation Relation, Interval Interval, Standing Demand)
        : Sentence(Term, Demand);

    /// <summary>A stated control code is among those the patterns select, or is not where <paramref name="Negated"/>.</summary>
    public sealed record CodeIs(
        Term Term,
        IReadOnlyList<CodePattern> Patterns,
        bool Negated,
        Standing Demand
    ) : Sentence(Term, Demand);

    /// <summary>The item holds another item that falls under one of the controls.</summary>
    public sealed record Contains(Term Term, IReadOnlyList<CodePattern> Patterns, Standing Demand)
        : Sentence(Term, Demand);

    /// <summary>The fact is stated: open until it is, then true.</summary>
    public sealed record Stated(Term Term, Standing Demand) : Sentence(Term, Demand);

    /// <summary>The item itself falls under one of the controls of the accord (all of them where no pattern is given).</summary>
    public sealed record FallsUnder(IReadOnlyList<CodePattern> Patterns) : Condition;

    /// <summary>The parts of a group, or the content of a limb or quantifier; empty for sentences.</summary>
    public IReadOnlyList<Condition> Children =>
        this switch
        {
            All all => all.Parts,
            Any any => any.Parts,
            None none => none.Parts,
            Limb limb => [limb.Content],
            Over over => [over.Content],
            _ => [],
        };

    /// <summary>This condition and everything below it.</summary>
    public IEnumerable<Condition> Walk() =>
        Children.SelectMany(child => child.Walk()).Prepend(this);

    /// <summary>A condition that always holds.</summary>
    public static Condition Always { get; } = new All([]);
}
