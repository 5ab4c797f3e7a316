using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Passavant.Store;

/// <summary>The records of an authority: a SQLite file, or a PostgreSQL database that several servers share.</summary>
/// <remarks>
/// What a transaction was acknowledged for is on the disk. In SQLite one transaction writes at a time, in the order they came; reading goes on beside it.
/// Work must touch nothing but the transaction it is given: when PostgreSQL undoes it because of others, it is done once more.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly NpgsqlDataSource? postgres;

    private Database(Dialect dialect, string connection)
    {
        Columns.Learn();
        Dialect = dialect;
        ConnectionString = connection;
        if (dialect is Dialect.Postgres)
            postgres = NpgsqlDataSource.Create(connection);
    }

    internal Dialect Dialect { get; }

    internal string ConnectionString { get; }

    /// <summary>Names the records by a connection string: <c>Host=…</c> or <c>postgres://…</c> for PostgreSQL, <c>Data Source=…</c> or the path of a file for SQLite. Nothing is opened yet.</summary>
    /// <exception cref="FormatException">The text names no records.</exception>
    public static Database Open(string connection)
    {
        try
        {
            if (ConnectionStrings.Postgres(connection) is { } server)
                return new Database(Dialect.Postgres, server);
            return new Database(Dialect.Sqlite, ConnectionStrings.Sqlite(connection));
        }
        catch (Exception failure)
            when (failure is ArgumentException or UriFormatException or KeyNotFoundException)
        {
            throw new FormatException(
                $"The connection string is not one: {failure.Message} Give the path of a file, such as 'passavant.db', or 'Host=localhost;Database=passavant'.",
                failure
            );
        }
    }

    /// <summary>The path of the file a connection string names; null for a server's.</summary>
    /// <exception cref="FormatException">The text names no records.</exception>
    public static string? FileOf(string connection)
    {
        if (IsServer(connection))
            return null;
        try
        {
            return new SqliteConnectionStringBuilder(
                ConnectionStrings.Sqlite(connection)
            ).DataSource;
        }
        catch (Exception failure) when (failure is ArgumentException or KeyNotFoundException)
        {
            throw new FormatException(
                $"The connection string is not one: {failure.Message}",
                failure
            );
        }
    }

    /// <summary>Whether a connection string names a PostgreSQL server, which others may share, rather than a file.</summary>
    /// <exception cref="FormatException">The text names no records.</exception>
    public static bool IsServer(string connection)
    {
        try
        {
            return ConnectionStrings.Postgres(connection) is not null;
        }
        catch (Exception failure)
            when (failure is ArgumentException or UriFormatException or KeyNotFoundException)
        {
            throw new FormatException(
                $"The connection string is not one: {failure.Message}",
                failure
            );
        }
    }

    /// <summary>Reads, as of one moment.</summary>
    public async Task<T> Read<T>(
        Func<Reading, Task<T>> work,
        CancellationToken cancellation = default
    )
    {
        await using var connection = await Connect(cancellation);
        await using var transaction =
            Dialect is Dialect.Postgres
                ? await connection.BeginTransactionAsync(
                    IsolationLevel.RepeatableRead,
                    cancellation
                )
                : ((SqliteConnection)connection).BeginTransaction(deferred: true);
        var found = await work(new View(Dialect, transaction, cancellation));
        await transaction.CommitAsync(cancellation);
        return found;
    }

    /// <summary>Does work that happens whole or not at all; an exception undoes it. Do not begin another transaction inside.</summary>
    /// <exception cref="ConflictException">Somebody else was first; nothing was written.</exception>
    /// <exception cref="FullException">There is no room on the disk; nothing was written.</exception>
    public async Task<T> Write<T>(
        Func<Transaction, Task<T>> work,
        CancellationToken cancellation = default
    )
    {
        if (Dialect is Dialect.Sqlite)
        {
            await writing.WaitAsync(cancellation);
            try
            {
                return await Once(work, cancellation);
            }
            catch (DbException failure) when (Dialects.IsFull(failure))
            {
                throw new FullException(failure);
            }
            finally
            {
                writing.Release();
            }
        }
        try
        {
            return await Once(work, cancellation);
        }
        catch (DbException failure) when (Dialects.MayBeRepeated(failure))
        {
            return await Once(work, cancellation);
        }
        catch (DbException failure) when (Dialects.IsFull(failure))
        {
            throw new FullException(failure);
        }
    }

    /// <summary>Does work that happens whole or not at all; an exception undoes it.</summary>
    /// <exception cref="ConflictException">Somebody else was first; nothing was written.</exception>
    public Task Write(Func<Transaction, Task> work, CancellationToken cancellation = default) =>
        Write(
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancellation
        );

    /// <summary>Closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
        else
        {
            await using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        writing.Dispose();
    }

    /// <summary>An open connection.</summary>
    internal async Task<DbConnection> Connect(CancellationToken cancellation)
    {
        if (postgres is not null)
            return await postgres.OpenConnectionAsync(cancellation);
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var settings = connection.CreateCommand();
            settings.CommandText =
                "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            await settings.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<T> Once<T>(Func<Transaction, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(
            Dialect is Dialect.Postgres
                ? IsolationLevel.ReadCommitted
                : IsolationLevel.Serializable,
            cancellation
        );
        using var change = new Transaction(Dialect, transaction, cancellation);
        var done = await work(change);
        // Once the work is done there is no turning back half-way: a commit that is asked for is waited for.
        await transaction.CommitAsync(CancellationToken.None);
        return done;
    }
}
