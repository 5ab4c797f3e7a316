using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>A signature line of a note, trusted or not.</summary>
/// <remarks>Compare by <see cref="ToString"/>, which has one spelling.</remarks>
public sealed class NoteSignature
{
    private readonly byte[] bytes;
    private readonly string base64;

    internal NoteSignature(string name, uint keyId, byte[] bytes)
    {
        Name = name;
        KeyId = keyId;
        this.bytes = bytes;
        var whole = new byte[4 + bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(whole, keyId);
        bytes.CopyTo(whole.AsSpan(4));
        base64 = Convert.ToBase64String(whole);
    }

    // Base64 whose last character hides bits names a key and holds no signature: where the key is known, the note is spoiled.
    private NoteSignature(string name, uint keyId, string base64)
    {
        Name = name;
        KeyId = keyId;
        bytes = [];
        this.base64 = base64;
    }

    /// <summary>The name of the key, such as <c>witness.example/w1</c>.</summary>
    public string Name { get; }

    /// <summary>The number that tells keys of one name apart.</summary>
    public uint KeyId { get; }

    /// <summary>The signature itself, in the form its type has; empty, so that it never verifies, where it was not written in the one spelling its bytes have.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Reads a line without its newline: em dash, space, name, space, base64.</summary>
    public static bool TryParse(
        ReadOnlySpan<char> line,
        [NotNullWhen(true)] out NoteSignature? signature,
        [NotNullWhen(false)] out string? fault
    )
    {
        signature = null;
        if (!line.StartsWith("— "))
            return Fails("no em dash and space at its start", out fault);
        var rest = line[2..];
        var space = rest.IndexOf(' ');
        if (space < 0)
            return Fails("no space after the key name", out fault);
        if (!NoteText.IsKeyName(rest[..space]))
            return Fails("no key name: empty, or with a space or plus sign", out fault);
        var base64 = rest[(space + 1)..];
        if (!StrictBase64.TryDecodeLoosely(base64, out var bytes) || bytes.Length < 5)
            return Fails("no base64 of at least five bytes after the key name", out fault);
        var name = rest[..space].ToString();
        var keyId = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        signature = StrictBase64.Decode(base64) is null
            ? new NoteSignature(name, keyId, base64.ToString())
            : new NoteSignature(name, keyId, bytes[4..]);
        fault = null;
        return true;
    }

    /// <summary>The line without its newline.</summary>
    public override string ToString() => $"— {Name} {base64}";

    private static bool Fails(string words, out string fault)
    {
        fault = words;
        return false;
    }
}
