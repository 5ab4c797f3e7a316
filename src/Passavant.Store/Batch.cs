using System.Text;
using Dapper;

namespace Passavant.Store;

/// <summary>Rows to write, sent to the store together.</summary>
internal sealed class Batch
{
    private readonly StringBuilder text = new();
    private readonly DynamicParameters values = new();
    private int count;

    /// <summary>A row that takes the place of the one with its key.</summary>
    /// <param name="keys">The key's columns, separated by commas.</param>
    public Batch Put(string table, string keys, params (string Column, object? Value)[] row)
    {
        var others = row.Select(cell => cell.Column).Except(keys.Split(", ")).ToArray();
        Into(table, row.Select(cell => cell.Column));
        _ = text.Append(Values(row.Select(cell => cell.Value)))
            .Append(" ON CONFLICT (")
            .Append(keys)
            .Append(") DO UPDATE SET ")
            .AppendJoin(", ", others.Select(column => $"{column} = excluded.{column}"))
            .Append(";\n");
        return this;
    }

    /// <summary>New rows.</summary>
    /// <param name="columns">Their columns, separated by commas.</param>
    public Batch Add(string table, string columns, IEnumerable<object?[]> rows)
    {
        var all = rows.Select(row => Values(row)).ToArray();
        if (all.Length == 0)
            return this;
        Into(table, columns.Split(", "));
        _ = text.AppendJoin(", ", all).Append(";\n");
        return this;
    }

    /// <summary>Removes the rows with that value in a column.</summary>
    public Batch Remove(string table, string column, object value)
    {
        _ = text.Append("DELETE FROM ")
            .Append(table)
            .Append(" WHERE ")
            .Append(column)
            .Append(" = ")
            .Append(Value(value))
            .Append(";\n");
        return this;
    }

    /// <summary>Sends it all.</summary>
    public Task Do(Transaction change) => change.Do(text.ToString(), values);

    private void Into(string table, IEnumerable<string> columns) =>
        text.Append("INSERT INTO ")
            .Append(table)
            .Append(" (")
            .AppendJoin(", ", columns)
            .Append(") VALUES ");

    private string Values(IEnumerable<object?> row) => $"({string.Join(", ", row.Select(Value))})";

    private string Value(object? value)
    {
        var name = $"v{count++}";
        values.Add(name, value);
        return $"@{name}";
    }
}
