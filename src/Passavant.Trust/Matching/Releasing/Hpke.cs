using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NSec.Cryptography;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Matching.Releasing;

/// <summary>Hybrid public key encryption of RFC 9180 in base mode, one message a key: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.</summary>
internal static class Hpke
{
    /// <summary>Bytes of a key, secret or public, and of what carries the shared secret.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes a ciphertext is longer than its text.</summary>
    public const int TagLength = 16;

    private const int NonceLength = 12;

    private static readonly byte[] Kem = [.. "KEM"u8, 0x00, 0x20];
    private static readonly byte[] Suite = [.. "HPKE"u8, 0x00, 0x20, 0x00, 0x01, 0x00, 0x03];

    /// <summary>The key pair that bytes nobody can guess lead to, at least 32 of them.</summary>
    public static (byte[] Secret, byte[] Public) DeriveKeyPair(ReadOnlySpan<byte> material)
    {
        if (material.Length < KeyLength)
            throw new ArgumentException($"{material.Length} bytes; {KeyLength} are needed");
        var secret = Expand(Extract(Kem, default, "dkp_prk"u8, material), Kem, "sk"u8, default, 32);
        return (secret, PublicOf(secret));
    }

    /// <summary>The public key of a secret one.</summary>
    public static byte[] PublicOf(ReadOnlySpan<byte> secret)
    {
        Demand(secret);
        var published = new byte[KeyLength];
        _ = Sodium.crypto_scalarmult_curve25519_base(
            ref published[0],
            in MemoryMarshal.GetReference(secret)
        );
        return published;
    }

    /// <summary>Seals a text; null where the public key is of a low order, so that anybody could open it.</summary>
    /// <param name="recipient">The public key.</param>
    /// <param name="material">At least 32 bytes nobody can guess, used for nothing else.</param>
    /// <param name="info">What both must know.</param>
    /// <param name="associated">What is authenticated with the text.</param>
    /// <param name="text">The text.</param>
    public static (byte[] Carrier, byte[] Ciphertext)? Seal(
        ReadOnlySpan<byte> recipient,
        ReadOnlySpan<byte> material,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> associated,
        ReadOnlySpan<byte> text
    )
    {
        Demand(recipient);
        var (secret, carrier) = DeriveKeyPair(material);
        if (!TryShare(secret, recipient, carrier, recipient, out var shared))
            return null;
        var (key, nonce) = Schedule(shared, info);
        using (key)
            return (carrier, AeadAlgorithm.ChaCha20Poly1305.Encrypt(key, nonce, associated, text));
    }

    /// <summary>Opens what was sealed; false where it was not sealed to this key with the same info and associated bytes.</summary>
    public static bool TryOpen(
        ReadOnlySpan<byte> secret,
        ReadOnlySpan<byte> carrier,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> associated,
        ReadOnlySpan<byte> ciphertext,
        [NotNullWhen(true)] out byte[]? text
    )
    {
        text = null;
        if (carrier.Length != KeyLength || ciphertext.Length < TagLength)
            return false;
        if (!TryShare(secret, carrier, carrier, PublicOf(secret), out var shared))
            return false;
        var (key, nonce) = Schedule(shared, info);
        using (key)
            text = AeadAlgorithm.ChaCha20Poly1305.Decrypt(key, nonce, associated, ciphertext);
        return text is not null;
    }

    private static bool TryShare(
        ReadOnlySpan<byte> secret,
        ReadOnlySpan<byte> point,
        ReadOnlySpan<byte> carrier,
        ReadOnlySpan<byte> recipient,
        out byte[] shared
    )
    {
        Demand(secret);
        Span<byte> product = stackalloc byte[KeyLength];
        shared = [];
        if (
            Sodium.crypto_scalarmult_curve25519(
                ref MemoryMarshal.GetReference(product),
                in MemoryMarshal.GetReference(secret),
                in MemoryMarshal.GetReference(point)
            ) != 0
        )
            return false;
        shared = Expand(
            Extract(Kem, default, "eae_prk"u8, product),
            Kem,
            "shared_secret"u8,
            [.. carrier, .. recipient],
            KeyLength
        );
        CryptographicOperations.ZeroMemory(product);
        return true;
    }

    private static (Key Key, byte[] Nonce) Schedule(byte[] shared, ReadOnlySpan<byte> info)
    {
        byte[] context =
        [
            0,
            .. Extract(Suite, default, "psk_id_hash"u8, default),
            .. Extract(Suite, default, "info_hash"u8, info),
        ];
        var secret = Extract(Suite, shared, "secret"u8, default);
        return (
            Key.Import(
                AeadAlgorithm.ChaCha20Poly1305,
                Expand(secret, Suite, "key"u8, context, KeyLength),
                KeyBlobFormat.RawSymmetricKey
            ),
            Expand(secret, Suite, "base_nonce"u8, context, NonceLength)
        );
    }

    private static byte[] Extract(
        byte[] suite,
        ReadOnlySpan<byte> salt,
        ReadOnlySpan<byte> label,
        ReadOnlySpan<byte> material
    ) =>
        HKDF.Extract(
            HashAlgorithmName.SHA256,
            [.. "HPKE-v1"u8, .. suite, .. label, .. material],
            salt.ToArray()
        );

    private static byte[] Expand(
        byte[] key,
        byte[] suite,
        ReadOnlySpan<byte> label,
        ReadOnlySpan<byte> info,
        int length
    )
    {
        Span<byte> written = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(written, (ushort)length);
        return HKDF.Expand(
            HashAlgorithmName.SHA256,
            key,
            length,
            [.. written, .. "HPKE-v1"u8, .. suite, .. label, .. info]
        );
    }

    private static void Demand(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyLength)
            throw new ArgumentException($"a key of {key.Length} bytes; {KeyLength} belong");
    }
}
