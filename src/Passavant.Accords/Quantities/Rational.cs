using System.Numerics;

namespace Passavant.Accords.Quantities;

/// <summary>An exact rational number: what a threshold and a declared value are, so that no comparison is settled by rounding.</summary>
/// <remarks>
/// Always in lowest terms with a positive denominator, so equal numbers have equal fields and equal hashes; ordered by value.
/// <c>default</c> is zero. No unit, no rounding, no overflow: parts that outgrow 64 bits move to <see cref="BigInteger"/>.
/// Division by zero throws <see cref="DivideByZeroException"/>; reading refused text throws <see cref="FormatException"/>.
/// </remarks>
public readonly partial struct Rational
    : IEquatable<Rational>,
        IComparable<Rational>,
        IComparable,
        ISpanParsable<Rational>
{
    // Small form: numerator, and denominator less one (so that default is 0/1). Wide form: both in wide, longs unused and zero.
    readonly long numerator;
    readonly long denominatorLessOne;
    readonly Wide? wide;

    sealed record Wide(BigInteger Numerator, BigInteger Denominator);

    /// <summary>The whole number <paramref name="value"/>.</summary>
    public Rational(long value) => numerator = value;

    Rational(long numerator, long denominator)
    {
        this.numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    Rational(Wide wide) => this.wide = wide;

    /// <summary>Zero, the same as <c>default</c>.</summary>
    public static Rational Zero => default;

    /// <summary>One.</summary>
    public static Rational One => new(1L);

    /// <summary><paramref name="numerator"/> over <paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Rational Of(long numerator, long denominator) =>
        denominator == 0
            ? throw new DivideByZeroException("A rational number needs a denominator other than 0.")
            : Reduce((Int128)numerator, denominator);

    /// <inheritdoc cref="Of(long, long)"/>
    public static Rational Of(BigInteger numerator, BigInteger denominator) =>
        denominator.IsZero
            ? throw new DivideByZeroException("A rational number needs a denominator other than 0.")
            : Reduce(numerator, denominator);

    /// <summary>The reduced numerator, carrying the sign.</summary>
    public BigInteger Numerator => wide is null ? numerator : wide.Numerator;

    /// <summary>The reduced denominator, always positive.</summary>
    public BigInteger Denominator => wide is null ? SmallDenominator : wide.Denominator;

    /// <summary>Whether this is zero.</summary>
    public bool IsZero => wide is null && numerator == 0;

    /// <summary>Whether the denominator is one.</summary>
    public bool IsInteger => wide is null ? denominatorLessOne == 0 : wide.Denominator.IsOne;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => wide is null ? Math.Sign(numerator) : wide.Numerator.Sign;

    long SmallDenominator => denominatorLessOne + 1;

    /// <summary>Whether both are the same number.</summary>
    public bool Equals(Rational other) =>
        numerator == other.numerator
        && denominatorLessOne == other.denominatorLessOne
        && (wide is null ? other.wide is null : wide.Equals(other.wide));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        wide is null ? HashCode.Combine(numerator, denominatorLessOne) : wide.GetHashCode();

    /// <summary>Orders by value.</summary>
    public int CompareTo(Rational other)
    {
        if (wide is null && other.wide is null)
        {
            return denominatorLessOne == other.denominatorLessOne
                ? numerator.CompareTo(other.numerator)
                : ((Int128)numerator * other.SmallDenominator).CompareTo(
                    (Int128)other.numerator * SmallDenominator
                );
        }

        return Sign != other.Sign
            ? Sign.CompareTo(other.Sign)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) =>
        obj switch
        {
            null => 1,
            Rational other => CompareTo(other),
            _ => throw new ArgumentException(
                "A rational number compares only with another.",
                nameof(obj)
            ),
        };

    /// <summary>The nearest double to within a few units in the last place; infinite or zero beyond its range. For prefilters and display, never for a decision.</summary>
    public double ToDouble()
    {
        if (wide is null)
        {
            return (double)numerator / SmallDenominator;
        }

        var magnitude = BigInteger.Abs(wide.Numerator);
        var shift = 64 - (int)(magnitude.GetBitLength() - wide.Denominator.GetBitLength());
        var quotient =
            shift >= 0
                ? (magnitude << shift) / wide.Denominator
                : magnitude / (wide.Denominator << -shift);
        return wide.Numerator.Sign * Math.ScaleB((double)quotient, -shift);
    }
}
