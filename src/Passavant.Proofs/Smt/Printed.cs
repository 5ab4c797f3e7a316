using System.Globalization;
using System.Numerics;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Smt;

/// <summary>What a solver prints: a word, or a list in brackets.</summary>
/// <param name="Word">The word, without the bars of a quoted one; null for a list.</param>
/// <param name="List">The parts of a list; empty for a word.</param>
internal sealed record Printed(string? Word, IReadOnlyList<Printed> List)
{
    private const int Deepest = 200;

    /// <summary>Everything printed up to the end, or up to where brackets do not match.</summary>
    /// <returns>False where the text breaks off or cannot be read.</returns>
    public static bool TryRead(string text, out IReadOnlyList<Printed> all)
    {
        var open = new Stack<List<Printed>>([
            [],
        ]);
        var sound = true;
        for (var i = 0; i < text.Length && sound; )
            switch (text[i])
            {
                case '(':
                    open.Push([]);
                    sound = open.Count <= Deepest;
                    i++;
                    break;
                case ')':
                    sound = open.Count > 1;
                    if (sound)
                    {
                        var list = open.Pop();
                        open.Peek().Add(new Printed(null, list));
                    }
                    i++;
                    break;
                case var space when char.IsWhiteSpace(space):
                    i++;
                    break;
                case '|' or '"':
                    var end = text.IndexOf(text[i], i + 1);
                    sound = end > i;
                    if (sound)
                        open.Peek().Add(new Printed(text[(i + 1)..end], []));
                    i = end + 1;
                    break;
                case ';':
                    var line = text.IndexOf('\n', i);
                    i = line < 0 ? text.Length : line;
                    break;
                default:
                    var start = i;
                    while (
                        i < text.Length
                        && !char.IsWhiteSpace(text[i])
                        && text[i] is not ('(' or ')')
                    )
                        i++;
                    open.Peek().Add(new Printed(text[start..i], []));
                    break;
            }
        sound &= open.Count == 1;
        all = open.Last();
        return sound;
    }

    /// <summary>The exact number: <c>3</c>, <c>3.5</c>, <c>(- 3.0)</c>, <c>(/ 1.0 3.0)</c>; null for anything else, such as the root of a polynomial.</summary>
    public Rational? Number =>
        (Word, List) switch
        {
            ({ } word, _) => Plain(word),
            (_, [{ Word: "-" }, { Number: { } number }]) => -number,
            (_, [{ Word: "/" }, { Number: { } over }, { Number: { IsZero: false } under }]) => over
                / under,
            _ => null,
        };

    // Digits with at most one point, of whatever length.
    private static Rational? Plain(string word)
    {
        var point = word.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? word : word.Remove(point, 1);
        if (
            digits.Length == 0
            || !digits.All(char.IsAsciiDigit)
            || !BigInteger.TryParse(
                digits,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var whole
            )
        )
            return null;
        return point < 0 ? whole : Rational.Of(whole, BigInteger.Pow(10, word.Length - point - 1));
    }

    /// <summary>The text again, on one line.</summary>
    public override string ToString() => Word ?? $"({string.Join(' ', List)})";
}
