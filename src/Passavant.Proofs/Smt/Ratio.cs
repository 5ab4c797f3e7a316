using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Smt;

/// <summary>The value of a formula as one number over another, neither of which is divided: so that a ratio held against a constant stays linear, and nothing depends on what a solver takes division by zero to be.</summary>
/// <param name="Over">The number above.</param>
/// <param name="Under">The number below; it is not zero where the <paramref name="Divisors"/> are not.</param>
/// <param name="Divisors">What was divided by.</param>
internal sealed record Ratio(Number Over, Number Under, IReadOnlyList<Number> Divisors)
{
    public Ratio(Number value)
        : this(value, Number.One, []) { }

    /// <summary>The value of a formula; null where a term in it has none.</summary>
    public static Ratio? Of(Expression formula, Func<Term, Ratio?> value)
    {
        switch (formula)
        {
            case Expression.Constant constant:
                return new Ratio(Number.Of(constant.Value));
            case Expression.Of of:
                return value(of.Term);
            case Expression.Power power:
                if (Of(power.Base, value) is not { } raised)
                    return null;
                return Enumerable
                    .Repeat(raised, power.Exponent)
                    .Aggregate((left, right) => left.Times(right));
            default:
                var binary = (Expression.Binary)formula;
                if (
                    Of(binary.Left, value) is not { } first
                    || Of(binary.Right, value) is not { } second
                )
                    return null;
                return binary.Operator switch
                {
                    '+' => first.Plus(second, Number.One),
                    '-' => first.Plus(second, Number.Of(-Rational.One)),
                    '*' => first.Times(second),
                    _ => new Ratio(
                        first.Over.Times(second.Under),
                        first.Under.Times(second.Over),
                        [.. first.Divisors, .. second.Divisors, second.Over]
                    ),
                };
        }
    }

    /// <summary>How it compares with a number: crosswise, and mirrored where the divisors' product is negative.</summary>
    public Definition Compare(Comparison comparison, Ratio other)
    {
        var (sign, mirrored) = comparison switch
        {
            Comparison.AtLeast => (">=", "<="),
            Comparison.MoreThan => (">", "<"),
            Comparison.AtMost => ("<=", ">="),
            _ => ("<", ">"),
        };
        var left = Over.Times(other.Under);
        var right = other.Over.Times(Under);
        var under = Under.Times(other.Under);
        var text = $"({sign} {left.Text} {right.Text})";
        return new Definition(
            under.IsPositive
                ? text
                : Terms.If($"(> {under.Text} 0.0)", text, $"({mirrored} {left.Text} {right.Text})")
        )
        {
            Guards = [.. Guards.Union(other.Guards)],
            HasProduct = left.HasProduct || right.HasProduct || under.HasProduct,
        };
    }

    /// <summary>That nothing is divided by zero.</summary>
    public IReadOnlyList<string> Guards =>
        [.. Divisors.Select(divisor => Terms.Not($"(= {divisor.Text} 0.0)")).Distinct()];

    private Ratio Times(Ratio other) =>
        new(Over.Times(other.Over), Under.Times(other.Under), [.. Divisors, .. other.Divisors]);

    private Ratio Plus(Ratio other, Number factor) =>
        new(
            Over.Times(other.Under).Plus(factor.Times(other.Over).Times(Under)),
            Under.Times(other.Under),
            [.. Divisors, .. other.Divisors]
        );
}

/// <summary>A number of sort Real: a constant, or text.</summary>
/// <param name="Text">The number as SMT-LIB has it.</param>
/// <param name="Constant">Its value, where it is known.</param>
/// <param name="IsPositive">Whether it is positive wherever it is not zero.</param>
/// <param name="HasProduct">Whether unknown numbers are multiplied in it.</param>
internal sealed record Number(string Text, Rational? Constant, bool IsPositive, bool HasProduct)
{
    public static Number One { get; } = Of(Rational.One);

    public static Number Of(Rational value) =>
        new(Terms.Real(value), value, value.Sign >= 0, false);

    public static Number Unknown(string text, bool isPositive) =>
        new(text, null, isPositive, false);

    public Number Plus(Number other) =>
        Constant is { IsZero: true } ? other
        : other.Constant is { IsZero: true } ? this
        : Constant is { } left && other.Constant is { } right ? Of(left + right)
        : new Number(
            $"(+ {Text} {other.Text})",
            null,
            IsPositive && other.IsPositive,
            HasProduct || other.HasProduct
        );

    public Number Times(Number other) =>
        Constant is { } left && other.Constant is { } right ? Of(left * right)
        : Constant == Rational.One ? other
        : other.Constant == Rational.One ? this
        : Constant is { IsZero: true } ? this
        : other.Constant is { IsZero: true } ? other
        : new Number(
            other.Constant is null ? $"(* {Text} {other.Text})" : $"(* {other.Text} {Text})",
            null,
            IsPositive && other.IsPositive,
            HasProduct || other.HasProduct || (Constant is null && other.Constant is null)
        );
}
