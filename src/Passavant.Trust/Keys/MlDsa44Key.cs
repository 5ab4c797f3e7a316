using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Passavant.Trust.Keys;

/// <summary>An ML-DSA-44 public key (FIPS 204), pure signatures with an empty context.</summary>
internal sealed class MlDsa44Key
{
    public const int PublicLength = 1312;
    public const int SeedLength = 32;
    public const int SignatureLength = 2420;

    private readonly MLDsaPublicKeyParameters key;

    private MlDsa44Key(MLDsaPublicKeyParameters key) => this.key = key;

    public static bool TryImport(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out MlDsa44Key? key)
    {
        key =
            bytes.Length == PublicLength
                ? new MlDsa44Key(
                    MLDsaPublicKeyParameters.FromEncoding(
                        MLDsaParameters.ml_dsa_44,
                        bytes.ToArray()
                    )
                )
                : null;
        return key is not null;
    }

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
            return false;
        var verifier = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        verifier.Init(forSigning: false, key);
        verifier.BlockUpdate(message);
        return verifier.VerifySignature(signature.ToArray());
    }

    public static MLDsaPrivateKeyParameters Private(ReadOnlySpan<byte> seed) =>
        MLDsaPrivateKeyParameters.FromSeed(MLDsaParameters.ml_dsa_44, seed.ToArray());

    public static byte[] Public(MLDsaPrivateKeyParameters key) => key.GetPublicKeyEncoded();

    /// <summary>Signs without drawing lots, as FIPS 204 allows: the same message has the same signature.</summary>
    public static byte[] Sign(MLDsaPrivateKeyParameters key, ReadOnlySpan<byte> message)
    {
        var signer = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }
}
