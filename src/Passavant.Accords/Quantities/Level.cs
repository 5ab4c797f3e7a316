using System.Numerics;

namespace Passavant.Accords.Quantities;

/// <summary>Decibels and what they are ratios of.</summary>
/// <remarks>
/// Levels of one dimension compare exactly (dBW is dBm less 30). A level and a linear quantity do not compare: ten to a rational power is seldom rational.
/// A caller who has said which reference is meant may decide with the enclosure given here, unless the other value falls inside it.
/// </remarks>
public static class Level
{
    /// <summary>The greatest magnitude, in decibels, that is enclosed.</summary>
    public const int Greatest = 4000;

    const int Places = 30;
    static readonly BigInteger One = BigInteger.Pow(10, 50);
    static readonly Lazy<(BigInteger Lower, BigInteger Upper)[]> Roots = new(TenthRoots);

    /// <summary>The dimension of the quantity whose level <paramref name="unit"/> expresses: power for <c>dBm</c>, power per frequency for <c>dBm/Hz</c>, none for a bare ratio (<c>dB</c>, <c>dBc</c>, <c>dBi</c>); null for a unit that is no level, or a level per something (<c>dB/km</c>).</summary>
    public static Dimension? LinearDimension(Unit unit)
    {
        if (!unit.IsLogarithmic)
        {
            return null;
        }

        var rest = unit.Dimension.WithoutName();
        var reference = Reference(unit.Dimension);
        return unit.Dimension != Dimension.Named("level") && unit.Dimension.Name == "level" ? null
            : rest.TryTimes(reference.Dimension, 2, out var linear) ? linear
            : null;
    }

    /// <summary>Encloses the linear quantity a level stands for, in base units of <see cref="LinearDimension"/>: <paramref name="lower"/> ≤ 10^(x/10) × reference ≤ <paramref name="upper"/>, the width less than 1e-25 of the value. Voltage and pressure levels use 10^(x/20).</summary>
    /// <returns>False when the unit is no level or the magnitude exceeds <see cref="Greatest"/> decibels.</returns>
    public static bool TryToLinear(Quantity level, out Rational lower, out Rational upper)
    {
        lower = upper = default;
        if (LinearDimension(level.Unit) is null || Rational.Abs(level.BaseValue) > Greatest)
        {
            return false;
        }

        var (_, factor, divisor) = Reference(level.Unit.Dimension);
        var exponent = level.BaseValue / divisor;
        var whole = BigInteger.Divide(exponent.Numerator, exponent.Denominator);
        if (exponent.Sign < 0 && !exponent.IsInteger)
        {
            whole -= 1;
        }

        var (low, high) = Fractional(exponent - whole);
        var scale = ((Rational)10).Pow((int)whole) * factor / One;
        lower = scale * low;
        upper = scale * high;
        return true;
    }

    // 10^fraction in units of 1/One, for a fraction in [0, 1): the product of 10^(digit/10^i), rounded outwards at each step.
    static (BigInteger Lower, BigInteger Upper) Fractional(Rational fraction)
    {
        BigInteger low = One,
            high = One;
        for (var i = 0; i < Places && !fraction.IsZero; i++)
        {
            fraction *= 10;
            var digit = (int)BigInteger.Divide(fraction.Numerator, fraction.Denominator);
            fraction -= digit;
            for (var n = 0; n < digit; n++)
            {
                low = low * Roots.Value[i].Lower / One;
                high = Up(high * Roots.Value[i].Upper);
            }
        }

        // What is left of the fraction is less than one in the last place.
        return fraction.IsZero ? (low, high) : (low, Up(high * Roots.Value[Places - 1].Upper));
    }

    static BigInteger Up(BigInteger scaledTwice) => (scaledTwice + One - 1) / One;

    static (BigInteger Lower, BigInteger Upper)[] TenthRoots()
    {
        var roots = new (BigInteger Lower, BigInteger Upper)[Places];
        var (low, high) = (10 * One, 10 * One);
        var carried = BigInteger.Pow(One, 9);
        for (var i = 0; i < Places; i++)
        {
            low = IntegerRoot.Floor(low * carried, 10);
            high = IntegerRoot.Floor(high * carried, 10) + 1;
            roots[i] = (low, high);
        }

        return roots;
    }

    // The quantity at level zero, in base units, and how many decibels a factor of ten in it is.
    static (Dimension Dimension, Rational Factor, int Divisor) Reference(Dimension level)
    {
        var (code, divisor) = level.Name switch
        {
            "level:mW" => ("mW", 10),
            "level:V" => ("V", 20),
            "level:SPL" => ("uPa", 20),
            _ => ("1", 10),
        };
        var unit = Unit.Parse(code, null);
        return (unit.Dimension, unit.Factor * (code == "uPa" ? 20 : 1), divisor);
    }
}
