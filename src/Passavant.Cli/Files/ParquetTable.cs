using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Passavant.Cli.Files;

/// <summary>Reads a Parquet file as rows of text, one row group at a time.</summary>
internal static class ParquetTable
{
    /// <summary>The header as the first row, then the rows, numbered from 1.</summary>
    public static IEnumerable<Row> Read(Stream stream, string path)
    {
        Stream seekable = stream;
        if (!stream.CanSeek)
        {
            seekable = new MemoryStream();
            stream.CopyTo(seekable);
            seekable.Position = 0;
        }
        var reader = Wait(Open(seekable, path));
        try
        {
            var fields = reader.Schema.DataFields;
            yield return new ParquetRow(
                path,
                0,
                [.. fields.Select(field => field.Path.ToString())]
            );
            var number = 0L;
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                using var part = reader.OpenRowGroupReader(group);
                var columns = new string?[fields.Length][];
                for (var field = 0; field < fields.Length; field++)
                    columns[field] = Wait(Texts(part, fields[field], path));
                for (var row = 0; row < part.RowCount; row++)
                {
                    var index = row;
                    yield return new ParquetRow(
                        path,
                        ++number,
                        [.. columns.Select(column => column[index]?.Trim() ?? "")]
                    );
                }
            }
        }
        finally
        {
            Wait(reader.DisposeAsync().AsTask());
        }
    }

    private static async Task<ParquetReader> Open(Stream stream, string path)
    {
        try
        {
            return await ParquetReader.CreateAsync(stream, null, true).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            throw new Trouble($"{path} is no Parquet file that can be read: {wrong.Message}");
        }
    }

    private static async Task<string?[]> Texts(
        ParquetRowGroupReader part,
        DataField field,
        string path
    )
    {
        var count = (int)part.RowCount;
        try
        {
            if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
            {
                var texts = new string?[count];
                await part.ReadAsync(field, texts.AsMemory()!).ConfigureAwait(false);
                return texts;
            }
            return field.ClrType switch
            {
                var type when type == typeof(int) => await Numbers<int>(part, field, count)
                    .ConfigureAwait(false),
                var type when type == typeof(long) => await Numbers<long>(part, field, count)
                    .ConfigureAwait(false),
                var type when type == typeof(short) => await Numbers<short>(part, field, count)
                    .ConfigureAwait(false),
                var type when type == typeof(double) => await Numbers<double>(part, field, count)
                    .ConfigureAwait(false),
                var type when type == typeof(float) => await Numbers<float>(part, field, count)
                    .ConfigureAwait(false),
                var type when type == typeof(decimal) => await Numbers<decimal>(part, field, count)
                    .ConfigureAwait(false),
                var type when type == typeof(bool) => await Numbers<bool>(part, field, count)
                    .ConfigureAwait(false),
                var type when type == typeof(DateOnly) => await Numbers<DateOnly>(
                        part,
                        field,
                        count
                    )
                    .ConfigureAwait(false),
                var type when type == typeof(DateTime) => await Numbers<DateTime>(
                        part,
                        field,
                        count
                    )
                    .ConfigureAwait(false),
                _ => throw new Trouble(
                    $"{path}: the column '{field.Path}' holds {field.ClrType.Name}; expected text, numbers, yes and no, or days."
                ),
            };
        }
        catch (Exception wrong) when (wrong is not (Trouble or OutOfMemoryException))
        {
            throw new Trouble($"{path}: the column '{field.Path}' cannot be read: {wrong.Message}");
        }
    }

    private static async Task<string?[]> Numbers<T>(
        ParquetRowGroupReader part,
        DataField field,
        int count
    )
        where T : struct
    {
        if (!field.IsNullable)
        {
            var plain = new T[count];
            await part.ReadAsync<T>(field, plain.AsMemory()).ConfigureAwait(false);
            return [.. plain.Select(value => Text(value))];
        }
        var values = new T?[count];
        await part.ReadAsync<T>(field, values.AsMemory()).ConfigureAwait(false);
        return [.. values.Select(value => value is { } stated ? Text(stated) : null)];
    }

    private static string? Text<T>(T value) =>
        value switch
        {
            bool yes => yes ? "yes" : "no",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        };

    // The command has no loop of its own to go on with meanwhile.
    internal static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    internal static void Wait(Task task) => task.GetAwaiter().GetResult();

    private sealed class ParquetRow(string file, long line, string[] cells) : Row(file, line)
    {
        public override int Count => cells.Length;

        public override string Raw => CsvText.Row(cells).TrimEnd('\n');

        public override string Cell(int index) => cells[index];
    }
}
