using System.Buffers;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using Passavant.Accords;

namespace Passavant.Cli.Files;

/// <summary>Determinations being written: as JSON lines, as comma-separated text or as Parquet.</summary>
internal sealed class DeterminationFile : IDisposable
{
    private const int RowGroup = 50_000;
    private readonly OutputFile file;
    private readonly FileFormat format;
    private readonly List<string[]> pending = [];
    private ParquetWriter? parquet;
    private DataField[] fields = [];

    public DeterminationFile(string path, FileFormat format, Surroundings surroundings)
    {
        file = OutputFile.Create(path, surroundings);
        this.format = format;
        if (format == FileFormat.Csv)
            file.Stream.Write(Encoding.UTF8.GetBytes(CsvText.Row(DeterminationRow.Header)));
    }

    /// <summary>What is written for a determination; may run on any thread.</summary>
    public static void Render(
        Determination determination,
        FileFormat format,
        ArrayBufferWriter<byte> text,
        List<string[]> rows
    )
    {
        switch (format)
        {
            case FileFormat.JsonLines:
                using (var writer = new Utf8JsonWriter(text, DeterminationJson.WriterOptions))
                    DeterminationJson.Write(writer, determination);
                text.Write("\n"u8);
                break;
            case FileFormat.Csv:
                foreach (var row in DeterminationRow.Lines(determination))
                    text.Write(Encoding.UTF8.GetBytes(CsvText.Row(row.Cells)));
                break;
            default:
                rows.AddRange(DeterminationRow.Lines(determination).Select(row => row.Cells));
                break;
        }
    }

    /// <summary>Writes what <see cref="Render"/> made.</summary>
    public void Write(ReadOnlySpan<byte> text, List<string[]> rows)
    {
        file.Stream.Write(text);
        pending.AddRange(rows);
        if (pending.Count >= RowGroup)
            WriteGroup();
    }

    /// <summary>Finishes the file.</summary>
    public void Finish()
    {
        if (format == FileFormat.Parquet)
        {
            WriteGroup();
            ParquetTable.Wait(parquet!.DisposeAsync().AsTask());
            parquet = null;
        }
        file.Finish();
    }

    private void WriteGroup()
    {
        if (parquet is null)
        {
            fields =
            [
                .. DeterminationRow.Header.Select(name => new DataField<string>(name, false)),
            ];
            parquet = ParquetTable.Wait(
                ParquetWriter.CreateAsync(new ParquetSchema([.. fields.Cast<Field>()]), file.Stream)
            );
        }
        if (pending.Count == 0)
            return;
        using var group = parquet.CreateRowGroup();
        for (var column = 0; column < fields.Length; column++)
        {
            var index = column;
            ParquetTable.Wait(
                group.WriteAsync(fields[column], pending.ConvertAll(row => row[index]))
            );
        }
        group.CompleteValidate();
        pending.Clear();
    }

    public void Dispose() => file.Dispose();
}
