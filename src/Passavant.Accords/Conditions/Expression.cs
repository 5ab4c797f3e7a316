using Passavant.Accords.Quantities;

namespace Passavant.Accords.Conditions;

/// <summary>A formula of numbers in base units. A closed family.</summary>
public abstract record Expression
{
    private Expression() { }

    /// <summary>A fixed number; <paramref name="Written"/> is its text.</summary>
    public sealed record Constant(Rational Value, string Written) : Expression;

    /// <summary>The value of a numeric term.</summary>
    public sealed record Of(Term Term) : Expression;

    /// <summary>Two parts joined by <c>+</c>, <c>-</c>, <c>*</c> or <c>/</c>.</summary>
    public sealed record Binary(char Operator, Expression Left, Expression Right) : Expression;

    /// <summary>A part raised to a whole power from 1 to 4.</summary>
    public sealed record Power(Expression Base, int Exponent) : Expression;

    /// <summary>The terms the formula reads, each once.</summary>
    public IEnumerable<Term> Terms => Walk().Distinct();

    private IEnumerable<Term> Walk() =>
        this switch
        {
            Of of => [of.Term],
            Binary binary => binary.Left.Walk().Concat(binary.Right.Walk()),
            Power power => power.Base.Walk(),
            _ => [],
        };

    /// <summary>The exact value, given the value of each term; null where one is missing or a divisor is zero.</summary>
    public Rational? Evaluate(Func<Term, Rational?> value)
    {
        switch (this)
        {
            case Constant constant:
                return constant.Value;
            case Of of:
                return value(of.Term);
            case Power power:
                return power.Base.Evaluate(value)?.Pow(power.Exponent);
            case Binary binary:
                if (
                    binary.Left.Evaluate(value) is not { } left
                    || binary.Right.Evaluate(value) is not { } right
                )
                    return null;
                return binary.Operator switch
                {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ => right.IsZero ? null : left / right,
                };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The formula as it is read.</summary>
    public sealed override string ToString() =>
        this switch
        {
            Constant constant => constant.Written,
            Of of => of.Term.Name,
            Power power => $"{Wrap(power.Base)} ^ {power.Exponent}",
            Binary binary => $"{binary.Left} {binary.Operator} {binary.Right}",
            _ => "",
        };

    private static string Wrap(Expression part) => part is Binary ? $"({part})" : part.ToString();
}
