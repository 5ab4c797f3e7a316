using System.Security.Cryptography;
using NSec.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;

namespace Passavant.Trust.Documents;

/// <summary>What a key of a keystore is for, and with that its algorithm.</summary>
public enum KeystoreUse
{
    /// <summary>Signs documents: ES256.</summary>
    Document,

    /// <summary>Signs status lists: ES256.</summary>
    Status,

    /// <summary>Signs the list of issuers: ES256.</summary>
    Master,

    /// <summary>Signs checkpoints of the log: Ed25519.</summary>
    Log,

    /// <summary>Signs checkpoints of the log against quantum computers: ML-DSA-44.</summary>
    LogMlDsa,

    /// <summary>Signs for the holder of documents that whoever shows them is the holder: ES256.</summary>
    Holder,
}

/// <summary>A key of a keystore.</summary>
/// <remarks>A retired key keeps its public part, so that what it signed is still known; its secret is gone. Of a key in a hardware module the secret was never here. Compare by <see cref="Id"/>.</remarks>
public sealed class KeystoreKey
{
    /// <summary>The length of every secret here, a scalar or a seed, in bytes.</summary>
    public const int SecretLength = 32;

    private readonly byte[]? secret;

    internal KeystoreKey(
        KeystoreUse use,
        DateTimeOffset created,
        DateTimeOffset? retired,
        byte[] publicKey,
        byte[]? secret,
        string? label = null
    )
    {
        (Use, Created, Retired, PublicKey) = (use, created, retired, publicKey);
        Label = label;
        this.secret = secret;
        Id = IsEs256(use)
            ? ToDocumentKey().Thumbprint
            : Base64UrlText.Write(SHA256.HashData(publicKey));
    }

    /// <summary>What it is for.</summary>
    public KeystoreUse Use { get; }

    /// <summary>The name of the key: the thumbprint of RFC 7638 for ES256, else the SHA-256 of the public key, in base64url.</summary>
    public string Id { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When its secret was destroyed; null while it is there.</summary>
    public DateTimeOffset? Retired { get; }

    /// <summary>The public part: x and y of the point for ES256, else the public key as its algorithm encodes it.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The label under which a hardware module holds the secret, see <see cref="Pkcs11Key"/>; null where it is here, or the key was retired.</summary>
    public string? Label { get; }

    /// <summary>The secret: a private scalar for ES256, else a seed.</summary>
    /// <exception cref="InvalidOperationException">The key was retired, or is in a hardware module.</exception>
    public ReadOnlyMemory<byte> Secret =>
        secret
        ?? throw new InvalidOperationException(
            Label is { } label
                ? $"Key {Id} is in a hardware module, as '{label}'."
                : $"Key {Id} was retired {Retired:u}."
        );

    internal byte[]? SecretOrNone => secret;

    /// <summary>The key as one that checks documents.</summary>
    /// <exception cref="InvalidOperationException">It is no ES256 key.</exception>
    public DocumentKey ToDocumentKey() =>
        IsEs256(Use)
            ? DocumentKey.FromPoint(PublicKey.Span[..32], PublicKey.Span[32..])
            : throw new InvalidOperationException($"A key for {Use} signs no documents.");

    /// <summary>The key as one that signs documents; the caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">It is no ES256 key, was retired, or is in a hardware module.</exception>
    public SoftwareKey ToSoftwareKey() =>
        IsEs256(Use)
            ? SoftwareKey.Read(Secret.Span)
            : throw new InvalidOperationException($"A key for {Use} signs no documents.");

    internal static KeystoreKey Draw(KeystoreUse use, DateTimeOffset at, RandomBytes random)
    {
        if (IsEs256(use))
        {
            using var drawn = SoftwareKey.Draw(random);
            return new KeystoreKey(use, at, null, drawn.Key.ToPoint(), drawn.ToScalar());
        }
        var seed = new byte[SecretLength];
        random(seed);
        return new KeystoreKey(use, at, null, PublicOf(use, seed), seed);
    }

    internal KeystoreKey Retire(DateTimeOffset at) =>
        new(Use, Created, at, PublicKey.ToArray(), null);

    internal void Clear() => CryptographicOperations.ZeroMemory(secret);

    internal static bool IsEs256(KeystoreUse use) =>
        use
            is KeystoreUse.Document
                or KeystoreUse.Status
                or KeystoreUse.Master
                or KeystoreUse.Holder;

    internal static byte[] PublicOf(KeystoreUse use, byte[] secret)
    {
        if (IsEs256(use))
        {
            using var key = SoftwareKey.Read(secret);
            return key.Key.ToPoint();
        }
        if (use == KeystoreUse.LogMlDsa)
            return MLDsaPrivateKeyParameters
                .FromSeed(MLDsaParameters.ml_dsa_44, secret)
                .GetPublicKey()
                .GetEncoded();
        using var ed25519 = Key.Import(
            SignatureAlgorithm.Ed25519,
            secret,
            KeyBlobFormat.RawPrivateKey
        );
        return ed25519.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }
}
