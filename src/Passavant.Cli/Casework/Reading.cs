using System.Globalization;
using System.Text.Json;

namespace Passavant.Cli.Casework;

/// <summary>Reads what a server answered, where anything may be left out.</summary>
internal static class Reading
{
    /// <summary>A member; undefined where there is none.</summary>
    public static JsonElement Of(this JsonElement whole, string name) =>
        whole.ValueKind == JsonValueKind.Object && whole.TryGetProperty(name, out var member)
            ? member
            : default;

    /// <summary>A member as text; null where there is none.</summary>
    public static string? Text(this JsonElement whole, string name) =>
        whole.Of(name) is var member
            ? member.ValueKind switch
            {
                JsonValueKind.String => member.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False =>
                    member.GetRawText(),
                _ => null,
            }
            : null;

    /// <summary>Whether a member is true.</summary>
    public static bool Is(this JsonElement whole, string name) =>
        whole.Of(name).ValueKind == JsonValueKind.True;

    /// <summary>The members of a list; none where there is no list.</summary>
    public static IReadOnlyList<JsonElement> List(this JsonElement whole, string name) =>
        whole.Of(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>A list of texts in one line.</summary>
    public static string Joined(this JsonElement whole, string name) =>
        string.Join(", ", whole.List(name).Select(one => one.ToString()));

    /// <summary>A whole number; 0 where there is none.</summary>
    public static int Number(this JsonElement whole, string name) =>
        whole.Of(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;

    /// <summary>An instant, to the minute and in UTC; empty where there is none.</summary>
    public static string Instant(this JsonElement whole, string name) =>
        whole.Of(name) is { ValueKind: JsonValueKind.String } text
        && text.TryGetDateTimeOffset(out var instant)
            ? instant
                .ToUniversalTime()
                .ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)
            : "";

    /// <summary>Letters a terminal would take for orders, made visible: what others wrote is shown and never obeyed.</summary>
    public static string Plain(string text) =>
        string.Concat(
            text.Select(letter =>
                letter is '\n' or '\t' ? ' '
                : char.IsControl(letter) || IsTurn(letter) ? '\uFFFD'
                : letter
            )
        );

    // Letters that turn the direction of writing or end a line can make a text read as another.
    private static bool IsTurn(char letter) =>
        letter is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
