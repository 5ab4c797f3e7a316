using Parquet;
using Parquet.Schema;
using Passavant.Cli.Files;

namespace Passavant.Cli.Tests;

/// <summary>Parquet files for tests.</summary>
internal static class ParquetFiles
{
    /// <summary>Writes plain comma-separated text as Parquet: the line as numbers, the rest as text, what is empty as nothing.</summary>
    public static void Write(string path, string csv)
    {
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(','))
            .ToList();
        var fields = rows[0]
            .Select(name =>
                name == "line"
                    ? (DataField)new DataField<int>(name, false)
                    : new DataField<string>(name, true)
            )
            .ToArray();
        using var stream = File.Create(path);
        Write(stream, fields, rows).GetAwaiter().GetResult();
    }

    private static async Task Write(Stream stream, DataField[] fields, List<string[]> rows)
    {
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema([.. fields.Cast<Field>()]),
            stream
        );
        using var group = writer.CreateRowGroup();
        for (var column = 0; column < fields.Length; column++)
        {
            var texts = rows.Skip(1).Select(row => row[column]).ToList();
            if (fields[column].ClrType == typeof(int))
                await group.WriteAsync<int>(
                    fields[column],
                    texts.Select(int.Parse).ToArray().AsMemory()
                );
            else
                await group.WriteAsync(
                    fields[column],
                    texts.ConvertAll(text => text.Length == 0 ? null! : text)
                );
        }
        group.CompleteValidate();
    }

    /// <summary>Reads a Parquet file as rows of comma-separated text.</summary>
    public static IReadOnlyList<string> Read(string path)
    {
        using var stream = File.OpenRead(path);
        return [.. ParquetTable.Read(stream, path).Select(row => row.Raw)];
    }
}
