using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>A public key that verifies note signatures, with its name and type: a <i>vkey</i> of c2sp.org/signed-note, such as <c>example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k</c>.</summary>
/// <remarks>Equal when the text is. Types other than those of <see cref="SignatureType"/> are not read.</remarks>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private const int LongestText = 3000;

    private readonly byte[] publicKey;
    private readonly Ed25519Key? ed25519;
    private readonly MlDsa44Key? mlDsa;

    private VerifierKey(string name, SignatureType type, byte[] publicKey)
    {
        Name = name;
        Type = type;
        this.publicKey = publicKey;
        KeyId = IdOf(name, type, publicKey);
        if (type == SignatureType.MlDsaCosignature)
            MlDsa44Key.TryImport(publicKey, out mlDsa);
        else
            Ed25519Key.TryImport(publicKey, out ed25519);
    }

    /// <summary>The name in its signatures: not empty, at most 255 bytes, no space, no plus sign.</summary>
    public string Name { get; }

    /// <summary>What it signs and how.</summary>
    public SignatureType Type { get; }

    /// <summary>The first four bytes of a hash over name, type and key.</summary>
    public uint KeyId { get; }

    /// <summary>The key: 32 bytes of Ed25519 or 1,312 of ML-DSA-44.</summary>
    public ReadOnlySpan<byte> PublicKey => publicKey;

    /// <summary>The key of a name, a type and a public key. Throws <see cref="ArgumentException"/> where one does not fit.</summary>
    public static VerifierKey Of(string name, SignatureType type, ReadOnlySpan<byte> publicKey) =>
        FaultOf(name, (int)type, publicKey.Length) is { } fault
            ? throw new ArgumentException(fault)
            : new VerifierKey(name, type, publicKey.ToArray());

    /// <summary>Reads a vkey in its one spelling.</summary>
    /// <param name="fault">What is wrong with it, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out VerifierKey? key,
        [NotNullWhen(false)] out string? fault
    )
    {
        key = null;
        var plus = text.IndexOf('+');
        if (
            text.Length > LongestText
            || plus < 0
            || text.Length < plus + 10
            || text[plus + 9] != '+'
        )
        {
            fault = "no verifier key; expected name+hash+base64, the hash in eight hex digits";
            return false;
        }
        var name = text[..plus];
        if (StrictBase64.Decode(text[(plus + 10)..]) is not { Length: > 1 } bytes)
        {
            fault = "no base64 after the second plus sign of a verifier key";
            return false;
        }
        fault = FaultOf(name, bytes[0], bytes.Length - 1);
        if (fault is not null)
            return false;
        var read = new VerifierKey(name.ToString(), (SignatureType)bytes[0], bytes[1..]);
        var id = read.KeyId.ToString("x8", CultureInfo.InvariantCulture);
        if (!text.Slice(plus + 1, 8).SequenceEqual(id))
        {
            fault =
                $"hash {text.Slice(plus + 1, 8)} in a verifier key; the name and key given have {id}";
            return false;
        }
        key = read;
        return true;
    }

    /// <summary>Whether a signature line is by name and number one of this key. Says nothing of whether it verifies.</summary>
    public bool Claims(NoteSignature signature) =>
        signature.KeyId == KeyId && signature.Name == Name;

    /// <summary>Whether the signature is this key's over the text of a note, and the time it states: POSIX seconds, null where it states none.</summary>
    internal bool Verify(string text, NoteSignature signature, out long? time)
    {
        time = null;
        if (!Claims(signature))
            return false;
        if (Type == SignatureType.Ed25519)
            return ed25519!.Verify(NoteText.Encode(text), signature.Bytes);
        if (
            signature.Bytes.Length < 8
            || !Checkpoint.TryParse(text, out var checkpoint, out _)
            || BinaryPrimitives.ReadInt64BigEndian(signature.Bytes) is not (>= 0 and var stated)
            || Cosigned.Message(this, checkpoint, stated) is not { } message
        )
            return false;
        var verifies = ed25519 is not null
            ? ed25519.Verify(message, signature.Bytes[8..])
            : mlDsa!.Verify(message, signature.Bytes[8..]);
        if (verifies && stated != 0)
            time = stated;
        return verifies;
    }

    /// <summary>The text, such as <c>name+hash+base64</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}+{KeyId:x8}+{Convert.ToBase64String([(byte)Type, .. publicKey])}"
        );

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) =>
        other is not null
        && Name == other.Name
        && Type == other.Type
        && publicKey.AsSpan().SequenceEqual(other.publicKey);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, KeyId);

    private static string? FaultOf(ReadOnlySpan<char> name, int type, int length)
    {
        if (!NoteText.IsKeyName(name) || NoteText.Length(name) > NoteText.LongestName)
            return "no name of a key; expected 1 to 255 bytes without spaces and plus signs";
        var expected = (SignatureType)type switch
        {
            SignatureType.Ed25519 or SignatureType.Cosignature => Ed25519Key.PublicLength,
            SignatureType.MlDsaCosignature => MlDsa44Key.PublicLength,
            _ => -1,
        };
        return expected < 0 ? $"signature type 0x{type:x2}; expected 0x01, 0x04 or 0x06"
            : length != expected
                ? $"a public key of {length} bytes; type 0x{type:x2} has {expected}"
            : null;
    }

    private static uint IdOf(string name, SignatureType type, byte[] publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData([.. NoteText.Encode(name), (byte)'\n', (byte)type, .. publicKey])
        );
}
