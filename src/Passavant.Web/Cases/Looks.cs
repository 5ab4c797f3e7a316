using System.Threading.Channels;
using Passavant.Cases;
using Passavant.Store;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Cases;

/// <summary>Who looked at which case: written down in batches beside the reading, so that nobody waits for it.</summary>
internal sealed partial class Looks(Database store, ILogger<Looks> log) : BackgroundService
{
    private readonly Channel<LookRow> looks = Channel.CreateBounded<LookRow>(
        new BoundedChannelOptions(100_000) { SingleReader = true }
    );

    /// <summary>Notes that somebody looked; the applicant's own looks are theirs.</summary>
    public void Saw(Case one, Actor by, DateTimeOffset now)
    {
        if (by.Role == Role.Applicant)
            return;
        var look = new LookRow
        {
            Number = $"{one.Number}",
            At = now,
            Person = by.Person,
            Agency = by.Agency,
            Role = Choices.Word(by.Role),
        };
        if (!looks.Writer.TryWrite(look))
            NotNoted(log, look.Number);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        looks.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        await Flush();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await looks.Reader.WaitToReadAsync(stoppingToken))
            {
                await Flush();
                await Task.Delay(TimeSpan.FromMilliseconds(200), stoppingToken);
            }
        }
        catch (OperationCanceledException) { }
    }

    private async Task Flush()
    {
        var batch = new List<LookRow>();
        while (batch.Count < 1000 && looks.Reader.TryRead(out var look))
            batch.Add(look);
        if (batch.Count > 0)
            await store.Write(async change =>
            {
                foreach (var look in batch)
                    await Looking.Record(change, look);
            });
    }

    [LoggerMessage(LogLevel.Error, "A look at case {Number} could not be noted.")]
    private static partial void NotNoted(ILogger log, string number);
}
