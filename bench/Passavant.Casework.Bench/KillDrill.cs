using Passavant.Store;

namespace Passavant.Casework.Bench;

/// <summary>Officers act without pause while the server is killed again and again; whatever was acknowledged must be there afterwards, once, and the log must continue what it signed.</summary>
internal static class KillDrill
{
    /// <summary>Runs the drill.</summary>
    /// <param name="database">The records, seeded.</param>
    /// <param name="kills">How often the server is killed.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="log">The folder of the log, which is looked at after every kill.</param>
    /// <param name="tears">Whether files are torn as by a power failure: the newest ones of the log, and the end of SQLite's.</param>
    /// <param name="alsoKill">Kills and restarts the database as well; null where it is a file.</param>
    /// <returns>How many acts were acknowledged, how many checkpoints were seen, and everything that is wrong.</returns>
    public static async Task<(int Acknowledged, int Checkpoints, IReadOnlyList<string> Wrong)> Run(
        string database,
        int kills,
        int officers,
        int cases,
        int year,
        int seed,
        string log,
        bool tears,
        Func<Task>? alsoKill = null
    )
    {
        var chance = new Random(seed);
        var signed = new SignedLog(log);
        var wrong = new List<string>();
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        long since;
        await using (var store = Database.Open(database))
            since = await Records.Last(store);
        var (running, done) = (0, 0);
        var isTorn = false;
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.Start(database, log: log);
            using var stop = new CancellationTokenSource();
            var before = Volatile.Read(ref done);
            var work = Enumerable
                .Range(0, officers)
                .Select(number => Work(number, server.Address, stop.Token))
                .ToList();
            // At a moment nobody chose, once they are at work.
            for (var i = 0; i < 3000 && Volatile.Read(ref done) == before; i++)
                await Task.Delay(10, CancellationToken.None);
            // One that starts on torn files may be killed while it mends them; the next has mended them.
            if (!isTorn && !await signed.IsThere())
                wrong.Add($"before kill {kill + 1}: no checkpoint after a minute");
            await Task.Delay(chance.Next(10, 800), CancellationToken.None);
            if (alsoKill is not null && kill % 2 == 1)
                await alsoKill();
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(work);
            if (!isTorn)
                wrong.AddRange(signed.Look().Select(one => $"after kill {kill + 1}: {one}"));
            isTorn = tears && kill % 2 == 0;
            if (isTorn)
                Tear();
        }
        await using (var after = Database.Open(database))
        {
            await using (await ServerProcess.Start(database, log: log))
                wrong.AddRange(await signed.Settle(after));
            // What was done as the server died may be there without anybody having heard of it.
            wrong.AddRange(await Records.Check(after, since, acknowledged, mayHoldMore: true));
        }
        return (acknowledged.Count, signed.Checkpoints, wrong);

        // What was being written when the power went is there in part, or as other bytes.
        void Tear()
        {
            signed.Tear(chance);
            if (File.Exists(database + "-wal"))
            {
                using var end = new FileStream(database + "-wal", FileMode.Append);
                var torn = new byte[chance.Next(1, 10_000)];
                chance.NextBytes(torn);
                end.Write(torn);
            }
        }

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
