using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Passavant.Web.Post;

/// <summary>Where messages wait. Whoever keeps it says when a message has gone, and does not lose it before.</summary>
internal sealed record MailQueue
{
    /// <summary>The next message to deliver: waits for one; null when there will be no more. A message neither delivered nor failed comes again after a new start.</summary>
    public required Func<CancellationToken, Task<Mail?>> Next { get; init; }

    /// <summary>A message has been taken by the server, or stands in the outbox.</summary>
    public required Func<Mail, CancellationToken, Task> Delivered { get; init; }

    /// <summary>A message cannot be delivered now: why, and when <see cref="Next"/> is to give it again, with one more attempt.</summary>
    public required Func<
        Mail,
        string,
        DateTimeOffset,
        CancellationToken,
        Task
    > PutOff { get; init; }

    /// <summary>A message can never be delivered, and why.</summary>
    public required Func<Mail, string, CancellationToken, Task> Failed { get; init; }
}

/// <summary>Delivers messages from a queue: to the SMTP server where there is one, to the outbox folder where not.</summary>
/// <remarks>
/// Each is delivered at least once: a message the server has taken is offered again only where the program stops before the queue knows. A trouble of the way (no connection,
/// a sign-in refused, a disk that is full) holds the queue and is tried again, after one second at first and every five minutes at last. A server that will not take this message now puts
/// it off, for a minute at first and four hours at last, and fails it after some days; one that never will (no such recipient) fails it. The next goes by meanwhile.
/// </remarks>
internal sealed partial class Postman(
    MailSettings settings,
    MailQueue queue,
    TimeProvider time,
    ILogger<Postman> log
) : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private const int MostAttempts = 30;

    /// <summary>Why a message has not gone, and whether that may pass.</summary>
    private sealed record Outcome(string Why, bool MayPass);

    /// <summary>Delivers until the queue ends or the program stops.</summary>
    public async Task Deliver(CancellationToken stop)
    {
        while (await Stubbornly(() => queue.Next(stop), stop) is { } mail)
        {
            var outcome = await Stubbornly(() => Hand(mail, stop), stop);
            await Stubbornly(() => Report(mail, outcome, stop), stop);
        }
    }

    /// <summary>Tells the queue.</summary>
    private async Task<bool> Report(Mail mail, Outcome? outcome, CancellationToken stop)
    {
        if (outcome is not { Why: var why })
        {
            await queue.Delivered(mail, stop);
            Went(log, mail.Id);
        }
        else if (outcome.MayPass && mail.Attempts < MostAttempts)
        {
            var until = time.GetUtcNow() + Later(mail.Attempts);
            await queue.PutOff(mail, why, until, stop);
            Waits(log, mail.Id, until, why);
        }
        else
        {
            await queue.Failed(mail, why, stop);
            Refused(log, mail.Id, why);
        }
        return true;
    }

    private static TimeSpan Later(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(240, Math.Pow(2, Math.Min(attempts, 10))));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            await Deliver(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>Does it until it is done, with longer and longer pauses.</summary>
    private async Task<T> Stubbornly<T>(Func<Task<T>> act, CancellationToken stop)
    {
        for (var pause = Shortest; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                return await act();
            }
#pragma warning disable CA1031 // Whatever the trouble is, the queue must go on.
            catch (Exception trouble) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Holds(log, pause, trouble.Message);
            }
            await Task.Delay(pause, time, stop);
        }
    }

    /// <summary>Delivers one message. Null when it has gone; why not, where it never can.</summary>
    private async Task<Outcome?> Hand(Mail mail, CancellationToken stop)
    {
        MimeMessage message;
        try
        {
            message = Envelope.Seal(mail, settings.From, time.GetUtcNow());
        }
        catch (FormatException cannot)
        {
            return new Outcome(cannot.Message, MayPass: false);
        }
        using (message)
        {
            if (settings.Host is { } host)
                return await Send(message, host, stop);
            await Outbox.Put(message, mail.Id, settings.Outbox, stop);
            return null;
        }
    }

    private async Task<Outcome?> Send(MimeMessage message, string host, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        using var client = new SmtpClient();
        await client.ConnectAsync(host, settings.Port, settings.Tls, either.Token);
        if (settings is { User: { } user, Password: { } password })
            await client.AuthenticateAsync(user, password, either.Token);
        try
        {
            await client.SendAsync(message, either.Token);
        }
        catch (SmtpCommandException answer)
            when (answer.ErrorCode != SmtpErrorCode.SenderNotAccepted
                && (int)answer.StatusCode != 421
            )
        {
            return new Outcome(
                $"{host} answered {(int)answer.StatusCode}: {Envelope.OneLine(answer.Message)}",
                answer.ErrorCode == SmtpErrorCode.UnexpectedStatusCode
                    || (int)answer.StatusCode is < 500 or > 599
            );
        }
        catch (NotSupportedException cannot)
        {
            return new Outcome($"{host} cannot take it: {Envelope.OneLine(cannot.Message)}", false);
        }
        try
        {
            await client.DisconnectAsync(true, either.Token);
        }
        catch (Exception late)
            when (late
                    is IOException
                        or SocketException
                        or ProtocolException
                        or CommandException
                        or OperationCanceledException
            )
        {
            // The server has taken the message; how it says goodbye changes nothing.
        }
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} has gone")]
    private static partial void Went(ILogger log, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} waits until {Until}: {Why}")]
    private static partial void Waits(ILogger log, string id, DateTimeOffset until, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} cannot be delivered: {Why}")]
    private static partial void Refused(ILogger log, string id, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post waits {Pause}: {Why}")]
    private static partial void Holds(ILogger log, TimeSpan pause, string why);
}
