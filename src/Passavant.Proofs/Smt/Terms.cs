using System.Numerics;
using Passavant.Accords.Quantities;

namespace Passavant.Proofs.Smt;

/// <summary>SMT-LIB text of connectives and numbers, with what is plain already left out.</summary>
internal static class Terms
{
    public const string True = "true";
    public const string False = "false";

    public static string And(params IEnumerable<string> parts) => Join("and", True, False, parts);

    public static string Or(params IEnumerable<string> parts) => Join("or", False, True, parts);

    public static string Not(string part) =>
        part switch
        {
            True => False,
            False => True,
            _ => $"(not {part})",
        };

    public static string If(string condition, string then, string otherwise) =>
        then == otherwise ? then
        : then == True ? Or(condition, otherwise)
        : then == False ? And(Not(condition), otherwise)
        : otherwise == True ? Or(Not(condition), then)
        : otherwise == False ? And(condition, then)
        : $"(ite {condition} {then} {otherwise})";

    /// <summary>An exact number of sort Real.</summary>
    public static string Real(Rational value)
    {
        var magnitude = Rational.Abs(value);
        var text = magnitude.IsInteger
            ? $"{magnitude.Numerator}.0"
            : $"(/ {magnitude.Numerator}.0 {magnitude.Denominator}.0)";
        return value.Sign < 0 ? $"(- {text})" : text;
    }

    private static string Join(
        string connective,
        string neutral,
        string settling,
        IEnumerable<string> parts
    )
    {
        var kept = parts.Where(part => part != neutral).Distinct().ToList();
        return kept.Contains(settling) ? settling
            : kept.Count == 0 ? neutral
            : kept.Count == 1 ? kept[0]
            : $"({connective} {string.Join(' ', kept)})";
    }

    /// <summary>Whether a number in <paramref name="count"/>, read bit by bit from the highest, belongs to a set: a tree of choices in which what cannot be is left out.</summary>
    public static string Among(IReadOnlyList<string> bits, int count, Func<int, bool> belongs)
    {
        return Below(bits.Count, 0) ?? False;

        // Null where no number below this branch is one of the count.
        string? Below(int bit, int first)
        {
            if (first >= count)
                return null;
            if (bit == 0)
                return belongs(first) ? True : False;
            var low = Below(bit - 1, first)!;
            return Below(bit - 1, first + (1 << bit - 1)) is { } high
                ? If(bits[bit - 1], high, low)
                : low;
        }
    }

    /// <summary>How many bits tell so many values apart.</summary>
    public static int BitsFor(int count) =>
        count <= 1 ? 0 : BitOperations.Log2((uint)count - 1) + 1;
}
