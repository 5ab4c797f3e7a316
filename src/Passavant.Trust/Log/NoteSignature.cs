using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>A signature line of a note, trusted or not.</summary>
/// <remarks>Compare by <see cref="ToString"/>, which has one spelling.</remarks>
public sealed class NoteSignature
{
    private readonly byte[] bytes;

    internal NoteSignature(string name, uint keyId, byte[] bytes)
    {
        Name = name;
        KeyId = keyId;
        this.bytes = bytes;
    }

    /// <summary>The name of the key, such as <c>witness.example/w1</c>.</summary>
    public string Name { get; }

    /// <summary>The number that tells keys of one name apart.</summary>
    public uint KeyId { get; }

    /// <summary>The signature itself, in the form its type has.</summary>
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
        if (StrictBase64.Decode(rest[(space + 1)..]) is not { Length: >= 5 } bytes)
            return Fails("no base64 of at least five bytes after the key name", out fault);
        signature = new NoteSignature(
            rest[..space].ToString(),
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            bytes[4..]
        );
        fault = null;
        return true;
    }

    /// <summary>The line without its newline.</summary>
    public override string ToString()
    {
        var whole = new byte[4 + bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(whole, KeyId);
        bytes.CopyTo(whole.AsSpan(4));
        return $"— {Name} {Convert.ToBase64String(whole)}";
    }

    private static bool Fails(string words, out string fault)
    {
        fault = words;
        return false;
    }
}
