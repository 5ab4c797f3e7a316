using System.Net;
using System.Net.Sockets;

namespace Passavant.Web.Webhooks;

/// <summary>The way out to programs: to public addresses alone, as they are when the connection is made; no redirects, no cookies, no proxy, little patience.</summary>
internal static class Line
{
    /// <summary>How long a program has to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A client.</summary>
    /// <param name="neighbours">Whether it may reach this machine and its neighbours.</param>
    public static HttpClient Open(bool neighbours) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = Patience / 2,
                // A name may lead elsewhere tomorrow.
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                MaxResponseHeadersLength = 16,
                ResponseDrainTimeout = TimeSpan.FromSeconds(1),
                MaxResponseDrainSize = 1 << 12,
                ActivityHeadersPropagator = null,
                ConnectCallback = (context, stop) => Connect(context.DnsEndPoint, neighbours, stop),
            }
        )
        {
            Timeout = Patience,
        };

    // Looked up once and connected to what was looked at: a name cannot change its mind in between.
    private static async ValueTask<Stream> Connect(
        DnsEndPoint to,
        bool neighbours,
        CancellationToken stop
    )
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, stop);
        if (!neighbours && !addresses.All(Networks.IsPublic))
            throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A program's address is of this machine or of one beside it.</summary>
internal sealed class ForbiddenAddressException()
    : Exception("the address is not one of the public internet");
