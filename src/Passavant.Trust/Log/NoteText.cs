using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Passavant.Trust.Log;

/// <summary>What text may stand in a note: well-formed Unicode without control characters but newlines.</summary>
internal static class NoteText
{
    /// <summary>The longest key name or origin, in bytes: what a cosignature can state.</summary>
    public const int LongestName = 255;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Decodes UTF-8; false where it is not well-formed or holds a control character other than a newline.</summary>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out string? text,
        [NotNullWhen(false)] out string? fault
    )
    {
        text = null;
        for (var at = 0; at < bytes.Length; at++)
            if (bytes[at] < 0x20 && bytes[at] != '\n')
            {
                fault =
                    $"control character 0x{bytes[at]:x2} at byte {at}; expected none but newlines";
                return false;
            }
        try
        {
            text = Strict.GetString(bytes);
            fault = null;
            return true;
        }
        catch (DecoderFallbackException wrong)
        {
            fault = $"no UTF-8 at byte {wrong.Index}";
            return false;
        }
    }

    /// <summary>Encodes text that was decoded or checked here.</summary>
    public static byte[] Encode(string text) => Strict.GetBytes(text);

    /// <summary>Whether the text is one line of a note: not empty, well-formed, no control character.</summary>
    public static bool IsLine(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyInRange('\0', '\x1f') && IsWellFormed(text);

    /// <summary>Whether the text can name a key: a line without Unicode spaces and plus signs.</summary>
    public static bool IsKeyName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
            if (c == '+' || char.IsWhiteSpace(c))
                return false;
        return IsLine(name);
    }

    /// <summary>How many bytes well-formed text has in UTF-8.</summary>
    public static int Length(ReadOnlySpan<char> text) => Strict.GetByteCount(text);

    /// <summary>Whether no half of a surrogate pair stands alone.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (
                Rune.DecodeFromUtf16(text, out _, out var used)
                != System.Buffers.OperationStatus.Done
            )
                return false;
            text = text[used..];
        }
        return true;
    }
}
