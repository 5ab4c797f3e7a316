namespace Passavant.Store;

/// <summary>What a transaction in PostgreSQL waits for until others are done. In SQLite one transaction writes at a time, so there is nothing to wait for.</summary>
internal static class Locks
{
    // Any numbers that no other program on the same database uses.
    private const long Migration = 7_013_000_001;
    private const long Append = 7_013_000_002;
    private const long Publish = 7_013_000_003;

    /// <summary>One migrates at a time.</summary>
    public static Task Migrating(Transaction change) => Take(change, Migration);

    /// <summary>One appends at a time, from here to its commit: so positions have no gaps, and nobody sees a later one before an earlier.</summary>
    public static Task Appending(Transaction change) => Take(change, Append);

    /// <summary>One publishes the log at a time; false where somebody else is at it. In SQLite nobody waits here: hold the folder of the log as well.</summary>
    public static async Task<bool> Publishing(Transaction change) =>
        change.Dialect is not Dialect.Postgres
        || await change.One<bool>(
            "SELECT pg_try_advisory_xact_lock(@number)",
            new { number = Publish }
        );

    private static Task Take(Transaction change, long number) =>
        change.Dialect is Dialect.Postgres
            ? change.Do("SELECT pg_advisory_xact_lock(@number)", new { number })
            : Task.CompletedTask;
}
