using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Passavant.Cases;

namespace Passavant.Web.Cases;

/// <summary>The shapes of what is sent and answered, as JSON Schemas that refer to each other by name, with what our documentation says of each part.</summary>
internal sealed class Schemas
{
    private static readonly JsonSchemaExporterOptions Leaves = new()
    {
        TreatNullObliviousAsNonNullable = true,
    };

    private readonly SortedDictionary<string, JsonNode> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> types = new(StringComparer.Ordinal);

    /// <summary>The shapes named so far.</summary>
    public JsonObject Components() =>
        new(named.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));

    /// <summary>The schema of a type: a reference where the type has a name of ours.</summary>
    public JsonNode Of(Type type)
    {
        if (type == typeof(JsonElement))
            return new JsonObject();
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return OrNull(Of(underlying));
        if (type == typeof(CaseView))
            return new JsonObject
            {
                ["description"] =
                    "The case as the caller may see it: applicants, partner states and those inside see different parts.",
                ["anyOf"] = new JsonArray(
                    Of(typeof(ApplicantView)),
                    Of(typeof(OfficialView)),
                    Of(typeof(PartnerView))
                ),
            };
        var info = CaseJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject
            {
                ["type"] = "array",
                ["items"] = Of(info.ElementType!),
            },
            JsonTypeInfoKind.Dictionary => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Of(info.ElementType!),
            },
            JsonTypeInfoKind.Object => Named(type, () => Members(info)),
            _ when type.IsEnum => Named(
                type,
                () => Described(CaseJson.Options.GetJsonSchemaAsNode(type, Leaves), type)
            ),
            _ => Leaf(type),
        };
    }

    /// <summary>Whether a member has to be given.</summary>
    public static bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false };

    /// <summary>Whether the program sets a member itself, so that no caller gives it.</summary>
    public static bool IsComputed(JsonPropertyInfo member) =>
        member.AttributeProvider?.IsDefined(typeof(ComputedAttribute), true) == true;

    private static JsonNode Leaf(Type type) =>
        type == typeof(DateTimeOffset)
            ? new JsonObject { ["type"] = "string", ["format"] = "date-time" }
        : type == typeof(DateOnly) ? new JsonObject { ["type"] = "string", ["format"] = "date" }
        : type == typeof(CaseNumber)
            ? new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{6}$" }
        : type == typeof(Accords.TimeLimit)
            ? new JsonObject
            {
                ["type"] = "string",
                ["description"] = "A length of time, such as 10 working days.",
            }
        : type == typeof(Accords.Identity.AccordIdentity)
            ? new JsonObject { ["type"] = "string", ["pattern"] = "^sha256:[0-9a-f]{64}$" }
        : CaseJson.Options.GetJsonSchemaAsNode(type, Leaves) is JsonObject schema ? schema
        : new JsonObject();

    private JsonNode Named(Type type, Func<JsonNode> make)
    {
        var name = Name(type);
        if (types.TryAdd(name, type))
            named[name] = make();
        else if (types[name] != type)
            throw new InvalidOperationException($"{types[name]} and {type} have one name: {name}.");
        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static string Name(Type type) =>
        (type.DeclaringType?.Name ?? (type.Namespace == "Passavant.Accords" ? "Accord" : ""))
        + type.Name;

    private JsonObject Members(JsonTypeInfo info)
    {
        var schema = (JsonObject)Described(new JsonObject(), info.Type);
        schema["type"] = "object";
        var members = new JsonObject();
        var required = new JsonArray();
        foreach (var member in info.Properties.Where(member => !IsComputed(member)))
        {
            var of = Of(member.PropertyType);
            if (
                !member.PropertyType.IsValueType
                && member is { IsGetNullable: true }
                && !IsRequired(member)
            )
                of = OrNull(of);
            if (Describing.Summary(info.Type, Clr(member)) is { Length: > 0 } said)
                of = of["$ref"] is null
                    ? With(of, said)
                    : new JsonObject { ["description"] = said, ["allOf"] = new JsonArray(of) };
            if (member is { Set: null, AssociatedParameter: null } && of is JsonObject alone)
                alone["readOnly"] = true;
            members[member.Name] = of;
            if (IsRequired(member))
                required.Add(member.Name);
        }
        schema["properties"] = members;
        if (required.Count > 0)
            schema["required"] = required;
        schema["additionalProperties"] = false;
        return schema;
    }

    private static string Clr(JsonPropertyInfo member) =>
        (member.AttributeProvider as System.Reflection.MemberInfo)?.Name ?? member.Name;

    private static JsonNode Described(JsonNode schema, Type type) =>
        Describing.Summary(type) is { Length: > 0 } said ? With(schema, said) : schema;

    private static JsonNode With(JsonNode schema, string said)
    {
        schema["description"] = said;
        return schema;
    }

    private static JsonNode OrNull(JsonNode schema)
    {
        if (schema["type"] is JsonValue type && schema["enum"] is null)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            return schema;
        }
        return schema["$ref"] is null && schema["type"] is JsonArray
            ? schema
            : new JsonObject
            {
                ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }),
            };
    }
}
