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
        await Kill(await Seeded(Path.Combine(folder, "passavant.db")), null);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_server_and_postgresql_are_killed() =>
        await Kill(await Seeded(PostgresServer.NewDatabase()), PostgresServer.Crash);

    [Fact]
    public async Task Officers_on_one_server_over_sqlite_lose_nothing_and_decide_once() =>
        await Race(await Seeded(Path.Combine(folder, "passavant.db")), 1, 20);

    [Fact]
    public async Task Officers_on_three_servers_over_postgresql_lose_nothing_and_decide_once() =>
        await Race(await Seeded(PostgresServer.NewDatabase()), 3, Long.Run ? 200 : 30);

    public void Dispose() => Directory.Delete(folder, true);

    private static async Task Kill(string database, Func<Task>? alsoKill)
    {
        var (acknowledged, wrong) = await KillDrill.Run(
            database,
            Long.Run ? 100 : 2,
            6,
            Cases,
            Began.Year,
            seed: 1,
            alsoKill
        );
        Assert.Empty(wrong);
        Assert.True(acknowledged > 0);
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
