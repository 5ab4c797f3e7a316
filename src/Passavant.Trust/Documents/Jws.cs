using System.Text;

namespace Passavant.Trust.Documents;

/// <summary>A signed text in the compact form of JWS (RFC 7515) with ES256, the one algorithm there is here.</summary>
/// <remarks>The algorithm is pinned before anything else is believed: <c>none</c> and every other are refused on reading, as are critical extensions. Keys a header carries or points to are never used.</remarks>
public sealed class Jws
{
    /// <summary>The longest text that is read unless the caller allows another length, in characters.</summary>
    public const int LongestText = 1 << 20;

    private const int LongestHeader = 1 << 13;

    private readonly byte[] signed;
    private readonly byte[] signature;

    private Jws(string text, Json.Object header, byte[] payload, byte[] signed, byte[] signature)
    {
        (Text, Header, Payload) = (text, header, payload);
        (this.signed, this.signature) = (signed, signature);
    }

    /// <summary>The compact form.</summary>
    public string Text { get; }

    /// <summary>The protected header, not to be believed before <see cref="IsSignedBy"/>.</summary>
    public Json.Object Header { get; }

    /// <summary>The payload, not to be believed before <see cref="IsSignedBy"/>.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The name of the signing key, <c>kid</c>, when the header has one.</summary>
    public string? KeyId => Header.FindText("kid", "header");

    /// <summary>What the text says it is, <c>typ</c>, in lower case and without a leading <c>application/</c>; null when it says nothing.</summary>
    public string? Type =>
        Header.FindText("typ", "header")?.ToLowerInvariant() is { } type
            ? type.StartsWith("application/", StringComparison.Ordinal)
                ? type["application/".Length..]
                : type
            : null;

    /// <summary>Signs a payload. The header names the algorithm, the key by its thumbprint, and the type.</summary>
    /// <param name="type">What the text is, such as <c>statuslist+jwt</c>.</param>
    public static string Sign(
        string type,
        ReadOnlySpan<byte> payload,
        DocumentSigner signer,
        params IEnumerable<(string Name, Json? Value)> more
    )
    {
        ArgumentNullException.ThrowIfNull(signer);
        var header = Json.Of([
            ("alg", "ES256"),
            ("kid", signer.Key.Thumbprint),
            ("typ", type),
            .. more,
        ]);
        var signed =
            $"{Base64UrlText.Write(header.ToCanonicalBytes())}.{Base64UrlText.Write(payload)}";
        var signature = signer.Sign(Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64UrlText.Write(signature)}";
    }

    /// <summary>Reads the compact form without believing it.</summary>
    /// <param name="longest">The longest text to read, in characters.</param>
    /// <exception cref="DocumentException">It is longer, has not three parts of strict base64url, has a header that is no JSON object, another algorithm than ES256, a critical or unencoded extension, or a signature of another length than 64 bytes.</exception>
    public static Jws Read(string text, int longest = LongestText)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > longest)
            throw new DocumentException("", $"{text.Length} characters", $"at most {longest}");
        var first = text.IndexOf('.', StringComparison.Ordinal);
        var last = text.LastIndexOf('.');
        if (first < 1 || last == first || text.AsSpan(first + 1, last - first - 1).Contains('.'))
            throw new DocumentException(
                "",
                "a text that is no compact JWS",
                "header.payload.signature"
            );
        if (first > LongestHeader)
            throw new DocumentException(
                "header",
                $"{first} characters",
                $"at most {LongestHeader}"
            );
        var header = Json.Read(Base64UrlText.Read(text.AsSpan(0, first), "header"))
            .AsObject("header");
        Demand(header);
        var signature = Base64UrlText.Read(text.AsSpan(last + 1), "signature");
        if (signature.Length != DocumentKey.SignatureLength)
            throw new DocumentException(
                "signature",
                $"{signature.Length} bytes",
                "the 64 bytes of ES256"
            );
        return new Jws(
            text,
            header,
            Base64UrlText.Read(text.AsSpan(first + 1, last - first - 1), "payload"),
            Encoding.ASCII.GetBytes(text[..last]),
            signature
        );
    }

    /// <summary>Whether the private part of a key signed header and payload.</summary>
    public bool IsSignedBy(DocumentKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Verifies(signed, signature);
    }

    /// <summary>The payload as a JSON object.</summary>
    /// <exception cref="DocumentException">It is none.</exception>
    public Json.Object ReadPayload() => Json.Read(Payload.Span).AsObject("payload");

    private static void Demand(Json.Object header)
    {
        var algorithm = header.NeedText("alg", "header");
        if (algorithm != "ES256")
            throw new DocumentException(
                "header.alg",
                DocumentException.Quoted(algorithm),
                "'ES256', the only one accepted"
            );
        foreach (var name in (ReadOnlySpan<string>)["crit", "b64"])
            if (header.Find(name) is not null)
                throw new DocumentException(
                    $"header.{name}",
                    "an extension",
                    "no extension; none is known here"
                );
        _ = header.FindText("kid", "header");
        _ = header.FindText("typ", "header");
    }
}
