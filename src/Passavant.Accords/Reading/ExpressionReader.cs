using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Reading;

/// <summary>Reads a formula: numbers with units and numeric terms, joined by <c>+ - * / ^</c> standing between spaces; <c>* /</c> bind before <c>+ -</c>.</summary>
internal sealed class ExpressionReader(Glossary glossary, ReadingContext context, Source source)
{
    private static readonly char[] Operators = ['+', '-', '*', '/', '^'];

    /// <summary>Whether a text is a formula rather than one number.</summary>
    public bool IsFormula(string text) =>
        !Quantity.TryParse(text, out _)
        && (
            Operators.Any(sign => text.Contains($" {sign} ", StringComparison.Ordinal))
            || glossary.FindTerm(text.Trim()) is not null
        );

    /// <summary>The formula, whose dimension must be <paramref name="dimension"/>, that of <paramref name="unit"/> or of what its levels stand for; null once its faults are reported.</summary>
    public Expression? Read(string text, Unit unit, Dimension dimension)
    {
        if (Sum(Tokens(text)) is not { } sum)
            return null;
        if (sum.Dimension != dimension)
        {
            context.Refuse(
                source.At(text),
                "wrong-quantity",
                $"the formula '{text}', whose unit does not fit",
                $"a formula whose unit converts to {unit.Code}"
            );
            return null;
        }
        return sum.Expression;
    }

    private sealed record Typed(Expression Expression, Dimension Dimension);

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var current = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.Length == 1 && Operators.Contains(word[0]))
            {
                tokens.Add(string.Join(' ', current));
                tokens.Add(word);
                current.Clear();
            }
            else
                current.Add(word);
        tokens.Add(string.Join(' ', current));
        return tokens;
    }

    private Typed? Sum(List<string> tokens)
    {
        var position = 0;
        var left = Product(tokens, ref position);
        while (left is not null && position < tokens.Count && tokens[position] is "+" or "-")
        {
            var sign = tokens[position++][0];
            if (Product(tokens, ref position) is not { } right)
                return null;
            if (left.Dimension != right.Dimension)
                return Refuse(
                    $"'{left.Expression} {sign} {right.Expression}', whose units differ",
                    "parts of one kind of unit"
                );
            left = new Typed(
                new Expression.Binary(sign, left.Expression, right.Expression),
                left.Dimension
            );
        }
        return left;
    }

    private Typed? Product(List<string> tokens, ref int position)
    {
        var left = PowerOf(tokens, ref position);
        while (left is not null && position < tokens.Count && tokens[position] is "*" or "/")
        {
            var sign = tokens[position++][0];
            if (PowerOf(tokens, ref position) is not { } right)
                return null;
            if (!left.Dimension.TryTimes(right.Dimension, sign == '*' ? 2 : -2, out var dimension))
                return Refuse(
                    $"'{left.Expression} {sign} {right.Expression}'",
                    "a product whose unit can be expressed"
                );
            left = new Typed(
                new Expression.Binary(sign, left.Expression, right.Expression),
                dimension
            );
        }
        return left;
    }

    private Typed? PowerOf(List<string> tokens, ref int position)
    {
        var atom = Atom(tokens[position++]);
        if (atom is null || position >= tokens.Count || tokens[position] != "^")
            return atom;
        position++;
        if (
            position >= tokens.Count
            || !int.TryParse(tokens[position++], out var exponent)
            || exponent is < 1 or > 4
        )
            return Refuse("a power", "a whole power from 1 to 4");
        return Dimension.None.TryTimes(atom.Dimension, 2 * exponent, out var dimension)
            ? new Typed(new Expression.Power(atom.Expression, exponent), dimension)
            : Refuse($"'{atom.Expression} ^ {exponent}'", "a power whose unit can be expressed");
    }

    private Typed? Atom(string token)
    {
        if (glossary.FindTerm(token) is { } term)
            return term.Kind switch
            {
                TermKind.Number number => new Typed(new Expression.Of(term), number.Dimension),
                TermKind.Derived => Refuse(
                    $"'{token}', itself derived",
                    "terms that are stated, not derived"
                ),
                _ => Refuse(
                    $"'{token}', which is no number",
                    "numeric terms and numbers with units"
                ),
            };
        if (Rational.TryParse(token, out var bare))
            return new Typed(new Expression.Constant(bare, token), Dimension.None);
        if (Quantity.TryParse(token, out var quantity))
            return new Typed(
                new Expression.Constant(quantity.BaseValue, token),
                quantity.Unit.Dimension
            );
        if (context.Declared("terms").Contains(token))
            return null;
        return Refuse(
            token.Length == 0 ? "an operator without a part beside it" : $"'{token}'",
            "a number with its unit, or a numeric term of the glossary",
            Nearest.Of(token, glossary.Terms.Select(known => known.Name))
        );
    }

    private Typed? Refuse(string found, string expected, string? nearest = null) =>
        (Typed?)context.Refuse(source.Place, "unreadable-formula", found, expected, nearest);
}
