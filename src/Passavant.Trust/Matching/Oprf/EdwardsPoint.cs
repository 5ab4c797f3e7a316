namespace Passavant.Trust.Matching.Oprf;

/// <summary>A point of edwards25519 in extended coordinates, standing for an element of ristretto255. For public values only: what it costs may depend on them.</summary>
internal readonly struct EdwardsPoint
{
    private static readonly FieldElement InverseRootOfAMinusD = RootOfAMinusD();

    private readonly FieldElement x,
        y,
        z,
        t;

    private EdwardsPoint(
        in FieldElement x,
        in FieldElement y,
        in FieldElement z,
        in FieldElement t
    ) => (this.x, this.y, this.z, this.t) = (x, y, z, t);

    public static EdwardsPoint Identity =>
        new(default, FieldElement.One, FieldElement.One, default);

    /// <summary>Reads an element as RFC 9496, section 4.3.1; false unless the bytes are its one encoding. The identity is one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out EdwardsPoint point)
    {
        point = Identity;
        if (!FieldElement.TryRead(bytes, out var s) || s.IsNegative)
            return false;
        var squared = s.Square();
        var u1 = FieldElement.One - squared;
        var u2 = FieldElement.One + squared;
        var u2Squared = u2.Square();
        var v = -(FieldElement.D * u1.Square()) - u2Squared;
        var square = FieldElement.SquareRoot(FieldElement.One, v * u2Squared, out var inverse);
        var denominator = inverse * u2;
        var x = ((s + s) * denominator).Absolute();
        var y = u1 * (inverse * denominator * v);
        var t = x * y;
        if (!square || t.IsNegative || y.IsZero)
            return false;
        point = new EdwardsPoint(x, y, FieldElement.One, t);
        return true;
    }

    /// <summary>Writes the element as RFC 9496, section 4.3.2.</summary>
    public void Write(Span<byte> bytes)
    {
        var u1 = (z + y) * (z - y);
        var u2 = x * y;
        _ = FieldElement.SquareRoot(FieldElement.One, u1 * u2.Square(), out var inverse);
        var first = inverse * u1;
        var second = inverse * u2;
        var zInverse = first * second * t;
        var rotated = (t * zInverse).IsNegative;
        var px = rotated ? y * FieldElement.RootOfMinusOne : x;
        var py = rotated ? x * FieldElement.RootOfMinusOne : y;
        var denominator = rotated ? first * InverseRootOfAMinusD : second;
        if ((px * zInverse).IsNegative)
            py = -py;
        (denominator * (z - py)).Absolute().Write(bytes);
    }

    public static EdwardsPoint operator +(in EdwardsPoint left, in EdwardsPoint right)
    {
        var a = (left.y - left.x) * (right.y - right.x);
        var b = (left.y + left.x) * (right.y + right.x);
        var c = left.t * FieldElement.TwiceD * right.t;
        var zz = left.z * right.z;
        return Complete(a, b, c, zz + zz);
    }

    /// <summary>The sum with a point made ready for it, or the difference.</summary>
    public EdwardsPoint Plus(in Ready other, bool negated)
    {
        var a = (y - x) * (negated ? other.Sum : other.Difference);
        var b = (y + x) * (negated ? other.Difference : other.Sum);
        var c = t * other.Product;
        return Complete(a, b, negated ? -c : c, z + z);
    }

    private static EdwardsPoint Complete(
        in FieldElement a,
        in FieldElement b,
        in FieldElement c,
        in FieldElement d
    )
    {
        var e = b - a;
        var f = d - c;
        var g = d + c;
        var h = b + a;
        return new EdwardsPoint(e * f, g * h, f * g, e * h);
    }

    public EdwardsPoint Doubled()
    {
        var a = x.Square();
        var b = y.Square();
        var zz = z.Square();
        var e = (x + y).Square() - a - b;
        var g = b - a;
        var f = g - (zz + zz);
        var h = -a - b;
        return new EdwardsPoint(e * f, g * h, f * g, e * h);
    }

    /// <summary>The point made ready to be added often. Only of a point just read, whose z is one.</summary>
    public Ready MadeReady() => new(y + x, y - x, t * FieldElement.TwiceD);

    private static FieldElement RootOfAMinusD()
    {
        _ = FieldElement.SquareRoot(
            FieldElement.One,
            -FieldElement.One - FieldElement.D,
            out var root
        );
        return root;
    }

    /// <summary>What an addition needs of a point whose z is one: y + x, y − x and 2dxy.</summary>
    internal readonly struct Ready(
        in FieldElement sum,
        in FieldElement difference,
        in FieldElement product
    )
    {
        public readonly FieldElement Sum = sum;
        public readonly FieldElement Difference = difference;
        public readonly FieldElement Product = product;
    }
}
