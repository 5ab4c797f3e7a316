using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Passavant.Accords.Quantities;

public readonly partial struct Rational
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The greatest power of ten, either way, that is read.</summary>
    public const int GreatestExponent = 400;

    const int DecimalDigits = 20;

    /// <summary>Reads <c>650</c>, <c>-0.00052</c>, <c>1e6</c>, <c>5.0e13</c> or <c>1/3</c>. A decimal point only, no thousands separator, no space; the provider is ignored.</summary>
    /// <exception cref="FormatException">The text is not such a number, or is longer than <see cref="LongestText"/>, or its power of ten exceeds <see cref="GreatestExponent"/>.</exception>
    public static Rational Parse(string s, IFormatProvider? provider = null) =>
        Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Rational Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException(
                $"'{Excerpt.Of(s)}' is not a number; write for example '650', '-0.00052', '5.0e13' or '1/3'."
            );

    /// <summary>Reads a number as <see cref="Parse(string, IFormatProvider?)"/> does, answering false where that throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Rational result) =>
        TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out Rational)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out Rational result
    ) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out Rational)"/>
    public static bool TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        out Rational result
    )
    {
        result = default;
        return s.Length <= LongestText
            && Scan(s, out result) is var read
            && read > 0
            && read == s.Length;
    }

    /// <summary>Reads the longest number at the start of <paramref name="s"/>; answers how many characters it took, 0 if none.</summary>
    internal static int Scan(ReadOnlySpan<char> s, out Rational result)
    {
        result = default;
        if (s.Length > LongestText)
        {
            s = s[..LongestText];
        }

        var at = 0;
        var negative = false;
        if (at < s.Length && s[at] is '+' or '-' or '−')
        {
            negative = s[at++] != '+';
        }

        var whole = Digits(s, at);
        if (whole == 0)
        {
            return 0;
        }

        var first = s.Slice(at, whole);
        at += whole;
        if (at < s.Length && s[at] == '/' && Digits(s, at + 1) is > 0 and var under)
        {
            var bottom = Whole(s.Slice(at + 1, under));
            if (bottom.IsZero)
            {
                return 0;
            }

            result = Reduce(negative ? -Whole(first) : Whole(first), bottom);
            return at + 1 + under;
        }

        var second = ReadOnlySpan<char>.Empty;
        if (at < s.Length && s[at] == '.')
        {
            var places = Digits(s, at + 1);
            if (places == 0)
            {
                return 0;
            }

            second = s.Slice(at + 1, places);
            at += 1 + places;
        }

        var exponent = 0;
        if (at < s.Length && s[at] is 'e' or 'E')
        {
            var sign = at + 1 < s.Length && s[at + 1] is '+' or '-' or '−' ? 1 : 0;
            var count = Digits(s, at + 1 + sign);
            if (count > 0)
            {
                var digits = s.Slice(at + 1 + sign, count).TrimStart('0');
                if (digits.Length > 3 || (exponent = Short(digits)) > GreatestExponent)
                {
                    return 0;
                }

                exponent = sign == 1 && s[at + 1] != '+' ? -exponent : exponent;
                at += 1 + sign + count;
            }
        }

        result = Scaled(first, second, exponent, negative);
        return at;
    }

    /// <summary>The canonical text: a whole number, or <c>n/d</c> in lowest terms. Reads back to the same number when within the limits of <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public override string ToString() =>
        wide is not null
            ? wide.Denominator.IsOne
                ? wide.Numerator.ToString(CultureInfo.InvariantCulture)
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{wide.Numerator}/{wide.Denominator}"
                )
            : denominatorLessOne == 0
                ? numerator.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{numerator}/{SmallDenominator}");

    /// <summary>The exact decimal when it is finite and has at most 20 digits (<c>0.65</c>), otherwise the canonical text.</summary>
    public string ToDecimalText()
    {
        if (IsInteger)
        {
            return ToString();
        }

        var scaled = Numerator;
        var places = 0;
        var rest = Denominator;
        for (; !rest.IsOne; places++)
        {
            if (places == DecimalDigits)
            {
                return ToString();
            }

            // One more place each turn: cancel what 10 shares with the denominator, carry the remaining factor.
            var shared = BigInteger.GreatestCommonDivisor(rest, 10);
            if (shared.IsOne)
            {
                return ToString();
            }

            rest /= shared;
            scaled *= 10 / shared;
        }

        var digits = BigInteger
            .Abs(scaled)
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(places + 1, '0');
        return digits.Length > DecimalDigits
            ? ToString()
            : $"{(Sign < 0 ? "-" : "")}{digits[..^places]}.{digits[^places..]}";
    }

    static Rational Scaled(
        ReadOnlySpan<char> first,
        ReadOnlySpan<char> second,
        int exponent,
        bool negative
    )
    {
        second = second.TrimEnd('0');
        var scale = exponent - second.Length;
        if (first.Length + second.Length <= 18 && scale is >= -18 and <= 0)
        {
            long value = 0;
            foreach (var c in first)
            {
                value = value * 10 + (c - '0');
            }

            foreach (var c in second)
            {
                value = value * 10 + (c - '0');
            }

            long power = 1;
            for (var i = scale; i < 0; i++)
            {
                power *= 10;
            }

            return Reduce((Int128)(negative ? -value : value), power);
        }

        var digits = Whole(first) * BigInteger.Pow(10, second.Length);
        if (!second.IsEmpty)
        {
            digits += Whole(second);
        }

        digits = negative ? -digits : digits;
        return scale >= 0
            ? Small(digits * BigInteger.Pow(10, scale), BigInteger.One)
            : Reduce(digits, BigInteger.Pow(10, -scale));
    }

    static BigInteger Whole(ReadOnlySpan<char> digits) =>
        BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    static int Short(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    static int Digits(ReadOnlySpan<char> s, int from)
    {
        var at = from;
        while (at < s.Length && s[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - from;
    }
}
