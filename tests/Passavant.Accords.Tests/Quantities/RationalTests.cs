using System.Globalization;
using System.Numerics;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Tests.Quantities;

public sealed class RationalTests
{
    static readonly BigInteger Beyond = BigInteger.Pow(10, 25);

    // Small, at the edges of 64 bits, and far beyond them: both forms and the border between.
    static readonly Gen<BigInteger> Parts = Gen.OneOf(
        Gen.Int[-1000, 1000].Select(n => (BigInteger)n),
        Gen.Long.Select(n => (BigInteger)n),
        Gen.OneOf(long.MinValue, long.MaxValue, long.MinValue + 1).Select(n => (BigInteger)n),
        Gen.Long.Select(Gen.Int[-3, 3], (n, off) => n * Beyond + off)
    );

    static readonly Gen<(BigInteger N, BigInteger D)> Pairs = Parts.Select(
        Parts.Where(d => !d.IsZero),
        (n, d) => (n, d)
    );

    static Rational Of((BigInteger N, BigInteger D) pair) => Rational.Of(pair.N, pair.D);

    static void Same(BigInteger n, BigInteger d, Rational actual)
    {
        if (d.Sign < 0)
        {
            (n, d) = (-n, -d);
        }

        var divisor = BigInteger.GreatestCommonDivisor(n, d);
        Assert.Equal(n / divisor, actual.Numerator);
        Assert.Equal(d / divisor, actual.Denominator);
        Assert.Equal(actual, Rational.Of(n, d));
        Assert.Equal(actual.GetHashCode(), Rational.Of(n, d).GetHashCode());
    }

    [Fact]
    public void Arithmetic_agrees_with_whole_number_fractions_of_any_size() =>
        Gen.Select(Pairs, Pairs)
            .Sample(
                (a, b) =>
                {
                    Same(a.N, a.D, Of(a));
                    Same(a.N * b.D + b.N * a.D, a.D * b.D, Of(a) + Of(b));
                    Same(a.N * b.D - b.N * a.D, a.D * b.D, Of(a) - Of(b));
                    Same(a.N * b.N, a.D * b.D, Of(a) * Of(b));
                    Same(-a.N, a.D, -Of(a));
                    if (!b.N.IsZero)
                    {
                        Same(a.N * b.D, a.D * b.N, Of(a) / Of(b));
                    }
                }
            );

    [Fact]
    public void Order_agrees_with_cross_multiplication_and_with_equality() =>
        Gen.Select(Pairs, Pairs)
            .Sample(
                (a, b) =>
                {
                    var expected = (a.N * b.D * (a.D.Sign * b.D.Sign)).CompareTo(
                        b.N * a.D * (a.D.Sign * b.D.Sign)
                    );
                    Assert.Equal(expected, Math.Sign(Of(a).CompareTo(Of(b))));
                    Assert.Equal(expected == 0, Of(a) == Of(b));
                    Assert.Equal(expected < 0, Of(a) < Of(b));
                    Assert.Equal(expected >= 0, Of(a) >= Of(b));
                }
            );

    [Fact]
    public void Canonical_text_reads_back() =>
        Pairs.Sample(pair =>
            Assert.Equal(
                Of(pair),
                Rational.Parse(Of(pair).ToString(), CultureInfo.InvariantCulture)
            )
        );

    [Fact]
    public void Decimal_text_reads_back_to_the_same_number() =>
        Gen.Select(Gen.Long, Gen.Int[0, 24])
            .Sample(
                (n, places) =>
                {
                    var value = Rational.Of(n, BigInteger.Pow(10, places));
                    var text = value.ToDecimalText();
                    Assert.Equal(value, Rational.Parse(text, null));
                    Assert.True(text.Contains('/') || text.Length <= 22, text);
                }
            );

    [Fact]
    public void Doubles_are_within_a_few_units_in_the_last_place() =>
        Gen
            .Double.Where(double.IsNormal)
            .Select(Gen.Long[1, long.MaxValue])
            .Sample(
                (d, scale) =>
                {
                    // The same number with parts multiplied by a common factor, and its neighbour by one part in 10^40.
                    var bits = BitConverter.DoubleToInt64Bits(d);
                    var mantissa = (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
                    var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
                    var value =
                        exponent >= 0
                            ? Rational.Of(mantissa * BigInteger.Pow(2, exponent), 1)
                            : Rational.Of(mantissa, BigInteger.Pow(2, -exponent));
                    value = d < 0 ? -value : value;
                    Assert.Equal(d, value.ToDouble());
                    var near = value + value / BigInteger.Pow(10, 40) / scale;
                    Assert.InRange(
                        near.ToDouble(),
                        Math.Min(d, Math.BitIncrement(d)) - Math.Abs(d) * 1e-15,
                        d + Math.Abs(d) * 1e-15
                    );
                }
            );

    [Theory]
    [InlineData("650", "650", "650")]
    [InlineData("-0.00052", "-13/25000", "-0.00052")]
    [InlineData("1e6", "1000000", "1000000")]
    [InlineData("5.0e13", "50000000000000", "50000000000000")]
    [InlineData("1/3", "1/3", "1/3")]
    [InlineData("0.65", "13/20", "0.65")]
    [InlineData("+2/4", "1/2", "0.5")]
    [InlineData("−55", "-55", "-55")]
    [InlineData("0e400", "0", "0")]
    [InlineData("1E-3", "1/1000", "0.001")]
    [InlineData("12345678901234567890.5", "24691357802469135781/2", "24691357802469135781/2")]
    public void Numbers_are_read_exactly(string text, string canonical, string human)
    {
        var value = Rational.Parse(text, null);
        Assert.Equal(canonical, value.ToString());
        Assert.Equal(human, value.ToDecimalText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("6 000")]
    [InlineData("6,000")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1/0")]
    [InlineData("1/-3")]
    [InlineData("1e")]
    [InlineData("1e401")]
    [InlineData("1e-99999999999")]
    [InlineData("--1")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData(" 1")]
    [InlineData("1\0")]
    public void What_is_no_number_is_refused(string text)
    {
        Assert.False(Rational.TryParse(text, out _));
        Assert.Contains(
            "'1/3'",
            Assert.Throws<FormatException>(() => Rational.Parse(text, null)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Text_beyond_two_hundred_characters_is_refused()
    {
        Assert.True(Rational.TryParse(new string('9', 200), out _));
        Assert.False(Rational.TryParse(new string('9', 201), out _));
    }

    [Fact]
    public void Default_is_zero()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.True(default(Rational).IsZero);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
    }

    [Fact]
    public void Powers_agree_with_repeated_multiplication() =>
        Gen.Select(Pairs, Gen.Int[0, 6])
            .Sample(
                (pair, power) =>
                {
                    var product = Rational.One;
                    for (var i = 0; i < power; i++)
                    {
                        product *= Of(pair);
                    }

                    Assert.Equal(product, Of(pair).Pow(power));
                    if (!product.IsZero)
                    {
                        Assert.Equal(Rational.One / product, Of(pair).Pow(-power));
                    }
                }
            );

    [Fact]
    public void Division_by_zero_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
        Assert.Throws<DivideByZeroException>(() => Rational.Zero.Pow(-1));
        Assert.Throws<DivideByZeroException>(() => Rational.Of(1, 0));
    }
}
