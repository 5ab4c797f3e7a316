using Passavant.Screening.Lists;
using Passavant.Web.Asking;

namespace Passavant.Web.Lists;

/// <summary>How things stand: the lists in force, and what is wrong with the folder they come from.</summary>
/// <param name="Lists">The lists; null before any could be read.</param>
/// <param name="Trouble">Why what is in the folder was not taken; null where it was.</param>
internal sealed record Standing(ListsInForce? Lists, string? Trouble);

/// <summary>Keeps the lists in force: reads the folder at the start and whenever it has changed, and exchanges all of them at once. What cannot be read whole changes nothing.</summary>
internal sealed class ListsKeeper(
    ScreeningSettings settings,
    TimeProvider time,
    ILogger<ListsKeeper> log
) : BackgroundService
{
    private readonly SemaphoreSlim one = new(1);
    private volatile Standing standing = new(null, "the lists are being read");
    private IReadOnlyList<FileStamp> taken = [];

    public Standing Standing => standing;

    /// <summary>The lists in force.</summary>
    /// <exception cref="Asking.Trouble">There are none yet.</exception>
    public ListsInForce Lists(HttpContext context)
    {
        if (standing.Lists is not { } lists)
            throw new Trouble(
                StatusCodes.Status503ServiceUnavailable,
                $"No lists are in force: {standing.Trouble}."
            );
        var stale = lists.Snapshots.Where(list => IsStale(list)).Select(list => list.Id);
        if (string.Join(',', stale) is { Length: > 0 } ids)
            context.Response.Headers["Passavant-Stale-Lists"] = ids;
        return lists;
    }

    /// <summary>How many days old a list is; null where it does not say its day.</summary>
    public int? Age(ListSnapshot list) =>
        list.About.Date is { } day
            ? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber - day.DayNumber
            : null;

    /// <summary>Whether a list is too old to be relied on. One of unknown age is.</summary>
    public bool IsStale(ListSnapshot list) =>
        settings.StaleAfterDays > 0 && (Age(list) is not { } age || age > settings.StaleAfterDays);

    /// <summary>Reads the folder now.</summary>
    public async Task<Standing> Update(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            return await Task.Run(Read, stop);
        }
        finally
        {
            one.Release();
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Update(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.WatchSeconds == 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(settings.WatchSeconds), time);
        IReadOnlyList<FileStamp>? last = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = Look();
            // A file that is being copied still grows: what is there is read when two looks agree.
            if (now is not null && last is not null && now.SequenceEqual(last))
                if (!now.SequenceEqual(Volatile.Read(ref taken)))
                    await Update(stoppingToken);
            last = now;
        }
    }

    private IReadOnlyList<FileStamp>? Look()
    {
        try
        {
            return ListFolder.Look(settings.Lists!);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // The folder is away: reading it says so.
            return [];
        }
    }

    private Standing Read()
    {
        IReadOnlyList<FileStamp> files = [];
        try
        {
            files = ListFolder.Look(settings.Lists!);
            var lists = ListFolder.Read(files, standing.Lists);
            standing = new Standing(lists, null);
            var named = string.Join(
                ", ",
                lists.Identity.Lists.Select(list => $"{list.Id} {list.Hash}")
            );
            var entries = lists.Snapshots.Sum(list => list.Entries.Count);
            log.InForce(named, entries);
        }
        catch (Exception wrong)
            when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            standing = standing with { Trouble = wrong.Message };
            // What could not be read now may be readable later, though it looks the same.
            if (wrong is not FormatException)
                files = [];
            log.NotTaken(
                wrong.Message,
                standing.Lists is null ? "Nothing is answered." : "The lists before stay in force."
            );
        }
        Volatile.Write(ref taken, files);
        return standing;
    }
}
