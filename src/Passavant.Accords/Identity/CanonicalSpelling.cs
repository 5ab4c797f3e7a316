using System.Buffers;
using System.Globalization;
using System.Text;

namespace Passavant.Accords.Identity;

/// <summary>How RFC 8785 spells texts and numbers.</summary>
static class CanonicalSpelling
{
    static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
    );

    static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text, when it holds no half of a surrogate pair.</summary>
    public static string WellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (
            var i = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
            i >= 0 && i < text.Length;
            i++
        )
        {
            if (
                char.IsSurrogate(text[i])
                && (
                    char.IsLowSurrogate(text[i])
                    || ++i == text.Length
                    || !char.IsLowSurrogate(text[i])
                )
            )
            {
                throw new ArgumentException(
                    "The text holds half of a surrogate pair, which no UTF-8 can spell.",
                    nameof(text)
                );
            }
        }
        return text;
    }

    /// <summary>A text in quotation marks, with only the escapes the standard demands.</summary>
    public static void WriteText(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Escaped);
            var run = plain < 0 ? text : text[..plain];
            Strict.GetBytes(run, output);
            text = text[run.Length..];
            if (!text.IsEmpty)
            {
                WriteEscape(text[0], output);
                text = text[1..];
            }
        }
        output.Write("\""u8);
    }

    static void WriteEscape(char c, IBufferWriter<byte> output)
    {
        switch (c)
        {
            case '"':
                output.Write("\\\""u8);
                break;
            case '\\':
                output.Write("\\\\"u8);
                break;
            case '\b':
                output.Write("\\b"u8);
                break;
            case '\t':
                output.Write("\\t"u8);
                break;
            case '\n':
                output.Write("\\n"u8);
                break;
            case '\f':
                output.Write("\\f"u8);
                break;
            case '\r':
                output.Write("\\r"u8);
                break;
            default:
                output.Write("\\u00"u8);
                output.Write([(byte)('0' + (c >> 4)), (byte)"0123456789abcdef"[c & 15]]);
                break;
        }
    }

    /// <summary>A whole number in decimal.</summary>
    public static void WriteInteger(long number, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(20);
        number.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>A finite number as ECMAScript writes it: the fewest digits that read back the same, plain between 1e-6 and 1e21.</summary>
    public static void WriteReal(double number, IBufferWriter<byte> output)
    {
        if (number == 0)
        {
            output.Write("0"u8);
            return;
        }
        Span<char> shortest = stackalloc char[32];
        Math.Abs(number).TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        Span<char> digits = stackalloc char[32];
        var (count, point) = Digits(shortest[..length], digits);
        var text = new StringBuilder(28);
        text.Append(number < 0 ? "-" : "");
        Spell(digits[..count], point, text);
        Strict.GetBytes(text.ToString(), output);
    }

    /// <summary>Takes .NET's spelling apart: the significant digits, and where the decimal point stands among them.</summary>
    static (int Count, int Point) Digits(ReadOnlySpan<char> spelling, Span<char> digits)
    {
        var exponent = 0;
        var e = spelling.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(
                spelling[(e + 1)..],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture
            );
            spelling = spelling[..e];
        }
        var dot = spelling.IndexOf('.');
        var point = (dot < 0 ? spelling.Length : dot) + exponent;
        var count = 0;
        foreach (var c in spelling)
        {
            if (c == '0' && count == 0)
            {
                point--; // a leading zero is not significant
            }
            else if (c != '.')
            {
                digits[count++] = c;
            }
        }
        while (digits[count - 1] == '0')
        {
            count--;
        }
        return (count, point);
    }

    static void Spell(ReadOnlySpan<char> digits, int point, StringBuilder text)
    {
        if (point is > 21 or < -5)
        {
            text.Append(digits[0]);
            text.Append(digits.Length > 1 ? "." : "").Append(digits[1..]);
            text.Append(point > 0 ? "e+" : "e-").Append(Math.Abs(point - 1));
        }
        else if (point <= 0)
        {
            text.Append("0.").Append('0', -point).Append(digits);
        }
        else if (digits.Length <= point)
        {
            text.Append(digits).Append('0', point - digits.Length);
        }
        else
        {
            text.Append(digits[..point]).Append('.').Append(digits[point..]);
        }
    }
}
