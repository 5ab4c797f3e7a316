using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Reading;

/// <summary>One record of an accord as read and typed: keys with their values, and where it stands.</summary>
/// <remarks>A key that was not written has no value here. Compared by reference.</remarks>
public sealed class Entry
{
    private readonly Dictionary<string, object> values;
    private readonly Dictionary<string, Place> places;

    internal Entry(
        Place place,
        Dictionary<string, object> values,
        Dictionary<string, Place> places
    ) => (Place, this.values, this.places) = (place, values, places);

    /// <summary>Where the record begins.</summary>
    public Place Place { get; }

    /// <summary>The keys written, in order of name.</summary>
    public IEnumerable<string> Keys => values.Keys.Order(StringComparer.Ordinal);

    /// <summary>The value of a key as read, or null.</summary>
    public object? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Where the value of a key begins, or where the record does.</summary>
    public Place PlaceOf(string key) => places.TryGetValue(key, out var place) ? place : Place;

    /// <summary>A word, an id or another plain text.</summary>
    public string? Text(string key) => values.GetValueOrDefault(key) as string;

    /// <summary>A list of words.</summary>
    public IReadOnlyList<string> Texts(string key) => List(key).OfType<string>().ToList();

    /// <summary>A text in languages.</summary>
    public Wording? Wording(string key) => values.GetValueOrDefault(key) as Wording;

    /// <summary>A list of texts in languages.</summary>
    public IReadOnlyList<Wording> Wordings(string key) => List(key).OfType<Wording>().ToList();

    /// <summary>A day.</summary>
    public DateOnly? Day(string key) => values.GetValueOrDefault(key) is DateOnly day ? day : null;

    /// <summary>A number.</summary>
    public Rational? Number(string key) =>
        values.GetValueOrDefault(key) is Rational number ? number : null;

    /// <summary>A length of time, with its calendar.</summary>
    public TimeLimit? Limit(string key) =>
        values.GetValueOrDefault(key) switch
        {
            TimeLimit limit => limit,
            Entry entry when entry["limit"] is TimeLimit limit => limit with
            {
                Calendar = entry.Text("calendar"),
            },
            _ => null,
        };

    /// <summary>A word of a closed list whose spelling follows an enumeration's: <c>end use</c> for <c>EndUse</c>; the default where not written.</summary>
    public TEnum Choice<TEnum>(string key)
        where TEnum : struct, Enum => Text(key) is { } text ? Named<TEnum>(text) : default;

    /// <summary>A list of such words.</summary>
    public IReadOnlyList<TEnum> Choices<TEnum>(string key)
        where TEnum : struct, Enum =>
        [.. List(key).OfType<string>().Select(text => Named<TEnum>(text))];

    private static TEnum Named<TEnum>(string text)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(
            text.Replace(" ", "", StringComparison.Ordinal)
                .Replace("-", "", StringComparison.Ordinal),
            true,
            out var value
        )
            ? value
            : default;

    /// <summary>A condition.</summary>
    public Condition? Condition(string key) => values.GetValueOrDefault(key) as Condition;

    /// <summary>A list of conditions, each on its own.</summary>
    public IReadOnlyList<Condition> Conditions(string key) =>
        List(key).OfType<Condition>().ToList();

    /// <summary>A list of patterns.</summary>
    public IReadOnlyList<CodePattern> Patterns(string key) =>
        List(key).OfType<CodePattern>().ToList();

    /// <summary>A record.</summary>
    public Entry? Record(string key) => values.GetValueOrDefault(key) as Entry;

    /// <summary>A list of records.</summary>
    public IReadOnlyList<Entry> Records(string key) => List(key).OfType<Entry>().ToList();

    /// <summary>A mapping of free keys; empty where not written.</summary>
    public IReadOnlyDictionary<string, object> Map(string key) =>
        values.GetValueOrDefault(key) as IReadOnlyDictionary<string, object>
        ?? new Dictionary<string, object>();

    private IEnumerable<object> List(string key) =>
        values.GetValueOrDefault(key) as IReadOnlyList<object>
        ?? (values.TryGetValue(key, out var one) ? [one] : []);
}
