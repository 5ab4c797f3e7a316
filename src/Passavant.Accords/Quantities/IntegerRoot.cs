using System.Numerics;

namespace Passavant.Accords.Quantities;

/// <summary>Whole roots of whole numbers, by Newton's method in whole numbers.</summary>
static class IntegerRoot
{
    /// <summary>The greatest whole number whose <paramref name="degree"/>th power is at most <paramref name="value"/> (which is not negative).</summary>
    public static BigInteger Floor(BigInteger value, int degree)
    {
        if (value.IsZero)
        {
            return value;
        }

        // From a power of two above the root, each step falls until it reaches the floor.
        var root = BigInteger.One << (int)(value.GetBitLength() / degree + 1);
        while (true)
        {
            var next = ((degree - 1) * root + value / BigInteger.Pow(root, degree - 1)) / degree;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
