using System.Buffers;
using System.Globalization;
using System.Text;

namespace Passavant.Letters;

/// <summary>What text in a letter may hold: anything that prints, on one line.</summary>
internal static class Plain
{
    /// <summary>The text itself.</summary>
    /// <exception cref="ArgumentException">It is empty, or holds what cannot be printed.</exception>
    public static string Line(string text, string what) =>
        string.IsNullOrWhiteSpace(text)
            ? throw new ArgumentException($"a letter's {what} is empty; expected a line of text")
        : Cleaned(text) != text
            ? throw new ArgumentException(
                $"a letter's {what} holds a line break, a control character, or spaces at an end or two together; expected one line that prints"
            )
        : text;

    /// <summary>Lines of text, each checked.</summary>
    /// <exception cref="ArgumentException">There are none, or one is empty or does not print.</exception>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> lines, string what) =>
        lines.Count == 0
            ? throw new ArgumentException($"a letter's {what} has no lines")
            : [.. lines.Select(line => Line(line, what))];

    /// <summary>The text on one line: what does not print is left out, white space of any length is one space, and half a surrogate pair becomes U+FFFD.</summary>
    /// <remarks>Marks that turn the direction of the text around them are left out: a name may not reorder the sentence it stands in.</remarks>
    public static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        var gap = false;
        for (var rest = text.AsSpan(); rest.Length > 0; )
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length);
            rest = rest[length..];
            if (whole != OperationStatus.Done)
                rune = Rune.ReplacementChar;
            if (IsBreakingSpace(rune))
            {
                gap = clean.Length > 0;
                continue;
            }
            if (!Prints(rune))
                continue;
            if (gap)
                clean.Append(' ');
            gap = false;
            clean.Append(rune);
        }
        return clean.ToString();
    }

    private static bool IsBreakingSpace(Rune rune) =>
        Rune.IsWhiteSpace(rune) && rune.Value is not (0xA0 or 0x202F or 0x2007);

    private static bool Prints(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control
        && rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFEFF)
        && (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);
}
