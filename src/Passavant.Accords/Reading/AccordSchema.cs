using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Passavant.Accords.Reading;

/// <summary>The files of an accord as JSON Schema (draft 2020-12), from which editors complete and check YAML.</summary>
/// <remarks>Made from the same declarations the reader uses, so it names the same keys. It is milder than the reader: it knows no glossary, so sentences are texts to it.</remarks>
public static class AccordSchema
{
    /// <summary>The schema, indented.</summary>
    public static string Write() => new AccordSchemaWriter().Write();
}

/// <summary>Builds the schema; what stands in several places is defined once.</summary>
internal sealed class AccordSchemaWriter
{
    private readonly JsonObject definitions = [];
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public string Write()
    {
        definitions["bracket"] = Bracket();
        var properties = new JsonObject();
        foreach (var field in Chapters.Header.Fields)
        {
            var schema = field.Shape.Schema();
            if (field.Means is not null)
                schema["description"] = field.Means;
            properties[field.Key] = Defined(field.Key, schema);
        }
        foreach (var (name, shape) in Chapters.All)
        {
            var schema = shape.Schema();
            schema["description"] = $"the chapter {name}";
            properties[name] = Defined(name, schema);
        }
        var required = new JsonArray();
        foreach (var field in Chapters.Header.Fields)
            if (field.Required)
                required.Add((JsonNode)field.Key);
        var root = new JsonObject
        {
            ["$schema"] = Dialect,
            ["title"] = "A file of an accord",
            ["description"] =
                "accord.yaml holds the header; it and every other YAML file of the folder may hold chapters.",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            // Only the file with the title needs the rest of the header.
            ["if"] = new JsonObject { ["required"] = new JsonArray("accord") },
            ["then"] = new JsonObject { ["required"] = required },
            ["$defs"] = definitions,
        };
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
            root.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonObject Bracket() =>
        new()
        {
            ["type"] = "object",
            ["description"] =
                "an open choice of a draft: { bracket: B-1, alternatives: { a: …, b: …, delete: } }",
            ["properties"] = new JsonObject
            {
                ["bracket"] = new JsonObject
                {
                    ["type"] = new JsonArray("string", "number"),
                    ["description"] = "a neutral id",
                },
                ["alternatives"] = new JsonObject { ["type"] = "object", ["minProperties"] = 1 },
            },
            ["required"] = new JsonArray("bracket", "alternatives"),
            ["additionalProperties"] = false,
        };

    // Anywhere a value may stand, a bracket may.
    private JsonObject Defined(string key, JsonObject schema)
    {
        Deepen(schema);
        var whole = new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("bracket"),
            },
            ["then"] = new JsonObject { ["$ref"] = "#/$defs/bracket" },
            ["else"] = schema,
        };
        var text = whole.ToJsonString();
        if (!names.TryGetValue(text, out var name))
        {
            var stem = key.Replace(' ', '-');
            name = stem;
            for (var number = 2; definitions.ContainsKey(name); number++)
                name = $"{stem}-{number}";
            names[text] = name;
            definitions[name] = whole;
        }
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    // The choices of a value stand where the value does: only what lies within them gets brackets of its own.
    private void Deepen(JsonObject schema)
    {
        if (schema["properties"] is JsonObject members)
            foreach (var name in members.Select(member => member.Key).ToList())
                Wrap(members, name, name);
        if (schema["items"] is JsonObject)
            Wrap(schema, "items", "entry");
        if (schema["additionalProperties"] is JsonObject)
            Wrap(schema, "additionalProperties", "value");
        foreach (var choice in (schema["anyOf"] as JsonArray ?? []).OfType<JsonObject>())
            Deepen(choice);
    }

    private void Wrap(JsonObject parent, string key, string name)
    {
        var schema = (JsonObject)parent[key]!;
        parent.Remove(key);
        parent[key] = Defined(name, schema);
    }
}
