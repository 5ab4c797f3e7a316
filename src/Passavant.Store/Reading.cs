using System.Data.Common;
using Dapper;

namespace Passavant.Store;

/// <summary>One view of the records: everything read through it is as of one moment.</summary>
/// <remarks>Belongs to the work it was given to and ends with it. Not for use by two threads at once. A <see cref="Transaction"/> is one that may also write.</remarks>
public abstract class Reading
{
    private readonly DbTransaction transaction;

    private protected Reading(
        Dialect dialect,
        DbTransaction transaction,
        CancellationToken cancellation
    )
    {
        Dialect = dialect;
        this.transaction = transaction;
        Cancellation = cancellation;
    }

    internal Dialect Dialect { get; }

    /// <summary>Asks whatever is done through it to stop.</summary>
    internal CancellationToken Cancellation { get; }

    internal DbConnection Connection => transaction.Connection!;

    internal async Task<IReadOnlyList<T>> All<T>(string statement, object? values = null) =>
        [.. await Connection.QueryAsync<T>(Command(statement, values))];

    internal Task<T?> One<T>(string statement, object? values = null) =>
        Connection.QuerySingleOrDefaultAsync<T?>(Command(statement, values));

    internal Task<int> Do(string statement, object? values = null) =>
        Connection.ExecuteAsync(Command(statement, values));

    private protected DbCommand Begin(string statement)
    {
        var command = Connection.CreateCommand();
        command.CommandText = statement;
        command.Transaction = transaction;
        return command;
    }

    private CommandDefinition Command(string statement, object? values) =>
        new(
            statement,
            values,
            transaction,
            flags: values is DynamicParameters
                ? CommandFlags.Buffered | CommandFlags.NoCache
                : CommandFlags.Buffered,
            cancellationToken: Cancellation
        );
}

/// <summary>A view of the records that cannot write.</summary>
internal sealed class View(
    Dialect dialect,
    DbTransaction transaction,
    CancellationToken cancellation
) : Reading(dialect, transaction, cancellation);

/// <summary>A change of the records that happens whole or not at all.</summary>
public sealed class Transaction : Reading, IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = [];

    internal Transaction(Dialect dialect, DbTransaction transaction, CancellationToken cancellation)
        : base(dialect, transaction, cancellation) { }

    /// <summary>Does a part of the work: where it throws, what this part wrote is undone and the rest stays. A failure of the database itself undoes the whole, as ever. No part within a part.</summary>
    public async Task Part(Func<Task> work)
    {
        _ = await Do("SAVEPOINT part");
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not DbException)
        {
            _ = await Do("ROLLBACK TO SAVEPOINT part");
            _ = await Do("RELEASE SAVEPOINT part");
            throw;
        }
        _ = await Do("RELEASE SAVEPOINT part");
    }

    /// <summary>Does what is done again and again in one transaction: the statement is read once, which in SQLite takes longer than to carry it out.</summary>
    /// <param name="values">The values of the parameters @v0, @v1 and so on, as the columns hold them.</param>
    internal Task<int> Repeat(string statement, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(statement, out var command))
        {
            command = Begin(statement);
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"v{i}";
                _ = command.Parameters.Add(parameter);
            }
            prepared.Add(statement, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Lets go of what it prepared; whoever began the transaction ends it.</summary>
    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
    }
}
