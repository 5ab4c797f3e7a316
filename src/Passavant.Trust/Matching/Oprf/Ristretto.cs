using System.Runtime.InteropServices;

namespace Passavant.Trust.Matching.Oprf;

/// <summary>The group ristretto255 of RFC 9496: elements and scalars as their 32 canonical bytes. What works on secrets is libsodium's and takes the same time for every value.</summary>
internal static class Ristretto
{
    /// <summary>Bytes of an element.</summary>
    public const int ElementLength = 32;

    /// <summary>Bytes of a scalar, least significant first.</summary>
    public const int ScalarLength = 32;

    /// <summary>Bytes that hash to an element or reduce to a scalar.</summary>
    public const int WideLength = 64;

    private static ReadOnlySpan<byte> Order =>
        [
            0xed,
            0xd3,
            0xf5,
            0x5c,
            0x1a,
            0x63,
            0x12,
            0x58,
            0xd6,
            0x9c,
            0xf7,
            0xa2,
            0xde,
            0xf9,
            0xde,
            0x14,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0x10,
        ];

    /// <summary>The generator.</summary>
    public static ReadOnlySpan<byte> Generator => generator;

    private static readonly byte[] generator = BaseTimesOne();

    /// <summary>Whether the bytes are the one encoding of an element, and not of the identity.</summary>
    public static bool IsElement(ReadOnlySpan<byte> bytes) =>
        bytes.Length == ElementLength
        && bytes.ContainsAnyExcept((byte)0)
        && Sodium.crypto_core_ristretto255_is_valid_point(In(bytes)) == 1;

    /// <summary>Whether the bytes are the one encoding of a scalar; zero is one.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ScalarLength)
            return false;
        for (var i = ScalarLength - 1; i >= 0; i--)
            if (bytes[i] != Order[i])
                return bytes[i] < Order[i];
        return false;
    }

    /// <summary>Whether the bytes are the one encoding of a scalar other than zero.</summary>
    public static bool IsNonZeroScalar(ReadOnlySpan<byte> bytes) =>
        IsScalar(bytes) && bytes.ContainsAnyExcept((byte)0);

    /// <summary>The element 64 uniform bytes stand for.</summary>
    public static void FromHash(ReadOnlySpan<byte> wide, Span<byte> element)
    {
        Demand(wide, WideLength);
        Demand(element, ElementLength);
        _ = Sodium.crypto_core_ristretto255_from_hash(ref Out(element), In(wide));
    }

    /// <summary>64 bytes, least significant first, modulo the order.</summary>
    public static void Reduce(ReadOnlySpan<byte> wide, Span<byte> scalar)
    {
        Demand(wide, WideLength);
        Demand(scalar, ScalarLength);
        Sodium.crypto_core_ristretto255_scalar_reduce(ref Out(scalar), In(wide));
    }

    /// <summary>An element times a scalar; false where the element is none or the product is the identity.</summary>
    public static bool Multiply(
        ReadOnlySpan<byte> scalar,
        ReadOnlySpan<byte> element,
        Span<byte> product
    )
    {
        Demand(scalar, ScalarLength);
        Demand(element, ElementLength);
        Demand(product, ElementLength);
        return Sodium.crypto_scalarmult_ristretto255(ref Out(product), In(scalar), In(element))
            == 0;
    }

    /// <summary>The generator times a scalar; false where the product is the identity.</summary>
    public static bool MultiplyBase(ReadOnlySpan<byte> scalar, Span<byte> product)
    {
        Demand(scalar, ScalarLength);
        Demand(product, ElementLength);
        return Sodium.crypto_scalarmult_ristretto255_base(ref Out(product), In(scalar)) == 0;
    }

    /// <summary>The sum of two elements; false where one of them is none.</summary>
    public static bool Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> sum)
    {
        Demand(left, ElementLength);
        Demand(right, ElementLength);
        Demand(sum, ElementLength);
        return Sodium.crypto_core_ristretto255_add(ref Out(sum), In(left), In(right)) == 0;
    }

    /// <summary>The inverse of a scalar that is not zero.</summary>
    public static void Invert(ReadOnlySpan<byte> scalar, Span<byte> inverse)
    {
        Demand(scalar, ScalarLength);
        Demand(inverse, ScalarLength);
        if (Sodium.crypto_core_ristretto255_scalar_invert(ref Out(inverse), In(scalar)) != 0)
            throw new ArgumentException("zero has no inverse", nameof(scalar));
    }

    public static void AddScalars(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> sum)
    {
        Demand(left, ScalarLength);
        Demand(right, ScalarLength);
        Demand(sum, ScalarLength);
        Sodium.crypto_core_ristretto255_scalar_add(ref Out(sum), In(left), In(right));
    }

    public static void SubtractScalars(
        ReadOnlySpan<byte> left,
        ReadOnlySpan<byte> right,
        Span<byte> difference
    )
    {
        Demand(left, ScalarLength);
        Demand(right, ScalarLength);
        Demand(difference, ScalarLength);
        Sodium.crypto_core_ristretto255_scalar_sub(ref Out(difference), In(left), In(right));
    }

    public static void MultiplyScalars(
        ReadOnlySpan<byte> left,
        ReadOnlySpan<byte> right,
        Span<byte> product
    )
    {
        Demand(left, ScalarLength);
        Demand(right, ScalarLength);
        Demand(product, ScalarLength);
        Sodium.crypto_core_ristretto255_scalar_mul(ref Out(product), In(left), In(right));
    }

    private static byte[] BaseTimesOne()
    {
        var one = new byte[ScalarLength];
        one[0] = 1;
        var product = new byte[ElementLength];
        _ = MultiplyBase(one, product);
        return product;
    }

    private static void Demand(ReadOnlySpan<byte> bytes, int length)
    {
        if (bytes.Length != length)
            throw new ArgumentException($"{bytes.Length} bytes where {length} belong");
    }

    private static ref readonly byte In(ReadOnlySpan<byte> bytes) =>
        ref MemoryMarshal.GetReference(bytes);

    private static ref byte Out(Span<byte> bytes) => ref MemoryMarshal.GetReference(bytes);
}
