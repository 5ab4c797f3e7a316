using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Casework.Bench;
using Passavant.Store;
using Passavant.Store.Tests;

namespace Passavant.EndToEnd.Tests;

/// <summary>Officers at work against servers as processes of their own: killed, raced, several at once.</summary>
public sealed class CaseworkDrills : IDisposable
{
    private const int Cases = 60;

    private static readonly DateTimeOffset Began = DateTimeOffset.UtcNow.AddDays(-2);

    private readonly string folder = Directory.CreateTempSubdirectory("passavant-drill-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_server_is_killed_over_sqlite() =>
        await Kill(await Seeded(Path.Combine(folder, "passavant.db")), Long.Run ? 200 : 2, null);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_server_and_postgresql_are_killed() =>
        await Kill(
            await Seeded(PostgresServer.NewDatabase()),
            Long.Run ? 100 : 2,
            PostgresServer.Crash
        );

    [Fact]
    public async Task Officers_on_one_server_over_sqlite_lose_nothing_and_decide_once() =>
        await Race(await Seeded(Path.Combine(folder, "passavant.db")), 1, 20);

    [Fact]
    public async Task Officers_on_three_servers_over_postgresql_lose_nothing_and_decide_once() =>
        await Race(await Seeded(PostgresServer.NewDatabase()), 3, Long.Run ? 200 : 30);

    [Fact]
    public async Task A_full_disk_refuses_acts_whole_and_loses_none()
    {
        var path = Path.Combine(folder, "small");
        using var disk = SmallDisk.Mount(path, 32, out var why);
        Assert.SkipWhen(disk is null, $"a full disk needs one that may be filled: {why}");
        var database = await Seeded(Path.Combine(path, "passavant.db"));
        var log = Path.Combine(path, "log");
        var signed = new SignedLog(log);
        await using var store = Database.Open(database);
        var since = await Records.Last(store);
        await using var server = await ServerProcess.Start(database, log: log);
        using var officer = new Officer(1, server.Address);
        var running = 0;
        for (var round = 0; round < (Long.Run ? 20 : 3); round++)
        {
            Assert.True(await officer.Note(Number(1), running++));
            disk!.Fill(but: 64 * 1024 * round);
            var refusals = 0;
            for (var i = 0; i < 2000 && refusals < 5; i++)
                if (!await officer.Note(Number(i % Cases + 1), running++))
                    refusals++;
            Assert.Equal(5, refusals);
            Assert.Equal(507, officer.LastFailure);
            disk.Empty();
            // There is room again, and nobody had to do anything but make it.
            Assert.True(await officer.Note(Number(2), running++));
            Assert.Empty(await signed.Settle(store));
        }
        Assert.Empty(await Records.Check(store, since, officer.Acknowledged, mayHoldMore: false));
    }

    public void Dispose() => Directory.Delete(folder, true);

    private async Task Kill(string database, int kills, Func<Task>? alsoKill)
    {
        var (acknowledged, checkpoints, wrong) = await KillDrill.Run(
            database,
            kills,
            6,
            Cases,
            Began.Year,
            seed: 1,
            Path.Combine(folder, "log"),
            tears: true,
            alsoKill
        );
        Assert.Empty(wrong);
        Assert.True(acknowledged > 0 && checkpoints > 0, $"{acknowledged} {checkpoints}");
    }

    // Everybody writes notes in the same few cases as fast as they can, then all try to decide the same ones.
    private static async Task Race(string database, int servers, int officers)
    {
        var running = new List<ServerProcess>();
        for (var i = 0; i < servers; i++)
            running.Add(await ServerProcess.Start(database));
        var people = Enumerable
            .Range(0, officers)
            .Select(number => new Officer(number, running[number % servers].Address))
            .ToList();
        long since;
        await using (var store = Database.Open(database))
            since = await Records.Last(store);
        await Task.WhenAll(
            people.Select(
                async (officer, i) =>
                {
                    for (var round = 0; round < 5; round++)
                        Assert.True(await officer.Note(Number((i + round) % 4 + 1), round));
                }
            )
        );
        var decisions = 0;
        for (var i = 1; i <= 3; i++)
            decisions += (
                await Task.WhenAll(people.Select(officer => officer.Issue(Number(i * 10))))
            ).Count(one => one);
        Assert.Equal(3, decisions);
        Assert.All(people, officer => Assert.Equal(0, officer.Failures));
        foreach (var server in running)
            await server.DisposeAsync();
        await using (var store = Database.Open(database))
            Assert.Empty(
                await Records.Check(
                    store,
                    since,
                    people.SelectMany(officer => officer.Acknowledged),
                    mayHoldMore: false
                )
            );
        people.ForEach(officer => officer.Dispose());
    }

    private static string Number(int running) =>
        FormattableString.Invariant($"{Began.Year:0000}-{running:000000}");

    private static async Task<string> Seeded(string database)
    {
        await using var store = Database.Open(database);
        _ = await store.Migrate(DateTimeOffset.UtcNow, Cancellation);
        var seed = new Seed(Repository.Root, Began);
        await seed.People(store, 200);
        await seed.Cases(store, Cases, signedEvery: 10);
        return database;
    }
}
