using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Passavant.Cases;

namespace Passavant.Web.Cases;

/// <summary>An example of what a request holds: what has to be given, with values that read as they should.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["act"] = "",
        ["address"] = "maria.souza@fabrica.example",
        ["agency"] = "defence",
        ["authority"] = "licensing-authority",
        ["answer"] = "The drives run spindles of wood-working machines; see the data sheet.",
        ["checked"] = "Held against the specimen the issuing ministry has notified.",
        ["condition"] = "K1",
        ["considerations"] = "The end use is not shown.",
        ["consultation"] = "C1",
        ["country"] = "BR",
        ["currency"] = "EUR",
        ["endUse"] = "Driving spindles of wood-working machines.",
        ["endUser"] = "Fábrica Sul Ltda",
        ["entry"] = "D-1",
        ["evidence"] = "Delivery note",
        ["exporter"] = "Nordic Drives AS",
        ["fingerprint"] = "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",
        ["ground"] = "question",
        ["grounds"] = "The end user is not what it says it is.",
        ["id"] = "FR-2026-17",
        ["line"] = "1",
        ["list"] = "denials",
        ["name"] = "Fábrica Sul Ltda",
        ["note"] = "N1",
        ["partner"] = "estonia",
        ["party"] = "Fábrica Sul",
        ["person"] = "siv",
        ["place"] = "Curitiba, works 2",
        ["point"] = "end use",
        ["proposal"] = "P1",
        ["question"] = "Q1",
        ["request"] = "A1",
        ["rule"] = "spelling",
        ["standstill"] = "T1",
        ["state"] = "FR",
        ["statement"] = "S1",
        ["title"] = "Two frequency changers to Brazil",
        ["unit"] = "pieces",
        ["why"] = "The order was cancelled.",
        ["wouldHelp"] = "A statement of the end user on the machines the drives are for.",
        ["sha256"] = "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",
    };

    /// <summary>An example of a type.</summary>
    public static JsonNode? Of(Type type, string member = "")
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, member);
        if (type == typeof(JsonElement))
            return member is "item"
                ? new JsonObject { ["item"] = "frequency changer", ["output frequency"] = "650 Hz" }
                : Transfer();
        if (type == typeof(Stream))
            return null;
        var info = CaseJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonArray(Of(info.ElementType!, Singular(member))),
            JsonTypeInfoKind.Dictionary => new JsonObject(),
            JsonTypeInfoKind.Object => new JsonObject(
                info.Properties.Where(part => Schemas.IsRequired(part) && !Schemas.IsComputed(part))
                    .Select(part =>
                        KeyValuePair.Create(part.Name, Of(part.PropertyType, part.Name))
                    )
            ),
            _ => Leaf(type, member),
        };
    }

    private static JsonNode? Leaf(Type type, string member) =>
        type == typeof(string)
            ? JsonValue.Create(
                Texts.GetValueOrDefault(member) ?? "As the data sheet of the maker says."
            )
        : type == typeof(bool) ? JsonValue.Create(true)
        : type == typeof(DateOnly) ? JsonValue.Create("2026-12-15")
        : type == typeof(DateTimeOffset) ? JsonValue.Create("2026-12-15T09:00:00.000000Z")
        : type == typeof(CaseNumber) ? JsonValue.Create("2026-000001")
        : type == typeof(Accords.TimeLimit) ? JsonValue.Create("60 days")
        : type.IsEnum
            ? JsonSerializer.SerializeToNode(
                Enum.GetValuesAsUnderlyingType(type).Length == 0 ? null : Enum.ToObject(type, 0),
                type,
                CaseJson.Options
            )
        : JsonValue.Create(2);

    private static string Singular(string member) =>
        member.EndsWith("ies", StringComparison.Ordinal) ? member[..^3] + "y"
        : member.EndsWith('s') ? member[..^1]
        : member;

    private static JsonNode Transfer() =>
        JsonNode.Parse(
            """
            {"transfer":"T-1","facts":{"activity":"export","destination":"BR","end use":"civil"},
            "items":[{"line":"1","facts":{"item":"frequency changer","output frequency":"650 Hz"}}],
            "parties":[{"id":"Fábrica Sul","roles":["end user"],"facts":{"country":"BR"}}]}
            """
        )!;
}
