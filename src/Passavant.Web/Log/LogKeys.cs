using System.Security.Cryptography;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;

namespace Passavant.Web.Log;

/// <summary>What the log signs with, and all it signed with before.</summary>
internal sealed class LogKeys : IDisposable
{
    private LogKeys(Keystore keystore, string origin)
    {
        Signing = Keys(keystore, KeystoreUse.Log, origin);
        Cosigning = Keys(keystore, KeystoreUse.LogMlDsa, origin);
        Known =
        [
            .. keystore
                .Keys.Where(key => key.Use == KeystoreUse.Log)
                .Select(key => VerifierKey.Of(origin, SignatureType.Ed25519, key.PublicKey.Span)),
        ];
    }

    /// <summary>Sign checkpoints: the current one first, then those before it that are not retired, for whoever knows no other yet.</summary>
    public IReadOnlyList<SigningKey> Signing { get; }

    /// <summary>Sign them a second time, against quantum computers, in the same order; none for nobody.</summary>
    public IReadOnlyList<SigningKey> Cosigning { get; }

    /// <summary>The keys whose signature makes a checkpoint one of this log.</summary>
    public IReadOnlyList<VerifierKey> Known { get; }

    /// <summary>Opens the file of the keys.</summary>
    /// <param name="mayMake">Whether new keys may be made where there are none: only before anything was signed.</param>
    /// <exception cref="LogRefusal">The file is missing though the log was signed, or does not open.</exception>
    public static LogKeys Open(
        string file,
        string passphrase,
        string origin,
        bool mayMake,
        KeystoreCost cost,
        DateTimeOffset now
    )
    {
        try
        {
            var keystore = File.Exists(file)
                ? Keystore.Open(File.ReadAllBytes(file), passphrase)
                : Keystore.Empty;
            if (keystore.Current(KeystoreUse.Log) is null)
            {
                if (!mayMake)
                    throw new LogRefusal(
                        $"the log was signed before, but its key is not in '{file}': put that file back"
                    );
                keystore = keystore
                    .Rotate(KeystoreUse.Log, now, RandomNumberGenerator.Fill)
                    .Rotate(KeystoreUse.LogMlDsa, now, RandomNumberGenerator.Fill);
                Keep(file, keystore.Seal(passphrase, RandomNumberGenerator.Fill, cost));
            }
            using (keystore)
                return new LogKeys(keystore, origin);
        }
        catch (DocumentException wrong)
        {
            throw new LogRefusal($"the keys in '{file}' cannot be used: {wrong.Message}");
        }
    }

    /// <summary>Puts a keystore's file in the place of the one before.</summary>
    /// <remarks>Read by nobody but whoever runs the program, encrypted or not.</remarks>
    public static void Keep(string file, byte[] bytes)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(file + ".new", options))
            stream.Write(bytes);
        File.Move(file + ".new", file, overwrite: true);
    }

    private static IReadOnlyList<SigningKey> Keys(
        Keystore keystore,
        KeystoreUse use,
        string origin
    ) =>
        [
            .. keystore
                .Keys.Where(key => key.Use == use && key.Retired is null)
                .Reverse()
                .Select(key => SigningKey.FromSeed(origin, TypeOf(use), key.Secret.Span)),
        ];

    /// <summary>How keys of a use sign: one of the two of the log.</summary>
    public static SignatureType TypeOf(KeystoreUse use) =>
        use == KeystoreUse.LogMlDsa ? SignatureType.MlDsaCosignature : SignatureType.Ed25519;

    public void Dispose()
    {
        foreach (var key in Signing.Concat(Cosigning))
            key.Dispose();
    }
}

/// <summary>The log must not be signed as it stands. The message says why, and no secret.</summary>
internal sealed class LogRefusal(string message) : Exception(message);
