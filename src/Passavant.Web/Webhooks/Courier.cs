using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Demo;

namespace Passavant.Web.Webhooks;

/// <summary>Tells programs what happened: on every server, each message by one of them at a time. Each is told until it is taken or given up; in no promised order.</summary>
internal sealed partial class Courier(
    Database database,
    HttpClient line,
    IDataProtectionProvider protection,
    TimeProvider time,
    ILogger<Courier> log,
    Demonstration? demonstration = null
) : BackgroundService
{
    /// <summary>How long one waits after each failure; after the last it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    // Longer than any try; whoever is stopped in the middle of one leaves it to the next after that.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // One slow program does not hold up the others.
    private const int Hands = 4;

    private sealed record Told(
        string Id,
        string Act,
        string Number,
        int Version,
        DateTimeOffset At
    );

    /// <summary>Tells all that is to be told now; how many were tried.</summary>
    public async Task<int> Work(CancellationToken stop)
    {
        // The past of a demonstration is told to nobody.
        if (demonstration is { IsReady: false })
            return 0;
        var done = await Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => Each(stop)));
        return done.Sum();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        var forgotten = DateTimeOffset.MinValue;
        try
        {
            do try
            {
                _ = await Work(stoppingToken);
                var now = time.GetUtcNow();
                if (now - forgotten > TimeSpan.FromDays(1))
                {
                    _ = await database.Write(
                        change => Store.Webhooks.Forget(change, now - Kept),
                        stoppingToken
                    );
                    forgotten = now;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, failure);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) { }
    }

    private async Task<int> Each(CancellationToken stop)
    {
        for (var done = 0; ; done++)
        {
            // Looking is free; taking keeps others from writing.
            var now = time.GetUtcNow();
            if (
                !await database.Read(reading => Store.Webhooks.Waits(reading, now), stop)
                || await database.Write(
                    change => Store.Webhooks.Take(change, now, now + Lease),
                    stop
                )
                    is not { } call
            )
                return done;
            await Tell(call, stop);
        }
    }

    private async Task Tell(WebhookCallRow call, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var (webhook, isHeld) = await database.Read(
            async reading =>
                (
                    await Store.Webhooks.Find(reading, call.Webhook),
                    (await Store.Webhooks.Listening(reading, now)).Any(one =>
                        one.Webhook == call.Webhook
                    )
                ),
            stop
        );
        if (!isHeld)
        {
            await GiveUp(call, "its owner may not read cases any more");
            return;
        }
        var (status, trouble) = await Send(webhook!, call, now, stop);
        now = time.GetUtcNow();
        if (status is >= 200 and < 300)
            await database.Write(
                change => Store.Webhooks.Took(change, call.Id, now),
                CancellationToken.None
            );
        else if (status == StatusCodes.Status410Gone)
            // The program says it wants no more.
            _ = await database.Write(
                change => Store.Webhooks.End(change, call.Webhook, now),
                CancellationToken.None
            );
        else if (call.Tries < Pauses.Count)
            await database.Write(
                change => Store.Webhooks.PutOff(change, call.Id, trouble, now + Pauses[call.Tries]),
                CancellationToken.None
            );
        else
            await GiveUp(call, trouble);
    }

    private async Task GiveUp(WebhookCallRow call, string why)
    {
        await database.Write(change => Store.Webhooks.Fail(change, call.Id, why, time.GetUtcNow()));
        GaveUp(log, call.Id, why);
    }

    /// <summary>Tells it once: the status of the answer, 0 for none, and what went wrong.</summary>
    private async Task<(int Status, string Trouble)> Send(
        WebhookRow webhook,
        WebhookCallRow call,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        try
        {
            var body = JsonSerializer.Serialize(
                new Told(call.Id, call.Act, call.Number, call.Version, call.At),
                CaseJson.Options
            );
            var secret = protection
                .CreateProtector(WebhookRoutes.Purpose)
                .Unprotect(webhook.Secret);
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("webhook-id", call.Id);
            request.Headers.Add("webhook-timestamp", Signature.Time(now));
            request.Headers.Add("webhook-signature", Signature.Of(secret, call.Id, now, body));
            request.Headers.UserAgent.Add(new("Passavant", null));
            // What it answers beside its status is not read.
            using var answer = await line.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                stop
            );
            var status = (int)answer.StatusCode;
            return (
                status,
                status is >= 300 and < 400
                    ? $"answered {status}; redirects are not followed"
                    : $"answered {status}"
            );
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            return (
                0,
                trouble switch
                {
                    ForbiddenAddressException or { InnerException: ForbiddenAddressException } =>
                        "the address is not one of the public internet",
                    OperationCanceledException =>
                        $"did not answer within {Line.Patience.TotalSeconds} seconds",
                    CryptographicException =>
                        "the secret can no longer be read; end it and make another",
                    HttpRequestException { HttpRequestError: var kind } =>
                        $"could not be reached ({kind})",
                    _ => "could not be reached",
                }
            );
        }
    }

    [LoggerMessage(LogLevel.Warning, "A program was not told {Id}: {Why}")]
    private static partial void GaveUp(ILogger log, string id, string why);

    [LoggerMessage(LogLevel.Error, "Programs could not be told; it is tried again.")]
    private static partial void Failed(ILogger log, Exception failure);
}

/// <summary>Adds the courier.</summary>
internal static class Couriers
{
    public static void Serve(IServiceCollection services, CaseworkSettings settings)
    {
        _ = services.AddSingleton(provider => new Courier(
            provider.GetRequiredService<Database>(),
            Line.Open(settings.TellsNeighbours),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Courier>>(),
            provider.GetService<Demonstration>()
        ));
        _ = services.AddHostedService(provider => provider.GetRequiredService<Courier>());
    }
}
