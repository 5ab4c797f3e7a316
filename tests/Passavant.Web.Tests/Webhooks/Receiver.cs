using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Passavant.Web.Tests.Webhooks;

/// <summary>A program that is told: it keeps what it is sent, and answers what a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    /// <summary>One message as it came.</summary>
    public sealed record Message(string Id, string Time, string Signature, string Body);

    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public string Address => $"{app.Urls.Single()}/told";

    /// <summary>What came, in its order.</summary>
    public ConcurrentQueue<Message> Told { get; } = [];

    /// <summary>What it answers.</summary>
    public Func<HttpContext, int> Answers { get; set; } = _ => 204;

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Checks a signature as Standard Webhooks has receivers check it.</summary>
    public static bool IsSigned(Message message, string secret, DateTimeOffset now) =>
        Math.Abs(now.ToUnixTimeSeconds() - long.Parse(message.Time, CultureInfo.InvariantCulture))
            < 300
        && message.Signature
            == "v1,"
                + Convert.ToBase64String(
                    HMACSHA256.HashData(
                        Convert.FromBase64String(secret["whsec_".Length..]),
                        Encoding.UTF8.GetBytes($"{message.Id}.{message.Time}.{message.Body}")
                    )
                );

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Told.Enqueue(
            new Message(
                $"{context.Request.Headers["webhook-id"]}",
                $"{context.Request.Headers["webhook-timestamp"]}",
                $"{context.Request.Headers["webhook-signature"]}",
                await body.ReadToEndAsync()
            )
        );
        context.Response.StatusCode = Answers(context);
    }
}
