using System.Globalization;
using System.Text.Json;

namespace Passavant.Screening;

/// <summary>Reads single values of our JSON, and keeps each word that recurs once.</summary>
internal sealed class JsonWords
{
    private const int Longest = 96;
    private readonly HashSet<string> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public JsonWords() => lookup = kept.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A text that recurs: the same string each time.</summary>
    public string Word(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw Not(ref json, "a text");
        if (json.HasValueSequence || json.ValueSpan.Length > Longest)
            return json.GetString()!;
        Span<char> letters = stackalloc char[Longest];
        var word = letters[..json.CopyString(letters)];
        if (!lookup.TryGetValue(word, out var same))
            kept.Add(same = word.ToString());
        return same;
    }

    public static string Text(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String ? json.GetString()! : throw Not(ref json, "a text");

    public static DateOnly Day(ref Utf8JsonReader json) =>
        DateOnly.TryParseExact(
            Text(ref json),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw Not(ref json, "a day such as 2026-02-27");

    public static FormatException Not(ref Utf8JsonReader json, string expected) =>
        new($"byte {json.TokenStartIndex}: expected {expected}");

    public static void Expect(ref Utf8JsonReader json, JsonTokenType token, string expected)
    {
        if (json.TokenType != token)
            throw Not(ref json, expected);
    }
}
