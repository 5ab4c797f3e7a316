using System.Security.Cryptography;

namespace Passavant.Trust.Documents;

/// <summary>Fills a span with random bytes nobody can foresee, such as <c>RandomNumberGenerator.Fill</c>.</summary>
public delegate void RandomBytes(Span<byte> destination);

/// <summary>Signs data with one private key by ES256: 64 bytes of IEEE P1363.</summary>
public delegate byte[] SignBytes(ReadOnlySpan<byte> data);

/// <summary>A key that signs documents: its public part, and whatever holds the private part, a <see cref="SoftwareKey"/> or a hardware module.</summary>
public sealed class DocumentSigner
{
    private readonly SignBytes sign;

    /// <summary>A signer of a public key and what signs with its private part.</summary>
    public DocumentSigner(DocumentKey key, SignBytes sign)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(sign);
        (Key, this.sign) = (key, sign);
    }

    /// <summary>The public part.</summary>
    public DocumentKey Key { get; }

    /// <summary>Signs data, and checks the signature before it goes out: a faulty signature can give a private key away.</summary>
    /// <exception cref="CryptographicException">What holds the private key gave a signature the public key does not verify.</exception>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var signature = sign(data);
        return Key.Verifies(data, signature)
            ? signature
            : throw new CryptographicException(
                $"What holds the private key of {Key} gave a signature that key does not verify."
            );
    }
}

/// <summary>A private key of ES256 in memory.</summary>
/// <remarks>The bytes are cleared when it is disposed. Signatures differ each time: the platform draws the nonce.</remarks>
public sealed class SoftwareKey : IDisposable
{
    /// <summary>The length of the private scalar, in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] scalar;

    private SoftwareKey(byte[] scalar, DocumentKey key) => (this.scalar, Key) = (scalar, key);

    /// <summary>The public part.</summary>
    public DocumentKey Key { get; }

    /// <summary>A new key from random bytes.</summary>
    public static SoftwareKey Draw(RandomBytes random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> drawn = stackalloc byte[Length];
        // All but one in 2^32 of the numbers of 32 bytes are private keys; a source that gives none in this many tries gives no random bytes.
        for (var tries = 0; tries < 100; tries++)
        {
            random(drawn);
            if (IsScalar(drawn))
                return Read(drawn);
        }
        throw new CryptographicException("The source of random bytes gives no private key.");
    }

    /// <summary>The key of a private scalar of 32 bytes, the most significant first.</summary>
    /// <exception cref="DocumentException">The length is another, or the number is zero or not below the order of the curve.</exception>
    public static SoftwareKey Read(ReadOnlySpan<byte> scalar)
    {
        if (scalar.Length != Length || !IsScalar(scalar))
            throw new DocumentException("key", "no private key of P-256", "32 bytes in its range");
        var kept = scalar.ToArray();
        using var key = Open(kept);
        var point = key.ExportParameters(false).Q;
        return new SoftwareKey(kept, DocumentKey.FromPoint(point.X, point.Y));
    }

    /// <summary>The private scalar, for a keystore to encrypt. The caller clears it.</summary>
    public byte[] ToScalar() => [.. scalar];

    /// <summary>A signer with this key; it stops to work when the key is disposed.</summary>
    public DocumentSigner ToSigner() => new(Key, Sign);

    /// <summary>Clears the private part.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(scalar);

    private byte[] Sign(ReadOnlySpan<byte> data)
    {
        ObjectDisposedException.ThrowIf(!IsScalar(scalar), this);
        using var key = Open(scalar);
        return key.SignData(
            data,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
    }

    private static ECDsa Open(byte[] scalar) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });

    // The order of P-256, SEC 2 section 2.4.2.
    private static ReadOnlySpan<byte> Order =>
        [
            0xff,
            0xff,
            0xff,
            0xff,
            0x00,
            0x00,
            0x00,
            0x00,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xbc,
            0xe6,
            0xfa,
            0xad,
            0xa7,
            0x17,
            0x9e,
            0x84,
            0xf3,
            0xb9,
            0xca,
            0xc2,
            0xfc,
            0x63,
            0x25,
            0x51,
        ];

    private static bool IsScalar(ReadOnlySpan<byte> bytes) =>
        bytes.SequenceCompareTo(Order) < 0 && bytes.ContainsAnyExcept((byte)0);
}
