using System.Numerics;

namespace Passavant.Accords.Quantities;

public readonly partial struct Rational
{
    /// <summary>A whole number is a rational number.</summary>
    public static implicit operator Rational(long value) => new(value);

    /// <summary>A whole number is a rational number.</summary>
    public static implicit operator Rational(BigInteger value) => Small(value, BigInteger.One);

    /// <summary>The exact sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        left.wide is null && right.wide is null
            // Each product is at most 2^126 in magnitude, so the sum fits.
            ? Reduce(
                (Int128)left.numerator * right.SmallDenominator
                    + (Int128)right.numerator * left.SmallDenominator,
                (Int128)left.SmallDenominator * right.SmallDenominator
            )
            : Reduce(
                left.Numerator * right.Denominator + right.Numerator * left.Denominator,
                left.Denominator * right.Denominator
            );

    /// <summary>The exact difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The exact product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        left.wide is null && right.wide is null
            ? Reduce(
                (Int128)left.numerator * right.numerator,
                (Int128)left.SmallDenominator * right.SmallDenominator
            )
            : Reduce(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The exact quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        right.IsZero ? throw new DivideByZeroException("A rational number was divided by 0.")
        : left.wide is null && right.wide is null
            ? Reduce(
                (Int128)left.numerator * right.SmallDenominator,
                (Int128)left.SmallDenominator * right.numerator
            )
        : Reduce(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>The same magnitude, the other sign.</summary>
    public static Rational operator -(Rational value) =>
        value.wide is null && value.numerator != long.MinValue
            ? new(-value.numerator, value.SmallDenominator)
            : Small(-value.Numerator, value.Denominator);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> is the lesser.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the greater.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is at most <paramref name="right"/>.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is at least <paramref name="right"/>.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The magnitude.</summary>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>This number to a whole power; zero to the power nought is one. The cost grows with the exponent.</summary>
    /// <exception cref="DivideByZeroException">Zero to a negative power.</exception>
    public Rational Pow(int exponent)
    {
        if (exponent == 1)
        {
            return this;
        }

        if (exponent >= 0)
        {
            // Powers of reduced parts are reduced.
            return Small(
                BigInteger.Pow(Numerator, exponent),
                BigInteger.Pow(Denominator, exponent)
            );
        }

        var positive = exponent == int.MinValue ? throw new OverflowException() : -exponent;
        return One / Pow(positive);
    }

    /// <summary>The exact square root, when it is rational.</summary>
    internal bool TryRoot(out Rational root)
    {
        root = default;
        if (Sign < 0)
        {
            return false;
        }

        var top = IntegerRoot.Floor(Numerator, 2);
        var bottom = IntegerRoot.Floor(Denominator, 2);
        if (top * top != Numerator || bottom * bottom != Denominator)
        {
            return false;
        }

        root = Small(top, bottom);
        return true;
    }

    static Rational Reduce(Int128 top, Int128 bottom)
    {
        if (bottom == Int128.One && top >= long.MinValue && top <= long.MaxValue)
        {
            return new((long)top);
        }

        if (bottom < 0)
        {
            if (top == Int128.MinValue || bottom == Int128.MinValue)
            {
                return Reduce((BigInteger)top, (BigInteger)bottom);
            }

            top = -top;
            bottom = -bottom;
        }

        var divisor = CommonDivisor(Magnitude(top), (UInt128)bottom);
        if (divisor > UInt128.One)
        {
            // Only -2^127 has a magnitude beyond Int128, and then the divisor is at most bottom, which fits.
            top /= (Int128)divisor;
            bottom /= (Int128)divisor;
        }

        return top >= long.MinValue && top <= long.MaxValue && bottom <= long.MaxValue
            ? new((long)top, (long)bottom)
            : new(new Wide((BigInteger)top, (BigInteger)bottom));
    }

    static Rational Reduce(BigInteger top, BigInteger bottom)
    {
        if (bottom.Sign < 0)
        {
            top = -top;
            bottom = -bottom;
        }

        var divisor = BigInteger.GreatestCommonDivisor(top, bottom);
        return divisor.IsOne ? Small(top, bottom) : Small(top / divisor, bottom / divisor);
    }

    // Parts already reduced, into whichever form holds them.
    static Rational Small(BigInteger top, BigInteger bottom) =>
        top >= long.MinValue && top <= long.MaxValue && bottom <= long.MaxValue
            ? new((long)top, (long)bottom)
            : new(new Wide(top, bottom));

    static UInt128 Magnitude(Int128 value) =>
        value < 0 ? (UInt128)(-(value + 1)) + UInt128.One : (UInt128)value;

    static UInt128 CommonDivisor(UInt128 a, UInt128 b)
    {
        while (b > ulong.MaxValue || a > ulong.MaxValue)
        {
            if (b == UInt128.Zero)
            {
                return a;
            }

            (a, b) = (b, a % b);
        }

        ulong x = (ulong)a,
            y = (ulong)b;
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return x;
    }
}
