using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Trust.Bench;

/// <summary>A log on loopback whose every answer waits a while, as one far away does: for timing <c>passavant audit</c>.</summary>
internal static class ServedLog
{
    /// <summary>Serves a log of so many entries until the input ends; writes its address and its verifier key.</summary>
    /// <param name="size">How many entries.</param>
    /// <param name="milliseconds">How long each answer waits.</param>
    public static void Run(int size, int milliseconds)
    {
        var tree = new GrowingTree();
        var entries = new List<ReadOnlyMemory<byte>>(size);
        for (var i = 0; i < size; i++)
        {
            var entry = Entry(i);
            tree.Append(Merkle.HashLeaf(entry));
            entries.Add(entry);
        }
        var key = SigningKey.FromSeed(
            "authority.example/log",
            SignatureType.Ed25519,
            SHA256.HashData("bench"u8)
        );
        var files = tree.TakeTiles().ToDictionary(pair => pair.Tile.Path, pair => pair.Bytes);
        foreach (var tile in Tile.Grown(0, size).Where(tile => tile.Level == Tile.Entries))
            files.Add(
                tile.Path,
                EntryBundle.Of(entries.GetRange((int)tile.Index * Tile.Full, tile.Width))
            );
        files.Add(
            "checkpoint",
            SignedCheckpoint.Sign(new Checkpoint(key.Verifier.Name, tree.Head), 1, key).ToBytes()
        );
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Serve(listener, files, milliseconds);
        Console.WriteLine($"http://{listener.LocalEndpoint}/log {key.Verifier}");
        _ = Console.In.ReadToEnd();
    }

    private static async Task Serve(
        TcpListener listener,
        Dictionary<string, byte[]> files,
        int milliseconds
    )
    {
        while (true)
            _ = Answer(await listener.AcceptTcpClientAsync(), files, milliseconds);
    }

    private static async Task Answer(
        TcpClient client,
        Dictionary<string, byte[]> files,
        int milliseconds
    )
    {
        using (client)
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            while (await reader.ReadLineAsync() is { } line)
            {
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                var path = line.Split(' ')[1]["/log/".Length..];
                var body = files.GetValueOrDefault(path);
                await Task.Delay(milliseconds);
                await stream.WriteAsync(
                    (byte[])
                        [
                            .. Encoding.ASCII.GetBytes(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"HTTP/1.1 {(body is null ? "404 Not Found" : "200 OK")}\r\nContent-Length: {body?.Length ?? 0}\r\n\r\n"
                                )
                            ),
                            .. body ?? [],
                        ]
                );
            }
        }
    }

    // The leaf of a decision with six fields.
    private static byte[] Entry(int index)
    {
        var secret = SHA256.HashData(BitConverter.GetBytes(index));
        return LeafEntry
            .Of(
                "decision",
                DateTimeOffset.UnixEpoch.AddMinutes(index),
                [
                    .. Enumerable
                        .Range(0, 6)
                        .Select(field => Disclosure.Of(secret, $"field {field}", $"{index}")),
                ]
            )
            .ToBytes();
    }
}
