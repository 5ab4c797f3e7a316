using System.Globalization;
using System.Numerics;

namespace Passavant.Screening;

/// <summary>Whether a number can be what it is said to be.</summary>
public enum CheckDigit
{
    /// <summary>Its kind has no check digits, or none we know.</summary>
    NotChecked,

    /// <summary>Its check digits, or its form, hold.</summary>
    Valid,

    /// <summary>They do not: it was mistyped, or is something else.</summary>
    Invalid,
}

/// <summary>Holds identifiers against their own check digits.</summary>
public static class CheckDigits
{
    /// <summary>Checks an identifier of kind <c>imo</c>, <c>lei</c>, <c>bic</c> or <c>swift</c> (form only), <c>inn</c>, <c>ogrn</c>, <c>mmsi</c> (form only) or <c>iban</c>. Spaces, dashes and dots do not matter, nor letter case.</summary>
    public static CheckDigit Of(Identifier identifier) => Of(identifier.Kind, identifier.Value);

    /// <summary>Checks a value of a kind.</summary>
    public static CheckDigit Of(string kind, string value)
    {
        var text = Plain(value);
        return kind switch
        {
            "imo" => Say(Imo(text)),
            "mmsi" => Say(text.Length == 9 && Digits(text) && text[0] is >= '2' and <= '7'),
            "lei" => Say(text.Length == 20 && Letters(text) && Remainder97(text) == 1),
            "bic" or "swift" => Say(Bic(text)),
            "iban" => Say(Iban(text)),
            "inn" => Say(Inn(text)),
            "ogrn" => Say(Ogrn(text)),
            _ => CheckDigit.NotChecked,
        };
    }

    private static CheckDigit Say(bool holds) => holds ? CheckDigit.Valid : CheckDigit.Invalid;

    private static string Plain(string value) =>
        string.Concat(value.Where(letter => letter is not (' ' or '-' or '.' or '\u00a0')))
            .ToUpperInvariant();

    private static bool Imo(string text)
    {
        if (text.StartsWith("IMO", StringComparison.Ordinal))
            text = text[3..];
        if (text.Length != 7 || !Digits(text))
            return false;
        var sum = 0;
        for (var i = 0; i < 6; i++)
            sum += (text[i] - '0') * (7 - i);
        return sum % 10 == text[6] - '0';
    }

    private static bool Bic(string text) =>
        text.Length is 8 or 11
        && text.AsSpan(0, 6).IndexOfAnyExceptInRange('A', 'Z') < 0
        && Letters(text);

    private static bool Iban(string text) =>
        text.Length is >= 15 and <= 34
        && Letters(text)
        && char.IsAsciiLetterUpper(text[0])
        && char.IsAsciiLetterUpper(text[1])
        && char.IsAsciiDigit(text[2])
        && char.IsAsciiDigit(text[3])
        && Remainder97(text[4..] + text[..4]) == 1;

    // ISO 7064 MOD 97-10, letters as 10 to 35.
    private static int Remainder97(string text)
    {
        var rest = 0;
        foreach (var letter in text)
            rest = char.IsAsciiDigit(letter)
                ? (rest * 10 + letter - '0') % 97
                : (rest * 100 + letter - 'A' + 10) % 97;
        return rest;
    }

    private static bool Inn(string text)
    {
        ReadOnlySpan<int> weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
        if (!Digits(text))
            return false;
        return text.Length switch
        {
            10 => Weighed(text, weights[2..], 9) == text[9] - '0',
            12 => Weighed(text, weights[1..], 10) == text[10] - '0'
                && Weighed(text, weights, 11) == text[11] - '0',
            _ => false,
        };
    }

    private static int Weighed(string text, ReadOnlySpan<int> weights, int length)
    {
        var sum = 0;
        for (var i = 0; i < length; i++)
            sum += weights[i] * (text[i] - '0');
        return sum % 11 % 10;
    }

    private static bool Ogrn(string text)
    {
        if (text.Length is not (13 or 15) || !Digits(text))
            return false;
        var number = BigInteger.Parse(text[..^1], CultureInfo.InvariantCulture);
        return (int)(number % (text.Length - 2)) % 10 == text[^1] - '0';
    }

    private static bool Digits(string text) =>
        text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool Letters(string text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiDigit(letter) && !char.IsAsciiLetterUpper(letter))
                return false;
        return true;
    }
}
