using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Reading;

/// <summary>Reads the value of a fact from text, by the kind of its term: the same from a spreadsheet, a command line, JSON and an accord's examples.</summary>
public static class FactText
{
    /// <summary>Why a text is no value: what was found, what was expected, the nearest known word.</summary>
    public sealed record Refusal(string Found, string Expected, string? Nearest = null)
    {
        /// <summary>The refusal as a sentence.</summary>
        public override string ToString() =>
            $"found {Found}; expected {Expected}"
            + (Nearest is null ? "" : $"; did you mean '{Nearest}'?");
    }

    /// <summary>Reads <paramref name="text"/> as a value of <paramref name="term"/>; on failure <paramref name="refusal"/> says why.</summary>
    public static bool TryRead(
        Term term,
        string text,
        [NotNullWhen(true)] out FactValue? value,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        text = text.Trim();
        (value, refusal) = term.Kind switch
        {
            TermKind.Choice or TermKind.Judgement or TermKind.Ownership => Word(term, text),
            TermKind.Number number => Number(text, number.Unit, number),
            TermKind.Derived derived => Number(text, derived.Unit, null),
            TermKind.Band band => Band(text, band.Unit),
            TermKind.Country => Country(text),
            TermKind.Day => Day(text),
            TermKind.Codes codes => Codes(text, codes.Several),
            _ => text.Length <= 2000
                ? (new FactValue.Shown(text), null)
                : No(Quote(text), "at most 2000 characters"),
        };
        return value is not null;
    }

    private static (FactValue?, Refusal?) No(
        string found,
        string expected,
        string? nearest = null
    ) => (null, new Refusal(found, expected, nearest));

    private static string Quote(string text) => text.Length > 60 ? $"'{text[..57]}…'" : $"'{text}'";

    private static (FactValue?, Refusal?) Word(Term term, string text)
    {
        var words = term.Choices;
        foreach (var word in words)
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return (new FactValue.Word(word), null);
        var shown =
            words.Count <= 12
                ? string.Join(", ", words)
                : $"{string.Join(", ", words.Take(8))} … ({words.Count} words)";
        return No(Quote(text), $"one of {shown}", Nearest.Of(text, words));
    }

    private static (FactValue?, Refusal?) Number(string text, Unit unit, TermKind.Number? kind)
    {
        if (
            !TryMeasure(
                text,
                unit,
                kind?.Reference is not null,
                out var quantity,
                out var stands,
                out var refusal
            )
        )
            return (null, refusal);
        if (kind?.From is { } from && stands < from)
            return No(Quote(text), $"at least {Quantity.Of(unit.FromBase(from), unit)}");
        if (kind?.To is { } to && stands > to)
            return No(Quote(text), $"at most {Quantity.Of(unit.FromBase(to), unit)}");
        if (kind is { Whole: true } && !unit.FromBase(stands).IsInteger)
            return No(Quote(text), "a whole number");
        return (new FactValue.Number(quantity, stands), null);
    }

    /// <summary>Reads a number with a unit as <see cref="TryQuantity"/> does, and what it stands for in base units; with <paramref name="levels"/>, decibels and linear numbers both serve, and what they stand for is linear.</summary>
    internal static bool TryMeasure(
        string text,
        Unit unit,
        bool levels,
        out Quantity quantity,
        out Rational stands,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        stands = default;
        if (levels && Quantity.TryParse(text, out quantity) && !Rational.TryParse(text, out _))
        {
            var dimension = Level.LinearDimension(unit) ?? unit.Dimension;
            refusal = null;
            if (!quantity.Unit.IsLogarithmic && quantity.Unit.Dimension == dimension)
            {
                stands = quantity.BaseValue;
                return true;
            }
            if (
                Level.LinearDimension(quantity.Unit) == dimension
                && Level.TryToLinear(quantity, out stands, out _)
            )
                return true;
            refusal = new Refusal(
                $"{Quote(text)}, whose unit does not fit",
                $"a unit that converts to {unit.Code}, in decibels or linear"
            );
            return false;
        }
        if (!TryQuantity(text, unit, out quantity, out refusal))
            return false;
        stands = quantity.BaseValue;
        return true;
    }

    /// <summary>Reads a number with a unit that fits <paramref name="unit"/>; a bare number is taken only where the unit is plain counting.</summary>
    internal static bool TryQuantity(
        string text,
        Unit unit,
        out Quantity quantity,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        refusal = null;
        var example = $"a number with a unit such as '650 {unit.Code}'";
        if (Rational.TryParse(text, out var bare))
        {
            if (unit.Dimension == Dimension.None && unit.Factor == Rational.One)
            {
                quantity = Quantity.Of(bare, unit);
                return true;
            }
            quantity = default;
            refusal = new Refusal($"{Quote(text)} without a unit", example);
            return false;
        }
        if (!Quantity.TryParse(text, out quantity))
        {
            refusal = new Refusal(Quote(text), unit.Code == "1" ? "a number such as '4'" : example);
            return false;
        }
        if (!quantity.Unit.IsCompatibleWith(unit))
        {
            refusal = new Refusal(
                $"{Quote(text)}, whose unit does not fit",
                $"a unit that converts to {unit.Code}"
            );
            return false;
        }
        return true;
    }

    private static (FactValue?, Refusal?) Band(string text, Unit unit)
    {
        var separator = text.IndexOf(" to ", StringComparison.Ordinal);
        var (lower, upper) =
            separator < 0
                ? (text, text)
                : (text[..separator].Trim(), text[(separator + 4)..].Trim());
        if (
            separator > 0
            && Rational.TryParse(lower, out _)
            && Quantity.TryParse(upper, out var withUnit)
        )
            lower =
                $"{lower} {withUnit.ToString()[(withUnit.ToString().IndexOf(' ', StringComparison.Ordinal) + 1)..]}";
        if (
            !TryQuantity(lower, unit, out var from, out var refusal)
            || !TryQuantity(upper, unit, out var to, out refusal)
        )
            return (null, refusal);
        return from.BaseValue <= to.BaseValue
            ? (new FactValue.Band(from, to), null)
            : No(Quote(text), "the lower end first, as in '2 GHz to 6 GHz'");
    }

    private static (FactValue?, Refusal?) Country(string text)
    {
        var code = text.ToUpperInvariant();
        return Countries.IndexOf(code) >= 0
            ? (new FactValue.Country(code), null)
            : No(Quote(text), "an ISO 3166 country code of two letters such as 'DE'");
    }

    private static (FactValue?, Refusal?) Day(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? (new FactValue.Day(day), null)
            : No(Quote(text), "a day such as '2026-01-31'");

    private static (FactValue?, Refusal?) Codes(string text, bool several)
    {
        if (text is "none" or "")
            return (new FactValue.Codes([]), null);
        var parts = text.Split(
            [',', ';'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (parts.Length > 1 && !several)
            return No(Quote(text), "one control code");
        var codes = new List<ControlCode>();
        foreach (var part in parts)
        {
            if (!ControlCode.TryParse(part, null, out var code))
                return No(Quote(part), "a control code such as '3A001.b.2', or 'none'");
            codes.Add(code);
        }
        return (new FactValue.Codes(codes), null);
    }
}
