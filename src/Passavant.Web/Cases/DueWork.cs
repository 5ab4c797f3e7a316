using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Demo;

namespace Passavant.Web.Cases;

/// <summary>What clocks ask for, done when they run out: on every server, each piece by one of them.</summary>
internal sealed class DueWork(
    Desk desk,
    TimeProvider time,
    ILogger<DueWork> log,
    Demonstration? demonstration = null
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Does all that is due now; how many cases that were.</summary>
    public async Task<int> Work(CancellationToken stop)
    {
        var done = 0;
        // The past is still being told there, and clocks act in it when the story comes to them.
        if (demonstration is { IsReady: false })
            return done;
        while (await desk.Store.WorkOne(desk.Now, Act, stop))
            done++;
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do try
        {
            if (await Work(stoppingToken) is > 0 and var done)
                log.LogInformation("Clocks acted in {Cases} cases.", done);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (ConflictException)
        {
            // Somebody acted on the case at the same moment; it is looked at again.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A clock that ran out could not act; it is tried again.");
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Act(Transaction change, DueCase due)
    {
        var now = desk.Now;
        var file =
            await desk.Find(change, CaseNumber.Parse(due.Number), now)
            ?? throw new InvalidOperationException($"There is no case {due.Number}.");
        var reply = Casework.CatchUp(file.Case, now, file.Office);
        if (reply.Events.Count > 0)
            _ = await desk.Keep(change, file.Case, reply, file.Office, now);
        else
            // Nothing ran out after all, as when a calendar was changed: the rows are brought up to date.
            await CaseRows.Of(file.Case, Casework.Clocks(file.Case, now, file.Office)).Put(change);
    }
}
