using System.Text.Json;
using Passavant.Accords.Reading;

namespace Passavant.Cli.Commands;

/// <summary>A kind of result.</summary>
internal sealed record SarifRule(string Id, string? Title = null, string? Description = null);

/// <summary>One result: the chief place first; a fingerprint where results are followed from run to run.</summary>
internal sealed record SarifResult(
    string Rule,
    string Level,
    string Message,
    IReadOnlyList<Place> Places,
    string? Fingerprint = null
);

/// <summary>Results in the Static Analysis Results Interchange Format, version 2.1.0.</summary>
internal static class SarifLog
{
    public static void Write(
        TextWriter output,
        IReadOnlyList<SarifRule> rules,
        IReadOnlyList<SarifResult> results
    ) =>
        IndentedJson.Write(
            output,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                writer.WriteString("version", "2.1.0");
                writer.WriteStartArray("runs");
                writer.WriteStartObject();
                writer.WriteStartObject("tool");
                writer.WriteStartObject("driver");
                writer.WriteString("name", "passavant");
                writer.WriteStartArray("rules");
                foreach (var rule in rules)
                    Write(writer, rule);
                writer.WriteEndArray();
                writer.WriteEndObject();
                writer.WriteEndObject();
                writer.WriteStartArray("results");
                foreach (var result in results)
                    Write(writer, result);
                writer.WriteEndArray();
                writer.WriteEndObject();
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    private static void Write(Utf8JsonWriter writer, SarifRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        if (rule.Title is { } title)
            Text(writer, "shortDescription", title);
        if (rule.Description is { } description)
            Text(writer, "fullDescription", description);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SarifResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", result.Rule);
        writer.WriteString("level", result.Level);
        Text(writer, "message", result.Message);
        writer.WriteStartArray("locations");
        foreach (var place in result.Places.Take(1))
            Write(writer, place);
        writer.WriteEndArray();
        if (result.Places.Count > 1)
        {
            writer.WriteStartArray("relatedLocations");
            foreach (var place in result.Places.Skip(1))
                Write(writer, place);
            writer.WriteEndArray();
        }
        if (result.Fingerprint is { } fingerprint)
        {
            writer.WriteStartObject("partialFingerprints");
            writer.WriteString("finding/v1", fingerprint);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Place place)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", place.File);
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", place.Line);
        writer.WriteNumber("startColumn", place.Column);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string key, string text)
    {
        writer.WriteStartObject(key);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
