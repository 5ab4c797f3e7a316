using System.Text;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Words;

/// <summary>Numbers and quantities as print sets them: grouped digits, powers of ten, units as printed, the French decimal comma.</summary>
public static class NumberWords
{
    private const char NarrowSpace = '\u202F';
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A quantity from its text in an accord or a fact, such as <c>5e13 1/cm2</c>; text that is no quantity is given back.</summary>
    public static string Say(string written, Language language)
    {
        var read = Rational.Scan(written, out _);
        if (read == 0)
            return written;
        var number = Number(written[..read], language);
        var unit = written[read..].Trim();
        if (unit.Length == 0)
            return number;
        var printed = UnitWords.Print(
            Unit.TryParse(unit, out var known) ? known.Code : unit,
            language,
            written[..read].TrimStart('-') is "1"
        );
        return Joined(number, printed, language);
    }

    /// <summary>A quantity as it was written.</summary>
    public static string Say(Quantity quantity, Language language) =>
        Say(quantity.ToString(), language);

    /// <summary>A quantity in <paramref name="unit"/>, exact where the decimal is finite, else to six figures with a sign that says so.</summary>
    public static string SayIn(Quantity quantity, Unit unit, Language language)
    {
        var value = quantity.In(unit);
        return Joined(
            Number(value, language),
            UnitWords.Print(unit.Code, language, value == Rational.One),
            language
        );
    }

    /// <summary>A number, exact where the decimal is short, else rounded with a sign that says so.</summary>
    public static string Number(Rational value, Language language)
    {
        var text = value.ToDecimalText();
        return text.Contains('/', StringComparison.Ordinal) || text.Length > 12
            ? "≈"
                + NoBreakSpace
                + Number(
                    value
                        .ToDouble()
                        .ToString("G6", System.Globalization.CultureInfo.InvariantCulture),
                    language
                )
            : Number(text, language);
    }

    /// <summary>A number as written, set for reading.</summary>
    public static string Number(string written, Language language)
    {
        var text = written.Replace("−", "-", StringComparison.Ordinal).TrimStart('+');
        var exponent = text.IndexOfAny(['e', 'E']);
        if (exponent > 0)
        {
            var power = text[(exponent + 1)..].TrimStart('+').TrimStart('0');
            var ten = "10" + Superscript(power.Length == 0 ? "0" : power);
            return text[..exponent] is "1" or "1.0"
                ? ten
                : $"{Plain(text[..exponent], language)}{NoBreakSpace}×{NoBreakSpace}{ten}";
        }
        var stroke = text.IndexOf('/', StringComparison.Ordinal);
        return stroke > 0
            ? $"{Plain(text[..stroke], language)}/{Plain(text[(stroke + 1)..], language)}"
            : Plain(text, language);
    }

    internal static string Superscript(string digits)
    {
        var raised = new StringBuilder(digits.Length);
        foreach (var character in digits)
            raised.Append(
                character switch
                {
                    '-' => '⁻',
                    '1' => '¹',
                    '2' => '²',
                    '3' => '³',
                    >= '0' and <= '9' => (char)('⁰' + (character - '0')),
                    _ => character,
                }
            );
        return raised.ToString();
    }

    private static string Joined(string number, string unit, Language language) =>
        unit.Length == 0 ? number
        : unit is "°" or "′" or "″" || (unit == "%" && language == Language.English) ? number + unit
        : number + NoBreakSpace + unit;

    private static string Plain(string text, Language language)
    {
        var negative = text.StartsWith('-');
        text = negative ? text[1..] : text;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var (whole, part) = point < 0 ? (text, "") : (text[..point], text[(point + 1)..]);
        if (whole.Length > 4)
            for (var i = whole.Length - 3; i > 0; i -= 3)
                whole = whole.Insert(i, NarrowSpace.ToString());
        var decimals = part.Length == 0 ? "" : (language == Language.French ? "," : ".") + part;
        return (negative ? "−" : "") + whole + decimals;
    }
}
