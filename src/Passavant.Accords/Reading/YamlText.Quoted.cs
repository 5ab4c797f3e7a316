using System.Globalization;
using System.Text;

namespace Passavant.Accords.Reading;

sealed partial class YamlText
{
    /// <summary>Where the quotation mark closes that opened just before an offset, if on the same line; else -1.</summary>
    int ClosingQuote(int from)
    {
        var quote = text[from - 1];
        for (var i = from; i < End; i++)
        {
            if (quote == '"' && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                if (quote == '"' || i + 1 >= End || text[i + 1] != quote)
                {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /// <summary>
    /// Reads a text in quotation marks. One that is not closed before a line indented no more than the floor is a fault, and reading
    /// goes on at that line.
    /// </summary>
    string Quoted(int floor, out bool closed)
    {
        var place = Here;
        var quote = text[at++];
        var close = text.AsSpan(at, End - at).IndexOfAny(quote, '\\');
        if (
            close >= 0
            && text[at + close] == quote
            && !(quote == '\'' && at + close + 1 < End && text[at + close + 1] == quote)
        )
        {
            var value = text.Substring(at, close);
            at += close + 1;
            closed = true;
            return value;
        }
        var read = new StringBuilder();
        while (true)
        {
            if (QuotedLine(quote, read, out var joined))
            {
                closed = true;
                return read.ToString();
            }
            var blankLines = 0;
            line++;
            while (line < limit && lines[line].Blank)
            {
                (line, blankLines) = (line + 1, blankLines + 1);
            }
            if (line >= limit || lines[line].Indent <= floor)
            {
                faults.Add(
                    place,
                    "unclosed-quote",
                    $"a quotation mark {quote} that is not closed",
                    "it to be closed, on its line or on lines indented further"
                );
                broken = true;
                closed = false;
                return read.ToString();
            }
            at = lines[line].Content;
            if (blankLines > 0 || !joined)
            {
                Fold(read, blankLines);
            }
        }
    }

    /// <summary>Reads a quoted text up to the end of the line; true when it closes. Joined says that the line ended with a backslash.</summary>
    bool QuotedLine(char quote, StringBuilder read, out bool joined)
    {
        joined = false;
        var kept = read.Length;
        while (at < End)
        {
            var next = text.AsSpan(at, End - at).IndexOfAny(quote, quote == '"' ? '\\' : quote);
            if (next < 0)
            {
                read.Append(text, at, End - at);
                at = End;
                break;
            }
            read.Append(text, at, next);
            at += next;
            if (text[at] == '\\')
            {
                if (at + 1 == End)
                {
                    joined = true;
                    at = End;
                    return false;
                }
                Escape(read);
                kept = read.Length;
            }
            else if (quote == '\'' && at + 1 < End && text[at + 1] == quote)
            {
                read.Append(quote);
                at += 2;
            }
            else
            {
                at++;
                return true;
            }
        }
        while (read.Length > kept && read[^1] is ' ' or '\t')
        {
            read.Length--;
        }
        return false;
    }

    void Escape(StringBuilder read)
    {
        var c = text[at + 1];
        var simple = c switch
        {
            't' or '\t' => '\t',
            'n' => '\n',
            'r' => '\r',
            ' ' or '"' or '/' or '\\' => c,
            'N' => '\u0085',
            '_' => '\u00A0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => '\0',
        };
        var digits = c switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (simple != '\0')
        {
            read.Append(simple);
            at += 2;
        }
        else if (digits > 0 && CodePoint(at + 2, digits) is { } code)
        {
            var length = 2 + digits;
            if (
                digits == 4
                && code is >= 0xD800 and <= 0xDBFF
                && PairedSurrogate(at + 6) is { } low
            )
            {
                code = char.ConvertToUtf32((char)code, low);
                length += 6;
            }
            Append(read, code, At(at), length);
            at += length;
        }
        else
        {
            Report(
                "invalid-escape",
                $"{Rest(at)} in quotation marks",
                "'\\\\' for a backslash, or one of \\\" \\n \\t \\r \\xNN \\uNNNN \\UNNNNNNNN"
            );
            read.Append('\\');
            at++;
        }
    }

    void Append(StringBuilder read, int code, Place place, int length)
    {
        if (
            code < 0x20 && code is not ('\t' or '\n' or '\r')
            || code is >= 0xD800 and <= 0xDFFF
            || code > 0x10FFFF
        )
        {
            Report(
                place,
                "invalid-escape",
                $"'{text.AsSpan(at, length)}', which names no printable character",
                "a printable character, a tab or a line break"
            );
            code = 0xFFFD;
        }
        read.Append(char.ConvertFromUtf32(code));
    }

    int? CodePoint(int from, int digits) =>
        from + digits <= End
        && text.AsSpan(from, digits) is var hex
        && int.TryParse(
            hex,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var code
        )
            ? code
            : null;

    char? PairedSurrogate(int from) =>
        from + 6 <= End
        && text[from] == '\\'
        && text[from + 1] == 'u'
        && CodePoint(from + 2, 4) is >= 0xDC00 and <= 0xDFFF and var low
            ? (char)low
            : null;
}
