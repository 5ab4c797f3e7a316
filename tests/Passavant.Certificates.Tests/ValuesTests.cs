using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Certificates.Tests;

/// <summary>Sets of values are what membership says, number by number.</summary>
public sealed class ValuesTests
{
    static readonly Rational[] Points =
    [
        .. Enumerable.Range(-2, 17).Select(n => Rational.Of(n, 2)),
    ];

    static readonly Gen<Bound?> End = Gen.Select(
        Gen.Int[-1, 4],
        Gen.Bool,
        (at, included) => at < 0 ? null : new Bound(at, included, "")
    );

    static readonly Gen<Interval> AnInterval = Gen.Select(
        End,
        End,
        (low, high) => new Interval(low, high)
    );

    static readonly Gen<Tuple<Interval[], Interval[], bool>> Two = Gen.Select(
        AnInterval.Array[0, 3],
        AnInterval.Array[0, 3],
        Gen.Bool,
        Tuple.Create
    );

    static Values Make(Interval[] pieces, bool whole) =>
        new Values.Numbers([Values.Everything], whole ? Unit.One : null).Common(
            new Values.Numbers(pieces)
        );

    static bool Has(Values values, Rational point) =>
        !values
            .Common(
                new Values.Numbers([
                    new Interval(new Bound(point, true, ""), new Bound(point, true, "")),
                ])
            )
            .IsEmpty;

    [Fact]
    public void Numbers_are_sets() =>
        Long.Sample(
            Two,
            two =>
            {
                var (left, right) = (Make(two.Item1, two.Item3), Make(two.Item2, two.Item3));
                bool In(Interval[] pieces, Rational point) =>
                    (!two.Item3 || point.IsInteger) && pieces.Any(piece => piece.Contains(point));
                foreach (var point in Points)
                {
                    Assert.Equal(In(two.Item1, point), Has(left, point));
                    Assert.Equal(
                        In(two.Item1, point) && In(two.Item2, point),
                        Has(left.Common(right), point)
                    );
                    Assert.Equal(
                        In(two.Item1, point) && !In(two.Item2, point),
                        Has(left.Less(right), point)
                    );
                }
                Assert.Equal(!Points.Any(point => In(two.Item1, point)), left.IsEmpty);
                Assert.Equal(
                    !Points.Any(point => In(two.Item1, point) && !In(two.Item2, point)),
                    left.Less(right).IsEmpty
                );
            },
            3000
        );

    static readonly Gen<Tuple<(Interval, Interval)[], (Interval, Interval)[]>> TwoBands =
        Gen.Select(
            Gen.Select(AnInterval, AnInterval).Array[0, 2],
            Gen.Select(AnInterval, AnInterval).Array[0, 2],
            Tuple.Create
        );

    [Fact]
    public void Bands_are_sets_of_pairs_in_order() =>
        Long.Sample(
            TwoBands,
            two =>
            {
                Values all = new Values.Bands([(Values.Everything, Values.Everything)]);
                var (left, right) = (
                    all.Common(new Values.Bands(two.Item1)),
                    all.Common(new Values.Bands(two.Item2))
                );
                bool In((Interval, Interval)[] pieces, Rational low, Rational high) =>
                    low <= high
                    && pieces.Any(piece => piece.Item1.Contains(low) && piece.Item2.Contains(high));
                var pairs = Points.SelectMany(low => Points.Select(high => (low, high))).ToList();
                Assert.Equal(
                    !pairs.Exists(pair => In(two.Item1, pair.low, pair.high)),
                    left.IsEmpty
                );
                Assert.Equal(
                    !pairs.Exists(pair =>
                        In(two.Item1, pair.low, pair.high) && In(two.Item2, pair.low, pair.high)
                    ),
                    left.Common(right).IsEmpty
                );
                Assert.Equal(
                    !pairs.Exists(pair =>
                        In(two.Item1, pair.low, pair.high) && !In(two.Item2, pair.low, pair.high)
                    ),
                    left.Less(right).IsEmpty
                );
            },
            1000
        );
}
