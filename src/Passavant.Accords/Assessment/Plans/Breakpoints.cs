using System.Numerics;
using System.Runtime.Intrinsics;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Plans;

/// <summary>The thresholds of an axis, in order, and where a number lies among them: in cell 2i+1 on threshold i, in cell 2i between it and the one before.</summary>
/// <remarks>Exact: around each threshold lies a narrow belt of floating-point numbers that could be on either side of it; a number in no belt is placed by floating point, one in a belt by its exact value.</remarks>
internal sealed class Breakpoints
{
    // Far more than the few last bits in which an approximation can be off.
    private const double Width = 4e-14;
    private const int Lanes = 4;

    private readonly Rational[] exact;
    private readonly double[] low;
    private readonly double[] high;

    /// <summary>No threshold: one cell.</summary>
    public static Breakpoints None { get; } = new([]);

    /// <summary>Thresholds in ascending order.</summary>
    public Breakpoints(Rational[] exact)
    {
        this.exact = exact;
        high = [.. exact.Select(value => High(value.ToDouble()))];
        // Filled up with what no number reaches.
        low = new double[(exact.Length + Lanes - 1) / Lanes * Lanes];
        Array.Fill(low, double.NaN);
        for (var i = 0; i < exact.Length; i++)
            low[i] = -High(-exact[i].ToDouble());
    }

    /// <summary>The cell of a number of which an approximation is known; false where the approximation does not tell.</summary>
    public bool TryCellOf(double near, out int cell)
    {
        var count = Reached(near);
        cell = 2 * count;
        return count == 0 || near > high[count - 1];
    }

    /// <summary>The cell of a number.</summary>
    public int CellOf(in Rational value, double near)
    {
        var count = Reached(near);
        for (; count > 0 && near <= high[count - 1]; count--)
        {
            var order = value.CompareTo(exact[count - 1]);
            if (order == 0)
                return 2 * count - 1;
            if (order > 0)
                break;
        }
        return 2 * count;
    }

    private static double High(double value) =>
        double.IsPositiveInfinity(value) ? value
        : double.IsNegativeInfinity(value) ? -double.MaxValue
        : value + Math.Max(Math.Abs(value) * Width, 1e-300);

    // How many belts begin at or below a number.
    private int Reached(double near)
    {
        var belts = low;
        if (belts.Length > 32)
            return Search(belts, exact.Length, near);
        var all = Vector256.Create(near);
        var count = 0;
        for (var i = 0; i < belts.Length; i += Lanes)
            count += BitOperations.PopCount(
                Vector256
                    .LessThanOrEqual(Vector256.Create(belts.AsSpan(i, Lanes)), all)
                    .ExtractMostSignificantBits()
            );
        return count;
    }

    private static int Search(double[] belts, int length, double near)
    {
        int from = 0,
            to = length;
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (belts[middle] <= near)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }
}
