using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Passavant.Trust.Documents;

/// <summary>The file of a keystore: one JSON object in canonical form with a checksum, the keys inside encrypted by AES-256-GCM under a key Argon2id derives from a passphrase.</summary>
/// <remarks>The checksum has no key: it tells damage from another passphrase, and is no protection against whoever changes both. Against those stands the tag of AES-GCM, which also covers everything outside the encrypted part.</remarks>
internal static class KeystoreFile
{
    private const string VersionName = "passavant-keystore";
    private const long Version = 1;
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int FewestCharacters = 8;
    private const int LargestFile = 1 << 24;

    public static byte[] Write(
        Keystore keystore,
        string passphrase,
        RandomBytes random,
        KeystoreCost cost
    )
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        ArgumentNullException.ThrowIfNull(random);
        if (passphrase.Length < FewestCharacters)
            throw new ArgumentException(
                $"A passphrase has at least {FewestCharacters} characters.",
                nameof(passphrase)
            );
        if (!cost.IsAllowed)
            throw new ArgumentException($"{cost} is beyond what is opened again.", nameof(cost));
        var salt = new byte[SaltLength];
        var nonce = new byte[NonceLength];
        random(salt);
        random(nonce);
        var header = Header(cost, salt, nonce);

        var clear = WriteKeys(keystore);
        var key = Derive(passphrase, salt, cost);
        try
        {
            var encrypted = new byte[clear.Length + TagLength];
            using var gcm = new AesGcm(key, TagLength);
            gcm.Encrypt(
                nonce,
                clear,
                encrypted.AsSpan(0, clear.Length),
                encrypted.AsSpan(clear.Length),
                header.ToCanonicalBytes()
            );
            var whole = header.With("sealed", Base64UrlText.Write(encrypted));
            return [.. whole.With("checksum", Checksum(whole)).ToCanonicalBytes(), (byte)'\n'];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public static Keystore Read(ReadOnlySpan<byte> file, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        if (file.Length > LargestFile)
            throw new DocumentException("", $"{file.Length} bytes", $"at most {LargestFile}");
        if (file.IsEmpty || file[^1] != '\n')
            throw Damaged("a file that does not end in a line break");
        Json.Object json;
        try
        {
            json = Json.Read(file[..^1]).AsObject("");
        }
        catch (DocumentException wrong)
        {
            throw Damaged($"no JSON object ({wrong.Where})");
        }
        if (json.Find(VersionName) is not { } version)
            throw new DocumentException(VersionName, "nothing", "the file of a keystore");
        var whole = new Json.Object(json.Members.Where(member => member.Key != "checksum"));
        if (
            json.Find("checksum") is not Json.Text checksum
            || checksum.Value != Checksum(whole)
            || !json.ToCanonicalBytes().AsSpan().SequenceEqual(file[..^1])
        )
            throw Damaged("a checksum of another file");
        if (version is not Json.Number { Value: Version })
            throw new DocumentException(VersionName, $"version {version}", $"version {Version}");

        json.Only("", VersionName, "derivation", "cipher", "nonce", "sealed", "checksum");
        Pinned(json.NeedText("cipher", ""), "AES-256-GCM", "cipher");
        var derivation = json.Need("derivation", "").AsObject("derivation");
        derivation.Only("derivation", "name", "memory", "passes", "salt");
        Pinned(derivation.NeedText("name", "derivation"), "Argon2id", "derivation.name");
        var cost = new KeystoreCost(
            derivation.NeedInteger("memory", "derivation"),
            derivation.NeedInteger("passes", "derivation")
        );
        if (!cost.IsAllowed)
            throw new DocumentException("derivation", $"{cost}", "at most 2 GB and 20 passes");
        var salt = Bytes(derivation.NeedText("salt", "derivation"), SaltLength, "derivation.salt");
        var nonce = Bytes(json.NeedText("nonce", ""), NonceLength, "nonce");
        var encrypted = Base64UrlText.Read(json.NeedText("sealed", ""), "sealed");
        if (encrypted.Length < TagLength)
            throw new DocumentException(
                "sealed",
                $"{encrypted.Length} bytes",
                "keys and their tag"
            );
        return Decrypt(encrypted, Header(cost, salt, nonce), passphrase, salt, nonce, cost);
    }

    private static Keystore Decrypt(
        byte[] encrypted,
        Json.Object header,
        string passphrase,
        byte[] salt,
        byte[] nonce,
        KeystoreCost cost
    )
    {
        var clear = new byte[encrypted.Length - TagLength];
        var key = Derive(passphrase, salt, cost);
        try
        {
            using var gcm = new AesGcm(key, TagLength);
            gcm.Decrypt(
                nonce,
                encrypted.AsSpan(0, clear.Length),
                encrypted.AsSpan(clear.Length),
                clear,
                header.ToCanonicalBytes()
            );
            return ReadKeys(clear);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new DocumentException(
                "sealed",
                "keys that do not open with this passphrase",
                "the passphrase they were sealed with, and a file nobody changed together with its checksum"
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static Json.Object Header(KeystoreCost cost, byte[] salt, byte[] nonce) =>
        Json.Of(
            (VersionName, Version),
            (
                "derivation",
                Json.Of(
                    ("name", "Argon2id"),
                    ("memory", cost.Memory),
                    ("passes", cost.Passes),
                    ("salt", Base64UrlText.Write(salt))
                )
            ),
            ("cipher", "AES-256-GCM"),
            ("nonce", Base64UrlText.Write(nonce))
        );

    private static byte[] Derive(string passphrase, byte[] salt, KeystoreCost cost)
    {
        // However a keyboard composes letters, they are the same passphrase.
        var bytes = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC));
        try
        {
            return PasswordBasedKeyDerivationAlgorithm
                .Argon2id(
                    new Argon2Parameters
                    {
                        DegreeOfParallelism = 1,
                        MemorySize = cost.Memory,
                        NumberOfPasses = cost.Passes,
                    }
                )
                .DeriveBytes(bytes, salt, 32);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string Checksum(Json.Object whole) =>
        Base64UrlText.Write(SHA256.HashData(whole.ToCanonicalBytes()));

    // CBOR, since its bytes can be cleared; texts of the runtime cannot.
    private static byte[] WriteKeys(Keystore keystore)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(keystore.Keys.Count);
        foreach (var key in keystore.Keys)
        {
            writer.WriteStartArray(5);
            writer.WriteInt32((int)key.Use);
            writer.WriteInt64(key.Created.ToUnixTimeMilliseconds());
            if (key.Retired is { } retired)
                writer.WriteInt64(retired.ToUnixTimeMilliseconds());
            else
                writer.WriteNull();
            writer.WriteByteString(key.PublicKey.Span);
            if (key.SecretOrNone is { } secret)
                writer.WriteByteString(secret);
            else if (key.Label is { } label)
                writer.WriteTextString(label);
            else
                writer.WriteNull();
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        var bytes = writer.Encode();
        writer.Reset();
        return bytes;
    }

    private static Keystore ReadKeys(byte[] clear)
    {
        try
        {
            var reader = new CborReader(clear, CborConformanceMode.Canonical);
            var keys = new List<KeystoreKey>();
            reader.ReadStartArray();
            while (reader.PeekState() != CborReaderState.EndArray)
                keys.Add(ReadKey(reader));
            reader.ReadEndArray();
            return reader.BytesRemaining == 0
                ? new Keystore(keys)
                : throw Damaged("something behind the keys");
        }
        catch (Exception wrong)
            when (wrong
                    is CborContentException
                        or InvalidOperationException
                        or OverflowException
                        or ArgumentException
            )
        {
            throw Damaged("keys of another form");
        }
    }

    private static KeystoreKey ReadKey(CborReader reader)
    {
        reader.ReadStartArray();
        var use = (KeystoreUse)reader.ReadInt32();
        var created = DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
        DateTimeOffset? retired =
            reader.PeekState() == CborReaderState.Null
                ? Null<DateTimeOffset?>(reader)
                : DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
        var publicKey = reader.ReadByteString();
        var (secret, label) = reader.PeekState() switch
        {
            CborReaderState.Null => (Null<byte[]?>(reader), (string?)null),
            CborReaderState.TextString => (null, reader.ReadTextString()),
            _ => (reader.ReadByteString(), null),
        };
        reader.ReadEndArray();
        if (
            !Enum.IsDefined(use)
            || (retired is null) != (secret is not null || label is not null)
            || (label is not null && !KeystoreKey.IsEs256(use))
            || (
                secret is not null
                && !KeystoreKey.PublicOf(use, secret).AsSpan().SequenceEqual(publicKey)
            )
        )
            throw Damaged("a key whose parts do not belong together");
        return new KeystoreKey(use, created, retired, publicKey, secret, label);
    }

    private static T? Null<T>(CborReader reader)
    {
        reader.ReadNull();
        return default;
    }

    private static byte[] Bytes(string text, int length, string where)
    {
        var bytes = Base64UrlText.Read(text, where);
        return bytes.Length == length
            ? bytes
            : throw new DocumentException(where, $"{bytes.Length} bytes", $"{length}");
    }

    private static void Pinned(string found, string expected, string where)
    {
        if (found != expected)
            throw new DocumentException(where, DocumentException.Quoted(found), $"'{expected}'");
    }

    private static DocumentException Damaged(string found) =>
        new("", $"{found}: the file is damaged", "the file as it was written");
}
