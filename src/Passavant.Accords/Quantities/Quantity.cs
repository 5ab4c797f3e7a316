using System.Diagnostics.CodeAnalysis;

namespace Passavant.Accords.Quantities;

/// <summary>A number of some unit, such as <c>650 Hz</c>, exact and as it was written.</summary>
/// <remarks>
/// Equal when dimension and value in base units are equal: <c>1 kW</c> is <c>1000 W</c>, whatever was written. Ordered within one dimension; comparing across dimensions throws <see cref="ArgumentException"/> (ask <see cref="Unit.IsCompatibleWith"/> first).
/// <c>default</c> is the plain number 0. Reading refused text throws <see cref="FormatException"/>.
/// </remarks>
public readonly record struct Quantity : IParsable<Quantity>, IComparable<Quantity>, IComparable
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = Rational.LongestText + Unit.LongestText;

    readonly Unit? unit;
    readonly string? written;

    Quantity(Rational baseValue, Unit unit, string written)
    {
        BaseValue = baseValue;
        this.unit = unit;
        this.written = written;
    }

    /// <summary>The value in base units of the unit's dimension, any offset applied.</summary>
    public Rational BaseValue { get; }

    /// <summary>The unit it was given in.</summary>
    public Unit Unit => unit ?? Unit.One;

    /// <summary>The value in the unit it was given in.</summary>
    public Rational Value => Unit.FromBase(BaseValue);

    /// <summary><paramref name="value"/> of <paramref name="unit"/>, written plainly.</summary>
    public static Quantity Of(Rational value, Unit unit) =>
        new(unit.ToBase(value), unit, Plain(value, unit));

    /// <summary>Whether this and <paramref name="other"/> measure the same dimension.</summary>
    public bool IsCompatibleWith(Quantity other) => Unit.IsCompatibleWith(other.Unit);

    /// <summary>The value in another unit of the same dimension.</summary>
    /// <exception cref="ArgumentException">The unit measures something else.</exception>
    public Rational In(Unit other) =>
        Unit.IsCompatibleWith(other)
            ? other.FromBase(BaseValue)
            : throw new ArgumentException(
                $"'{this}' cannot be given in '{other}': they measure different things.",
                nameof(other)
            );

    /// <summary>Reads a number, then a unit unless it is a plain number, with at most one space between: <c>650 Hz</c>, <c>0.2 %</c>, <c>-55 °C</c>, <c>1/3 m</c>, <c>12</c>. The provider is ignored.</summary>
    /// <exception cref="FormatException">The text is no such quantity; nothing else is ever thrown.</exception>
    public static Quantity Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw Refused(s);

    /// <summary>Reads a quantity as <see cref="Parse"/> does, answering false where that throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Quantity result) =>
        TryParse(s, null, out result);

    /// <inheritdoc cref="TryParse(string?, out Quantity)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out Quantity result
    )
    {
        result = default;
        if (s is null || !Split(s, out var value, out var after))
        {
            return false;
        }

        var unit = after.Length == 0 ? Unit.One : null;
        if (unit is null && !Unit.TryParse(after, out unit))
        {
            return false;
        }

        result = new(unit.ToBase(value), unit, s);
        return true;
    }

    /// <summary>Whether both are the same amount of the same dimension.</summary>
    public bool Equals(Quantity other) => BaseValue == other.BaseValue && IsCompatibleWith(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BaseValue, Unit.Dimension);

    /// <summary>Orders by amount.</summary>
    /// <exception cref="ArgumentException">They measure different things.</exception>
    public int CompareTo(Quantity other) =>
        IsCompatibleWith(other)
            ? BaseValue.CompareTo(other.BaseValue)
            : throw new ArgumentException(
                $"'{this}' and '{other}' measure different things and cannot be compared.",
                nameof(other)
            );

    /// <inheritdoc/>
    public int CompareTo(object? obj) =>
        obj switch
        {
            null => 1,
            Quantity other => CompareTo(other),
            _ => throw new ArgumentException("A quantity compares only with another.", nameof(obj)),
        };

    /// <summary>Whether <paramref name="left"/> is the lesser.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the greater.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is at most <paramref name="right"/>.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is at least <paramref name="right"/>.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    /// <summary>As it was written.</summary>
    public override string ToString() => written ?? "0";

    /// <summary>The value in the usual unit of its dimension, such as <c>1330 Pa</c>; equal quantities give equal text.</summary>
    public string ToBaseText()
    {
        var usual = Units.UsualFor(Unit.Dimension);
        return Plain(usual.FromBase(BaseValue), usual);
    }

    static string Plain(Rational value, Unit unit) =>
        unit == Unit.One ? value.ToDecimalText() : $"{value.ToDecimalText()} {unit.Code}";

    static bool Split(string s, out Rational value, out string after)
    {
        value = default;
        after = "";
        if (s.Length > LongestText || Rational.Scan(s, out value) is not (> 0 and var read))
        {
            return false;
        }

        if (read == s.Length)
        {
            return true;
        }

        if (s[read] is ' ' or '\u00A0' or '\u202F')
        {
            read++;
        }

        after = s[read..];
        // '1 000' is no number here, and must not become one of a unit '000'.
        return after.Length > 0 && (after[0] is < '0' or > '9' || IsNumberedUnit(after));
    }

    static bool IsNumberedUnit(string text) =>
        text == "1"
        || text.StartsWith("1/", StringComparison.Ordinal)
        || text.StartsWith("10*", StringComparison.Ordinal)
        || text.StartsWith("10^", StringComparison.Ordinal)
        || text is "1e4 m" or "1e6 m";

    static FormatException Refused(string? s)
    {
        var hint =
            s is not null && Split(s, out _, out var after) && after.Length > 0
                ? $"'{Excerpt.Of(after)}' is not a known unit, {Units.Hint(after)}"
                : "write a number with a decimal point and no thousands separator, a space and a unit, for example '650 Hz' or '0.2 %'";
        return new FormatException($"'{Excerpt.Of(s)}' is not a quantity; {hint}.");
    }
}
