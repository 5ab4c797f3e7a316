using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Passavant.Trust.Matching.Oprf;

/// <summary>A number modulo 2²⁵⁵ − 19 in five limbs of 51 bits. For public values only: what it costs may depend on them.</summary>
/// <remarks>Limbs stay under 2⁵⁴ between operations, so that no product overflows. Not canonical: compare by <see cref="Equals(FieldElement)"/>, which is. The default is zero.</remarks>
internal readonly struct FieldElement : IEquatable<FieldElement>
{
    private const ulong Mask = (1UL << 51) - 1;

    private readonly ulong a,
        b,
        c,
        d,
        e;

    private FieldElement(ulong a, ulong b, ulong c, ulong d, ulong e) =>
        (this.a, this.b, this.c, this.d, this.e) = (a, b, c, d, e);

    public static FieldElement One => new(1, 0, 0, 0, 0);

    /// <summary>Constant d of the curve: −121665/121666.</summary>
    public static readonly FieldElement D = -(Small(121665) * Small(121666).Inverse());

    public static readonly FieldElement TwiceD = D + D;

    /// <summary>A square root of −1: 2 to the power of (p − 1)/4.</summary>
    public static readonly FieldElement RootOfMinusOne = Small(2).ToTheHalf().Square() * Small(2);

    public static FieldElement Small(uint value) => new(value, 0, 0, 0, 0);

    /// <summary>Reads 32 bytes, least significant first; false unless they are the one encoding of a number below the modulus.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FieldElement value)
    {
        var w0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var w1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        var w2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        var w3 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        value = new FieldElement(
            w0 & Mask,
            ((w0 >> 51) | (w1 << 13)) & Mask,
            ((w1 >> 38) | (w2 << 26)) & Mask,
            ((w2 >> 25) | (w3 << 39)) & Mask,
            (w3 >> 12) & Mask
        );
        Span<byte> again = stackalloc byte[32];
        value.Write(again);
        return bytes.SequenceEqual(again);
    }

    /// <summary>Writes the number below the modulus, least significant byte first.</summary>
    public void Write(Span<byte> bytes)
    {
        var t = Carried(a, b, c, d, e);
        t = Carried(t.a, t.b, t.c, t.d, t.e);
        // Now below 2²⁵⁵: less the modulus once if that leaves nothing negative.
        var over = (t.a + 19) >> 51;
        over = (t.b + over) >> 51;
        over = (t.c + over) >> 51;
        over = (t.d + over) >> 51;
        over = (t.e + over) >> 51;
        var l0 = t.a + 19 * over;
        var l1 = t.b + (l0 >> 51);
        var l2 = t.c + (l1 >> 51);
        var l3 = t.d + (l2 >> 51);
        var l4 = t.e + (l3 >> 51);
        l0 &= Mask;
        l1 &= Mask;
        l2 &= Mask;
        l3 &= Mask;
        l4 &= Mask;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, l0 | (l1 << 51));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], (l1 >> 13) | (l2 << 38));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], (l2 >> 26) | (l3 << 25));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], (l3 >> 39) | (l4 << 12));
    }

    /// <summary>Negative is what is odd when written.</summary>
    public bool IsNegative
    {
        get
        {
            Span<byte> bytes = stackalloc byte[32];
            Write(bytes);
            return (bytes[0] & 1) == 1;
        }
    }

    public bool IsZero => Equals(default);

    public FieldElement Absolute() => IsNegative ? -this : this;

    public bool Equals(FieldElement other)
    {
        Span<byte> mine = stackalloc byte[32];
        Span<byte> theirs = stackalloc byte[32];
        Write(mine);
        other.Write(theirs);
        return mine.SequenceEqual(theirs);
    }

    public override bool Equals(object? obj) => obj is FieldElement other && Equals(other);

    public override int GetHashCode()
    {
        Span<byte> bytes = stackalloc byte[32];
        Write(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public static FieldElement operator +(in FieldElement left, in FieldElement right) =>
        Carried(
            left.a + right.a,
            left.b + right.b,
            left.c + right.c,
            left.d + right.d,
            left.e + right.e
        );

    // Eight times the modulus is added first, so that no limb goes below zero.
    public static FieldElement operator -(in FieldElement left, in FieldElement right) =>
        Carried(
            left.a + (8 * (Mask - 18)) - right.a,
            left.b + (8 * Mask) - right.b,
            left.c + (8 * Mask) - right.c,
            left.d + (8 * Mask) - right.d,
            left.e + (8 * Mask) - right.e
        );

    public static FieldElement operator -(in FieldElement value) => default(FieldElement) - value;

    // Columns of the schoolbook product, each in 128 bits; written out, because calls would be too many for the compiler to dissolve.
    public static FieldElement operator *(in FieldElement left, in FieldElement right)
    {
        ulong a = left.a,
            b = left.b,
            c = left.c,
            d = left.d,
            e = left.e;
        ulong v = right.a,
            w = right.b,
            x = right.c,
            y = right.d,
            z = right.e;
        ulong w19 = 19 * w,
            x19 = 19 * x,
            y19 = 19 * y,
            z19 = 19 * z;
        ulong low;
        var (h0, l0) = (High(a, v), a * v);
        h0 += High(b, z19);
        low = b * z19;
        l0 += low;
        h0 += l0 < low ? 1UL : 0;
        h0 += High(c, y19);
        low = c * y19;
        l0 += low;
        h0 += l0 < low ? 1UL : 0;
        h0 += High(d, x19);
        low = d * x19;
        l0 += low;
        h0 += l0 < low ? 1UL : 0;
        h0 += High(e, w19);
        low = e * w19;
        l0 += low;
        h0 += l0 < low ? 1UL : 0;
        var (h1, l1) = (High(a, w), a * w);
        h1 += High(b, v);
        low = b * v;
        l1 += low;
        h1 += l1 < low ? 1UL : 0;
        h1 += High(c, z19);
        low = c * z19;
        l1 += low;
        h1 += l1 < low ? 1UL : 0;
        h1 += High(d, y19);
        low = d * y19;
        l1 += low;
        h1 += l1 < low ? 1UL : 0;
        h1 += High(e, x19);
        low = e * x19;
        l1 += low;
        h1 += l1 < low ? 1UL : 0;
        var (h2, l2) = (High(a, x), a * x);
        h2 += High(b, w);
        low = b * w;
        l2 += low;
        h2 += l2 < low ? 1UL : 0;
        h2 += High(c, v);
        low = c * v;
        l2 += low;
        h2 += l2 < low ? 1UL : 0;
        h2 += High(d, z19);
        low = d * z19;
        l2 += low;
        h2 += l2 < low ? 1UL : 0;
        h2 += High(e, y19);
        low = e * y19;
        l2 += low;
        h2 += l2 < low ? 1UL : 0;
        var (h3, l3) = (High(a, y), a * y);
        h3 += High(b, x);
        low = b * x;
        l3 += low;
        h3 += l3 < low ? 1UL : 0;
        h3 += High(c, w);
        low = c * w;
        l3 += low;
        h3 += l3 < low ? 1UL : 0;
        h3 += High(d, v);
        low = d * v;
        l3 += low;
        h3 += l3 < low ? 1UL : 0;
        h3 += High(e, z19);
        low = e * z19;
        l3 += low;
        h3 += l3 < low ? 1UL : 0;
        var (h4, l4) = (High(a, z), a * z);
        h4 += High(b, y);
        low = b * y;
        l4 += low;
        h4 += l4 < low ? 1UL : 0;
        h4 += High(c, x);
        low = c * x;
        l4 += low;
        h4 += l4 < low ? 1UL : 0;
        h4 += High(d, w);
        low = d * w;
        l4 += low;
        h4 += l4 < low ? 1UL : 0;
        h4 += High(e, v);
        low = e * v;
        l4 += low;
        h4 += l4 < low ? 1UL : 0;
        return Reduced(h0, l0, h1, l1, h2, l2, h3, l3, h4, l4);
    }

    public FieldElement Square()
    {
        ulong a2 = 2 * a,
            b2 = 2 * b,
            c2 = 2 * c,
            d2 = 2 * d,
            d19 = 19 * d,
            e19 = 19 * e;
        ulong low;
        var (h0, l0) = (High(a, a), a * a);
        h0 += High(b2, e19);
        low = b2 * e19;
        l0 += low;
        h0 += l0 < low ? 1UL : 0;
        h0 += High(c2, d19);
        low = c2 * d19;
        l0 += low;
        h0 += l0 < low ? 1UL : 0;
        var (h1, l1) = (High(a2, b), a2 * b);
        h1 += High(c2, e19);
        low = c2 * e19;
        l1 += low;
        h1 += l1 < low ? 1UL : 0;
        h1 += High(d, d19);
        low = d * d19;
        l1 += low;
        h1 += l1 < low ? 1UL : 0;
        var (h2, l2) = (High(a2, c), a2 * c);
        h2 += High(b, b);
        low = b * b;
        l2 += low;
        h2 += l2 < low ? 1UL : 0;
        h2 += High(d2, e19);
        low = d2 * e19;
        l2 += low;
        h2 += l2 < low ? 1UL : 0;
        var (h3, l3) = (High(a2, d), a2 * d);
        h3 += High(b2, c);
        low = b2 * c;
        l3 += low;
        h3 += l3 < low ? 1UL : 0;
        h3 += High(e, e19);
        low = e * e19;
        l3 += low;
        h3 += l3 < low ? 1UL : 0;
        var (h4, l4) = (High(a2, e), a2 * e);
        h4 += High(b2, d);
        low = b2 * d;
        l4 += low;
        h4 += l4 < low ? 1UL : 0;
        h4 += High(c, c);
        low = c * c;
        l4 += low;
        h4 += l4 < low ? 1UL : 0;
        return Reduced(h0, l0, h1, l1, h2, l2, h3, l3, h4, l4);
    }

    private FieldElement Squared(int times)
    {
        var value = this;
        for (var i = 0; i < times; i++)
            value = value.Square();
        return value;
    }

    /// <summary>To the power of p − 2: the inverse, and zero for zero.</summary>
    public FieldElement Inverse() => ToTheHalf().Squared(3) * Square() * this;

    /// <summary>To the power of (p − 5)/8, which is 2²⁵² − 3: half of a square root.</summary>
    private FieldElement ToTheHalf()
    {
        // The exponent of each is 2 to its number, less 1.
        var e2 = Square() * this;
        var e4 = e2.Squared(2) * e2;
        var e5 = e4.Square() * this;
        var e10 = e5.Squared(5) * e5;
        var e20 = e10.Squared(10) * e10;
        var e40 = e20.Squared(20) * e20;
        var e50 = e40.Squared(10) * e10;
        var e100 = e50.Squared(50) * e50;
        var e200 = e100.Squared(100) * e100;
        var e250 = e200.Squared(50) * e50;
        return e250.Squared(2) * this;
    }

    /// <summary>The root of a ratio that is not negative, as SQRT_RATIO_M1 of RFC 9496, section 4.2; false where the ratio has none, and then the root of √−1 times it.</summary>
    public static bool SquareRoot(
        in FieldElement over,
        in FieldElement under,
        out FieldElement root
    )
    {
        var cubed = under.Square() * under;
        var found = over * cubed * (over * cubed.Square() * under).ToTheHalf();
        var check = under * found.Square();
        var correct = check.Equals(over);
        var flipped = check.Equals(-over);
        var flippedTimes = check.Equals(-over * RootOfMinusOne);
        if (flipped || flippedTimes)
            found *= RootOfMinusOne;
        root = found.Absolute();
        return correct || flipped;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement Carried(ulong a, ulong b, ulong c, ulong d, ulong e) =>
        new(
            (a & Mask) + 19 * (e >> 51),
            (b & Mask) + (a >> 51),
            (c & Mask) + (b >> 51),
            (d & Mask) + (c >> 51),
            (e & Mask) + (d >> 51)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement Reduced(
        ulong h0,
        ulong l0,
        ulong h1,
        ulong l1,
        ulong h2,
        ulong l2,
        ulong h3,
        ulong l3,
        ulong h4,
        ulong l4
    )
    {
        var carry = (h0 << 13) | (l0 >> 51);
        l1 += carry;
        h1 += l1 < carry ? 1UL : 0;
        carry = (h1 << 13) | (l1 >> 51);
        l2 += carry;
        h2 += l2 < carry ? 1UL : 0;
        carry = (h2 << 13) | (l2 >> 51);
        l3 += carry;
        h3 += l3 < carry ? 1UL : 0;
        carry = (h3 << 13) | (l3 >> 51);
        l4 += carry;
        h4 += l4 < carry ? 1UL : 0;
        carry = (h4 << 13) | (l4 >> 51);
        var first = (l0 & Mask) + (19 * carry);
        return new FieldElement(
            first & Mask,
            (l1 & Mask) + (first >> 51),
            l2 & Mask,
            l3 & Mask,
            l4 & Mask
        );
    }

    // The upper half of a product. Asked for both halves at once, the compiler writes one to memory and reads it back, which costs more than the second multiplication.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong High(ulong left, ulong right) =>
        Bmi2.X64.IsSupported
            ? Bmi2.X64.MultiplyNoFlags(left, right)
            : Math.BigMul(left, right, out _);
}
