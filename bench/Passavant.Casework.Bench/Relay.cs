using System.Net;
using System.Net.Sockets;

namespace Passavant.Casework.Bench;

/// <summary>A wire between two programs that counts every byte on it, both ways.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly Uri to;
    private long bytes;

    /// <param name="to">Where it leads.</param>
    public Relay(Uri to)
    {
        this.to = to;
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Where it begins.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How many bytes went over it so far, requests and answers with their headers.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
                carried.Add(Carry(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException) { }
        await Task.WhenAll(carried);
    }

    private async Task Carry(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient())
            try
            {
                await far.ConnectAsync(to.Host, to.Port, stop.Token);
                await Task.WhenAny(
                    Copy(near.GetStream(), far.GetStream()),
                    Copy(far.GetStream(), near.GetStream())
                );
            }
            catch (Exception ended)
                when (ended is IOException or SocketException or OperationCanceledException) { }
    }

    private async Task Copy(NetworkStream from, NetworkStream to)
    {
        var part = new byte[1 << 16];
        while (await from.ReadAsync(part, stop.Token) is > 0 and var count)
        {
            _ = Interlocked.Add(ref bytes, count);
            await to.WriteAsync(part.AsMemory(0, count), stop.Token);
        }
    }
}
