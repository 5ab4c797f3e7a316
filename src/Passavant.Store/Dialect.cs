using Microsoft.Data.Sqlite;
using Npgsql;

namespace Passavant.Store;

/// <summary>The few words in which the two stores differ. Every statement is written once; what only one of them says, or says otherwise, is here.</summary>
internal enum Dialect
{
    Sqlite,
    Postgres,
}

/// <summary>What a dialect makes of a statement or a failure.</summary>
internal static class Dialects
{
    /// <summary>Holds rows that a statement chose until the transaction ends. SQLite has one writer, who holds everything.</summary>
    public static string Hold(this Dialect dialect) =>
        dialect is Dialect.Postgres ? " FOR UPDATE" : "";

    /// <summary>The same, passing over rows that somebody else holds.</summary>
    public static string HoldFree(this Dialect dialect) =>
        dialect is Dialect.Postgres ? " FOR UPDATE SKIP LOCKED" : "";

    /// <summary>A migration as this store reads it: lines after <c>-- sqlite</c> or <c>-- postgres</c> are for that store alone, until <c>-- both</c>. Bytes are BYTEA or BLOB; texts sort by their bytes in both.</summary>
    public static string Script(this Dialect dialect, string migration)
    {
        var mine = dialect is Dialect.Postgres ? "-- postgres" : "-- sqlite";
        var taken = new List<string>();
        var take = true;
        foreach (var line in migration.Split('\n'))
            if (line is "-- both" or "-- sqlite" or "-- postgres")
                take = line == "-- both" || line == mine;
            else if (take)
                taken.Add(line);
        var script = string.Join('\n', taken);
        return dialect is Dialect.Postgres
            ? script.Replace(" TEXT", " TEXT COLLATE \"C\"", StringComparison.Ordinal)
            : script.Replace(" BYTEA", " BLOB", StringComparison.Ordinal);
    }

    /// <summary>Whether the store undid the transaction only because of others, so that the same work may succeed when it is done again.</summary>
    public static bool MayBeRepeated(Exception failure) =>
        failure
            is PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
            };

    /// <summary>Whether the store had no room to write in.</summary>
    public static bool IsFull(Exception failure) =>
        failure
            is PostgresException { SqlState: PostgresErrorCodes.DiskFull }
                or SqliteException { SqliteErrorCode: 13 };

    /// <summary>Whether the store refused a row because one with its key is there.</summary>
    public static bool IsDuplicate(Exception failure) =>
        failure
            is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                or SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 1555 or 2067 };
}
