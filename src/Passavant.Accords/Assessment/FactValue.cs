using System.Globalization;
using Passavant.Accords.Quantities;

namespace Passavant.Accords;

/// <summary>What a fact says. A closed family; which member depends on the term's kind.</summary>
/// <remarks>Equal by content; lists of codes are compared in order.</remarks>
public abstract record FactValue
{
    private FactValue() { }

    /// <summary>A choice or the answer of a judgement.</summary>
    public sealed record Word(string Text) : FactValue;

    /// <summary>A number, exact in base units, as written.</summary>
    public sealed record Number : FactValue
    {
        /// <summary>A number as written.</summary>
        public Number(Quantity quantity)
            : this(quantity, quantity.BaseValue) { }

        /// <summary>A number as written, and what it stands for in base units where the two differ: a level in decibels for a linear number.</summary>
        public Number(Quantity quantity, Rational stands) =>
            (Quantity, Base, Approximate) = (quantity, stands, stands.ToDouble());

        /// <summary>The number with its unit as written.</summary>
        public Quantity Quantity { get; }

        /// <summary>The exact value in base units.</summary>
        public Rational Base { get; }

        internal double Approximate { get; }
    }

    /// <summary>A band, both ends included.</summary>
    public sealed record Band(Quantity From, Quantity To) : FactValue;

    /// <summary>A country by ISO 3166-1 alpha-2 code.</summary>
    public sealed record Country(string Code) : FactValue;

    /// <summary>A whole day.</summary>
    public sealed record Day(DateOnly Date) : FactValue;

    /// <summary>Control codes; the empty list says that there are none.</summary>
    public sealed record Codes(IReadOnlyList<ControlCode> List) : FactValue
    {
        /// <inheritdoc/>
        public bool Equals(Codes? other) => other is not null && List.SequenceEqual(other.List);

        /// <inheritdoc/>
        public override int GetHashCode() =>
            List.Count == 0 ? 0 : HashCode.Combine(List.Count, List[0]);
    }

    /// <summary>A name or description.</summary>
    public sealed record Shown(string Text) : FactValue;

    /// <summary>The value as a person would write it, and as it is read back.</summary>
    public sealed override string ToString() =>
        this switch
        {
            Word word => word.Text,
            Number number => number.Quantity.ToString(),
            Band band => band.From == band.To ? band.From.ToString() : $"{band.From} to {band.To}",
            Country country => country.Code,
            Day day => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Codes codes => codes.List.Count == 0 ? "none" : string.Join(", ", codes.List),
            Shown shown => shown.Text,
            _ => "",
        };
}
