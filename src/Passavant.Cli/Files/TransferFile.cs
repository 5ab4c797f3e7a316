using System.Text;
using System.Text.Json;
using Passavant.Accords;

namespace Passavant.Cli.Files;

/// <summary>A file of proposed transfers being read, transfer by transfer, without holding more than one.</summary>
internal sealed class TransferFile(string path, FileFormat format, Surroundings surroundings)
    : IDisposable
{
    private readonly Stream stream = InputFile.Open(path, surroundings, "a file of transfers");

    /// <summary>A separator other than the one the header tells.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether columns nobody knows are passed over.</summary>
    public bool IgnoreUnknown { get; init; }

    /// <summary>The standing of facts that name none.</summary>
    public Standing Standing { get; init; } = Standing.Asserted;

    /// <summary>How far it is read, from 0 to 1; null where that cannot be told.</summary>
    public double? Progress =>
        stream.CanSeek && stream.Length > 0 ? (double)stream.Position / stream.Length : null;

    /// <summary>The transfers, in order.</summary>
    public IEnumerable<Proposal> Read(IReadOnlyList<Accord> accords) =>
        format switch
        {
            FileFormat.JsonLines => ReadObjects()
                .Select(record => new JsonProposal(path, record.Line, record.Json, Standing)),
            FileFormat.Parquet => Table(ParquetTable.Read(stream, path), accords),
            _ => Table(Csv(), accords),
        };

    /// <summary>The JSON objects of the file: one a line, or a whole document that is one object or a list of them.</summary>
    public IEnumerable<(long Line, ReadOnlyMemory<byte> Json)> ReadObjects() =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? Document()
            : Lines(stream);

    private static IEnumerable<(long, ReadOnlyMemory<byte>)> Lines(Stream stream)
    {
        var lines = new LineReader(stream);
        while (lines.Read() is { } line)
            yield return (lines.Number, line);
    }

    private IEnumerable<(long, ReadOnlyMemory<byte>)> Document()
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        ReadOnlyMemory<byte> bytes = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            // No single document: then lines, each a document.
        }
        if (document is null)
        {
            copy.Position = 0;
            foreach (var line in Lines(copy))
                yield return line;
            yield break;
        }
        using (document)
        {
            var number = 0L;
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                yield return (1, bytes);
            else
                foreach (var element in document.RootElement.EnumerateArray())
                    yield return (++number, Encoding.UTF8.GetBytes(element.GetRawText()));
        }
    }

    private IEnumerable<Row> Csv()
    {
        using var text = new StreamReader(
            stream,
            new UTF8Encoding(false),
            true,
            1 << 16,
            leaveOpen: true
        );
        var head = new HeadReader(text);
        var csv = new CsvReader(head, path, Separator ?? CsvText.Separator(head.Peek()));
        while (csv.Read() is { } row)
            yield return row;
    }

    private IEnumerable<Proposal> Table(IEnumerable<Row> rows, IReadOnlyList<Accord> accords)
    {
        using var cursor = rows.GetEnumerator();
        if (!cursor.MoveNext())
            throw new Trouble($"{path} is empty; expected a header and one row for each item.");
        var header = cursor.Current;
        if (header.Fault is { } fault)
            throw new Trouble($"{path}:{header.Line}: {fault} in the header.");
        var columns = Columns([.. Enumerable.Range(0, header.Count).Select(header.Cell)], accords);
        var transfer = columns[0].Transfer!.Index;
        List<Row>? group = null;
        string id = "";
        while (cursor.MoveNext())
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            var row = cursor.Current;
            var own = row.Fault is null && transfer < row.Count ? row.Cell(transfer) : "";
            if (group is not null && (own != id || own.Length == 0))
            {
                yield return new TableProposal(id, group, columns, Standing);
                group = null;
            }
            (group, id) = (group ?? [], own);
            group.Add(row);
        }
        if (group is not null)
            yield return new TableProposal(id, group, columns, Standing);
    }

    private List<TableColumns> Columns(IReadOnlyList<string> header, IReadOnlyList<Accord> accords)
    {
        var columns = accords.Select(accord => TableColumns.Read(header, accord.Glossary)).ToList();
        if (columns[0].Transfer is null)
            throw new Trouble(
                $"{path} has no column 'transfer'; found {string.Join(", ", header.Take(8))}{(header.Count > 8 ? " …" : "")}."
            );
        var repeated = header
            .Select(name => name.Trim())
            .Where(name => name.Length > 0)
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .ToList();
        if (repeated.Count > 0)
            throw new Trouble(
                $"{path} has the column '{repeated[0].Key}' {repeated[0].Count()} times; expected each column once."
            );
        var unknown = columns[0]
            .Unknown.Where(fault =>
                columns.TrueForAll(other => other.Unknown.Exists(same => same.Where == fault.Where))
            )
            .ToList();
        if (unknown.Count > 0 && !IgnoreUnknown)
        {
            foreach (var fault in unknown)
                surroundings.Error.WriteLine($"{path}:1: {fault.Message}");
            throw new Trouble(
                $"{path} has {(unknown.Count == 1 ? "a column" : $"{unknown.Count} columns")} that cannot be read; --ignore-unknown-columns passes over them."
            );
        }
        return columns;
    }

    public void Dispose() => stream.Dispose();
}
