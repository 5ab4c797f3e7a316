using System.Text;
using System.Text.Json;
using Passavant.Screening.Lists.Reading;

namespace Passavant.Screening.Lists;

/// <summary>What differs between two snapshots of a list: entries added, removed and changed.</summary>
/// <remarks>Applied to the first snapshot's entries it gives the second's. Each list stands in the order of ids.</remarks>
/// <param name="Added">Entries that only the second has.</param>
/// <param name="Removed">Entries that only the first has.</param>
/// <param name="Changed">Entries of one id that say something else.</param>
public sealed record ListDelta(
    IReadOnlyList<ListEntry> Added,
    IReadOnlyList<ListEntry> Removed,
    IReadOnlyList<EntryChange> Changed
)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;

    /// <summary>What leads from one snapshot to another.</summary>
    public static ListDelta Between(ListSnapshot before, ListSnapshot after)
    {
        List<ListEntry> added = [],
            removed = [];
        List<EntryChange> changed = [];
        var (i, j) = (0, 0);
        while (i < before.Entries.Count || j < after.Entries.Count)
        {
            var order =
                i == before.Entries.Count ? 1
                : j == after.Entries.Count ? -1
                : string.CompareOrdinal(before.Entries[i].Party.Id, after.Entries[j].Party.Id);
            if (order < 0)
                removed.Add(before.Entries[i++]);
            else if (order > 0)
                added.Add(after.Entries[j++]);
            else
            {
                var change = new EntryChange(before.Entries[i++], after.Entries[j++]);
                if (change.Differs)
                    changed.Add(change);
            }
        }
        return new ListDelta(added, removed, changed);
    }

    /// <summary>The entries of a snapshot after this delta.</summary>
    /// <exception cref="ArgumentException">The snapshot is not the one the delta starts from: an entry to remove or change is not there or reads otherwise, or one to add is there.</exception>
    public ListSnapshot ApplyTo(ListSnapshot before, ListDescription about)
    {
        var entries = before.Entries.ToDictionary(entry => entry.Party.Id, StringComparer.Ordinal);
        foreach (var entry in Removed)
            Take(entry);
        foreach (var change in Changed)
        {
            Take(change.Before);
            entries.Add(change.Before.Party.Id, change.After);
        }
        foreach (var entry in Added)
            if (!entries.TryAdd(entry.Party.Id, entry))
                throw new ArgumentException($"'{entry.Party.Id}' is already on the list.");
        return ListSnapshot.Of(about, entries.Values);

        void Take(ListEntry entry)
        {
            if (
                !entries.Remove(entry.Party.Id, out var there)
                || new EntryChange(there, entry).Differs
            )
                throw new ArgumentException(
                    $"'{entry.Party.Id}' is not on the list as the delta knows it."
                );
        }
    }
}

/// <summary>An entry that says something else than before.</summary>
/// <param name="Before">How it read.</param>
/// <param name="After">How it reads now.</param>
public sealed record EntryChange(ListEntry Before, ListEntry After)
{
    /// <summary>Whether the two differ in anything.</summary>
    public bool Differs =>
        !ListEntryJson.ToBytes(Before).AsSpan().SequenceEqual(ListEntryJson.ToBytes(After));

    /// <summary>What differs, by field: a list's values added and removed, anything else before and after.</summary>
    public IReadOnlyList<FieldChange> Fields()
    {
        var (before, after) = (Values(Before), Values(After));
        var changes = new List<FieldChange>();
        foreach (var field in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var was = before.GetValueOrDefault(field) ?? [];
            var now = after.GetValueOrDefault(field) ?? [];
            if (was.SequenceEqual(now))
                continue;
            List<string> gone = [.. was.Except(now)],
                come = [.. now.Except(was)];
            // The same values in another order, or more often.
            if (gone.Count + come.Count == 0)
                (gone, come) = (was, now);
            changes.Add(new FieldChange(field, gone, come));
        }
        return changes;
    }

    private static Dictionary<string, List<string>> Values(ListEntry entry)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(ListEntryJson.ToBytes(entry));
        foreach (var member in document.RootElement.EnumerateObject())
            if (member.Name is "party" or "consequence")
                foreach (var part in member.Value.EnumerateObject())
                    Add(part.Name is "until" ? "consequence until" : part.Name, part.Value);
            else if (member.Name == "other")
                foreach (var pair in member.Value.EnumerateArray())
                    Add(pair[0].GetString()!, pair[1]);
            else
                Add(member.Name, member.Value);
        return fields;

        void Add(string field, JsonElement value)
        {
            if (!fields.TryGetValue(field, out var values))
                fields.Add(field, values = []);
            if (value.ValueKind == JsonValueKind.Array)
                values.AddRange(value.EnumerateArray().Select(Say));
            else
                values.Add(Say(value));
        }
    }

    private static string Say(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        if (value.ValueKind != JsonValueKind.Object)
            return value.GetRawText();
        // A name, an identifier, a link: what it is first, then the rest.
        var said = new StringBuilder();
        foreach (var first in new[] { "text", "value", "to" })
            if (value.TryGetProperty(first, out var main))
                said.Append(main.GetString());
        foreach (var part in value.EnumerateObject())
            if (part.Name is not ("text" or "value" or "to"))
                said.Append(said.Length == 0 ? "" : ", ")
                    .Append(part.Name)
                    .Append(' ')
                    .Append(part.Value.Said());
        return said.ToString();
    }
}

/// <summary>One field of an entry that changed.</summary>
/// <param name="Field">Its name, as in the entry's JSON or as the list calls it.</param>
/// <param name="Before">The values that are gone.</param>
/// <param name="After">The values that came.</param>
public sealed record FieldChange(
    string Field,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After
);
