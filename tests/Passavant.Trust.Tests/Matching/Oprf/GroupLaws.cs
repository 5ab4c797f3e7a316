using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Tests.Matching.Oprf;

/// <summary>Our arithmetic for public values agrees with libsodium's, and nothing but the one encoding of an element or scalar is taken.</summary>
public sealed class GroupLaws
{
    private static readonly Gen<byte[]> Wide = Gen.Byte.Array[64];

    private static byte[] Element(byte[] wide)
    {
        var element = new byte[32];
        Ristretto.FromHash(wide, element);
        return element;
    }

    private static byte[] Scalar(byte[] wide)
    {
        var scalar = new byte[32];
        Ristretto.Reduce(wide, scalar);
        return scalar;
    }

    [Fact]
    public void An_element_read_and_written_is_the_same() =>
        Long.Sample(
            Wide,
            wide =>
            {
                var element = Element(wide);
                Assert.True(EdwardsPoint.TryRead(element, out var point));
                var written = new byte[32];
                point.Write(written);
                Assert.Equal(element, written);
            },
            300
        );

    [Fact]
    public void Sums_and_doubles_are_those_of_libsodium() =>
        Long.Sample(
            Wide.Array[2],
            pair =>
            {
                var (left, right) = (Element(pair[0]), Element(pair[1]));
                var (sum, found) = (new byte[32], new byte[32]);
                Assert.True(EdwardsPoint.TryRead(left, out var l));
                Assert.True(EdwardsPoint.TryRead(right, out var r));
                Assert.True(Ristretto.Add(left, right, sum));
                (l + r).Write(found);
                Assert.Equal(sum, found);
                l.Plus(r.MadeReady(), false).Write(found);
                Assert.Equal(sum, found);
                l.Plus(r.MadeReady(), true).Plus(r.MadeReady(), false).Write(found);
                Assert.Equal(left, found);
                Assert.True(Ristretto.Add(left, left, sum));
                l.Doubled().Write(found);
                Assert.Equal(sum, found);
            },
            300
        );

    [Fact]
    public void What_is_an_element_is_so_for_both() =>
        Long.Sample(
            Gen.Byte.Array[32],
            bytes =>
            {
                // Small numbers and numbers near the modulus come up too seldom by chance.
                foreach (
                    var tried in new[]
                    {
                        bytes,
                        [bytes[0], .. new byte[31]],
                        [bytes[0], .. Enumerable.Repeat((byte)255, 30), 127],
                        [.. Enumerable.Repeat((byte)255, 31), bytes[0]],
                    }
                )
                    Assert.Equal(
                        Ristretto.IsElement(tried),
                        EdwardsPoint.TryRead(tried, out _) && tried.Any(one => one != 0)
                    );
            },
            500
        );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(300)]
    public void A_combination_is_the_sum_one_by_one(int count) =>
        Long.Sample(
            Gen.Byte.Array[64].Array[2],
            seeds =>
            {
                var elements = new byte[32 * count];
                var scalars = new byte[32 * count];
                Scalars.Draw(seeds[0], "e"u8, scalars);
                for (var i = 0; i < count; i++)
                    Ristretto.MultiplyBase(scalars.AsSpan(32 * i, 32), elements.AsSpan(32 * i, 32));
                Scalars.Draw(seeds[1], "s"u8, scalars);
                // The ends of the range, and zero.
                if (count > 2)
                {
                    scalars.AsSpan(32, 32).Clear();
                    Minus(1).CopyTo(scalars.AsSpan(64));
                }
                var sum = new byte[32];
                var product = new byte[32];
                for (var i = 0; i < count; i++)
                    if (
                        Ristretto.Multiply(
                            scalars.AsSpan(32 * i, 32),
                            elements.AsSpan(32 * i, 32),
                            product
                        )
                    )
                        Assert.True(Ristretto.Add(sum, product, sum));
                var found = new byte[32];
                Assert.True(Combination.TryCompute(elements, scalars, found));
                Assert.Equal(sum, found);
            },
            count > 100 ? 3 : 20
        );

    [Fact]
    public void A_combination_that_comes_to_nothing_is_the_identity()
    {
        byte[] elements = [.. Ristretto.Generator, .. Ristretto.Generator];
        byte[] scalars = [1, .. new byte[31], .. Minus(1)];
        var sum = new byte[32];
        Assert.True(Combination.TryCompute(elements, scalars, sum));
        Assert.All(sum, one => Assert.Equal(0, one));
        elements[40] ^= 1;
        Assert.Equal(
            Ristretto.IsElement(elements.AsSpan(32)),
            Combination.TryCompute(elements, scalars, sum)
        );
    }

    [Fact]
    public void Many_inverses_are_those_one_by_one() =>
        Long.Sample(
            Wide,
            seed =>
            {
                var scalars = new byte[32 * (1 + (seed[0] % 9))];
                Scalars.Draw(seed, "x"u8, scalars);
                var inverses = new byte[scalars.Length];
                Scalars.Invert(scalars, inverses);
                var one = new byte[32];
                for (var at = 0; at < scalars.Length; at += 32)
                {
                    Ristretto.Invert(scalars.AsSpan(at, 32), one);
                    Assert.Equal(one, inverses[at..(at + 32)]);
                }
            },
            100
        );

    [Fact]
    public void Only_scalars_below_the_order_are_scalars()
    {
        Assert.True(Ristretto.IsScalar(new byte[32]));
        Assert.False(Ristretto.IsNonZeroScalar(new byte[32]));
        Assert.True(Ristretto.IsNonZeroScalar(Minus(1)));
        var order = Minus(1);
        order[0]++;
        Assert.False(Ristretto.IsScalar(order));
        Assert.False(Ristretto.IsScalar(Enumerable.Repeat((byte)255, 32).ToArray()));
        Assert.False(Ristretto.IsScalar(new byte[31]));
    }

    [Fact]
    public void The_identity_is_no_element_to_evaluate()
    {
        Assert.False(Ristretto.IsElement(new byte[32]));
        Assert.False(Ristretto.IsElement(new byte[33]));
        var found = new byte[64];
        Assert.Equal(
            1,
            OprfSuite.Evaluate(Minus(1), [.. Ristretto.Generator, .. new byte[32]], found)
        );
    }

    // The order less a little.
    private static byte[] Minus(byte little)
    {
        var scalar = new byte[32];
        Ristretto.SubtractScalars(new byte[32], [little, .. new byte[31]], scalar);
        return scalar;
    }
}
