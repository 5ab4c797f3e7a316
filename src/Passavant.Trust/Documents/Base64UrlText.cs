using System.Buffers;
using System.Buffers.Text;

namespace Passavant.Trust.Documents;

/// <summary>Base64url without padding (RFC 4648 section 5), where every text but one is refused for the same bytes.</summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    public static string Write(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>The bytes, when the text is exactly what <see cref="Write"/> gives for them.</summary>
    public static byte[] Read(ReadOnlySpan<char> text, string where)
    {
        // The base library passes over white space and padding; bits of the last character that belong to no byte it refuses.
        var bytes = new byte[(text.Length / 4 * 3) + 2];
        if (
            text.ContainsAnyExcept(Alphabet)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var count) != OperationStatus.Done
        )
            throw new DocumentException(
                where,
                "a text that is not strict base64url",
                "base64url without padding"
            );
        return bytes[..count];
    }
}
