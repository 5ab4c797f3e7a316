using System.Buffers.Text;

namespace Passavant.Trust.Documents;

/// <summary>Base64url without padding (RFC 4648 section 5), where every text but one is refused for the same bytes.</summary>
internal static class Base64UrlText
{
    public static string Write(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>The bytes, when the text is exactly what <see cref="Write"/> gives for them.</summary>
    public static byte[] Read(ReadOnlySpan<char> text, string where)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 2];
        if (
            text.IndexOfAny("= \t\r\n") >= 0
            || text.Length % 4 == 1
            || !Base64Url.TryDecodeFromChars(text, bytes, out var count)
        )
            throw Refuse(where);
        // The last character may carry bits that belong to no byte; they must be zero.
        var read = bytes.AsSpan(0, count);
        Span<char> tail = stackalloc char[4];
        var last = read[(count / 3 * 3)..];
        if (last.Length > 0)
        {
            var written = Base64Url.EncodeToChars(last, tail);
            if (!text[^written..].SequenceEqual(tail[..written]))
                throw Refuse(where);
        }
        return read.ToArray();
    }

    private static DocumentException Refuse(string where) =>
        new(where, "a text that is not strict base64url", "base64url without padding");
}
