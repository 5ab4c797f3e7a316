using Passavant.Trust.Keys;

namespace Passavant.Trust.Documents;

/// <summary>Base64url without padding (RFC 4648 section 5), where every text but one is refused for the same bytes.</summary>
internal static class Base64UrlText
{
    public static string Write(ReadOnlySpan<byte> bytes) => StrictBase64.EncodeUrl(bytes);

    /// <summary>The bytes, when the text is exactly what <see cref="Write"/> gives for them.</summary>
    public static byte[] Read(ReadOnlySpan<char> text, string where) =>
        StrictBase64.DecodeUrl(text)
        ?? throw new DocumentException(
            where,
            "a text that is not strict base64url",
            "base64url without padding"
        );
}
