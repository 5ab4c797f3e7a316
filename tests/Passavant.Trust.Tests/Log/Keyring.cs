using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

/// <summary>Keys of an authority and its witnesses, the same in every run.</summary>
internal static class Keyring
{
    public const string Origin = "authority.example/log";

    public static SigningKey Log { get; } = Key(Origin, SignatureType.Ed25519);

    public static SigningKey LogMlDsa { get; } = Key(Origin, SignatureType.MlDsaCosignature);

    public static SigningKey State { get; } = Key("state.example/w", SignatureType.Cosignature);

    public static SigningKey Court { get; } = Key("court.example/w", SignatureType.Cosignature);

    public static SigningKey Press { get; } =
        Key("press.example/w", SignatureType.MlDsaCosignature);

    public static SigningKey Key(string name, SignatureType type) =>
        SigningKey.FromSeed(name, type, SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {type}")));

    public static SignedCheckpoint Sign(TreeHead head, params SigningKey[] witnesses) =>
        SignedCheckpoint.Sign(new Checkpoint(Origin, head), 1_700_000_000, Log, witnesses);
}
