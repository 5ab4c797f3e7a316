using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;

namespace Passavant.Certificates;

/// <summary>Why a certificate is not accepted, thrown from where it was found.</summary>
internal sealed class RefusedException(InputFault fault) : Exception(fault.ToString())
{
    public InputFault Fault { get; } = fault;
}

/// <summary>A part of a certificate's JSON and where it stands. Whatever is not as expected is refused.</summary>
internal sealed record Part(JsonElement Json, Part? Above, string Name)
{
    private const int DeepestCondition = 64;

    public string Path => Above is null ? Name : JsonInput.At(Above.Path, Name).Replace(".[", "[");

    public RefusedException Refuse(string found, string expected) =>
        new(new InputFault(Path, found, expected));

    private RefusedException Unexpected(string expected) => Refuse(JsonInput.Kind(Json), expected);

    /// <summary>The members of an object; each key is one of those named, and stands once.</summary>
    public IReadOnlyDictionary<string, Part> Members(string expected, params string[] keys)
    {
        if (Json.ValueKind != JsonValueKind.Object)
            throw Unexpected(expected);
        var members = new Dictionary<string, Part>(StringComparer.Ordinal);
        foreach (var member in Json.EnumerateObject())
            if (!keys.Contains(member.Name))
                throw Refuse($"the key '{member.Name}'", $"one of {string.Join(", ", keys)}");
            else if (!members.TryAdd(member.Name, new Part(member.Value, this, member.Name)))
                throw Refuse($"the key '{member.Name}' a second time", "each key once");
        return members;
    }

    /// <summary>One of the members, which must be there.</summary>
    public Part Needed(IReadOnlyDictionary<string, Part> members, string key) =>
        members.TryGetValue(key, out var part)
            ? part
            : throw Refuse($"no '{key}'", $"the key '{key}'");

    /// <summary>A member that is there.</summary>
    public Part At(string key) => new(Json.GetProperty(key), this, key);

    /// <summary>Whether an object has the key.</summary>
    public bool Has(string key) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(key, out _);

    public IEnumerable<Part> Items() =>
        Json.ValueKind == JsonValueKind.Array
            ? Json.EnumerateArray().Select((item, index) => new Part(item, this, $"[{index}]"))
            : throw Unexpected("a list");

    public string Text() =>
        Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw Unexpected("a text");

    public bool Truth() =>
        Json.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Json.GetBoolean()
            : throw Unexpected("true or false");

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Index(int count, string what) =>
        Json.ValueKind == JsonValueKind.Number
        && Json.TryGetInt32(out var index)
        && index >= 0
        && index < count
            ? index
            : throw Refuse(
                Json.GetRawText() is { Length: <= 20 } number
                && Json.ValueKind == JsonValueKind.Number
                    ? $"the number {number}"
                    : JsonInput.Kind(Json),
                $"the number of {what}, from 0 to {count - 1}"
            );

    public DateOnly Day() =>
        DateOnly.TryParseExact(
            Text(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw Refuse($"'{Text()}'", "a day such as '2026-01-31'");

    public Interval Interval()
    {
        var members = Members("an interval", "from", "above", "to", "below");
        return new Interval(End("from", "above"), End("to", "below"));

        Bound? End(string closed, string open)
        {
            if (members.ContainsKey(closed) && members.ContainsKey(open))
                throw Refuse($"'{closed}' and '{open}'", "one of them");
            if (!members.TryGetValue(closed, out var part) && !members.TryGetValue(open, out part))
                return null;
            return Rational.TryParse(part.Text(), out var value)
                ? new Bound(value, part.Name == closed, part.Text())
                : throw part.Refuse($"'{part.Text()}'", "an exact number such as '600' or '1/3'");
        }
    }

    /// <summary>A condition in the sentences of an accord.</summary>
    public Condition Condition(Glossary glossary)
    {
        if (!IsNoDeeperThan(Json, DeepestCondition))
            throw Refuse(
                "a condition too deep",
                $"at most {DeepestCondition} groups in one another"
            );
        var faults = new List<InputFault>();
        return
            ConditionJson.Read(Json, Path, glossary, new JsonInput(faults)) is { } condition
            && faults.Count == 0
            ? condition
            : throw new RefusedException(faults[0]);
    }

    private static bool IsNoDeeperThan(JsonElement json, int levels) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => levels > 0
                && json.EnumerateArray().All(item => IsNoDeeperThan(item, levels - 1)),
            JsonValueKind.Object => levels > 0
                && json.EnumerateObject().All(item => IsNoDeeperThan(item.Value, levels - 1)),
            _ => true,
        };

    /// <summary>Refuses what stands deeper than can be followed.</summary>
    public void Deeper()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Refuse("a part too deep to follow", "fewer nodes in one another");
    }
}
