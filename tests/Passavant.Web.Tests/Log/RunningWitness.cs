using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Witnessing;

namespace Passavant.Web.Tests.Log;

/// <summary>A witness on a port of the loopback, with a folder of its own.</summary>
internal sealed class RunningWitness : IAsyncDisposable
{
    public const string Passphrase = "known to the tests";

    private readonly WebApplication app;

    private RunningWitness(WebApplication app, string name, string folder, string[] keys)
    {
        (this.app, Name, Folder, Keys) = (app, name, folder, keys);
        Url = app.Urls.Single();
        Client = new HttpClient { BaseAddress = new Uri(Url) };
    }

    public string Name { get; }

    public string Folder { get; }

    /// <summary>Its verifier keys: Ed25519, ML-DSA-44.</summary>
    public string[] Keys { get; }

    public string Url { get; }

    public HttpClient Client { get; }

    /// <summary>The line of a policy that names it.</summary>
    public string Line => $"witness {Name} {Keys[0]} {Url}\n";

    public static async Task<RunningWitness> Start(
        string name,
        string folder,
        IEnumerable<VerifierKey> logs,
        string url = "http://127.0.0.1:0"
    )
    {
        _ = Directory.CreateDirectory(folder);
        var keys = Path.Combine(folder, "witness.keys");
        if (!File.Exists(keys))
        {
            using var store = Cheap(KeystoreUse.Log, KeystoreUse.LogMlDsa);
            File.WriteAllBytes(keys, Seal(store));
        }
        var file = Path.Combine(folder, "logs");
        await File.WriteAllLinesAsync(file, logs.Select(key => $"{key}").Prepend("# watched"));
        using var said = new StringWriter();
        var app = WitnessServer.Build(
            ["--name", $"{name}.example/witness", "--logs", file, "--state", folder, "--urls", url],
            variable => variable == WitnessSettings.Variable ? Passphrase : null,
            new HandClock(),
            said,
            builder => builder.Logging.ClearProviders()
        );
        await app.StartAsync();
        return new RunningWitness(
            app,
            name,
            folder,
            said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    /// <summary>A keystore with a key for each use.</summary>
    public static Keystore Cheap(params KeystoreUse[] uses) =>
        uses.Aggregate(
            Keystore.Empty,
            (keys, use) =>
                keys.Rotate(use, Some.Now, System.Security.Cryptography.RandomNumberGenerator.Fill)
        );

    public static byte[] Seal(Keystore keys) =>
        keys.Seal(
            Passphrase,
            System.Security.Cryptography.RandomNumberGenerator.Fill,
            new KeystoreCost(64, 1)
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
