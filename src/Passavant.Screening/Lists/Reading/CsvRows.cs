using System.Text;
using nietras.SeparatedValues;

namespace Passavant.Screening.Lists.Reading;

/// <summary>A row of a table and the lines it stands on.</summary>
internal sealed record CsvRow(string[] Cells, long Line, long LastLine)
{
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    /// <summary>Whether nothing follows.</summary>
    public bool IsLast { get; set; }

    public bool IsBlank => Cells.Length == 1 && string.IsNullOrWhiteSpace(Cells[0]);
}

/// <summary>Reads tables of separated values, whatever their line ends.</summary>
internal static class CsvRows
{
    /// <summary>The mark that ends files of some old systems.</summary>
    private const string EndMark = "\u001a";

    /// <summary>The rows of a file, in turn. A file that is no such table is refused at the row where it shows.</summary>
    /// <param name="latin">Whether bytes that are not UTF-8 are Latin letters of one byte (Windows-1252); they are counted as a fault.</param>
    public static IEnumerable<CsvRow> Read(FileIntake file, char separator, bool latin = false)
    {
        var fallback = latin ? new LatinFallback() : null;
        var encoding = Encoding.GetEncoding(
            "utf-8",
            EncoderFallback.ReplacementFallback,
            fallback ?? (DecoderFallback)DecoderFallback.ExceptionFallback
        );
        using var text = new StreamReader(file.Content, encoding, true, 1 << 16);
        using var rows = Try(
            file,
            1,
            () =>
                Sep.New(separator)
                    .Reader(options =>
                        options with
                        {
                            HasHeader = false,
                            Unescape = true,
                            DisableColCountCheck = true,
                        }
                    )
                    .From(text)
        );
        CsvRow? held = null;
        long line = 1;
        while (true)
        {
            var row = Try(file, line, () => rows.MoveNext() ? Take(rows.Current, file) : null);
            if (row is null)
                break;
            line = row.LastLine;
            if (row.Cells is [EndMark])
            {
                file.HasEndMark = true;
                break;
            }
            if (row.IsBlank)
                continue;
            if (held is not null)
                yield return held;
            held = row;
        }
        if (held is null)
            throw file.Broken(null, "an empty file", "rows", "fetch the file again");
        held.IsLast = true;
        yield return held;
        if (fallback is { Count: > 0 })
            file.Doubt(
                null,
                $"{fallback.Count} bytes that are not UTF-8",
                "UTF-8",
                "they were read as Windows-1252; check the names with accents"
            );
    }

    // Reading ahead happens wherever a row is asked for, and at the beginning.
    private static T Try<T>(FileIntake file, long line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException wrong)
        {
            throw file.Broken(
                line,
                "bytes that are not UTF-8",
                "UTF-8",
                "save the file as UTF-8 and try again",
                wrong
            );
        }
        catch (Exception wrong)
            when (wrong is NotSupportedException or InvalidDataException or ArgumentException)
        {
            throw file.Broken(
                line,
                "a row too long to be one: perhaps a quotation mark that is never closed",
                "rows of at most sixteen million letters",
                "mend the row",
                wrong
            );
        }
    }

    private static CsvRow Take(SepReader.Row row, FileIntake file)
    {
        // Counted before a cell is asked for: that takes the quotation marks away.
        var quotes = row.Span.Count('"');
        if (quotes % 2 != 0)
            return new CsvRow(
                ["\"", row.Span.ToString()],
                row.LineNumberFrom,
                row.LineNumberToExcl
            );
        if (row.Span.Contains('\0'))
            throw file.Broken(
                row.LineNumberFrom,
                "characters of value 0: perhaps UTF-16 without its mark, or no text at all",
                "UTF-8",
                "save the file as UTF-8 and try again"
            );
        var cells = new string[row.ColCount];
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = row[i].Span;
            cells[i] = cell.IsEmpty ? "" : cell.ToString();
        }
        return new CsvRow(cells, row.LineNumberFrom, row.LineNumberToExcl - 1);
    }

    /// <summary>Whether a row is the last of a file that ends inside a quotation.</summary>
    public static bool IsOpen(CsvRow row) => row.Cells is ["\"", _];

    /// <summary>Bytes that are not UTF-8, as the letters of Windows-1252.</summary>
    private sealed class LatinFallback : DecoderFallback
    {
        public int Count { get; private set; }

        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

        private sealed class Buffer(LatinFallback owner) : DecoderFallbackBuffer
        {
            // 0x80 to 0x9F; the five that stand for nothing become the replacement character.
            private const string Upper =
                "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";
            private byte[] bytes = [];
            private int next;

            public override int Remaining => bytes.Length - next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (bytes, next) = (bytesUnknown, 0);
                owner.Count += bytesUnknown.Length;
                return bytes.Length > 0;
            }

            public override char GetNextChar()
            {
                if (next >= bytes.Length)
                    return '\0';
                var value = bytes[next++];
                return value is >= 0x80 and <= 0x9f ? Upper[value - 0x80] : (char)value;
            }

            public override bool MovePrevious()
            {
                if (next == 0)
                    return false;
                next--;
                return true;
            }
        }
    }
}
