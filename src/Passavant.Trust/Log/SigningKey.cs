using System.Buffers.Binary;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>A private key that signs notes or checkpoints, under the name and type of its <see cref="VerifierKey"/>.</summary>
/// <remarks>Signing draws no lots: the same text at the same time has the same signature. Dispose of it to wipe an Ed25519 key from memory.</remarks>
public sealed class SigningKey : IDisposable
{
    /// <summary>How many secret bytes a key grows from.</summary>
    public const int SeedLength = 32;

    private readonly Func<byte[], byte[]> sign;
    private readonly IDisposable? held;

    private SigningKey(VerifierKey verifier, Func<byte[], byte[]> sign, IDisposable? held)
    {
        Verifier = verifier;
        this.sign = sign;
        this.held = held;
    }

    /// <summary>The public key that verifies what this one signs.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The key of a name, a type and 32 secret bytes. Throws <see cref="ArgumentException"/> where one does not fit.</summary>
    public static SigningKey FromSeed(string name, SignatureType type, ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
            throw new ArgumentException($"A seed has {SeedLength} bytes, not {seed.Length}.");
        if (type == SignatureType.MlDsaCosignature)
        {
            var large = MlDsa44Key.Private(seed);
            return new SigningKey(
                VerifierKey.Of(name, type, MlDsa44Key.Public(large)),
                message => MlDsa44Key.Sign(large, message),
                null
            );
        }
        var key = Ed25519Key.Private(seed);
        return new SigningKey(
            VerifierKey.Of(name, type, Ed25519Key.Public(key)),
            message => Ed25519Key.Sign(key, message),
            key
        );
    }

    /// <summary>A key held elsewhere, such as in hardware: the function gives the bare Ed25519 or ML-DSA-44 signature of a message.</summary>
    public static SigningKey Elsewhere(VerifierKey verifier, Func<byte[], byte[]> sign) =>
        new(verifier, sign, null);

    /// <summary>Signs the text of a note, which ends in a newline. Only a key of type <see cref="SignatureType.Ed25519"/> signs any text; throws <see cref="InvalidOperationException"/> on others.</summary>
    public NoteSignature Sign(string text) =>
        Verifier.Type == SignatureType.Ed25519
            ? new NoteSignature(Verifier.Name, Verifier.KeyId, sign(NoteText.Encode(text)))
            : throw new InvalidOperationException("A cosigner signs checkpoints only.");

    /// <summary>Signs a checkpoint at a time, in POSIX seconds from 1 up, which only cosignatures state. Throws where an origin is too long for ML-DSA-44 (255 bytes).</summary>
    public NoteSignature Sign(Checkpoint checkpoint, long time)
    {
        if (Verifier.Type == SignatureType.Ed25519)
            return Sign(checkpoint.Text);
        ArgumentOutOfRangeException.ThrowIfLessThan(time, 1);
        var message =
            Cosigned.Message(Verifier, checkpoint, time)
            ?? throw new ArgumentException("An origin of more than 255 bytes cannot be cosigned.");
        var signature = sign(message);
        var stamped = new byte[8 + signature.Length];
        BinaryPrimitives.WriteInt64BigEndian(stamped, time);
        signature.CopyTo(stamped.AsSpan(8));
        return new NoteSignature(Verifier.Name, Verifier.KeyId, stamped);
    }

    /// <inheritdoc/>
    public void Dispose() => held?.Dispose();
}
