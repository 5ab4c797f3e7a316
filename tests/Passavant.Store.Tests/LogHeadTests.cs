namespace Passavant.Store.Tests;

/// <summary>The head the log signed last is replaced only by who read it, and one publishes at a time.</summary>
public abstract class LogHeadTests : Store
{
    private static LogHeadRow Head(long size) =>
        new()
        {
            Size = size,
            Root = $"root {size}",
            Checkpoint = $"checkpoint {size}\n",
            At = Noon,
        };

    private Task<bool> Replace(LogHeadRow? last, LogHeadRow next) =>
        Database.Write(change => LogHeads.Replace(change, last, next), Cancellation);

    private Task<LogHeadRow?> Now() => Database.Read(LogHeads.Find, Cancellation);

    [Fact]
    public async Task A_head_is_replaced_only_by_who_read_it()
    {
        Assert.Null(await Now());
        Assert.False(await Replace(Head(1), Head(2)));
        Assert.True(await Replace(null, Head(1)));
        Assert.False(await Replace(null, Head(2)));
        Assert.True(await Replace(Head(1), Head(2)));
        Assert.False(await Replace(Head(1), Head(3)));
        Assert.False(await Replace(Head(2) with { Root = "other" }, Head(3)));
        Assert.Equal(Head(2), await Now());
    }

    [Fact]
    public async Task Of_many_who_replace_a_head_one_wins()
    {
        Assert.True(await Replace(null, Head(1)));
        var won = await Task.WhenAll(
            Enumerable.Range(2, 8).Select(size => Task.Run(() => Replace(Head(1), Head(size))))
        );
        Assert.Single(won, one => one);
    }
}

public sealed class SqliteLogHeadTests : LogHeadTests
{
    protected override string NewConnection() => PathOf("store.db");
}

public sealed class PostgresLogHeadTests : LogHeadTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();

    [Fact]
    public async Task One_publishes_at_a_time()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Database.Alone(
            () =>
            {
                begun.SetResult();
                return end.Task;
            },
            Cancellation
        );
        await begun.Task;
        Assert.False(
            await Database.Alone(() => throw new InvalidOperationException(), Cancellation)
        );
        end.SetResult();
        Assert.True(await first);
        Assert.True(await Database.Alone(() => Task.CompletedTask, Cancellation));
    }
}
