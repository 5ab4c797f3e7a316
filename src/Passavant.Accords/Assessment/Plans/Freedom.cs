using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Plans;

/// <summary>Whether every cell of a computed axis can come about, given what is stated: shown by trying numbers, and in between by continuity. What cannot be shown so is not promised.</summary>
internal static class Freedom
{
    private const int MostTries = 2000;

    public static bool Of(Axis axis, Subject subject, Facts above)
    {
        var inputs = Space.Inputs(axis).Distinct().ToList();
        var open = inputs
            .Where(term => Formulas.Value(term, subject.Facts, above, axis.Demand) is null)
            .ToList();
        var tries = new List<IReadOnlyList<Rational>>();
        foreach (var term in open)
        {
            // A number of another thing may be shared with other lines.
            if (term.About != axis.Term.About || term.Kind is not TermKind.Number number)
                return false;
            tries.Add([.. Samples(number)]);
        }
        if (
            tries.Aggregate(1L, (product, list) => Math.Min(MostTries + 1, product * list.Count))
            is 0
                or > MostTries
        )
            return false;
        var chosen = new Dictionary<Term, Rational>();
        Rational? Value(Term term) =>
            chosen.TryGetValue(term, out var value) ? value
            : term.Kind is TermKind.Derived derived
            && open.Count > 0
            && Formulas.Value(term, subject.Facts, above, axis.Demand) is null
                ? derived.Expression.Evaluate(Value)
            : Formulas.Value(term, subject.Facts, above, axis.Demand);
        var found = new List<Rational>();
        Try(0);
        if (axis.Sentences[0] is Condition.Against)
            return found.Contains(Rational.Zero) && found.Contains(Rational.One);
        return Reaches(axis, found, open);

        void Try(int index)
        {
            if (index < open.Count)
            {
                foreach (var sample in tries[index])
                {
                    chosen[open[index]] = sample;
                    Try(index + 1);
                }
                return;
            }
            if (axis.Sentences[0] is Condition.Against against)
            {
                if (Value(against.Term) is { } left && against.Formula.Evaluate(Value) is { } right)
                    found.Add(
                        Formulas.Compare(against.Comparison, left, right)
                            ? Rational.One
                            : Rational.Zero
                    );
            }
            else if (((TermKind.Derived)axis.Term.Kind).Expression.Evaluate(Value) is { } value)
                found.Add(value);
        }
    }

    // A formula without a gap takes every value between two it takes.
    private static bool Reaches(Axis axis, List<Rational> found, List<Term> open)
    {
        if (
            found.Count == 0
            || open.Exists(term => term.Kind is TermKind.Number { Whole: true })
            || !IsWithoutGap(((TermKind.Derived)axis.Term.Kind).Expression)
        )
            return false;
        var (least, most) = (found.Min(), found.Max());
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var cell = 0; cell < axis.CellCount; cell++)
        {
            var above =
                cell >= 2
                    ? axis.Breaks[(cell & 1) == 1 ? cell / 2 : cell / 2 - 1]
                    : (Rational?)(cell == 1 ? axis.Breaks[0] : null);
            var below =
                (cell & 1) == 1 ? above
                : cell / 2 < axis.Breaks.Count ? axis.Breaks[cell / 2]
                : null;
            var isReached =
                (cell & 1) == 1
                    ? above >= least && above <= most
                    : (above is null || above < most) && (below is null || below > least);
            if (isReached)
                reached.Add(string.Join(',', axis.Cell(cell)));
        }
        return axis.Distinct.All(cell => reached.Contains(string.Join(',', axis.Cell(cell))));
    }

    private static bool IsWithoutGap(Expression expression) =>
        expression switch
        {
            Expression.Binary { Operator: '/' } ratio => IsWithoutGap(ratio.Left)
                && IsOneSided(ratio.Right),
            Expression.Binary binary => IsWithoutGap(binary.Left) && IsWithoutGap(binary.Right),
            Expression.Power power => IsWithoutGap(power.Base),
            _ => true,
        };

    private static bool IsOneSided(Expression divisor) =>
        divisor switch
        {
            Expression.Constant => true,
            Expression.Of { Term.Kind: TermKind.Number { From.Sign: >= 0 } } => true,
            Expression.Power power => IsOneSided(power.Base),
            _ => false,
        };

    private static IEnumerable<Rational> Samples(TermKind.Number number)
    {
        var plain = new[]
        {
            Rational.Zero,
            Rational.Of(1, 1_000_000),
            Rational.One,
            new Rational(1_000),
            new Rational(1_000_000_000_000),
        };
        return plain
            .Concat(plain.Select(value => Rational.Zero - value))
            .Select(number.Unit.ToBase)
            .Concat(((Rational?[])[number.From, number.To]).OfType<Rational>())
            .Where(value =>
                !(value < number.From)
                && !(value > number.To)
                && (!number.Whole || number.Unit.FromBase(value).IsInteger)
            )
            .Distinct();
    }
}
