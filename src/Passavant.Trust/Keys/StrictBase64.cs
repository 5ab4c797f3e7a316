using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Passavant.Trust.Keys;

/// <summary>Standard base64 (RFC 4648, section 4) and base64url without padding (section 5), each byte string in one spelling only.</summary>
/// <remarks>The decoders of the base library pass over white space and, some of them, over bits that carry nothing; a signature or hash that can be written in two ways is two files that look like one.</remarks>
internal static class StrictBase64
{
    private static readonly SearchValues<char> Standard = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
    );

    /// <summary>Decodes the one standard spelling of some bytes; false on any other text or where the bytes do not fit.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int written)
    {
        written = 0;
        if (text.Length % 4 != 0 || text.ContainsAnyExcept(Standard))
            return false;
        if (!Convert.TryFromBase64Chars(text, bytes, out written))
            return false;
        return text.Length == 0 || IsCanonical(text, bytes[..written]);
    }

    /// <summary>Decodes the one standard spelling of some bytes; null on any other text.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return TryDecode(text, bytes, out var written) ? bytes[..written] : null;
    }

    /// <summary>Decodes standard base64 even where its last character hides bits that carry nothing, as many decoders do.</summary>
    public static bool TryDecodeLoosely(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 4 * 3];
        if (
            text.Length % 4 != 0
            || text.ContainsAnyExcept(Standard)
            || !Convert.TryFromBase64Chars(text, bytes, out var written)
        )
            return false;
        Array.Resize(ref bytes, written);
        return true;
    }

    /// <summary>Base64url without padding.</summary>
    public static string EncodeUrl(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Decodes the one base64url spelling without padding; null on any other text.</summary>
    public static byte[]? DecodeUrl(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (
            !Ascii.IsValid(text)
            || Base64Url.DecodeFromChars(text, bytes, out var read, out var written)
                != OperationStatus.Done
            || read != text.Length
        )
            return null;
        Array.Resize(ref bytes, written);
        return text.SequenceEqual(EncodeUrl(bytes)) ? bytes : null;
    }

    // Only the last four characters can hide bits.
    private static bool IsCanonical(ReadOnlySpan<char> text, ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[((text.Length / 4 - 1) * 3)..];
        Span<char> again = stackalloc char[4];
        return Convert.TryToBase64Chars(tail, again, out var length)
            && text[^4..].SequenceEqual(again[..length]);
    }
}
