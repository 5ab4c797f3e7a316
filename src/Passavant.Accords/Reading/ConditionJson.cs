using System.Diagnostics;
using System.Text.Json;
using Passavant.Accords.Conditions;

namespace Passavant.Accords.Reading;

/// <summary>Conditions as JSON: sentences, lists and groups, nested as in an accord's YAML.</summary>
internal static class ConditionJson
{
    /// <summary>Reads a condition by the glossary of an accord; null once its faults are reported.</summary>
    public static Condition? Read(
        JsonElement element,
        string path,
        Glossary glossary,
        JsonInput input
    )
    {
        var faults = new List<Fault>();
        var condition = Node(element, path, input) is { } node
            ? new ConditionReader(glossary, new ReadingContext(faults)).Read(node)
            : null;
        foreach (var fault in faults)
            input.Refuse(fault.Place.File, fault.Found, fault.Expected, fault.Nearest);
        return condition;
    }

    private static YamlNode? Node(JsonElement element, string path, JsonInput input)
    {
        var place = new Place(path, 1, 1);
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                var items = input
                    .Elements(element, path)
                    .Select(item => Node(item.Value, item.Path, input))
                    .ToList();
                return items.Contains(null)
                    ? null
                    : new YamlNode.Sequence([.. items.OfType<YamlNode>()], place);
            case JsonValueKind.Object:
                var entries = new List<YamlNode.Entry>();
                foreach (var member in element.EnumerateObject())
                {
                    var at = JsonInput.At(path, member.Name);
                    if (Node(member.Value, at, input) is not { } value)
                        return null;
                    entries.Add(new YamlNode.Entry(member.Name, new Place(at, 1, 1), value));
                }
                return new YamlNode.Mapping(entries, place);
            default:
                return input.Text(element, path) is { } text
                    ? new YamlNode.Scalar(text, true, place)
                    : null;
        }
    }

    /// <summary>Writes a condition in the accord's own sentences, so that reading it gives the same condition.</summary>
    public static void Write(Utf8JsonWriter writer, Condition condition)
    {
        switch (condition)
        {
            case Condition.All all:
                List(writer, all.Parts);
                break;
            case Condition.Any any:
                Group(writer, "any", any.Parts);
                break;
            case Condition.None none:
                Group(writer, "none", none.Parts);
                break;
            case Condition.Limb limb:
                Group(writer, $"limb {limb.Code}", [limb.Content]);
                break;
            case Condition.Over over:
                var head = over.Quantifier switch
                {
                    Quantifier.Any => "any",
                    Quantifier.Every => "every",
                    Quantifier.No => "no",
                    _ => "the",
                };
                Group(
                    writer,
                    $"{head} {over.Role ?? over.Set.ToString().ToLowerInvariant()}",
                    [over.Content]
                );
                break;
            case Condition.FallsUnder falls:
                writer.WriteStringValue(
                    falls.Patterns is [var only] && only == CodePattern.All
                        ? "falls under any control"
                        : $"falls under one of {string.Join(", ", falls.Patterns)}"
                );
                break;
            case Condition.Sentence sentence:
                writer.WriteStringValue(Text(sentence) + Demand(sentence.Demand));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Group(Utf8JsonWriter writer, string key, IReadOnlyList<Condition> parts)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(key);
        List(writer, parts);
        writer.WriteEndObject();
    }

    private static void List(Utf8JsonWriter writer, IReadOnlyList<Condition> parts)
    {
        writer.WriteStartArray();
        foreach (var part in parts)
            Write(writer, part);
        writer.WriteEndArray();
    }

    private static string Demand(Standing demand) =>
        demand <= Standing.Asserted ? "" : $", {demand.Name()}";

    private static string Text(Condition.Sentence sentence) =>
        sentence switch
        {
            Condition.Within { Term.Kind: TermKind.Day } within =>
                $"{within.Term} is {Not(within.Negated)}{Days(within.Interval)}",
            Condition.Within within =>
                $"{within.Term} is {Not(within.Negated)}{Numbers(within.Interval)}",
            Condition.Against against =>
                $"{against.Term} is {Compared(against.Comparison)} {against.Formula}",
            Condition.OneOf { Groups.Count: > 0 } oneOf =>
                $"{oneOf.Term} is {Not(oneOf.Negated)}in {string.Join(", ", oneOf.Groups)}",
            Condition.OneOf oneOf =>
                $"{oneOf.Term} is {Not(oneOf.Negated)}one of {string.Join(", ", oneOf.Words)}",
            Condition.Meets meets =>
                $"{meets.Term} {Relation(meets.Relation)} {Span(meets.Interval)}",
            Condition.CodeIs code =>
                $"{code.Term} is {Not(code.Negated)}one of {string.Join(", ", code.Patterns)}",
            Condition.Contains { Term.Name: "contains" } contains =>
                $"contains one of {string.Join(", ", contains.Patterns)}",
            Condition.Contains contains =>
                $"{contains.Term} contains one of {string.Join(", ", contains.Patterns)}",
            Condition.Stated stated => $"{stated.Term} is stated",
            _ => throw new UnreachableException(),
        };

    private static string Not(bool negated) => negated ? "not " : "";

    private static string Compared(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "at least",
            Comparison.MoreThan => "more than",
            Comparison.AtMost => "at most",
            _ => "less than",
        };

    private static string Relation(BandRelation relation) =>
        relation switch
        {
            BandRelation.Overlaps => "overlaps",
            BandRelation.Covers => "covers",
            _ => "lies within",
        };

    private static string Lower(Bound bound) =>
        $"{(bound.Included ? "at least" : "more than")} {bound.Written}";

    private static string Upper(Bound bound) =>
        $"{(bound.Included ? "at most" : "less than")} {bound.Written}";

    private static string Numbers(Interval interval) =>
        interval switch
        {
            { Lower: { } lower, Upper: { } upper } when lower.Value == upper.Value => lower.Written,
            { Lower: { } lower, Upper: { } upper } => $"{Lower(lower)} and {Upper(upper)}",
            { Lower: { } lower } => Lower(lower),
            { Upper: { } upper } => Upper(upper),
            _ => throw new UnreachableException(),
        };

    private static string Days(Interval interval) =>
        interval switch
        {
            { Lower: { } lower, Upper: { } upper } when lower.Value == upper.Value => lower.Written,
            { Lower: { } lower, Upper: { } upper } =>
                $"between {lower.Written} and {upper.Written}",
            { Lower: { } lower } => $"{(lower.Included ? "on or after" : "after")} {lower.Written}",
            { Upper: { } upper } =>
                $"{(upper.Included ? "on or before" : "before")} {upper.Written}",
            _ => throw new UnreachableException(),
        };

    private static string Span(Interval interval) =>
        interval switch
        {
            { Lower: { } lower, Upper: { } upper } when lower.Value == upper.Value => lower.Written,
            { Lower: { } lower, Upper: { } upper } =>
                $"{(lower.Included ? "" : "above ")}{lower.Written} to {(upper.Included ? "" : "below ")}{upper.Written}",
            { Lower: { } lower } => $"{(lower.Included ? "from" : "above")} {lower.Written}",
            { Upper: { } upper } => $"{(upper.Included ? "up to" : "below")} {upper.Written}",
            _ => throw new UnreachableException(),
        };
}
