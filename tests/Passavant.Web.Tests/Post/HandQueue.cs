using System.Collections.Concurrent;
using Passavant.Web.Post;

namespace Passavant.Web.Tests.Post;

/// <summary>A queue of messages in memory, which ends with the last.</summary>
internal sealed class HandQueue(params Mail[] mails)
{
    private readonly ConcurrentQueue<Mail> waiting = new(mails);

    public List<string> Told { get; } = [];

    public MailQueue Queue =>
        new()
        {
            Next = _ => Task.FromResult(waiting.TryDequeue(out var mail) ? mail : null),
            Delivered = (mail, _) => Tell($"{mail.Id} delivered"),
            PutOff = (mail, why, until, _) => Tell($"{mail.Id} put off {until - Some.Now}: {why}"),
            Failed = (mail, why, _) => Tell($"{mail.Id} failed: {why}"),
        };

    private Task Tell(string what)
    {
        Told.Add(what);
        return Task.CompletedTask;
    }
}
