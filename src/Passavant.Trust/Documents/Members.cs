namespace Passavant.Trust.Documents;

/// <summary>Reads members of an object whose form is known, naming the place of what does not fit.</summary>
internal static class Members
{
    public static Json.Object AsObject(this Json json, string where) =>
        json as Json.Object ?? throw new DocumentException(where, Kind(json), "an object");

    public static IReadOnlyList<Json> AsList(this Json json, string where) =>
        json is Json.Array array
            ? array.Items
            : throw new DocumentException(where, Kind(json), "a list");

    public static string AsText(this Json json, string where) =>
        json is Json.Text text
            ? text.Value
            : throw new DocumentException(where, Kind(json), "a text");

    public static long AsInteger(this Json json, string where) =>
        json is Json.Number { Value: var value }
        && value == Math.Floor(value)
        && Math.Abs(value) <= Json.LargestInteger
            ? (long)value
            : throw new DocumentException(
                where,
                json is Json.Number ? json.ToString() : Kind(json),
                "a whole number of at most 2^53"
            );

    public static Json Need(this Json.Object json, string name, string where) =>
        json.Find(name)
        ?? throw new DocumentException(Place(where, name), "nothing", $"a member '{name}'");

    public static string NeedText(this Json.Object json, string name, string where) =>
        json.Need(name, where).AsText(Place(where, name));

    public static long NeedInteger(this Json.Object json, string name, string where) =>
        json.Need(name, where).AsInteger(Place(where, name));

    public static string? FindText(this Json.Object json, string name, string where) =>
        json.Find(name)?.AsText(Place(where, name));

    public static long? FindInteger(this Json.Object json, string name, string where) =>
        json.Find(name)?.AsInteger(Place(where, name));

    /// <summary>Seconds since 1970 as RFC 7519 writes an instant; fractions are allowed there and cut here.</summary>
    public static DateTimeOffset? FindInstant(this Json.Object json, string name, string where) =>
        json.Find(name) is not { } found ? null
        : found is Json.Number { Value: >= -62135596800.0 and < 253402300800.0 and var seconds }
            ? DateTimeOffset.FromUnixTimeSeconds((long)Math.Floor(seconds))
        : throw new DocumentException(
            Place(where, name),
            found is Json.Number ? found.ToString() : Kind(found),
            "an instant as seconds since 1970"
        );

    public static void Only(this Json.Object json, string where, params IEnumerable<string> known)
    {
        var names = known.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in json.Members)
            if (!names.Contains(name))
                throw new DocumentException(
                    where,
                    $"a member {DocumentException.Quoted(name)}",
                    $"only {string.Join(", ", names.Order(StringComparer.Ordinal))}"
                );
    }

    public static string Place(string where, string name) =>
        where.Length == 0 ? name : $"{where}.{name}";

    public static string Kind(Json json) =>
        json switch
        {
            Json.Text => "a text",
            Json.Number => "a number",
            Json.Truth => "true or false",
            Json.Null => "null",
            Json.Array => "a list",
            _ => "an object",
        };
}
