using System.Text.Json;
using Passavant.Screening.Lists;
using Passavant.Web.Asking;
using Passavant.Web.FollowTheMoney;
using Passavant.Web.Lists;

namespace Passavant.Web.Reconciliation;

/// <summary>Fetches properties of entities for the rows of a table.</summary>
internal static class Extend
{
    /// <param name="Meta">The properties.</param>
    /// <param name="Rows">Values by entity and property.</param>
    public sealed record Response(
        IReadOnlyList<Manifest.WordType> Meta,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<Value>>> Rows
    );

    public sealed record Value(string Str);

    public static Response Answer(
        ListsInForce lists,
        IReadOnlyList<ListSnapshot> within,
        string text,
        ScreeningSettings settings
    )
    {
        using var query = Bodies.Read(text, "extend");
        var ids = Items(query.RootElement, "ids").Select(Text).Distinct().ToList();
        if (ids.Count > settings.MaxBatch)
            throw new Trouble(
                StatusCodes.Status413PayloadTooLarge,
                $"Too many ids in one batch (limit: {settings.MaxBatch})"
            );
        var wanted = Items(query.RootElement, "properties")
            .Select(property =>
                property.ValueKind == JsonValueKind.Object
                && property.TryGetProperty("id", out var id)
                    ? (Id: Text(id), Most: Most(property))
                    : throw Trouble.Invalid("holds a property without id", "extend", "properties")
            )
            .DistinctBy(one => one.Id)
            .ToList();
        return new Response(
            [
                .. wanted.Select(one => new Manifest.WordType(
                    one.Id,
                    Property.Find(one.Id)?.Label ?? one.Id
                )),
            ],
            ids.ToDictionary(id => id, id => Row(lists, within, id, wanted))
        );
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<Value>> Row(
        ListsInForce lists,
        IReadOnlyList<ListSnapshot> within,
        string id,
        List<(string Id, int Most)> wanted
    )
    {
        var properties = lists.Find(id, within) is var (list, entry)
            ? lists.Entity(list, entry).Properties
            : null;
        return wanted.ToDictionary(
            one => one.Id,
            one =>
                (IReadOnlyList<Value>)
                    [
                        .. (properties?.GetValueOrDefault(Plain(one.Id)) ?? [])
                            .Take(one.Most)
                            .Select(value => new Value(value)),
                    ]
        );
    }

    private static string Plain(string property) => property[(property.IndexOf(':') + 1)..];

    private static int Most(JsonElement property) =>
        property.TryGetProperty("settings", out var settings)
        && settings.ValueKind == JsonValueKind.Object
        && settings.TryGetProperty("limit", out var limit)
        && (
            limit.ValueKind == JsonValueKind.Number
                ? limit.TryGetInt32(out var most)
                : int.TryParse(limit.ToString(), out most)
        )
        && most > 0
            ? most
            : int.MaxValue;

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw Trouble.Invalid("is missing, or no list", "extend", name);

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Trouble.Invalid("holds an id that is no text", "extend");
}
