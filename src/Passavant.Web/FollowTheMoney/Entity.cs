using System.Text.Json;
using Passavant.Screening.Lists;
using Passavant.Web.Lists;

namespace Passavant.Web.FollowTheMoney;

/// <summary>An entry of a list as an entity of FollowTheMoney.</summary>
/// <param name="Id">Its id among all lists.</param>
/// <param name="Caption">Its name.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Properties">What is said of it.</param>
/// <param name="Datasets">The lists it is on.</param>
/// <param name="Referents">Ids it also goes by.</param>
/// <param name="Target">Whether the list is about it.</param>
/// <param name="FirstSeen">When its source first saw it.</param>
/// <param name="LastSeen">When its source last saw it.</param>
/// <param name="LastChange">When its source last changed it.</param>
/// <param name="Listing">What standing on the list means.</param>
internal sealed record Entity(
    string Id,
    string Caption,
    string Schema,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Properties,
    IReadOnlyList<string> Datasets,
    IReadOnlyList<string> Referents,
    bool Target,
    string? FirstSeen,
    string? LastSeen,
    string? LastChange,
    Listing Listing
)
{
    public static Entity Of(ListSnapshot list, ListEntry entry)
    {
        using var line = new MemoryStream();
        FtmExport.Write(ListSnapshot.Of(list.About, [entry]), line);
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        var end = bytes.IndexOf((byte)'\n');
        var reader = new Utf8JsonReader(bytes[..end]);
        using var document = JsonDocument.ParseValue(ref reader);
        var exported = document.RootElement;
        return new Entity(
            EntityIds.Of(list, entry),
            exported.GetProperty("caption").GetString()!,
            exported.GetProperty("schema").GetString()!,
            Said(exported.GetProperty("properties"), entry),
            [list.Id],
            Texts("referents"),
            !exported.TryGetProperty("target", out var target) || target.GetBoolean(),
            Text("first_seen"),
            Text("last_seen"),
            Text("last_change"),
            Listing.Of(list, entry)
        );

        string? Text(string name) =>
            exported.TryGetProperty(name, out var value) ? value.GetString() : null;

        IReadOnlyList<string> Texts(string name) =>
            exported.TryGetProperty(name, out var values)
                ? [.. values.EnumerateArray().Select(value => value.GetString()!)]
                : [];
    }

    private static SortedDictionary<string, IReadOnlyList<string>> Said(
        JsonElement properties,
        ListEntry entry
    )
    {
        var said = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var property in properties.EnumerateObject())
            // What only we read stands in the listing.
            if (property.Name != "passavantEntry")
                said[property.Name] =
                [
                    .. property.Value.EnumerateArray().Select(value => value.GetString()!),
                ];
        // Clients look here for why an entity is listed.
        if (EntryFacts.TopicsOf(entry) is { Count: > 0 } topics)
            said["topics"] = topics;
        return said;
    }
}

/// <summary>What standing on a list means for a transfer.</summary>
/// <param name="List">The list.</param>
/// <param name="ListId">The list's own id of the entry.</param>
/// <param name="Effect"><c>prohibits</c>, <c>licence-required</c>, <c>denied</c> or <c>red-flag</c>.</param>
/// <param name="Policy">The review policy.</param>
/// <param name="ItemScope">Which items it reaches.</param>
/// <param name="DeniedBy">Which state denied.</param>
/// <param name="Until">Until when.</param>
internal sealed record Listing(
    string List,
    string ListId,
    string Effect,
    string? Policy,
    string? ItemScope,
    string? DeniedBy,
    DateOnly? Until
)
{
    public static Listing Of(ListSnapshot list, ListEntry entry) =>
        new(
            list.Id,
            entry.Party.Id,
            entry.Consequence.Effect.Name(),
            entry.Consequence.Policy,
            entry.Consequence.ItemScope,
            entry.Consequence.DeniedBy,
            entry.Consequence.Until ?? entry.Until
        );
}
