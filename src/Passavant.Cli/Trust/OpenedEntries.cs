using System.Text;
using System.Text.Json;
using Passavant.Accords.Reading;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>Entries of a log as somebody opens them: what is given is held against what the log committed to.</summary>
/// <param name="entries">The bytes of the entry at an index, found in the log; null where it has none.</param>
internal sealed class OpenedEntries(Func<long, byte[]?> entries)
{
    /// <summary>What an opening says of each field; null where it does not fit the log.</summary>
    /// <param name="isWhole">Whether every field must be opened.</param>
    /// <param name="fault">What does not fit.</param>
    public Dictionary<string, string>? Fields(EntryOpening opening, bool isWhole, out string? fault)
    {
        fault = null;
        if (
            entries(opening.Index) is not { } entry
            || !LeafEntry.TryParse(entry, out var leaf, out fault)
        )
        {
            fault ??= "the log gives no such entry";
            return null;
        }
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in opening.Opens)
            if (!leaf.Opens(one))
            {
                fault =
                    $"what is given for '{one.Name}' is not what the log committed to: it was changed after it was logged";
                return null;
            }
            else
                fields[one.Name] = one.Value;
        if (
            isWhole
            && leaf.Fields.Keys.FirstOrDefault(name => !fields.ContainsKey(name)) is { } kept
        )
        {
            fault = $"'{kept}' is kept back, or was changed after it was logged: nothing opens it";
            return null;
        }
        return fields;
    }

    /// <summary>The index of an entry that is opened, fits the log, and says a value in a field; null where there is none.</summary>
    public long? Entered(JsonElement given, string field, string value) =>
        EntryOpening.Read(given) is { } opening
        && Fields(opening, isWhole: false, out _) is { } fields
        && fields.GetValueOrDefault(field) is { } said
        && Spelled(said) == value
            ? opening.Index
            : null;

    /// <summary>The act an entry of a case records; undefined where it records none.</summary>
    public static JsonElement Act(IReadOnlyDictionary<string, string> fields)
    {
        try
        {
            var text = fields.GetValueOrDefault("body.act", "null");
            return JsonText.IsWellFormed(Encoding.UTF8.GetBytes(text))
                ? JsonElement.Parse(text)
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Spelled(string json)
    {
        try
        {
            return JsonElement.Parse(json) is { ValueKind: JsonValueKind.String } text
                ? text.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
