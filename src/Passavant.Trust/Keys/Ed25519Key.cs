using System.Diagnostics.CodeAnalysis;
using NSec.Cryptography;

namespace Passavant.Trust.Keys;

/// <summary>An Ed25519 public key (RFC 8032), verified as libsodium does: no second encoding of a point and no point of small order is taken for a key or a signature.</summary>
internal sealed class Ed25519Key
{
    public const int PublicLength = 32;
    public const int SeedLength = 32;
    public const int SignatureLength = 64;

    private readonly PublicKey key;

    private Ed25519Key(PublicKey key) => this.key = key;

    public static bool TryImport(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Ed25519Key? key)
    {
        key =
            bytes.Length == PublicLength
            && PublicKey.TryImport(
                SignatureAlgorithm.Ed25519,
                bytes,
                KeyBlobFormat.RawPublicKey,
                out var read
            )
                ? new Ed25519Key(read!)
                : null;
        return key is not null;
    }

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength
        && SignatureAlgorithm.Ed25519.Verify(key, message, signature);

    /// <summary>The private key of a seed, kept in guarded memory until it is disposed of.</summary>
    public static Key Private(ReadOnlySpan<byte> seed) =>
        Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);

    public static byte[] Public(Key key) => key.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    public static byte[] Sign(Key key, ReadOnlySpan<byte> message) =>
        SignatureAlgorithm.Ed25519.Sign(key, message);
}
