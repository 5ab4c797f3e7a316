using System.CommandLine;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Identity;
using Passavant.Accords.Reading;
using Passavant.Cli.Files;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant replay</c>: computes determinations again from what they record.</summary>
internal static class Replay
{
    public static Command Create()
    {
        var files = FileArgument.Create(
            "FILE",
            "Determinations as JSON or JSON lines; - is standard input."
        );
        var options = new AccordOptions();
        options.Accord.Description =
            "A folder in which the accord may be found; may be repeated. Default: every accord in 'accords' in this folder, above it or beside the program.";
        var json = new Option<bool>("--json")
        {
            Description = "One JSON object for each determination.",
        };
        var command = new Command(
            "replay",
            "Computes determinations again from what they record, and says 'same' or what differs and why."
        )
        {
            files,
            options.Accord,
            options.Choose,
            json,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var shelf = new Shelf(
                result.GetValue(options.Accord) ?? [],
                result.GetValue(options.Choose)!,
                surroundings
            );
            var report = new Report(surroundings, result.GetValue(json));
            foreach (var path in result.GetRequiredValue(files))
            {
                var number = 0L;
                foreach (var (line, bytes) in Records(path, surroundings))
                {
                    surroundings.Stop.ThrowIfCancellationRequested();
                    number++;
                    report.Add($"{path}:{line}", bytes, shelf);
                }
                if (number == 0)
                    throw new Trouble($"{path} is empty; expected determinations as JSON.");
            }
            return report.Finish();
        });
        return command.WithExamples(
            "passavant replay determination.json",
            "passavant replay determinations.jsonl --accord accords/eu-2025-11",
            "passavant assess transfers.csv --json -q | passavant replay -"
        );
    }

    private static IEnumerable<(long Line, ReadOnlyMemory<byte> Json)> Records(
        string path,
        Surroundings surroundings
    )
    {
        using var file = new TransferFile(path, FileFormat.JsonLines, surroundings);
        foreach (var record in file.ReadObjects())
            yield return record;
    }

    /// <summary>The accords at hand, read when they are asked for.</summary>
    private sealed class Shelf(
        IReadOnlyList<string> named,
        Dictionary<string, string> choices,
        Surroundings surroundings
    )
    {
        private readonly Queue<string> unread = new(
            named.Count > 0 ? named
            : AccordFolders.Upward(surroundings, "accords") is { } folder
                ? Directory
                    .EnumerateDirectories(folder)
                    .Where(one => File.Exists(Path.Combine(one, AccordReader.HeaderFile)))
                    .Order(StringComparer.Ordinal)
            : []
        );
        private readonly Dictionary<AccordIdentity, Accord> read = [];

        public IReadOnlyList<string> Known { get; private set; } = [];

        public Accord? Find(AccordIdentity identity)
        {
            while (!read.ContainsKey(identity) && unread.TryDequeue(out var folder))
            {
                var reading = AccordFolders.ReadFolder(folder, choices, surroundings);
                Known =
                [
                    .. Known,
                    reading.Accord is { } accord
                        ? $"{accord.Identity} in {folder}"
                        : $"no sound accord in {folder}",
                ];
                if (reading.Accord is not null)
                    read.TryAdd(reading.Accord.Identity, reading.Accord);
            }
            return read.GetValueOrDefault(identity);
        }
    }

    private sealed class Report(Surroundings surroundings, bool json)
    {
        private long same;
        private long different;
        private long unreadable;

        public void Add(string place, ReadOnlyMemory<byte> bytes, Shelf shelf)
        {
            if (!JsonText.IsWellFormed(bytes.Span))
            {
                Unreadable(
                    place,
                    "found a text that is not well-formed Unicode; expected JSON in UTF-8"
                );
                return;
            }
            try
            {
                using var document = JsonDocument.Parse(bytes);
                Add(place, document.RootElement, shelf);
            }
            catch (Exception wrong) when (wrong is JsonException or FormatException)
            {
                Unreadable(
                    place,
                    wrong is JsonException
                        ? "found no JSON; expected a determination as one JSON object"
                        : $"found {wrong.Message}"
                );
            }
        }

        private void Add(string place, JsonElement recorded, Shelf shelf)
        {
            var identity = Accords.Replay.IdentityOf(recorded);
            if (shelf.Find(identity) is not { } accord)
            {
                Unreadable(
                    place,
                    $"the accord {identity} is not at hand; found {(shelf.Known.Count == 0 ? "none" : string.Join(", ", shelf.Known))}"
                );
                return;
            }
            var faults = new List<InputFault>();
            if (Accords.Replay.Recompute(recorded, accord, faults) is not { } now)
            {
                Unreadable(place, string.Join("; ", faults));
                return;
            }
            var differences = Accords.Replay.Compare(recorded, now);
            if (differences.Count == 0)
                same++;
            else
                different++;
            if (json)
                WriteJson(place, now.Transfer.Id, differences, null);
            else if (differences.Count > 0)
                Write(place, now, differences);
        }

        private void Write(string place, Determination now, IReadOnlyList<Difference> differences)
        {
            var output = surroundings.Output;
            output.WriteLine(
                $"{place}: transfer {now.Transfer.Id} differs in {differences.Count} {(differences.Count == 1 ? "place" : "places")}"
            );
            if (differences.FirstOrDefault(difference => difference.Path == "engine") is { } engine)
                output.WriteLine(
                    $"  made by engine {engine.Recorded}, computed again by engine {engine.Now}: the rules of computing have changed since"
                );
            foreach (
                var difference in differences
                    .Where(difference => difference.Path != "engine")
                    .OrderBy(difference => difference.Path is "outcomes" or "stands" ? 0 : 1)
            )
            {
                output.WriteLine($"  {difference.Path}");
                output.WriteLine($"    recorded: {Short(difference.Recorded)}");
                output.WriteLine($"    now:      {Short(difference.Now)}");
            }
        }

        private static string Short(string? json) =>
            json is null ? "nothing"
            : json.Length > 300 ? json[..297] + "…"
            : json;

        private void Unreadable(string place, string reason)
        {
            unreadable++;
            if (json)
                WriteJson(place, null, [], reason);
            surroundings.Error.WriteLine($"{place}: {reason}");
        }

        private void WriteJson(
            string place,
            string? transfer,
            IReadOnlyList<Difference> differences,
            string? reason
        )
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, DeterminationJson.WriterOptions))
            {
                writer.WriteStartObject();
                writer.WriteString("place", place);
                if (transfer is not null)
                    writer.WriteString("transfer", transfer);
                writer.WriteString(
                    "result",
                    reason is not null ? "unreadable"
                        : differences.Count == 0 ? "same"
                        : "differs"
                );
                if (reason is not null)
                    writer.WriteString("reason", reason);
                writer.WriteStartArray("differences");
                foreach (var difference in differences)
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", difference.Path);
                    Raw(writer, "recorded", difference.Recorded);
                    Raw(writer, "now", difference.Now);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            surroundings.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        }

        private static void Raw(Utf8JsonWriter writer, string key, string? json)
        {
            if (json is null)
                return;
            writer.WritePropertyName(key);
            writer.WriteRawValue(json, skipInputValidation: true);
        }

        public int Finish()
        {
            if (!json)
            {
                var total = same + different + unreadable;
                surroundings.Output.WriteLine(
                    total == 1
                        ? (
                            same == 1 ? "same"
                            : different == 1 ? "differs"
                            : "not computed again"
                        )
                        : $"{same:N0} same, {different:N0} differ, {unreadable:N0} not computed again"
                );
            }
            return unreadable > 0 ? ExitCode.Unusable
                : different > 0 ? ExitCode.Findings
                : ExitCode.Fine;
        }
    }
}
