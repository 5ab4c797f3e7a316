using System.Collections.Concurrent;
using System.Data.Common;

namespace Passavant.Store.Tests;

public abstract class EventTests : Store
{
    [Fact]
    public async Task What_is_appended_is_read_back_to_the_byte()
    {
        var first = Happened("opened", """{"a":1}""") with
        {
            At = Noon.AddTicks(10),
            Accord = "sha256:aa",
            Determination = "sha256:bb",
        };
        _ = await Append("C-1", 0, first, Happened("closed"));
        var stored = await Database.Read(reading => Events.Read(reading, "C-1"), Cancellation);
        Assert.Equal([1, 2], stored.Select(row => row.Version));
        Assert.Equal([1L, 2L], stored.Select(row => row.Position));
        Assert.Equal(first.Body, stored[0].Body);
        Assert.Equal(
            (first.Type, first.At, first.Person, first.Agency, first.Role),
            (stored[0].Type, stored[0].At, stored[0].Person, stored[0].Agency, stored[0].Role)
        );
        Assert.Equal(
            (first.Accord, first.Determination),
            (stored[0].Accord, stored[0].Determination)
        );
        Assert.Null(stored[1].Accord);
        Assert.Equal(32, stored[0].Salt.Length);
        Assert.NotEqual(stored[0].Salt, stored[1].Salt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_append_to_another_version_than_the_stream_has_is_a_conflict(int expected)
    {
        _ = await Append("C-1", 0, Happened(), Happened());
        _ = await Assert.ThrowsAsync<ConflictException>(() => Append("C-1", expected, Happened()));
        Assert.Equal(
            2,
            await Database.Read(reading => Events.Version(reading, "C-1"), Cancellation)
        );
    }

    [Fact]
    public async Task Of_many_who_append_at_one_version_one_wins_and_no_act_is_lost()
    {
        const int Rounds = 25;
        const int Officers = 16;
        var kept = new ConcurrentBag<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var expected = round;
            var outcomes = await Task.WhenAll(
                Enumerable
                    .Range(0, Officers)
                    .Select(officer =>
                        Task.Run(async () =>
                        {
                            var name = $"{expected}.{officer}";
                            try
                            {
                                _ = await Append("C-1", expected, Happened(name));
                                kept.Add(name);
                                return true;
                            }
                            catch (ConflictException)
                            {
                                return false;
                            }
                        })
                    )
            );
            Assert.Single(outcomes, won => won);
        }
        var stored = await Database.Read(reading => Events.Read(reading, "C-1"), Cancellation);
        Assert.Equal(Enumerable.Range(1, Rounds), stored.Select(row => row.Version));
        Assert.Equal(
            kept.Order(StringComparer.Ordinal),
            stored.Select(row => row.Type).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Officers_who_read_again_after_a_conflict_all_get_their_act_in()
    {
        const int Officers = 20;
        const int Acts = 5;
        await Task.WhenAll(
            Enumerable
                .Range(0, Officers)
                .Select(officer =>
                    Task.Run(async () =>
                    {
                        for (var act = 0; act < Acts; )
                        {
                            var version = await Database.Read(
                                reading => Events.Version(reading, "C-1"),
                                Cancellation
                            );
                            try
                            {
                                _ = await Append("C-1", version, Happened($"{officer}.{act}"));
                                act++;
                            }
                            catch (ConflictException)
                            {
                                // Somebody was faster: once more.
                            }
                        }
                    })
                )
        );
        var stored = await Database.Read(reading => Events.Read(reading, "C-1"), Cancellation);
        Assert.Equal(Officers * Acts, stored.Select(row => row.Type).Distinct().Count());
    }

    [Fact]
    public async Task Positions_have_no_gaps_and_a_reader_who_follows_them_misses_nothing()
    {
        const int Writers = 8;
        const int Each = 20;
        var followed = new List<StoredEvent>();
        var writing = Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Each; i++)
                            _ = await Append($"C-{writer}", 2 * i, Happened(), Happened());
                    })
                )
        );
        while (followed.Count < Writers * Each * 2)
        {
            var more = await Database.Read(
                reading => Events.ReadAll(reading, followed.Count, 7),
                Cancellation
            );
            followed.AddRange(more);
            if (writing.IsCompleted)
                await writing;
        }
        await writing;
        Assert.Equal(
            Enumerable.Range(1, followed.Count).Select(position => (long)position),
            followed.Select(row => row.Position)
        );
        foreach (var stream in followed.GroupBy(row => row.Stream))
            Assert.Equal(Enumerable.Range(1, Each * 2), stream.Select(row => row.Version));
    }

    [Fact]
    public async Task A_conflict_leaves_nothing_half_done()
    {
        _ = await Append("C-1", 0, Happened());
        _ = await Assert.ThrowsAsync<ConflictException>(() =>
            Database.Write(
                async change =>
                {
                    _ = await Events.Append(change, "C-2", 0, [Happened()]);
                    _ = await Events.Append(change, "C-1", 0, [Happened()]);
                },
                Cancellation
            )
        );
        _ = Assert.Single(await Database.Read(reading => Events.ReadAll(reading), Cancellation));
        _ = await Append("C-2", 0, Happened());
    }

    [Theory]
    [InlineData("UPDATE events SET type = 'other'")]
    [InlineData("UPDATE events SET body = body WHERE version = 1")]
    [InlineData("DELETE FROM events")]
    [InlineData("UPDATE determinations SET at = 0")]
    [InlineData("DELETE FROM determinations")]
    public async Task Nobody_changes_or_removes_what_was_done(string statement)
    {
        _ = await Append("C-1", 0, Happened());
        await Database.Write(
            change => Determinations.Keep(change, "sha256:aa", [1], Noon),
            Cancellation
        );
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() =>
            Database.Write(change => change.Do(statement), Cancellation)
        );
        Assert.Contains("never", refusal.Message, StringComparison.Ordinal);
        var stored = await Database.Read(reading => Events.Read(reading, "C-1"), Cancellation);
        Assert.Equal("noted", Assert.Single(stored).Type);
    }

    [Fact]
    public async Task A_failure_after_the_append_undoes_it()
    {
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Database.Write<int>(
                async change =>
                {
                    _ = await Events.Append(change, "C-1", 0, [Happened()]);
                    throw new InvalidOperationException();
                },
                Cancellation
            )
        );
        Assert.Empty(await Database.Read(reading => Events.ReadAll(reading), Cancellation));
    }
}

public sealed class SqliteEventTests : EventTests
{
    protected override string NewConnection() => PathOf("store.db");

    [Theory]
    [InlineData(
        "INSERT OR REPLACE INTO events SELECT stream, version, 99, at, 'other', body, salt, person, agency, role, accord, determination FROM events"
    )]
    [InlineData(
        "INSERT OR REPLACE INTO events SELECT 'C-9', 1, position, at, 'other', body, salt, person, agency, role, accord, determination FROM events"
    )]
    public async Task Nobody_replaces_what_was_done(string statement)
    {
        _ = await Append("C-1", 0, Happened());
        _ = await Assert.ThrowsAnyAsync<DbException>(() =>
            Database.Write(change => change.Do(statement), Cancellation)
        );
    }
}

public sealed class PostgresEventTests : EventTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();

    [Fact]
    public async Task Nobody_empties_the_table()
    {
        _ = await Append("C-1", 0, Happened());
        _ = await Assert.ThrowsAnyAsync<DbException>(() =>
            Database.Write(change => change.Do("TRUNCATE events CASCADE"), Cancellation)
        );
    }
}
