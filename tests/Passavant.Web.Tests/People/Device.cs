using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Passavant.Web.Tests.People;

/// <summary>A device with one passkey, and the browser before it: answers the ceremonies of WebAuthn as they are written, or wrongly where a test asks for that.</summary>
internal sealed class Device : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte New = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private uint count;

    /// <summary>The id of its passkey.</summary>
    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Whom it says it is.</summary>
    public string? Handle { get; set; }

    /// <summary>The site it thinks it is at.</summary>
    public required string Origin { get; set; }

    /// <summary>Whether it makes sure who holds it.</summary>
    public bool Verifies { get; set; } = true;

    private string Site => new Uri(Origin).Host;

    /// <summary>Makes the passkey.</summary>
    public string Create(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        Handle = asked.GetProperty("user").GetProperty("id").GetString();
        var point = key.ExportParameters(false).Q;
        byte[] cose =
        [
            0xA5,
            0x01,
            0x02,
            0x03,
            0x26,
            0x20,
            0x01,
            0x21,
            0x58,
            0x20,
            .. point.X!,
            0x22,
            0x58,
            0x20,
            .. point.Y!,
        ];
        byte[] data = [.. Said(New), .. new byte[16], 0, (byte)Id.Length, .. Id, .. cose];
        byte[] attestation =
        [
            0xA3,
            .. Word("fmt"),
            .. Word("none"),
            .. Word("attStmt"),
            0xA0,
            .. Word("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(Client("webauthn.create", asked)),
                ["attestationObject"] = Text(attestation),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    /// <summary>Answers a challenge.</summary>
    public string Answer(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        count++;
        var (data, client) = (Said(0), Client("webauthn.get", asked));
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(client),
                ["authenticatorData"] = Text(data),
                ["signature"] = Text(
                    key.SignData(
                        signed,
                        HashAlgorithmName.SHA256,
                        DSASignatureFormat.Rfc3279DerSequence
                    )
                ),
                ["userHandle"] = Handle,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private string Credential(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Text(Id),
            ["rawId"] = Text(Id),
            ["type"] = "public-key",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private byte[] Client(string type, JsonElement asked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = asked.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    private byte[] Said(byte more) =>
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(Site)),
            (byte)(Present | (Verifies ? Verified : 0) | more),
            (byte)(count >> 24),
            (byte)(count >> 16),
            (byte)(count >> 8),
            (byte)count,
        ];

    private static byte[] Word(string word) =>
        [(byte)(0x60 + word.Length), .. Encoding.ASCII.GetBytes(word)];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
