using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Passavant.Accords.Reading;

/// <summary>Reads UTF-8, reporting each run of bytes that is none by line, column and offset.</summary>
static class YamlBytes
{
    public static string Decode(ReadOnlySpan<byte> utf8, YamlFaults faults)
    {
        if (!Utf8.IsValid(utf8))
        {
            Report(utf8, faults);
        }
        return Encoding.UTF8.GetString(utf8);
    }

    static void Report(ReadOnlySpan<byte> utf8, YamlFaults faults)
    {
        var (line, column, offset) = (1, 1, 0);
        if (utf8.StartsWith("\uFEFF"u8))
        {
            offset = 3;
        }
        while (offset < utf8.Length && !faults.Full)
        {
            var status = Rune.DecodeFromUtf8(utf8[offset..], out var rune, out var length);
            if (status != OperationStatus.Done)
            {
                var bytes = Convert.ToHexString(utf8.Slice(offset, length));
                faults.Add(
                    line,
                    column,
                    "invalid-utf-8",
                    $"bytes 0x{bytes} at offset {offset}, which are no UTF-8",
                    "a file in UTF-8"
                );
            }
            var crlf = rune.Value == '\r' && offset + 1 < utf8.Length && utf8[offset + 1] == '\n';
            if (rune.Value is '\n' or '\r' && !crlf)
            {
                (line, column) = (line + 1, 1);
            }
            else
            {
                column += rune.Utf16SequenceLength;
            }
            offset += length;
        }
    }
}
