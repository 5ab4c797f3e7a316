using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Log;
using Passavant.Web.Witnessing;

namespace Passavant.Web.Demo;

/// <summary>A witness that cosigns the log of the demonstration, on a port of this machine: so that the page of the log shows what it is like to have one.</summary>
internal sealed class DemonstrationWitness : IHostedService, IAsyncDisposable
{
    private const string Name = "court.nordmark.example/witness";
    private const string Passphrase = "demonstration";

    private readonly WebApplication witness;

    private DemonstrationWitness(WebApplication witness) => this.witness = witness;

    /// <summary>The settings of a demonstration with a policy that asks for the witness, and the witness; none where they have a policy or nothing is signed.</summary>
    public static (CaseworkSettings, DemonstrationWitness?) Beside(
        CaseworkSettings settings,
        DateTimeOffset now
    )
    {
        if (
            settings is not { Demo: true, Log: { Policy: null } log }
            || log is not { Folder: { } folder, Keys: { } file, Passphrase: { } passphrase }
        )
            return (settings, null);
        var state = folder + ".witness";
        var port = FreePort();
        try
        {
            var isNew = !Directory.Exists(folder);
            using var keys = LogKeys.Open(file, passphrase, log.Origin, isNew, log.Cost, now);
            _ = Directory.CreateDirectory(state);
            var own = Path.Combine(state, "witness.keys");
            if (!File.Exists(own))
            {
                using var made = Keystore
                    .Empty.Rotate(KeystoreUse.Log, now, RandomNumberGenerator.Fill)
                    .Rotate(KeystoreUse.LogMlDsa, now, RandomNumberGenerator.Fill);
                LogKeys.Keep(own, made.Seal(Passphrase, RandomNumberGenerator.Fill, log.Cost));
            }
            var logs = Path.Combine(state, "logs");
            File.WriteAllLines(logs, keys.Known.Select(key => $"{key}"));
            using var said = new StringWriter(CultureInfo.InvariantCulture);
            var url = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
            var witness = WitnessServer.Build(
                ["--name", Name, "--logs", logs, "--state", state, "--urls", url],
                _ => Passphrase,
                TimeProvider.System,
                said,
                builder => builder.Logging.SetMinimumLevel(LogLevel.Warning)
            );
            var key = said.ToString().Split('\n')[0].Trim();
            return Policy.TryParse(
                Encoding.UTF8.GetBytes($"witness court {key} {url}\nquorum court\n"),
                out var policy,
                out _
            )
                ? (
                    settings with
                    {
                        Log = log with { Policy = policy },
                    },
                    new DemonstrationWitness(witness)
                )
                : (settings, null);
        }
        catch (Exception wrong)
            when (wrong is LogRefusal or FormatException or IOException or SocketException)
        {
            // It is shown without.
            return (settings, null);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await witness.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            // Somebody took the port meanwhile: the page shows a witness that does not answer.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        witness.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => witness.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
