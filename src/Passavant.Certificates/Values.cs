using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;

namespace Passavant.Certificates;

/// <summary>A set of values one variable may have. A closed family.</summary>
internal abstract record Values
{
    private const int MostPieces = 2000;
    private const int MostSpelt = 20;

    private Values() { }

    public abstract bool IsEmpty { get; }

    /// <summary>The values in both sets, which are of one family.</summary>
    public abstract Values Common(Values other);

    /// <summary>The values of this set that are not in the other.</summary>
    public abstract Values Less(Values other);

    /// <summary>Whether every value is in <paramref name="holding"/>, none is, or some are. No for the empty set.</summary>
    public Truth AllIn(Values holding) =>
        Common(holding).IsEmpty ? Truth.No
        : Less(holding).IsEmpty ? Truth.Yes
        : Truth.NotStated;

    /// <summary>Words: choices, countries, codes, yes and no.</summary>
    public sealed record Words(IReadOnlySet<string> Among) : Values
    {
        public Words(IEnumerable<string> among)
            : this(among.ToHashSet(StringComparer.Ordinal)) { }

        public override bool IsEmpty => Among.Count == 0;

        public override Values Common(Values other) =>
            new Words(Among.Where(((Words)other).Among.Contains));

        public override Values Less(Values other) =>
            new Words(Among.Where(word => !((Words)other).Among.Contains(word)));

        public override string ToString() =>
            string.Join(
                ", ",
                Among.Order(StringComparer.Ordinal).Take(MostSpelt).Select(word => $"'{word}'")
            ) + (Among.Count > MostSpelt ? $" and {Among.Count - MostSpelt} more" : "");
    }

    /// <summary>Numbers in any of some intervals; where <paramref name="Whole"/> is given, only those that are whole in that unit.</summary>
    public sealed record Numbers(IReadOnlyList<Interval> Pieces, Unit? Whole = null) : Values
    {
        public override bool IsEmpty => Pieces.Count == 0;

        public override Values Common(Values other) => With(((Numbers)other).Pieces);

        private Numbers With(IReadOnlyList<Interval> others) =>
            new(
                Few(
                    Pieces
                        .SelectMany(piece => others.Select(one => Tight(Both(piece, one))))
                        .Where(piece => !piece.IsEmpty)
                ),
                Whole
            );

        public override Values Less(Values other) =>
            ((Numbers)other).Pieces.Aggregate(
                this,
                (rest, piece) => rest.With([.. Outside(piece)])
            );

        // An interval of whole numbers ends at whole numbers.
        private Interval Tight(Interval piece) =>
            Whole is null
                ? piece
                : new Interval(
                    piece.Lower is { } lower ? At(-Floor(-Next(lower, 1))) : null,
                    piece.Upper is { } upper ? At(Floor(Next(upper, -1))) : null
                );

        // The bound in the unit; a whole one that does not belong gives way to the next.
        private Rational Next(Bound bound, int step) =>
            Whole!.FromBase(bound.Value) is var value && value.IsInteger && !bound.Included
                ? value + step
                : value;

        private Bound At(Rational value) => new(Whole!.ToBase(value), true, $"{value}");

        private static Rational Floor(Rational value)
        {
            var quotient = System.Numerics.BigInteger.DivRem(
                value.Numerator,
                value.Denominator,
                out var rest
            );
            return rest.Sign < 0 ? quotient - 1 : quotient;
        }

        public override string ToString() => string.Join(", ", Pieces.Select(Spell));
    }

    /// <summary>Bands whose lower end lies in the one and whose upper end lies in the other interval of any of some pairs. No lower end lies above its upper end.</summary>
    public sealed record Bands(IReadOnlyList<(Interval Lower, Interval Upper)> Pieces) : Values
    {
        public override bool IsEmpty => Pieces.Count == 0;

        public override Values Common(Values other) => With(((Bands)other).Pieces);

        private Bands With(IReadOnlyList<(Interval Lower, Interval Upper)> others) =>
            new(
                Few(
                    Pieces
                        .SelectMany(piece =>
                            others.Select(one =>
                                (Both(piece.Lower, one.Lower), Both(piece.Upper, one.Upper))
                            )
                        )
                        .Where(piece => HoldsOne(piece.Item1, piece.Item2))
                )
            );

        // Outside a pair lies what has its lower end outside, or its lower end inside and its upper end outside.
        public override Values Less(Values other) =>
            ((Bands)other).Pieces.Aggregate(
                this,
                (rest, piece) =>
                    rest.With([
                        .. Outside(piece.Lower).Select(lower => (lower, Everything)),
                        .. Outside(piece.Upper).Select(upper => (piece.Lower, upper)),
                    ])
            );

        private static bool HoldsOne(Interval lower, Interval upper) =>
            !lower.IsEmpty
            && !upper.IsEmpty
            && (
                lower.Lower is null
                || upper.Upper is null
                || lower.Lower.Value < upper.Upper.Value
                || (
                    lower.Lower.Value == upper.Upper.Value
                    && lower.Lower.Included
                    && upper.Upper.Included
                )
            );

        public override string ToString() =>
            string.Join(
                ", ",
                Pieces.Select(piece => $"{Spell(piece.Lower)} up to {Spell(piece.Upper)}")
            );
    }

    public static readonly Interval Everything = new(null, null);

    public static readonly Words NoYes = new(["no", "yes"]);

    private static List<T> Few<T>(IEnumerable<T> pieces) =>
        pieces.Take(MostPieces + 1).ToList() is { Count: <= MostPieces } few
            ? few
            : throw new RefusedException(
                new InputFault("", "values in too many pieces", $"at most {MostPieces}")
            );

    private static Interval Both(Interval left, Interval right) =>
        new(
            left.Lower is null || (right.Lower is not null && !IsInside(right.Lower, left.Lower, 1))
                ? right.Lower
                : left.Lower,
            left.Upper is null
            || (right.Upper is not null && !IsInside(right.Upper, left.Upper, -1))
                ? right.Upper
                : left.Upper
        );

    // Whether the first bound lets in all that the second does; lower bounds by sign 1, upper ones by sign -1.
    private static bool IsInside(Bound looser, Bound tighter, int sign) =>
        sign * looser.Value.CompareTo(tighter.Value) is var order
        && (order < 0 || (order == 0 && (looser.Included || !tighter.Included)));

    private static IEnumerable<Interval> Outside(Interval piece)
    {
        if (piece.IsEmpty)
        {
            yield return Everything;
            yield break;
        }
        if (piece.Lower is { } lower)
            yield return new Interval(null, lower with { Included = !lower.Included });
        if (piece.Upper is { } upper)
            yield return new Interval(upper with { Included = !upper.Included }, null);
    }

    private static string Spell(Interval piece) =>
        (piece.Lower, piece.Upper) switch
        {
            (null, null) => "every number",
            ({ } lower, null) => Lower(lower),
            (null, { } upper) => Upper(upper),
            ({ } lower, { } upper) => $"{Lower(lower)} {Upper(upper)}",
        };

    private static string Lower(Bound bound) =>
        $"{(bound.Included ? "from" : "above")} {bound.Value}";

    private static string Upper(Bound bound) =>
        $"{(bound.Included ? "to" : "below")} {bound.Value}";
}
