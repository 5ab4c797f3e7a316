using System.Globalization;
using System.Text.Json.Nodes;
using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;

namespace Passavant.Accords.Reading;

/// <summary>What may stand at a place of an accord. One declaration serves three readings: it checks and types the text, gives its canonical form, and describes it to editors as JSON Schema.</summary>
internal abstract class Shape
{
    /// <summary>The typed value, or null once every fault in it is reported.</summary>
    public abstract object? Read(YamlNode node, ReadingContext context);

    /// <summary>The value in canonical form.</summary>
    public abstract CanonicalJson Canonical(object value);

    /// <summary>The shape as JSON Schema.</summary>
    public abstract JsonObject Schema();

    protected static JsonObject TextSchema(string description, string? pattern = null)
    {
        var schema = new JsonObject { ["type"] = "string", ["description"] = description };
        if (pattern is not null)
            schema["pattern"] = pattern;
        return schema;
    }
}

/// <summary>A scalar read by a function that says what it expected.</summary>
internal sealed class ScalarShape<T>(
    string expected,
    Func<string, T?> parse,
    Func<T, CanonicalJson> canonical,
    string? pattern = null
) : Shape
    where T : notnull
{
    public override object? Read(YamlNode node, ReadingContext context)
    {
        if (node is not YamlNode.Scalar scalar)
            return context.Refuse(node.Place, "wrong-kind", $"a {node.Kind}", expected);
        var value = parse(scalar.Text.Trim());
        return value is null
            ? context.Refuse(node.Place, "wrong-value", ReadingContext.Quote(scalar.Text), expected)
            : value;
    }

    public override CanonicalJson Canonical(object value) => canonical((T)value);

    public override JsonObject Schema()
    {
        var schema = TextSchema(expected, pattern);
        // Editors read 12 as a number where the accord reads a text.
        schema["type"] = new JsonArray("string", "number", "boolean");
        return schema;
    }
}

/// <summary>One of a closed list of words.</summary>
internal sealed class WordShape(params string[] words) : Shape
{
    public override object? Read(YamlNode node, ReadingContext context)
    {
        if (node is not YamlNode.Scalar scalar)
            return context.Refuse(
                node.Place,
                "wrong-kind",
                $"a {node.Kind}",
                $"one of {string.Join(", ", words)}"
            );
        var text = scalar.Text.Trim();
        return words.Contains(text)
            ? text
            : context.Refuse(
                node.Place,
                "unknown-word",
                ReadingContext.Quote(text),
                $"one of {string.Join(", ", words)}",
                Nearest.Of(text, words)
            );
    }

    public override CanonicalJson Canonical(object value) => (string)value;

    public override JsonObject Schema() =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };
}

/// <summary>A text, or a mapping of languages to texts.</summary>
internal sealed class WordingShape : Shape
{
    public override object? Read(YamlNode node, ReadingContext context)
    {
        switch (node)
        {
            case YamlNode.Scalar { Text.Length: > 0 } scalar:
                return new Wording(scalar.Text);
            case YamlNode.Mapping mapping:
                var texts = new Dictionary<string, string>();
                foreach (var entry in mapping.Entries)
                    if (
                        entry.Key is not { Length: 2 or 3 }
                        || !entry.Key.All(char.IsAsciiLetterLower)
                    )
                        context.Refuse(
                            entry.KeyPlace,
                            "unknown-language",
                            $"the language '{entry.Key}'",
                            "a language code such as en or fr"
                        );
                    else if (entry.Value is YamlNode.Scalar { Text.Length: > 0 } text)
                        texts[entry.Key] = text.Text;
                    else
                        context.Refuse(
                            entry.Value.Place,
                            "wrong-kind",
                            "no text",
                            $"the text in '{entry.Key}'"
                        );
                return texts.Count > 0 ? new Wording(texts) : null;
            default:
                return context.Refuse(
                    node.Place,
                    "wrong-kind",
                    node is YamlNode.Scalar ? "nothing" : $"a {node.Kind}",
                    "a text, or texts by language: { en: …, fr: … }"
                );
        }
    }

    public override CanonicalJson Canonical(object value) =>
        CanonicalJson.Members(
            ((Wording)value).All.Select(pair => (pair.Key, (CanonicalJson?)pair.Value))
        );

    public override JsonObject Schema() =>
        new()
        {
            ["anyOf"] = new JsonArray(
                TextSchema("a text"),
                new JsonObject
                {
                    ["type"] = "object",
                    ["description"] = "the text by language",
                    ["additionalProperties"] = TextSchema("the text in this language"),
                }
            ),
        };
}

/// <summary>A list of one shape; a single value may stand for a list of one. Where order means nothing, the canonical form sorts and drops repetitions.</summary>
internal sealed class ListShape(Shape of, bool ordered = false) : Shape
{
    public override object? Read(YamlNode node, ReadingContext context)
    {
        var items = node switch
        {
            YamlNode.Sequence sequence => sequence.Items,
            YamlNode.Scalar { Text.Length: 0 } => [],
            _ => [node],
        };
        var values = new List<object>();
        foreach (var item in items)
            if (of.Read(item, context) is { } value)
                values.Add(value);
        return values;
    }

    public override CanonicalJson Canonical(object value)
    {
        var items = ((IReadOnlyList<object>)value).Select(of.Canonical);
        return ordered ? CanonicalJson.List(items) : CanonicalJson.Set(items);
    }

    public override JsonObject Schema() =>
        new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "array", ["items"] = of.Schema() },
                of.Schema()
            ),
        };
}

/// <summary>A mapping of free keys to one shape.</summary>
internal sealed class MapShape(string key, Shape of) : Shape
{
    public override object? Read(YamlNode node, ReadingContext context)
    {
        if (node is not YamlNode.Mapping mapping)
            return node is YamlNode.Scalar { Text.Length: 0 }
                ? new Dictionary<string, object>()
                : context.Refuse(node.Place, "wrong-kind", $"a {node.Kind}", $"a mapping of {key}");
        var values = new Dictionary<string, object>();
        foreach (var entry in mapping.Entries)
            if (of.Read(entry.Value, context) is { } value)
                values[entry.Key] = value;
        return values;
    }

    public override CanonicalJson Canonical(object value) =>
        CanonicalJson.Members(
            ((IReadOnlyDictionary<string, object>)value).Select(pair =>
                (pair.Key, (CanonicalJson?)of.Canonical(pair.Value))
            )
        );

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "object",
            ["description"] = $"a mapping of {key}",
            ["additionalProperties"] = of.Schema(),
        };
}

/// <summary>One key of a record.</summary>
internal sealed record Field(string Key, Shape Shape, bool Required = false, string? Means = null);

/// <summary>A mapping of known keys.</summary>
internal sealed class RecordShape(string name, params Field[] fields) : Shape
{
    private readonly Dictionary<string, Field> byKey = fields.ToDictionary(
        field => field.Key,
        StringComparer.Ordinal
    );

    public IReadOnlyList<Field> Fields => fields;

    /// <summary>Keys of which one must be there; empty where there is no such choice.</summary>
    public IReadOnlyList<string> AtLeastOneOf { get; init; } = [];

    public override object? Read(YamlNode node, ReadingContext context)
    {
        if (node is not YamlNode.Mapping mapping)
            return context.Refuse(
                node.Place,
                "wrong-kind",
                node is YamlNode.Scalar { Text.Length: 0 } ? "nothing" : $"a {node.Kind}",
                $"{name} with keys such as {string.Join(", ", fields.Take(4).Select(field => field.Key))}"
            );
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var sound = true;
        foreach (var entry in mapping.Entries)
        {
            if (!byKey.TryGetValue(entry.Key, out var field))
            {
                context.Refuse(
                    entry.KeyPlace,
                    "unknown-key",
                    $"the key '{entry.Key}' in {name}",
                    $"one of {string.Join(", ", byKey.Keys)}",
                    Nearest.Of(entry.Key, byKey.Keys)
                );
                continue;
            }
            places[entry.Key] = entry.Value.Place;
            if (field.Shape.Read(entry.Value, context) is { } value)
                values[entry.Key] = value;
            else
                sound &= !field.Required;
        }
        foreach (var field in fields)
            if (field.Required && mapping.Find(field.Key) is null)
            {
                context.Refuse(
                    mapping.Place,
                    "missing-key",
                    $"{name} without '{field.Key}'",
                    $"the key '{field.Key}'{(field.Means is null ? "" : $": {field.Means}")}"
                );
                sound = false;
            }
        if (AtLeastOneOf.Count > 0 && !AtLeastOneOf.Any(key => mapping.Find(key) is not null))
        {
            context.Refuse(
                mapping.Place,
                "missing-key",
                $"{name} with none of {string.Join(", ", AtLeastOneOf)}",
                "at least one of them"
            );
            sound = false;
        }
        return sound ? new Entry(mapping.Place, values, places) : null;
    }

    public override CanonicalJson Canonical(object value)
    {
        var entry = (Entry)value;
        return CanonicalJson.Members(
            fields.Select(field =>
                (field.Key, entry[field.Key] is { } member ? field.Shape.Canonical(member) : null)
            )
        );
    }

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            var schema = field.Shape.Schema();
            if (field.Means is not null)
                schema["description"] = field.Means;
            properties[field.Key] = schema;
        }
        var record = new JsonObject
        {
            ["type"] = "object",
            ["description"] = name,
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        var required = fields
            .Where(field => field.Required)
            .Select(field => JsonValue.Create(field.Key))
            .ToArray();
        if (required.Length > 0)
            record["required"] = new JsonArray([.. required]);
        if (AtLeastOneOf.Count > 0)
            record["anyOf"] = new JsonArray([
                .. AtLeastOneOf.Select(key => new JsonObject { ["required"] = new JsonArray(key) }),
            ]);
        return record;
    }
}

/// <summary>A scalar of one shape or a mapping of another.</summary>
internal sealed class EitherShape(Shape scalar, Shape other) : Shape
{
    public override object? Read(YamlNode node, ReadingContext context) =>
        (node is YamlNode.Scalar ? scalar : other).Read(node, context);

    public override CanonicalJson Canonical(object value) =>
        (value is Entry ? other : scalar).Canonical(value);

    public override JsonObject Schema() =>
        new() { ["anyOf"] = new JsonArray(scalar.Schema(), other.Schema()) };
}

/// <summary>A condition: a sentence, a group, or a list of which all must hold.</summary>
internal sealed class ConditionShape : Shape
{
    public override object? Read(YamlNode node, ReadingContext context) =>
        context.Conditions.Read(node);

    public override CanonicalJson Canonical(object value) =>
        CanonicalConditions.Of((Condition)value);

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = new JsonArray("string", "array", "object"),
            ["description"] =
                "a sentence such as 'output frequency is at least 600 Hz', a list of sentences that must all hold, or a group (any:, all:, none:, limb CODE:, any party:, the end user: …)",
        };
}

/// <summary>Codes or a record of codes, exceptions, reasons, domains and levels.</summary>
internal sealed class SelectionShape(RecordShape record, Shape codes) : Shape
{
    public override object? Read(YamlNode node, ReadingContext context)
    {
        if (node is YamlNode.Mapping)
            return record.Read(node, context);
        return codes.Read(node, context) is { } list
            ? new Entry(
                node.Place,
                new Dictionary<string, object> { ["codes"] = list },
                new Dictionary<string, Place> { ["codes"] = node.Place }
            )
            : null;
    }

    public override CanonicalJson Canonical(object value) => record.Canonical(value);

    public override JsonObject Schema() =>
        new() { ["anyOf"] = new JsonArray(codes.Schema(), record.Schema()) };
}

/// <summary>Facts of an example, kept as text until the glossary can type them.</summary>
internal sealed class GivenShape : Shape
{
    public override object? Read(YamlNode node, ReadingContext context) =>
        node is YamlNode.Mapping
            ? node
            : context.Refuse(node.Place, "wrong-kind", $"a {node.Kind}", "a mapping of facts");

    public override CanonicalJson Canonical(object value) => Plain((YamlNode)value);

    private static CanonicalJson Plain(YamlNode node) =>
        node switch
        {
            YamlNode.Scalar scalar => scalar.Text,
            YamlNode.Sequence sequence => CanonicalJson.List(sequence.Items.Select(Plain)),
            YamlNode.Mapping mapping => CanonicalJson.Members(
                mapping.Entries.Select(entry => (entry.Key, (CanonicalJson?)Plain(entry.Value)))
            ),
            _ => "",
        };

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "object",
            ["description"] = "facts: terms with their values, parties by role, items:, legs:",
        };
}

/// <summary>What reading carries along: where faults go, and how conditions are read.</summary>
internal sealed class ReadingContext(ICollection<Fault> faults)
{
    private ConditionReader? conditions;

    public ICollection<Fault> Faults => faults;

    public ConditionReader Conditions
    {
        get =>
            conditions
            ?? throw new InvalidOperationException("Conditions are read after the glossary.");
        set => conditions = value;
    }

    private readonly Dictionary<string, HashSet<string>> declared = new(StringComparer.Ordinal);
    private readonly Dictionary<Condition, Place> places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes the names a chapter declares, readable or not, so that one unreadable entry is not reported again wherever it is named.</summary>
    public void Declare(string chapter, YamlNode? node) =>
        declared[chapter] = node switch
        {
            YamlNode.Sequence list =>
            [
                .. list
                    .Items.OfType<YamlNode.Mapping>()
                    .Select(entry => entry.Find("id")?.Value)
                    .OfType<YamlNode.Scalar>()
                    .Select(id => id.Text),
            ],
            YamlNode.Mapping mapping => [.. mapping.Entries.Select(entry => entry.Key)],
            _ => [],
        };

    /// <summary>The names a chapter declares.</summary>
    public IReadOnlyCollection<string> Declared(string chapter) =>
        declared.TryGetValue(chapter, out var names) ? names : [];

    /// <summary>Notes where a condition stands.</summary>
    public Condition? Remember(Condition? condition, Place place)
    {
        if (condition is not null)
            places.TryAdd(condition, place);
        return condition;
    }

    /// <summary>Where a condition stands, or null for one nobody wrote.</summary>
    public Place? PlaceOf(Condition condition) =>
        places.TryGetValue(condition, out var place) ? place : null;

    public object? Refuse(
        Place place,
        string code,
        string found,
        string expected,
        string? nearest = null
    )
    {
        faults.Add(new Fault(place, Severity.Error, code, found, expected, nearest));
        return null;
    }

    public void Warn(Place place, string code, string found, string expected) =>
        faults.Add(new Fault(place, Severity.Warning, code, found, expected));

    public static string Quote(string text) =>
        text.Length == 0 ? "nothing"
        : text.Length > 80 ? $"'{text[..77]}…'"
        : $"'{text}'";

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
