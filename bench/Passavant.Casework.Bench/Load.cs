using Passavant.Store;

namespace Passavant.Casework.Bench;

/// <summary>Officers at work: each acts every ten seconds and reads every two.</summary>
internal static class Load
{
    public static async Task<int> Run(
        string database,
        int cases,
        int count,
        int serverCount,
        int seconds,
        int year
    )
    {
        long since;
        await using (var store = Database.Open(database))
            since = await Records.Last(store);
        var servers = new List<ServerProcess>();
        for (var i = 0; i < serverCount; i++)
            servers.Add(await ServerProcess.Start(database));
        Console.WriteLine(
            $"{serverCount} server(s) answered after {string.Join(", ", servers.Select(one => $"{one.ReadyAfter.TotalSeconds:0.00} s"))}"
        );
        var officers = Enumerable
            .Range(0, count)
            .Select(number => new Officer(number, servers[number % serverCount].Address))
            .ToList();

        // The first seconds of a program are compiling: everybody works a while before it is measured.
        var warm = DateTime.UtcNow.AddSeconds(Math.Min(seconds, 20));
        await Task.WhenAll(officers.Select((officer, i) => Work(officer, i, 0, warm)));
        officers.ForEach(officer => officer.Forget());

        var end = DateTime.UtcNow.AddSeconds(seconds);
        await Task.WhenAll(officers.Select((officer, i) => Work(officer, i, 1, end)));

        // All at once on the same cases: each may be decided once.
        var decisions = 0;
        for (var i = 1; i <= 20; i++)
        {
            // Others than in the runs before.
            var number = Number((int)(since % 900 + i) * 50 - 1);
            var won = await Task.WhenAll(
                officers.Skip(1).Take(40).Select(officer => officer.Issue(number))
            );
            decisions += won.Count(one => one);
        }
        foreach (var server in servers)
            await server.DisposeAsync();

        IReadOnlyList<string> wrong;
        await using (var store = Database.Open(database))
            wrong = await Records.Check(
                store,
                since,
                officers.SelectMany(officer => officer.Acknowledged),
                mayHoldMore: false
            );
        var reads = officers.SelectMany(officer => officer.Reads).Order().ToList();
        var acts = officers.SelectMany(officer => officer.Acts).Order().ToList();
        Console.WriteLine($"{cases} cases, {count} officers, {serverCount} server(s), {seconds} s");
        Console.WriteLine(
            $"reading a case: {reads.Count} readings, median {At(reads, 0.5):0.0} ms, p99 {At(reads, 0.99):0.0} ms, most {reads[^1]:0.0} ms"
        );
        Console.WriteLine(
            $"an act: {acts.Count} acts, median {At(acts, 0.5):0.0} ms, p99 {At(acts, 0.99):0.0} ms, most {acts[^1]:0.0} ms"
        );
        Console.WriteLine($"raced for 20 decisions: {decisions} made");
        Console.WriteLine(
            $"failed requests: {officers.Sum(officer => officer.Failures)}; wrong in the records: {wrong.Count}"
        );
        foreach (var one in wrong.Take(20))
            Console.WriteLine(one);
        officers.ForEach(officer => officer.Dispose());
        return wrong.Count == 0 && decisions == 20 ? 0 : 1;

        string Number(int at) =>
            FormattableString.Invariant($"{year:0000}-{at % cases + 1:000000}");

        async Task Work(Officer officer, int i, int part, DateTime end)
        {
            var chance = new Random(i * 2 + part);
            // Nobody begins at the same moment.
            await Task.Delay(chance.Next(2000));
            for (var round = chance.Next(5); DateTime.UtcNow < end; round++)
            {
                var started = DateTime.UtcNow;
                await officer.Read(Number(chance.Next(cases)));
                if (round % 5 == 0)
                    _ = await officer.Note(Number(chance.Next(cases)), round * 2 + part);
                var wait = started.AddSeconds(2) - DateTime.UtcNow;
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait);
            }
        }
    }

    private static double At(List<double> sorted, double share) =>
        sorted[Math.Min((int)(sorted.Count * share), sorted.Count - 1)];
}
