using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>What opens one field of a leaf: its name, its salt and its value. Whoever has it, and the leaf, can check that the leaf commits to this value and no other.</summary>
/// <param name="Name">The field's name, as it stands in the leaf.</param>
/// <param name="Salt">32 secret bytes, used for this field of this leaf only.</param>
/// <param name="Value">The value: well-formed text, possibly empty.</param>
/// <remarks>Compare by <see cref="ToBytes"/>. Give it to nobody who may not see the value.</remarks>
public sealed record Disclosure(string Name, byte[] Salt, string Value)
{
    /// <summary>How many bytes a salt, and a leaf's secret, have.</summary>
    public const int SaltLength = 32;

    /// <summary>The longest disclosure that is read, in bytes.</summary>
    public const int Longest = 1 << 20;

    /// <summary>The disclosure of a field whose salt follows from the leaf's secret.</summary>
    public static Disclosure Of(ReadOnlySpan<byte> leafSecret, string name, string value) =>
        new(name, DeriveSalt(leafSecret, name), value);

    /// <summary>The salt of a field, from a secret kept once a leaf: HMAC-SHA-256 of the name under the secret. One salt tells nothing of another. Throws on a secret of another length than 32 bytes.</summary>
    public static byte[] DeriveSalt(ReadOnlySpan<byte> leafSecret, string name)
    {
        if (leafSecret.Length != SaltLength)
            throw new ArgumentException(
                $"The secret of a leaf has {SaltLength} bytes, not {leafSecret.Length}."
            );
        return HMACSHA256.HashData(
            leafSecret,
            Prefixed("passavant leaf salt v1"u8, NoteText.Encode(name))
        );
    }

    /// <summary>What the leaf says of the field: SHA-256, in base64url, of a label, the salt, the name and the value, each after its length in four bytes. Throws where the salt has not 32 bytes or a text is not well-formed.</summary>
    public string Commitment =>
        Salt.Length == SaltLength
            ? StrictBase64.EncodeUrl(
                SHA256.HashData(
                    Prefixed(
                        "passavant field commitment v1"u8,
                        Salt,
                        NoteText.Encode(Name),
                        NoteText.Encode(Value)
                    )
                )
            )
            : throw new ArgumentException($"A salt has {SaltLength} bytes, not {Salt.Length}.");

    /// <summary>Reads a disclosure in its one spelling.</summary>
    /// <param name="fault">What is wrong with it, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out Disclosure? disclosure,
        [NotNullWhen(false)] out string? fault
    )
    {
        disclosure = null;
        if (
            CanonicalJson.TryRead(bytes, Longest, out var json, out fault)
            && json.Strings(3) is [var salt, var name, var value]
            && StrictBase64.DecodeUrl(salt) is { Length: SaltLength } decoded
        )
        {
            var read = new Disclosure(name, decoded, value);
            if (bytes.SequenceEqual(read.ToBytes()))
                disclosure = read;
        }
        fault ??= disclosure is null
            ? "no disclosure; expected [\"salt\",\"name\",\"value\"] in canonical JSON, the salt as 32 bytes in base64url"
            : null;
        return disclosure is not null;
    }

    /// <summary>The disclosure as it is kept and handed over: <c>["salt","name","value"]</c> in canonical JSON (RFC 8785), the salt in base64url.</summary>
    public byte[] ToBytes()
    {
        var json = new CanonicalJson();
        json.Array(StrictBase64.EncodeUrl(Salt), Name, Value);
        return json.ToBytes();
    }

    /// <summary>Says the name only, so that no secret comes into a log file.</summary>
    public override string ToString() => $"disclosure of {Name}";

    private static byte[] Prefixed(
        ReadOnlySpan<byte> a,
        ReadOnlySpan<byte> b,
        ReadOnlySpan<byte> c = default,
        ReadOnlySpan<byte> d = default
    )
    {
        var all = new ArrayBufferWriter<byte>();
        Add(a);
        Add(b);
        Add(c);
        Add(d);
        return all.WrittenSpan.ToArray();

        void Add(ReadOnlySpan<byte> part)
        {
            BinaryPrimitives.WriteInt32BigEndian(all.GetSpan(4), part.Length);
            all.Advance(4);
            all.Write(part);
        }
    }
}
