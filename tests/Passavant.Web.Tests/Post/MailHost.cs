using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Passavant.Web.Tests.Post;

/// <summary>A mail server on a port of this machine.</summary>
internal sealed class MailHost : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Store store = new();
    private readonly Task running;

    public MailHost(int port)
    {
        var services = new ServiceProvider();
        services.Add(store);
        services.Add((IMailboxFilter)new Filter());
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail.example")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
            .Build();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public IReadOnlyCollection<MimeMessage> Taken => store.Taken;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException) { }
        stop.Dispose();
    }

    private sealed class Store : MessageStore
    {
        public ConcurrentQueue<MimeMessage> Taken { get; } = [];

        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            Taken.Enqueue(MimeMessage.Load(bytes, cancellationToken));
            return Task.FromResult(SmtpResponse.Ok);
        }
    }

    /// <summary>Knows nobody called nobody, and wants those called later to come again.</summary>
    private sealed class Filter : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        ) =>
            to.User == "later"
                ? throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)451, "not now"))
                : Task.FromResult(to.User != "nobody");
    }
}
