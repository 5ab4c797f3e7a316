using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Witnessing;

namespace Passavant.Web.Tests.Log;

/// <summary>A witness as a process of its own, killed again and again while a log with two histories asks it for both.</summary>
public sealed class WitnessKillTests : IDisposable
{
    private const string Origin = "twofold.example/log";

    private readonly string folder = Directory
        .CreateTempSubdirectory("passavant-witness-kill-")
        .FullName;
    private readonly SigningKey log = SigningKey.FromSeed(
        Origin,
        SignatureType.Ed25519,
        Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()
    );

    [Fact]
    public async Task It_never_signs_two_trees_however_often_it_is_killed()
    {
        var keys = Path.Combine(folder, "witness.keys");
        using (var made = RunningWitness.Cheap(KeystoreUse.Log))
            await File.WriteAllBytesAsync(keys, RunningWitness.Seal(made));
        await File.WriteAllTextAsync(Path.Combine(folder, "logs"), $"{log.Verifier}\n");
        // Two histories that differ from the first entry on.
        var histories = new[] { new History(1, log), new History(2, log) };
        var chance = new Random(1);
        var rounds = Long.Run ? 200 : 4;
        for (var round = 0; round < rounds; round++)
        {
            var address = await Start();
            using var stop = new CancellationTokenSource();
            using var client = new HttpClient { BaseAddress = address };
            var asking = histories
                .SelectMany(history => Enumerable.Repeat(history, 2))
                .Select(history => history.Ask(client, stop.Token))
                .ToList();
            await Task.Delay(chance.Next(20, 300));
            process!.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            await stop.CancelAsync();
            await Task.WhenAll(asking);
        }
        var signed = histories.Select(history => history.Signed).ToList();
        Assert.Contains(0, signed);
        Assert.True(signed.Sum() > 0, "nothing was signed");
        // What it shows now is at least what it signed last.
        var last = await Start();
        using (var client = new HttpClient { BaseAddress = last })
        {
            var shown = await client.GetByteArrayAsync("/" + Witness.PathOf(Origin));
            Assert.True(SignedCheckpoint.TryParse(shown, out var checkpoint, out _));
            Assert.True(checkpoint.Checkpoint.Head.Size >= histories.Max(one => one.Largest));
        }
    }

    private Process? process;

    private async Task<Uri> Start()
    {
        process?.Dispose();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var word in new[]
            {
                typeof(WitnessServer).Assembly.Location,
                "witness",
                "--name",
                "court.example/witness",
                "--logs",
                Path.Combine(folder, "logs"),
                "--state",
                folder,
                "--urls",
                $"{address}",
            }
        )
            start.ArgumentList.Add(word);
        start.Environment[WitnessSettings.Variable] = RunningWitness.Passphrase;
        process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var wrong = process.StandardError.ReadToEndAsync();
        using var client = new HttpClient();
        for (var tries = 0; tries < 600; tries++)
        {
            if (process.HasExited)
                Assert.Fail($"{await said}{await wrong}");
            try
            {
                _ = await client.GetStringAsync(new Uri(address, "/alive"));
                return address;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
        throw new TimeoutException("The witness did not start.");
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
            process.Kill(entireProcessTree: true);
        process?.Dispose();
        log.Dispose();
        Directory.Delete(folder, true);
    }

    private sealed class History(byte mark, SigningKey log)
    {
        private int next;
        private int signed;
        private long largest;

        public int Signed => signed;

        public long Largest => largest;

        // Asks for larger and larger trees, from whatever size the witness says that it saw.
        public async Task Ask(HttpClient client, CancellationToken stop)
        {
            var old = 0L;
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    var size = Math.Max(old, Interlocked.Increment(ref next));
                    var tree = new GrowingTree();
                    for (var i = 0L; i < size; i++)
                        tree.Append(Merkle.HashLeaf([mark, (byte)i, (byte)(i >> 8)]));
                    var head = tree.Head;
                    var tiles = tree.TakeTiles()
                        .ToDictionary(one => one.Tile.Path, one => one.Bytes);
                    Assert.True(
                        TileReader.TryOpen(head, tiles.GetValueOrDefault, out var reader, out _)
                    );
                    var request = WitnessRequest.Of(
                        old,
                        SignedCheckpoint.Sign(new Checkpoint(Origin, head), 1, log),
                        reader.Node
                    )!;
                    using var body = new ByteArrayContent(request.ToBytes());
                    using var response = await client.PostAsync("/add-checkpoint", body, stop);
                    var text = await response.Content.ReadAsStringAsync(stop);
                    if (response.StatusCode == HttpStatusCode.OK)
                    {
                        _ = Interlocked.Increment(ref signed);
                        old = size;
                        lock (this)
                            largest = Math.Max(largest, size);
                    }
                    else if (response.StatusCode == HttpStatusCode.Conflict)
                        old = long.Parse(text.TrimEnd('\n'));
                }
            }
            catch (Exception gone)
                when (gone is HttpRequestException or IOException or OperationCanceledException)
            {
                // It was killed.
            }
        }
    }
}
