using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Passavant.Trust.Matching.Oprf;

/// <summary>Many scalars at once: drawn from one seed, and inverted.</summary>
internal static class Scalars
{
    private const int Length = Ristretto.ScalarLength;

    /// <summary>Scalars other than zero, 32 bytes each, by HMAC-SHA-512 of a number under the seed; for another context quite others.</summary>
    /// <param name="seed">At least 32 bytes nobody can guess.</param>
    /// <param name="context">What they are for.</param>
    /// <param name="scalars">Where they go.</param>
    public static void Draw(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> context, Span<byte> scalars)
    {
        if (seed.Length < 32)
            throw new ArgumentException($"a seed of {seed.Length} bytes; 32 are needed");
        Span<byte> key = stackalloc byte[SHA512.HashSizeInBytes];
        HMACSHA512.HashData(seed, context, key);
        Span<byte> number = stackalloc byte[8];
        Span<byte> wide = stackalloc byte[Ristretto.WideLength];
        var next = 0UL;
        for (var at = 0; at < scalars.Length; at += Length)
        {
            var scalar = scalars.Slice(at, Length);
            do
            {
                BinaryPrimitives.WriteUInt64BigEndian(number, next++);
                HMACSHA512.HashData(key, number, wide);
                Ristretto.Reduce(wide, scalar);
            } while (!scalar.ContainsAnyExcept((byte)0));
        }
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(wide);
    }

    /// <summary>The inverse of each of some scalars, none of which is zero, for the price of one inversion and three products each.</summary>
    public static void Invert(ReadOnlySpan<byte> scalars, Span<byte> inverses)
    {
        if (scalars.Length != inverses.Length || scalars.Length % Length != 0)
            throw new ArgumentException("scalars of different number");
        if (scalars.Length == 0)
            return;
        Span<byte> product = stackalloc byte[Length];
        scalars[..Length].CopyTo(product);
        // Each place first holds the product of all before it.
        for (var at = Length; at < scalars.Length; at += Length)
        {
            product.CopyTo(inverses[at..]);
            Ristretto.MultiplyScalars(product, scalars.Slice(at, Length), product);
        }
        Ristretto.Invert(product, product);
        for (var at = scalars.Length - Length; at > 0; at -= Length)
        {
            var inverse = inverses.Slice(at, Length);
            Ristretto.MultiplyScalars(product, inverse, inverse);
            Ristretto.MultiplyScalars(product, scalars.Slice(at, Length), product);
        }
        product.CopyTo(inverses);
    }
}
