using Passavant.Accords.Quantities;

namespace Passavant.Accords.Conditions;

/// <summary>One end of an interval: a value in base units, the value as written, and whether it belongs to the interval.</summary>
public sealed record Bound(Rational Value, bool Included, string Written);

/// <summary>The numbers between two ends, either of which may be missing. Strict and inclusive ends differ.</summary>
/// <remarks>Equal when both ends are; an interval without ends holds every number.</remarks>
public sealed record Interval(Bound? Lower, Bound? Upper)
{
    /// <summary>Whether <paramref name="value"/> lies in the interval.</summary>
    public bool Contains(Rational value) => AboveLower(value) && BelowUpper(value);

    internal bool AboveLower(Rational value) =>
        Lower is null
        || (
            value.CompareTo(Lower.Value) is var order
            && (order > 0 || (order == 0 && Lower.Included))
        );

    internal bool BelowUpper(Rational value) =>
        Upper is null
        || (
            value.CompareTo(Upper.Value) is var order
            && (order < 0 || (order == 0 && Upper.Included))
        );

    /// <summary>Whether the interval and the closed band from <paramref name="from"/> to <paramref name="to"/> share a number.</summary>
    public bool Overlaps(Rational from, Rational to) =>
        AboveLower(to) && BelowUpper(from) && !IsEmpty;

    /// <summary>Whether the closed band lies in the interval.</summary>
    public bool Encloses(Rational from, Rational to) => Contains(from) && Contains(to);

    /// <summary>Whether the closed band reaches over the whole interval. An interval without an end is never covered.</summary>
    public bool IsCoveredBy(Rational from, Rational to) =>
        Lower is not null && Upper is not null && from <= Lower.Value && to >= Upper.Value;

    /// <summary>Whether no number lies in it.</summary>
    public bool IsEmpty =>
        Lower is not null
        && Upper is not null
        && (
            Lower.Value.CompareTo(Upper.Value) is var order
            && (order > 0 || (order == 0 && !(Lower.Included && Upper.Included)))
        );
}
