using System.Text.Json;
using Passavant.Accords;

namespace Passavant.Web.Pages.Public;

/// <summary>How a text differs from an earlier one.</summary>
internal enum Change
{
    /// <summary>The later text alone has it.</summary>
    Added,

    /// <summary>The earlier text alone has it.</summary>
    Removed,

    /// <summary>It reads otherwise.</summary>
    Altered,
}

/// <summary>Something with an id that two texts do not have alike, by what is written, whether it changes an outcome or not.</summary>
/// <param name="Change">How it differs.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called; null where it has no title.</param>
internal sealed record EntryChange(Change Change, string Id, string? Title)
{
    /// <summary>What differs between two texts: added, removed, altered.</summary>
    public static IReadOnlyList<EntryChange> Between(Accord left, Accord right, string language)
    {
        var (before, after) = (Entries(left, language), Entries(right, language));
        return
        [
            .. after
                .Where(one => !before.ContainsKey(one.Key))
                .Select(one => new EntryChange(Change.Added, one.Key, one.Value.Title)),
            .. before
                .Where(one => !after.ContainsKey(one.Key))
                .Select(one => new EntryChange(Change.Removed, one.Key, one.Value.Title)),
            .. after
                .Where(one =>
                    before.TryGetValue(one.Key, out var old) && old.Text != one.Value.Text
                )
                .Select(one => new EntryChange(Change.Altered, one.Key, one.Value.Title)),
        ];
    }

    // Everything with an id in the canonical form, in which what means the same is spelt the same.
    private static SortedDictionary<string, (string Text, string? Title)> Entries(
        Accord accord,
        string language
    )
    {
        var found = new SortedDictionary<string, (string, string?)>(Natural.Order);
        using var form = JsonDocument.Parse(accord.Canonical.ToBytes());
        Walk(form.RootElement);
        return found;

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
                foreach (var item in element.EnumerateArray())
                    Walk(item);
            if (element.ValueKind != JsonValueKind.Object)
                return;
            // What not everybody may read is not told either.
            if (
                element.TryGetProperty("handling", out var handling)
                && !handling.ValueEquals("public")
            )
                return;
            if (element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
                _ = found.TryAdd(id.GetString()!, (element.GetRawText(), Title(element)));
            foreach (var member in element.EnumerateObject())
                Walk(member.Value);
        }

        string? Title(JsonElement element) =>
            !element.TryGetProperty("title", out var title) ? null
            : title.ValueKind == JsonValueKind.String ? title.GetString()
            : title.TryGetProperty(language, out var spoken)
            || title.TryGetProperty(Wording.DefaultLanguage, out spoken)
                ? spoken.GetString()
            : null;
    }
}
