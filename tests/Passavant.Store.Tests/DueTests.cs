using System.Collections.Concurrent;

namespace Passavant.Store.Tests;

public abstract class DueTests : Store
{
    [Fact]
    public async Task Each_clock_acts_once_however_many_work()
    {
        const int Cases = 60;
        for (var i = 0; i < Cases; i++)
            await Open($"C-{i:000}", Noon.AddMinutes(-i));
        await Open("C-later", Noon.AddTicks(10));
        var acted = new ConcurrentBag<string>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        while (await Database.WorkOne(Noon, Act, Cancellation)) { }
                    })
                )
        );
        // A worker finds nothing free while others hold the last ones, so what is left over is done now.
        while (await Database.WorkOne(Noon, Act, Cancellation)) { }
        Assert.Equal(Cases, acted.Distinct().Count());
        var events = await Database.Read(reading => Events.ReadAll(reading), Cancellation);
        Assert.Equal(Cases + 1 + Cases, events.Count);
        Assert.All(
            events.Where(row => row.Type == "ran out").GroupBy(row => row.Stream),
            acts => Assert.Single(acts)
        );

        async Task Act(Transaction change, DueCase due)
        {
            _ = await Events.Append(change, due.Number, due.Version, [Happened("ran out")]);
            await Move(change, due.Number, due.Version + 1, null);
            acted.Add(due.Number);
        }
    }

    [Fact]
    public async Task The_longest_due_comes_first()
    {
        await Open("C-1", Noon);
        await Open("C-2", Noon.AddDays(-1));
        await Open("C-3", null);
        var due = await Database.Read(reading => Due.Cases(reading, Noon, 10), Cancellation);
        Assert.Equal(["C-2", "C-1"], due.Select(row => row.Number));
        Assert.Equal(Noon.AddDays(-1), due[0].NextDue);
        Assert.Equal("overall", due[0].NextDueWhat);
    }

    [Fact]
    public async Task A_clock_and_an_officer_who_act_at_once_do_not_lose_each_other()
    {
        const int Rounds = 40;
        await Open("C-1", Noon);
        var acts = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Task.Run(() =>
                Database.WorkOne(
                    Noon,
                    async (change, due) =>
                    {
                        _ = await Events.Append(
                            change,
                            due.Number,
                            due.Version,
                            [Happened("clock")]
                        );
                        await Move(
                            change,
                            due.Number,
                            due.Version + 1,
                            Noon.AddTicks(-10 * due.Version)
                        );
                    },
                    Cancellation
                )
            );
            var officer = Task.Run(
                () =>
                    Database.Write(
                        async change =>
                        {
                            await CaseRows.Hold(change, "C-1");
                            var rows = (await CaseRows.Find(change, "C-1"))!;
                            var version = await Events.Append(
                                change,
                                "C-1",
                                rows.Case.Version,
                                [Happened("officer")]
                            );
                            await Move(change, "C-1", version, rows.Case.NextDue);
                        },
                        Cancellation
                    ),
                Cancellation
            );
            acts += await clock ? 2 : 1;
            await officer;
        }
        var events = await Database.Read(reading => Events.Read(reading, "C-1"), Cancellation);
        Assert.Equal(1 + acts, events.Count);
    }

    [Fact]
    public async Task What_fails_leaves_nothing_and_waits_longer_each_time_without_holding_up_others()
    {
        await Open("C-1", Noon.AddDays(-1));
        await Open("C-2", Noon);
        await Fails(Noon);
        Assert.True(await Database.WorkOne(Noon, Act, Cancellation));
        Assert.False(await Database.WorkOne(Noon, Act, Cancellation));
        Assert.False(await Database.WorkOne(Noon.AddSeconds(59), Act, Cancellation));
        await Fails(Noon.AddMinutes(1));
        Assert.False(await Database.WorkOne(Noon.AddSeconds(179), Act, Cancellation));
        Assert.True(await Database.WorkOne(Noon.AddMinutes(3), Act, Cancellation));
        var events = await Database.Read(reading => Events.ReadAll(reading), Cancellation);
        Assert.DoesNotContain(events, row => row.Type == "half");

        async Task Fails(DateTimeOffset now)
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
                Database.WorkOne(
                    now,
                    async (change, due) =>
                    {
                        Assert.Equal("C-1", due.Number);
                        _ = await Events.Append(change, due.Number, 1, [Happened("half")]);
                        throw new InvalidOperationException("no");
                    },
                    Cancellation
                )
            );
            Assert.Equal("no", failure.Message);
        }

        async Task Act(Transaction change, DueCase due) =>
            await Move(change, due.Number, due.Version, null);
    }

    [Fact]
    public async Task A_clock_that_changes_nothing_is_told_so()
    {
        await Open("C-1", Noon);
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Database.WorkOne(Noon, (_, _) => Task.CompletedTask, Cancellation)
        );
        Assert.False(await Database.WorkOne(Noon, (_, _) => Task.CompletedTask, Cancellation));
    }

    private Task Open(string number, DateTimeOffset? due) =>
        Database.Write(
            async change =>
            {
                _ = await Events.Append(change, number, 0, [Happened("opened")]);
                await Move(change, number, 1, due);
            },
            Cancellation
        );

    private static Task Move(Transaction change, string number, int version, DateTimeOffset? due) =>
        Some.Rows(
                Some.Case(number) with
                {
                    Version = version,
                    NextDue = due,
                    NextDueWhat = "overall",
                }
            )
            .Put(change);
}

public sealed class SqliteDueTests : DueTests
{
    protected override string NewConnection() => PathOf("store.db");
}

public sealed class PostgresDueTests : DueTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
