using System.Buffers.Binary;
using System.Runtime.CompilerServices;

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
        var r0 = new Wide(a, v).Plus(b, z19).Plus(c, y19).Plus(d, x19).Plus(e, w19);
        var r1 = new Wide(a, w).Plus(b, v).Plus(c, z19).Plus(d, y19).Plus(e, x19);
        var r2 = new Wide(a, x).Plus(b, w).Plus(c, v).Plus(d, z19).Plus(e, y19);
        var r3 = new Wide(a, y).Plus(b, x).Plus(c, w).Plus(d, v).Plus(e, z19);
        var r4 = new Wide(a, z).Plus(b, y).Plus(c, x).Plus(d, w).Plus(e, v);
        return Reduced(r0, r1, r2, r3, r4);
    }

    public FieldElement Square()
    {
        ulong a2 = 2 * a,
            b2 = 2 * b,
            d19 = 19 * d,
            e19 = 19 * e;
        var r0 = new Wide(a, a).Plus(b2, e19).Plus(2 * c, d19);
        var r1 = new Wide(a2, b).Plus(2 * c, e19).Plus(d, d19);
        var r2 = new Wide(a2, c).Plus(b, b).Plus(2 * d, e19);
        var r3 = new Wide(a2, d).Plus(b2, c).Plus(e, e19);
        var r4 = new Wide(a2, e).Plus(b2, d).Plus(c, c);
        return Reduced(r0, r1, r2, r3, r4);
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
    private static FieldElement Reduced(Wide r0, Wide r1, Wide r2, Wide r3, Wide r4)
    {
        r1 = r1.Plus(r0.Above);
        r2 = r2.Plus(r1.Above);
        r3 = r3.Plus(r2.Above);
        r4 = r4.Plus(r3.Above);
        var first = (r0.Low & Mask) + 19 * r4.Above;
        return new FieldElement(
            first & Mask,
            (r1.Low & Mask) + (first >> 51),
            r2.Low & Mask,
            r3.Low & Mask,
            r4.Low & Mask
        );
    }

    // A sum of products in 128 bits.
    private readonly struct Wide
    {
        private readonly ulong high;

        public readonly ulong Low;

        private Wide(ulong high, ulong low, bool _) => (this.high, Low) = (high, low);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Wide(ulong left, ulong right) => high = Math.BigMul(left, right, out Low);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Wide Plus(ulong left, ulong right)
        {
            var more = Math.BigMul(left, right, out var less);
            var low = Low + less;
            return new Wide(high + more + (low < less ? 1UL : 0), low, true);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Wide Plus(ulong value)
        {
            var low = Low + value;
            return new Wide(high + (low < value ? 1UL : 0), low, true);
        }

        /// <summary>What lies above the lowest 51 bits.</summary>
        public ulong Above => (high << 13) | (Low >> 51);
    }
}
