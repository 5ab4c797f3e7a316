using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Cli.Tests.Trust;

/// <summary>A log served on loopback, plainly or with a fault at one path.</summary>
internal sealed class LogServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly LogFiles log;
    private readonly byte[] checkpoint;

    public LogServer(LogFiles log, byte[] checkpoint)
    {
        (this.log, this.checkpoint) = (log, checkpoint);
        listener.Start();
        _ = Serve();
    }

    public string Url => $"http://{listener.LocalEndpoint}/log";

    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>What goes wrong, and where.</summary>
    public (string Path, string Kind) Fault { get; set; }

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = Task.Run(() => Answer(client));
            }
        }
        catch (Exception wrong) when (wrong is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Answer(TcpClient client)
    {
        try
        {
            using (client)
            {
                using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, true);
                var path = (reader.ReadLine() ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
                while (reader.ReadLine() is { Length: > 0 }) { }
                Asked.Enqueue(path);
                stream.Write(Response(path));
            }
        }
        catch (IOException)
        {
            // The other side hung up, as it does on an answer that is too long.
        }
    }

    private byte[] Response(string path)
    {
        var body =
            path == "/log/checkpoint" ? checkpoint
            : path.StartsWith("/log/", StringComparison.Ordinal)
                ? log.Files.GetValueOrDefault(path[5..])
            : null;
        return path != Fault.Path
            ? body is null
                ? Whole("404 Not Found", "")
                : [.. Head("200 OK", body.Length), .. body]
            : Fault.Kind switch
            {
                "302" => Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 302 Found\r\nLocation: http://{listener.LocalEndpoint}/elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                ),
                "large" => [.. Head("200 OK", EntryBundle.Longest + 1L), 1, 2, 3],
                "short" => [.. Head("200 OK", body!.Length), 1, 2, 3],
                "rubbish" => Whole("200 OK", "rubbish"),
                var status => Whole($"{status} Fault", ""),
            };
    }

    private static byte[] Whole(string status, string body) =>
        [.. Head(status, body.Length), .. Encoding.ASCII.GetBytes(body)];

    private static byte[] Head(string status, long length) =>
        Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
}
