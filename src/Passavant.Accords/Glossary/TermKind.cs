using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords;

/// <summary>What values a term can have. A closed family.</summary>
public abstract record TermKind
{
    private TermKind() { }

    /// <summary>One of a closed list of words, in the order of the glossary.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : TermKind;

    /// <summary>A number with a unit. <paramref name="From"/> and <paramref name="To"/> are physical bounds in base units, both included.</summary>
    /// <remarks>A <paramref name="Reference"/> (<c>1 mW</c>) lets a level and a linear number meet: lists print both. Such a term's numbers are held as linear ones, and a level is exact where it is a whole power of ten, else right to 25 digits.</remarks>
    public sealed record Number(
        Unit Unit,
        Rational? From,
        Rational? To,
        bool Whole,
        Quantity? Reference
    ) : TermKind
    {
        /// <summary>The dimension in which the term's numbers are held.</summary>
        public Dimension Dimension =>
            Reference is null ? Unit.Dimension : Level.LinearDimension(Unit) ?? Unit.Dimension;
    }

    /// <summary>A number computed from other numbers of the same thing. Nobody is asked for it, but it may be stated where its parts are not.</summary>
    public sealed record Derived(Unit Unit, Expression Expression) : TermKind;

    /// <summary>A band between two numbers, both included, such as a rated frequency range.</summary>
    public sealed record Band(Unit Unit) : TermKind;

    /// <summary>A country by ISO 3166-1 alpha-2 code.</summary>
    public sealed record Country : TermKind;

    /// <summary>A whole day.</summary>
    public sealed record Day : TermKind;

    /// <summary>A control code, or several, of this accord or of those it names as elsewhere.</summary>
    public sealed record Codes(bool Several) : TermKind;

    /// <summary>A judgement answered yes or no by a named role after agreed sub-questions; unknown until then.</summary>
    public sealed record Judgement(IReadOnlyList<Wording> Questions, string SettledBy) : TermKind;

    /// <summary>A name or description. Conditions cannot speak of it.</summary>
    public sealed record Shown : TermKind;

    /// <summary>Yes or no, computed on the ownership graph: whether owners that meet <paramref name="Of"/> hold enough of a party, directly or through parties that are themselves held so.</summary>
    /// <remarks>With <paramref name="MoreThan"/> the share must exceed the threshold, else reach it. With <paramref name="Aggregate"/> shares of several such owners add up. A share nobody stated is unknown.</remarks>
    public sealed record Ownership(Rational Threshold, bool MoreThan, bool Aggregate, Condition Of)
        : TermKind;
}
