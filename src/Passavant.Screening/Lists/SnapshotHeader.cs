using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Passavant.Screening.Lists;

/// <summary>The first line of a snapshot: what it is, from which files, how many entries and with which hash.</summary>
internal sealed record SnapshotHeader(
    ListDescription About,
    IReadOnlyList<ListSource> Sources,
    IReadOnlyList<ListFault> Faults,
    int Count,
    string Hash
)
{
    public static void Write(ListSnapshot snapshot, IBufferWriter<byte> output)
    {
        var json = new CanonicalWriter(output);
        var about = snapshot.About;
        json.BeginObject();
        json.Member("date", about.Date);
        json.Member("effect", about.Effect?.Name());
        json.Name("entries");
        json.Number(snapshot.Entries.Count);
        json.Name("faults");
        json.BeginArray();
        foreach (var fault in snapshot.Faults)
            Write(fault, json);
        json.EndArray();
        json.Member("format", about.Format);
        json.Member("hash", snapshot.Hash);
        json.Member("id", about.Id);
        if (about.IsPartial)
        {
            json.Name("partial");
            json.Truth(true);
        }
        json.Member("publisher", about.Publisher);
        json.Name("snapshot");
        json.Number(SnapshotFile.Version);
        json.Name("sources");
        json.BeginArray();
        foreach (var source in snapshot.Sources)
            Write(source, json);
        json.EndArray();
        json.Member("title", about.Title);
        json.EndObject();
    }

    private static void Write(ListFault fault, CanonicalWriter json)
    {
        json.BeginObject();
        json.Member("expected", fault.Expected);
        json.Member("file", fault.File);
        json.Member("found", fault.Found);
        json.Member("kind", Word(fault.Kind));
        if (fault.Line is { } line)
        {
            json.Name("line");
            json.Number(line);
        }
        json.Member("mend", fault.Mend);
        if (fault.Times > 1)
        {
            json.Name("times");
            json.Number(fault.Times);
        }
        json.Member("where", fault.Where);
        json.EndObject();
    }

    private static void Write(ListSource source, CanonicalWriter json)
    {
        json.BeginObject();
        Number("bytes", source.Bytes);
        Number("entries", source.Entries);
        Number("found", source.Found);
        Number("joined", source.Joined);
        json.Member("name", source.Name);
        Number("refused", source.Refused);
        json.Member("sha256", source.Sha256);
        json.EndObject();

        void Number(string name, long value)
        {
            json.Name(name);
            json.Number(value);
        }
    }

    public static SnapshotHeader Read(ReadOnlySpan<byte> line)
    {
        // The first line is small and read once: a document will do.
        var reader = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("snapshot", out var version)
        )
            throw new FormatException("no member 'snapshot'");
        if (version.ValueKind != JsonValueKind.Number || version.GetInt32() != SnapshotFile.Version)
            throw new FormatException(
                $"a snapshot of version {version}, of which only {SnapshotFile.Version} is known"
            );
        return new SnapshotHeader(
            new ListDescription
            {
                Id = Text(root, "id"),
                Publisher = Text(root, "publisher"),
                Title = Text(root, "title"),
                Format = Text(root, "format"),
                Date = root.TryGetProperty("date", out var date)
                    ? DateOnly.ParseExact(
                        date.GetString()!,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture
                    )
                    : null,
                Effect =
                    root.TryGetProperty("effect", out var effect)
                    && EffectWords.TryParse(effect.GetString() ?? "", out var read)
                        ? read
                        : null,
                IsPartial = root.TryGetProperty("partial", out var partial) && partial.GetBoolean(),
            },
            [.. Items(root, "sources").Select(Source)],
            [.. Items(root, "faults").Select(Fault)],
            Number(root, "entries"),
            Text(root, "hash")
        );
    }

    private static ListSource Source(JsonElement source) =>
        new(
            Text(source, "name"),
            Text(source, "sha256"),
            source.TryGetProperty("bytes", out var bytes) ? bytes.GetInt64() : 0,
            Number(source, "found"),
            Number(source, "entries"),
            Number(source, "joined"),
            Number(source, "refused")
        );

    private static ListFault Fault(JsonElement fault) =>
        new(
            Kind(Text(fault, "kind")),
            Text(fault, "file"),
            fault.TryGetProperty("line", out var line) ? line.GetInt64() : null,
            fault.TryGetProperty("where", out var where) ? where.GetString() : null,
            Text(fault, "found"),
            Text(fault, "expected"),
            Text(fault, "mend"),
            fault.TryGetProperty("times", out var times) ? times.GetInt32() : 1
        );

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : throw new FormatException($"no list '{name}'");

    private static string Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"no text '{name}'");

    private static int Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.TryGetInt32(out var number)
            ? number
            : throw new FormatException($"no whole number '{name}'");

    private static string Word(ListFaultKind kind) =>
        kind switch
        {
            ListFaultKind.Record => "record",
            ListFaultKind.Value => "value",
            ListFaultKind.Unknown => "unknown",
            _ => "whole",
        };

    private static ListFaultKind Kind(string word) =>
        word switch
        {
            "record" => ListFaultKind.Record,
            "value" => ListFaultKind.Value,
            "unknown" => ListFaultKind.Unknown,
            "whole" => ListFaultKind.Whole,
            _ => throw new FormatException($"no kind of fault '{word}'"),
        };
}
