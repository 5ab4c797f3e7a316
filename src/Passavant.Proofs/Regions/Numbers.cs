using System.Numerics;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Regions;

/// <summary>Plain numbers to stand for a stretch of a scale.</summary>
internal static class Numbers
{
    public static Rational Floor(Rational value)
    {
        var quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The number with the fewest digits strictly between two ends, either of which may be missing; whole where asked for and there is one.</summary>
    public static Rational Between(Rational? from, Rational? to, bool whole)
    {
        if (from is null && to is null)
            return Rational.Zero;
        if (from is null)
            return to!.Value.Sign > 0 ? Between(Rational.Zero, to, whole) : Next(to.Value, -1);
        if (to is null)
            return from.Value.Sign < 0 ? Between(from, Rational.Zero, whole) : Next(from.Value, 1);
        if (whole)
        {
            var middle = Floor((from.Value + to.Value) / 2);
            return middle > from ? middle : Floor(from.Value) + Rational.One;
        }
        // The coarsest decimal grid with a point inside, nearest to the middle.
        var centre = (from.Value + to.Value) / 2;
        var step = Rational.One;
        var width = to.Value - from.Value;
        while (step < width)
            step *= 10;
        while (true)
        {
            var point = Floor(centre / step + Rational.Of(1, 2)) * step;
            if (point > from && point < to)
                return point;
            step /= 10;
        }
    }

    // Beyond an end: a tenth more, or the next whole number of a small one.
    private static Rational Next(Rational end, int sign)
    {
        if (end.IsZero)
            return sign;
        var step = Rational.One;
        var size = Rational.Abs(end);
        while (step * 10 <= size)
            step *= 10;
        while (step > size)
            step /= 10;
        return sign > 0
            ? (Floor(end / step) + Rational.One) * step
            : (Floor(end / step) - (Floor(end / step) * step == end ? Rational.One : Rational.Zero))
                * step;
    }
}
