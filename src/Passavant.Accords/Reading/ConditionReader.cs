using Passavant.Accords.Conditions;

namespace Passavant.Accords.Reading;

/// <summary>Reads conditions from YAML: groups, quantifiers, limbs, bands, and sentences.</summary>
/// <param name="glossary">The terms.</param>
/// <param name="context">Where faults go.</param>
/// <param name="isWhole">Whether what is read stands for a whole transfer: then a sentence about a party or a leg must say of which.</param>
internal sealed class ConditionReader(
    Glossary glossary,
    ReadingContext context,
    bool isWhole = false
)
{
    private readonly SentenceReader sentences = new(glossary, context);

    // What the quantifier around a sentence speaks of.
    private About within = About.Transfer;

    /// <summary>A condition, or null once its faults are reported.</summary>
    public Condition? Read(YamlNode node) =>
        node switch
        {
            YamlNode.Scalar scalar => Sentence(scalar),
            YamlNode.Sequence sequence => All(sequence),
            YamlNode.Mapping mapping => Group(mapping),
            _ => null,
        };

    private Condition? Sentence(YamlNode.Scalar scalar)
    {
        var sentence = context.Remember(sentences.Read(scalar), scalar.Place);
        if (
            !isWhole
            || sentence is not Condition.Sentence { Term: var term }
            || term.About is About.Transfer or About.Item
            || term.About == within
        )
            return sentence;
        var about = term.About == About.Party ? "party" : "leg";
        return Refuse(
            scalar.Place,
            $"'{term.Name}', which is about a {about}, said of {(within is About.Party or About.Leg or About.Item ? $"a {within.ToString().ToLowerInvariant()}" : "the transfer")}",
            $"the {about} it is about: any {about}: [{term.Name} is …]"
        );
    }

    private Condition? All(YamlNode.Sequence sequence) =>
        Parts(sequence.Items) is { } parts
            ? (parts.Count == 1 ? parts[0] : new Condition.All(parts))
            : null;

    private List<Condition>? Parts(IReadOnlyList<YamlNode> nodes)
    {
        // Every part is read even where one is wrong, so that every fault is named.
        var parts = nodes.Select(Read).ToList();
        return parts.Contains(null) ? null : [.. parts.OfType<Condition>()];
    }

    private List<Condition>? PartsOf(YamlNode node) =>
        Parts(
            node switch
            {
                YamlNode.Sequence sequence => sequence.Items,
                _ => [node],
            }
        );

    private Condition? Group(YamlNode.Mapping mapping)
    {
        var parts = mapping.Entries.Select(Keyed).ToList();
        if (parts.Count == 0)
            return Refuse(
                mapping.Place,
                "an empty mapping",
                "a sentence or a group such as any: […]"
            );
        return parts.Contains(null) ? null
            : parts.Count == 1 ? parts[0]
            : new Condition.All([.. parts.OfType<Condition>()]);
    }

    private static readonly string[] Keys =
    [
        "all",
        "any",
        "none",
        "bands",
        "limb CODE",
        "any party",
        "every party",
        "no party",
        "any leg",
        "every leg",
        "no leg",
        "any item",
        "every item",
        "no item",
    ];

    private Condition? Keyed(YamlNode.Entry entry)
    {
        switch (entry.Key)
        {
            case "all":
                return PartsOf(entry.Value) is { } all ? new Condition.All(all) : null;
            case "any":
                return PartsOf(entry.Value) is { } any ? new Condition.Any(any) : null;
            case "none":
                return PartsOf(entry.Value) is { } none ? new Condition.None(none) : null;
            case "bands":
                return Bands(entry);
        }
        var space = entry.Key.IndexOf(' ', StringComparison.Ordinal);
        var (head, rest) =
            space < 0 ? (entry.Key, "") : (entry.Key[..space], entry.Key[(space + 1)..].Trim());
        if (head == "limb")
        {
            if (!ControlCode.TryParse(rest, null, out var code))
                return Refuse(
                    entry.KeyPlace,
                    $"'{entry.Key}'",
                    "a limb with its whole code, such as limb 3A001.b.2.a"
                );
            return Content(entry.Value) is { } content
                ? context.Remember(new Condition.Limb(code, content), entry.KeyPlace)
                : null;
        }
        Quantifier? quantifier = head switch
        {
            "any" => Quantifier.Any,
            "every" => Quantifier.Every,
            "no" => Quantifier.No,
            "the" => Quantifier.The,
            _ => null,
        };
        if (quantifier is { } over)
        {
            (About Set, string? Role)? set = rest switch
            {
                "party" when over != Quantifier.The => (About.Party, null),
                "leg" when over != Quantifier.The => (About.Leg, null),
                "item" when over != Quantifier.The => (About.Item, null),
                _ => glossary.Roles.ContainsKey(rest) ? (About.Party, rest) : null,
            };
            if (set is { } found)
            {
                var around = within;
                within = found.Set;
                var content = Content(entry.Value);
                within = around;
                return content is null
                    ? null
                    : new Condition.Over(over, found.Set, found.Role, content);
            }
            return Refuse(
                entry.KeyPlace,
                $"'{entry.Key}'",
                $"party, leg, item, or a role: {string.Join(", ", glossary.Roles.Keys.Order(StringComparer.Ordinal))}",
                Nearest.Of(rest, glossary.Roles.Keys)
            );
        }
        // A sentence with a colon in it arrives here as a key: say so rather than call it an unknown key.
        return Refuse(
            entry.KeyPlace,
            $"the group '{entry.Key}'",
            $"one of {string.Join(", ", Keys)}, or the ROLE (a sentence that holds ': ' needs quotation marks)",
            Nearest.Of(entry.Key, Keys)
        );
    }

    private Condition? Content(YamlNode node) =>
        PartsOf(node) is { } parts
            ? (parts.Count == 1 ? parts[0] : new Condition.All(parts))
            : null;

    // bands: { of: rated frequency, measure: power, more than: { above 2.7 GHz to 2.9 GHz: 75 W } }
    private Condition? Bands(YamlNode.Entry entry)
    {
        const string Expected =
            "bands with of: a range, measure: a number, and more than: or at least: with a limit for each interval";
        if (
            entry.Value is not YamlNode.Mapping mapping
            || mapping.Find("of")?.Value is not YamlNode.Scalar band
            || mapping.Find("measure")?.Value is not YamlNode.Scalar measure
        )
            return Refuse(entry.Value.Place, "bands that lack a part", Expected);
        foreach (var other in mapping.Entries)
            if (other.Key is not ("of" or "measure" or "more than" or "at least"))
                return Refuse(
                    other.KeyPlace,
                    $"the key '{other.Key}' in bands",
                    Expected,
                    Nearest.Of(other.Key, ["of", "measure", "more than", "at least"])
                );
        var limits = mapping
            .Entries.Where(other => other.Key is "more than" or "at least")
            .ToList();
        if (limits.Count != 1 || limits[0].Value is not YamlNode.Mapping table)
            return Refuse(entry.Value.Place, "bands without one table of limits", Expected);
        var anyOf = new List<Condition>();
        var sound = true;
        foreach (var row in table.Entries)
        {
            var overlap = sentences.Read(
                new YamlNode.Scalar($"{band.Text} overlaps {row.Key}", true, row.KeyPlace)
            );
            var limit = row.Value is YamlNode.Scalar scalar
                ? sentences.Read(
                    new YamlNode.Scalar(
                        $"{measure.Text} is {limits[0].Key} {scalar.Text}",
                        true,
                        scalar.Place
                    )
                )
                : Refuse(
                    row.Value.Place,
                    $"a {row.Value.Kind}",
                    "a limit with its unit, such as 75 W"
                );
            if (overlap is null || limit is null)
                sound = false;
            else
                anyOf.Add(new Condition.All([overlap, limit]));
        }
        return sound ? new Condition.Any(anyOf) : null;
    }

    private Condition? Refuse(Place place, string found, string expected, string? nearest = null) =>
        (Condition?)context.Refuse(place, "unreadable-condition", found, expected, nearest);
}
