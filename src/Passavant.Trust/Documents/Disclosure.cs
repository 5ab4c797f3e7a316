using System.Security.Cryptography;
using System.Text;

namespace Passavant.Trust.Documents;

/// <summary>One claim of an SD-JWT that its holder may show or keep back (RFC 9901 section 4.2): a salt, the name of a property or none for an element of a list, and the value.</summary>
public sealed record Disclosure
{
    private Disclosure(string text, string? name, Json value) =>
        (Text, Name, Value, Digest) = (text, name, value, DigestOf(text));

    /// <summary>The text as it travels, in base64url.</summary>
    public string Text { get; }

    /// <summary>The name of the property; null for an element of a list.</summary>
    public string? Name { get; }

    /// <summary>The value, which may hold digests of further disclosures.</summary>
    public Json Value { get; }

    /// <summary>The SHA-256 digest of <see cref="Text"/> in base64url, which stands in the signed text.</summary>
    public string Digest { get; }

    /// <summary>Reads a disclosure as it travels.</summary>
    /// <exception cref="DocumentException">It is no list of salt, name and value or of salt and value, or bears a reserved name.</exception>
    public static Disclosure Read(string text, string where = "disclosure")
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = Json.Read(Base64UrlText.Read(text, where)).AsList(where);
        if (parts.Count is not (2 or 3))
            throw new DocumentException(
                where,
                $"a list of {parts.Count}",
                "salt, name and value, or salt and value"
            );
        _ = parts[0].AsText($"{where}[0]");
        var name = parts.Count == 3 ? parts[1].AsText($"{where}[1]") : null;
        if (name is not null && IsReserved(name))
            throw new DocumentException(
                $"{where}[1]",
                $"the reserved name '{name}'",
                "the name of a claim"
            );
        return new Disclosure(text, name, parts[^1]);
    }

    internal static Disclosure Make(ReadOnlySpan<byte> salt, string? name, Json value)
    {
        Json start = Base64UrlText.Write(salt);
        var parts = name is null ? Json.List(start, value) : Json.List(start, name, value);
        return new Disclosure(Base64UrlText.Write(parts.ToCanonicalBytes()), name, value);
    }

    internal static string DigestOf(string text) =>
        Base64UrlText.Write(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    internal static bool IsReserved(string name) => name is "_sd" or "..." or "_sd_alg";
}
