using System.Text.Json;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists.Formats;

/// <summary>One entity of FollowTheMoney, as a line states it.</summary>
internal sealed class FtmEntity
{
    private readonly Dictionary<string, string[]> properties = new(StringComparer.Ordinal);

    public required FileIntake File { get; init; }

    public required long Line { get; init; }

    public required string Id { get; init; }

    public required string Schema { get; init; }

    /// <summary>What stands beside the properties: caption, datasets, when it was seen.</summary>
    public List<KeyValuePair<string, string>> Beside { get; } = [];

    public IReadOnlyDictionary<string, string[]> Properties => properties;

    /// <summary>Whether another entity made use of it.</summary>
    public bool IsUsed { get; set; }

    public string[] All(string property) => properties.GetValueOrDefault(property) ?? [];

    public string First(string property) => All(property) is [var first, ..] ? first : "";

    public void Set(string property, string[] values) => properties[property] = values;

    public static FtmEntity? Read(JsonElement record, FileIntake file, long line)
    {
        var (id, schema) = (record.Said("id"), record.Said("schema"));
        if (id.Length == 0)
            return null;
        var entity = new FtmEntity
        {
            File = file,
            Line = line,
            Id = id,
            Schema = schema,
        };
        foreach (var member in record.EnumerateObject())
            if (member.Name == "properties" && member.Value.ValueKind == JsonValueKind.Object)
                foreach (var property in member.Value.EnumerateObject())
                    entity.properties[property.Name] = [.. member.Value.Texts(property.Name)];
            else if (member.Name is not ("id" or "schema"))
                foreach (var text in record.Texts(member.Name))
                    entity.Beside.Add(KeyValuePair.Create("@" + member.Name, text));
        entity.Beside.Add(KeyValuePair.Create("@schema", schema));
        return entity;
    }
}
