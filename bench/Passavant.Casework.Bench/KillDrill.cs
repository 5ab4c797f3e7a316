using Passavant.Store;

namespace Passavant.Casework.Bench;

/// <summary>Officers act without pause while the server is killed again and again; whatever was acknowledged must be there afterwards, once.</summary>
internal static class KillDrill
{
    /// <summary>Runs the drill.</summary>
    /// <param name="database">The records, seeded.</param>
    /// <param name="kills">How often the server is killed.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="alsoKill">Kills and restarts the database as well; null where it is a file.</param>
    /// <returns>How many acts were acknowledged, and everything that is wrong.</returns>
    public static async Task<(int Acknowledged, IReadOnlyList<string> Wrong)> Run(
        string database,
        int kills,
        int officers,
        int cases,
        int year,
        int seed,
        Func<Task>? alsoKill = null
    )
    {
        var chance = new Random(seed);
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        long since;
        await using (var store = Database.Open(database))
            since = await Records.Last(store);
        var (running, done) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.Start(database);
            using var stop = new CancellationTokenSource();
            var before = Volatile.Read(ref done);
            var work = Enumerable
                .Range(0, officers)
                .Select(number => Work(number, server.Address, stop.Token))
                .ToList();
            // At a moment nobody chose, once they are at work.
            for (var i = 0; i < 3000 && Volatile.Read(ref done) == before; i++)
                await Task.Delay(10, CancellationToken.None);
            await Task.Delay(chance.Next(10, 800), CancellationToken.None);
            if (alsoKill is not null && kill % 2 == 1)
                await alsoKill();
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(work);
        }
        await using var after = Database.Open(database);
        return (
            acknowledged.Count,
            // What was done as the server died may be there without anybody having heard of it.
            await Records.Check(after, since, acknowledged, mayHoldMore: true)
        );

        async Task Work(int number, Uri address, CancellationToken stop)
        {
            using var officer = new Officer(number, address);
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    var next = Interlocked.Increment(ref running);
                    if (
                        await officer.Note(
                            FormattableString.Invariant($"{year:0000}-{next % cases + 1:000000}"),
                            next
                        )
                    )
                        _ = Interlocked.Increment(ref done);
                }
            }
            catch (Exception failure)
                when (failure is HttpRequestException or TaskCanceledException or IOException) { }
            foreach (var text in officer.Acknowledged)
                acknowledged.Add(text);
        }
    }
}
