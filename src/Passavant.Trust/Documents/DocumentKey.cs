using System.Security.Cryptography;

namespace Passavant.Trust.Documents;

/// <summary>A public key that checks ES256 signatures (ECDSA on P-256 with SHA-256), as a JWK writes it.</summary>
/// <remarks>Equal when the point is equal. A point that is not on the curve makes no key. Signatures are the 64 bytes of IEEE P1363 and nothing else: no DER form is ever accepted.</remarks>
public sealed class DocumentKey : IEquatable<DocumentKey>
{
    /// <summary>The length of a signature, in bytes.</summary>
    public const int SignatureLength = 64;

    private readonly byte[] x;
    private readonly byte[] y;

    private DocumentKey(byte[] x, byte[] y)
    {
        (this.x, this.y) = (x, y);
        Thumbprint = Base64UrlText.Write(SHA256.HashData(PointOnly(x, y).ToCanonicalBytes()));
    }

    /// <summary>The SHA-256 thumbprint of RFC 7638 in base64url, by which documents name the key.</summary>
    public string Thumbprint { get; }

    /// <summary>The key of a point, each coordinate 32 bytes.</summary>
    /// <exception cref="DocumentException">A coordinate has another length, or the point is not on P-256.</exception>
    public static DocumentKey FromPoint(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        if (x.Length != 32 || y.Length != 32)
            throw new DocumentException(
                "key",
                $"coordinates of {x.Length} and {y.Length} bytes",
                "32 bytes each"
            );
        var key = new DocumentKey(x.ToArray(), y.ToArray());
        try
        {
            using var point = key.Open();
        }
        catch (CryptographicException)
        {
            throw new DocumentException("key", "a point that is not on P-256", "a point on P-256");
        }
        return key;
    }

    /// <summary>Reads a JWK. Members that say nothing about its use as an ES256 key are passed over; a private part is refused, since it has no place where public keys are read.</summary>
    /// <exception cref="DocumentException">It is no P-256 key, is meant for something else than signatures, or holds a private part.</exception>
    public static DocumentKey Read(Json jwk, string where = "key")
    {
        ArgumentNullException.ThrowIfNull(jwk);
        var members = jwk.AsObject(where);
        Pinned(members, "kty", "EC", where, true);
        Pinned(members, "crv", "P-256", where, true);
        Pinned(members, "alg", "ES256", where, false);
        Pinned(members, "use", "sig", where, false);
        if (members.Find("d") is not null)
            throw new DocumentException(where, "a private key", "a public key");
        if (
            members.Find("key_ops") is { } operations
            && !operations
                .AsList($"{where}.key_ops")
                .Any(one => one is Json.Text { Value: "verify" or "sign" })
        )
            throw new DocumentException(
                $"{where}.key_ops",
                "no operation of a signature key",
                "verify"
            );
        return FromPoint(Coordinate(members, "x", where), Coordinate(members, "y", where));
    }

    /// <summary>The key as a JWK with <c>alg</c>, <c>use</c> and its thumbprint as <c>kid</c>.</summary>
    public Json.Object ToJwk() =>
        new(
            PointOnly(x, y)
                .Members.Concat([
                    KeyValuePair.Create<string, Json>("kid", Thumbprint),
                    KeyValuePair.Create<string, Json>("alg", "ES256"),
                    KeyValuePair.Create<string, Json>("use", "sig"),
                ])
        );

    /// <summary>The key as a JWK with nothing but the point, as <c>cnf</c> carries it.</summary>
    public Json.Object ToPointJwk() => PointOnly(x, y);

    /// <summary>The point as 64 bytes: x, then y.</summary>
    public byte[] ToPoint() => [.. x, .. y];

    /// <summary>Whether a signature over the data was made with the private part of this key. False for a signature of any other length than 64 bytes.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
            return false;
        using var key = Open();
        return key.VerifyData(
            data,
            signature,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
    }

    /// <inheritdoc/>
    public bool Equals(DocumentKey? other) =>
        other is not null && x.AsSpan().SequenceEqual(other.x) && y.AsSpan().SequenceEqual(other.y);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DocumentKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Thumbprint.GetHashCode(StringComparison.Ordinal);

    /// <summary>The thumbprint.</summary>
    public override string ToString() => Thumbprint;

    // An ECDsa may not be shared between threads, and opening one costs little beside checking a signature.
    private ECDsa Open() =>
        ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = x, Y = y },
            }
        );

    private static Json.Object PointOnly(byte[] x, byte[] y) =>
        Json.Of(
            ("crv", "P-256"),
            ("kty", "EC"),
            ("x", Base64UrlText.Write(x)),
            ("y", Base64UrlText.Write(y))
        );

    private static byte[] Coordinate(Json.Object jwk, string name, string where) =>
        Base64UrlText.Read(jwk.NeedText(name, where), $"{where}.{name}");

    private static void Pinned(
        Json.Object jwk,
        string name,
        string value,
        string where,
        bool needed
    )
    {
        if (jwk.FindText(name, where) is { } found ? found != value : needed)
            throw new DocumentException(
                $"{where}.{name}",
                jwk.FindText(name, where) is { } other
                    ? DocumentException.Quoted(other)
                    : "nothing",
                $"'{value}'"
            );
    }
}
