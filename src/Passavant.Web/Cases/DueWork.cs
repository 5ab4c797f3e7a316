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
    private const int MostFailures = 50;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Does all that is due now; how many cases that were. What fails is put off, and does not hold up the others.</summary>
    public async Task<int> Work(CancellationToken stop)
    {
        // The past is still being told there, and clocks act in it when the story comes to them.
        if (demonstration is { IsReady: false })
            return 0;
        var (done, failed) = (0, 0);
        // Where everything fails, as without a database, the next round tries again.
        while (failed < MostFailures)
            try
            {
                if (!await desk.Store.WorkOne(desk.Now, Act, stop))
                    break;
                done++;
            }
            catch (ConflictException)
            {
                // Somebody acted on the case at the same moment; it is looked at again.
                failed++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "A clock that ran out could not act; it is tried again.");
                failed++;
            }
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            do if (await Work(stoppingToken) is > 0 and var done)
                log.LogInformation("Clocks acted in {Cases} cases.", done);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) { }
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
