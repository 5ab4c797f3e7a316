namespace Passavant.Store;

/// <summary>The checkpoint the log signed last.</summary>
public sealed record LogHeadRow
{
    /// <summary>How many entries it is of.</summary>
    public required long Size { get; init; }

    /// <summary>Its root, in base64.</summary>
    public required string Root { get; init; }

    /// <summary>The whole signed text.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the log of what was done signed last, and who may go on with it.</summary>
public static class LogHeads
{
    /// <summary>The head that was signed last; null before the first.</summary>
    public static Task<LogHeadRow?> Find(Reading reading) =>
        reading.One<LogHeadRow>("SELECT size, root, checkpoint, at FROM log_head");

    /// <summary>Puts a head in the place of the one that was read before; false where somebody else was first.</summary>
    /// <param name="last">What <see cref="Find"/> answered; null for the first head.</param>
    public static async Task<bool> Replace(Transaction change, LogHeadRow? last, LogHeadRow next) =>
        await change.Do(
            last is null
                ? "INSERT INTO log_head (one, size, root, checkpoint, at) VALUES (1, @Size, @Root, @Checkpoint, @At) ON CONFLICT (one) DO NOTHING"
                : "UPDATE log_head SET size = @Size, root = @Root, checkpoint = @Checkpoint, at = @At WHERE size = @lastSize AND root = @lastRoot AND checkpoint = @lastCheckpoint",
            new
            {
                next.Size,
                next.Root,
                next.Checkpoint,
                next.At,
                lastSize = last?.Size,
                lastRoot = last?.Root,
                lastCheckpoint = last?.Checkpoint,
            }
        ) == 1;

    /// <summary>Does work while no other server on these records does such; false where another is at it, and nothing was done.</summary>
    /// <remarks>In PostgreSQL a lock of the database is held; the work opens transactions of its own. In SQLite the caller holds the folder of the log, which all on one file share.</remarks>
    public static async Task<bool> Alone(
        this Database database,
        Func<Task> work,
        CancellationToken cancellation = default
    )
    {
        if (database.Dialect is Dialect.Postgres)
            return await database.Write(
                async change =>
                {
                    if (!await Locks.Publishing(change))
                        return false;
                    await work();
                    return true;
                },
                cancellation
            );
        await work();
        return true;
    }
}
