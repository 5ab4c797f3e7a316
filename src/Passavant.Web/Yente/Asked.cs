using System.Text.Json;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;

namespace Passavant.Web.Yente;

/// <summary>An entity asked about, by example.</summary>
/// <param name="Id">What its asker calls it.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Properties">Values by property.</param>
internal sealed record Asked(
    string? Id,
    string Schema,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Properties
)
{
    // A name of this length is no name.
    private const int Longest = 2000;

    /// <summary>How many values a property may have.</summary>
    public const int MostValues = 100;

    /// <summary>Reads an entity; null where it cannot be read, and the faults say why.</summary>
    public static Asked? Read(JsonElement query, string[] loc, List<Fault> faults)
    {
        var before = faults.Count;
        if (query.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new Fault(loc, "is no object"));
            return null;
        }
        string? id = null;
        string? schema = null;
        var properties = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var member in query.EnumerateObject())
            switch (member.Name)
            {
                case "id":
                    id = member.Value.ValueKind == JsonValueKind.Null ? null : Text(member.Value);
                    break;
                case "schema":
                    schema = Text(member.Value);
                    break;
                case "properties" when member.Value.ValueKind == JsonValueKind.Object:
                    foreach (var property in member.Value.EnumerateObject())
                        properties[property.Name] = Texts(
                            property.Value,
                            [.. loc, "properties", property.Name],
                            faults
                        );
                    break;
                case "properties":
                    faults.Add(new Fault([.. loc, "properties"], "is no object"));
                    break;
            }
        if (schema is null)
            faults.Add(new Fault([.. loc, "schema"], "is missing", "missing"));
        else if (FollowTheMoney.Schema.Find(schema) is null)
            faults.Add(
                new Fault(
                    [.. loc, "schema"],
                    $"is '{schema}'; expected one of {string.Join(", ", FollowTheMoney.Schema.All.Select(one => one.Name))}"
                )
            );
        if (properties.Count == 0 && faults.Count == before)
            faults.Add(new Fault([.. loc, "properties"], "says nothing", "missing"));
        return faults.Count == before ? new Asked(id, schema!, properties) : null;
    }

    /// <summary>The party it describes.</summary>
    /// <param name="name">The name of the query, where the entity has no id.</param>
    public Example Example(string name) =>
        FollowTheMoney.Example.Of(Id ?? name, FollowTheMoney.Schema.Find(Schema)!, Properties);

    private static List<string> Texts(JsonElement value, string[] loc, List<Fault> faults)
    {
        var texts = new List<string>();
        IEnumerable<JsonElement> all =
            value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        foreach (var one in all)
            if (one.ValueKind == JsonValueKind.Null)
                continue;
            else if (Text(one) is not { } text)
                faults.Add(new Fault(loc, "holds what is no text"));
            else if (text.Length > Longest)
                faults.Add(new Fault(loc, $"holds a text longer than {Longest} letters"));
            else
                texts.Add(text);
        if (texts.Count > MostValues)
            faults.Add(new Fault(loc, $"holds more than {MostValues} values"));
        return texts;
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
