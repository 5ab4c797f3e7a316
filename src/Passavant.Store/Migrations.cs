namespace Passavant.Store;

/// <summary>Brings the tables of a database to what this program reads. Forward only: what was applied is never undone, and never edited.</summary>
public static class Migrations
{
    private sealed record Applied
    {
        public required string Name { get; init; }
        public required string Hash { get; init; }
    }

    /// <summary>Applies what is missing, each step in a transaction of its own, and answers the names of what was applied now. Servers that start together wait for each other.</summary>
    /// <exception cref="UnfitDatabaseException">The database was written by another or a newer Passavant.</exception>
    public static Task<IReadOnlyList<string>> Migrate(
        this Database database,
        DateTimeOffset now,
        CancellationToken cancellation = default
    ) => Migrate(database, Migration.Known, now, cancellation);

    /// <summary>The names of the steps that are missing.</summary>
    /// <exception cref="UnfitDatabaseException">The database was written by another or a newer Passavant.</exception>
    public static Task<IReadOnlyList<string>> Missing(
        this Database database,
        CancellationToken cancellation = default
    ) => Missing(database, Migration.Known, cancellation);

    internal static async Task<IReadOnlyList<string>> Migrate(
        Database database,
        IReadOnlyList<Migration> known,
        DateTimeOffset now,
        CancellationToken cancellation = default
    )
    {
        var done = new List<string>();
        foreach (var name in await Missing(database, known, cancellation))
        {
            var step = known.Single(step => step.Name == name);
            if (await database.Write(change => Apply(change, known, step, now), cancellation))
                done.Add(name);
        }
        return done;
    }

    internal static Task<IReadOnlyList<string>> Missing(
        Database database,
        IReadOnlyList<Migration> known,
        CancellationToken cancellation = default
    ) => database.Read(reading => Missing(reading, known), cancellation);

    internal static async Task<IReadOnlyList<string>> Missing(
        Reading reading,
        IReadOnlyList<Migration> known
    )
    {
        var applied = await History(reading);
        Check(known, applied);
        return [.. known.Skip(applied.Count).Select(step => step.Name)];
    }

    private static async Task<bool> Apply(
        Transaction change,
        IReadOnlyList<Migration> known,
        Migration step,
        DateTimeOffset now
    )
    {
        await Locks.Migrating(change);
        _ = await change.Do(
            "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at BIGINT NOT NULL)"
        );
        var applied = await History(change);
        Check(known, applied);
        if (applied.Any(row => row.Name == step.Name))
            return false;
        _ = await change.Do(change.Dialect.Script(step.Text));
        _ = await change.Do(
            "INSERT INTO migrations (name, hash, at) VALUES (@Name, @Hash, @now)",
            new
            {
                step.Name,
                step.Hash,
                now,
            }
        );
        return true;
    }

    private static async Task<IReadOnlyList<Applied>> History(Reading reading)
    {
        var exists = await reading.One<long>(
            reading.Dialect is Dialect.Postgres
                ? "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'migrations' AND schemaname = ANY (current_schemas(false))"
                : "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'"
        );
        return exists == 0
            ? []
            : await reading.All<Applied>("SELECT name, hash FROM migrations ORDER BY name");
    }

    private static void Check(IReadOnlyList<Migration> known, IReadOnlyList<Applied> applied)
    {
        foreach (var row in applied)
        {
            if (known.All(step => step.Name != row.Name))
                throw new UnfitDatabaseException(
                    $"The database has had the migration '{row.Name}', which this Passavant does not know: a newer one wrote it. Run that version, or restore a backup from before."
                );
            if (known.Single(step => step.Name == row.Name).Hash != row.Hash)
                throw new UnfitDatabaseException(
                    $"The migration '{row.Name}' says something else than when the database had it. A migration is never edited: run the Passavant the database was made with."
                );
        }
        for (var i = 0; i < applied.Count; i++)
            if (applied[i].Name != known[i].Name)
                throw new UnfitDatabaseException(
                    $"The database has had the migration '{applied[i].Name}' without '{known[i].Name}' before it. It was not made by Passavant's migrations in their order."
                );
    }
}
