using System.CommandLine;
using System.Text.Json;
using Passavant.Screening.Lists;

namespace Passavant.Cli.Commands;

/// <summary><c>passavant lists diff</c>: what changed between two snapshots.</summary>
internal static class ListsDiff
{
    public static Command Create()
    {
        var old = Lists.Snapshot("OLD", "The file of the older snapshot.");
        var newer = Lists.Snapshot("NEW", "The file of the newer snapshot.");
        var format = new Option<string>("--format")
        {
            HelpName = "text|json",
            Description = "How to print it: text or json.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "diff",
            "Says which entries were added, removed and changed between two snapshots, field by field. Ends with 1 where there are any."
        )
        {
            old,
            newer,
            format,
        };
        command.SetAction(result =>
        {
            var surroundings = Surroundings.Of(result);
            var delta = ListDelta.Between(
                Lists.Read(result.GetRequiredValue(old), surroundings),
                Lists.Read(result.GetRequiredValue(newer), surroundings)
            );
            if (result.GetRequiredValue(format) == "json")
                IndentedJson.Write(surroundings.Output, json => Write(delta, json));
            else
                Write(delta, surroundings.Output);
            return delta.IsEmpty ? ExitCode.Fine : ExitCode.Findings;
        });
        return command.WithExamples(
            "passavant lists diff lists/us-ofac-sdn-2026-02-26-1b2c3d4e.jsonl lists/us-ofac-sdn-2026-02-27-0f343b09.jsonl",
            "passavant lists diff old.jsonl new.jsonl --format json"
        );
    }

    private static void Write(ListDelta delta, TextWriter output)
    {
        output.WriteLine(
            $"{delta.Added.Count} added, {delta.Removed.Count} removed, {delta.Changed.Count} changed."
        );
        foreach (var entry in delta.Added)
            output.WriteLine($"+ {Line(entry)}");
        foreach (var entry in delta.Removed)
            output.WriteLine($"- {Line(entry)}");
        foreach (var change in delta.Changed)
        {
            output.WriteLine($"~ {Line(change.After)}");
            foreach (var field in change.Fields())
            {
                foreach (var value in field.Before)
                    output.WriteLine($"    {field.Field} - {value}");
                foreach (var value in field.After)
                    output.WriteLine($"    {field.Field} + {value}");
            }
        }
    }

    private static string Line(ListEntry entry) => $"{entry.Party.Id} {entry.Party.Names[0].Text}";

    private static void Write(ListDelta delta, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Entries("added", delta.Added);
        Entries("removed", delta.Removed);
        json.WriteStartArray("changed");
        foreach (var change in delta.Changed)
        {
            json.WriteStartObject();
            json.WriteString("id", change.After.Party.Id);
            json.WriteString("name", change.After.Party.Names[0].Text);
            json.WriteStartArray("fields");
            foreach (var field in change.Fields())
            {
                json.WriteStartObject();
                json.WriteString("field", field.Field);
                Texts("before", field.Before);
                Texts("after", field.After);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void Entries(string name, IReadOnlyList<ListEntry> entries)
        {
            json.WriteStartArray(name);
            foreach (var entry in entries)
            {
                using var document = JsonDocument.Parse(ListEntryJson.ToBytes(entry));
                document.RootElement.WriteTo(json);
            }
            json.WriteEndArray();
        }

        void Texts(string name, IReadOnlyList<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }
}
