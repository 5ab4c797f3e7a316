using System.Globalization;
using System.Text.Json;

namespace Passavant.Accords.Reading;

/// <summary>Reads parts of JSON given by people and programs, and names what is wrong by its path.</summary>
internal sealed class JsonInput(ICollection<InputFault> faults)
{
    public int Count => faults.Count;

    public object? Refuse(
        string path,
        string found,
        string expected,
        string? nearest = null,
        string? value = null
    )
    {
        faults.Add(new InputFault(path, found, expected, nearest, value));
        return null;
    }

    /// <summary>The members of an object, each key known and once; empty, with a fault, where it is no object.</summary>
    public Dictionary<string, JsonElement> Members(
        JsonElement element,
        string path,
        string expected,
        params string[] keys
    )
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(path, Kind(element), expected);
            return members;
        }
        foreach (var member in element.EnumerateObject())
        {
            var name = member.Name;
            if (!keys.Contains(name))
                Refuse(
                    At(path, name),
                    $"the key '{name}'",
                    $"one of {string.Join(", ", keys)}",
                    Nearest.Of(name, keys)
                );
            else if (!members.TryAdd(name, member.Value))
                Refuse(At(path, name), $"the key '{name}' a second time", "each key once");
        }
        return members;
    }

    /// <summary>The elements of an array with their paths; a value that is no array is a fault.</summary>
    public IEnumerable<(JsonElement Value, string Path)> Elements(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
            yield break;
        if (element.ValueKind != JsonValueKind.Array)
        {
            Refuse(path, Kind(element), "a list in square brackets");
            yield break;
        }
        var index = 0;
        foreach (var item in element.EnumerateArray())
            yield return (item, $"{path}[{index++}]");
    }

    /// <summary>A text; numbers, yes and no as JSON has them, and lists of texts are taken as text.</summary>
    public string? Text(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                try
                {
                    return element.GetString();
                }
                catch (InvalidOperationException) // how JsonElement reports half a surrogate pair
                {
                    return (string?)Refuse(
                        path,
                        "a text that is not well-formed Unicode",
                        "a text"
                    );
                }
            case JsonValueKind.Number:
                return element.GetRawText();
            case JsonValueKind.True:
                return "yes";
            case JsonValueKind.False:
                return "no";
            case JsonValueKind.Array:
                var parts = Elements(element, path)
                    .Select(part => Text(part.Value, part.Path))
                    .ToList();
                return parts.Contains(null) ? null : string.Join(", ", parts);
            default:
                return (string?)Refuse(path, Kind(element), "a text");
        }
    }

    public DateOnly? Day(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Null || Text(element, path) is not { } text)
            return null;
        if (
            DateOnly.TryParseExact(
                text.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        Refuse(path, $"'{text}'", "a day such as '2026-01-31'", value: text);
        return null;
    }

    public Handling Handling(JsonElement element, string path)
    {
        if (Text(element, path) is not { } text)
            return default;
        if (Handlings.Find(text) is { } handling)
            return handling;
        Refuse(
            path,
            $"'{text}'",
            $"one of {string.Join(", ", Handlings.Names)}",
            Nearest.Of(text, Handlings.Names),
            text
        );
        return default;
    }

    public static string At(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    public static string Kind(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.Null => "null",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        };

    public static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The words for handlings, as accords and files spell them.</summary>
public static class Handlings
{
    private static readonly string[] Words =
    [
        "public",
        "participating states",
        "originator-controlled",
        "closed",
    ];

    /// <summary>Every word, from open to closed.</summary>
    public static IReadOnlyList<string> Names => Words;

    /// <summary>The word for a handling.</summary>
    public static string Name(this Handling handling) => Words[(int)handling];

    /// <summary>The handling of a word, or null.</summary>
    public static Handling? Find(string word) =>
        Array.IndexOf(Words, word.Trim()) is >= 0 and var index ? (Handling)index : null;
}
