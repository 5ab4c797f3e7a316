namespace Passavant.Accords.Reading;

/// <summary>Reads the facts of an agreed example as a transfer: terms with their values, parties by role, <c>items</c>, <c>legs</c>.</summary>
internal sealed class GivenReader(Glossary glossary, ICollection<Fault> faults)
{
    /// <summary>The transfer, or null once its faults are reported.</summary>
    public Transfer? Read(YamlNode.Mapping given, string id)
    {
        var before = faults.Count;
        var items = new List<Item>();
        var legs = new List<Leg>();
        var parties = new List<Party>();
        var flat = new List<Fact>();
        var whole = new List<Fact>();
        foreach (var entry in given.Entries)
            switch (entry.Key, entry.Value)
            {
                case ("items", YamlNode.Sequence sequence):
                    items.AddRange(
                        sequence
                            .Items.OfType<YamlNode.Mapping>()
                            .Select((item, index) => ReadItem(item, $"{index + 1}"))
                    );
                    break;
                case ("legs", YamlNode.Sequence sequence):
                    legs.AddRange(
                        sequence
                            .Items.OfType<YamlNode.Mapping>()
                            .Select(leg => new Leg
                            {
                                Facts = new Facts(
                                    leg.Entries.Select(fact => Read(fact, About.Leg)).OfType<Fact>()
                                ),
                            })
                    );
                    break;
                case (_, YamlNode.Mapping party) when glossary.Roles.ContainsKey(entry.Key):
                    parties.Add(
                        new Party
                        {
                            Id = entry.Key,
                            Roles = [entry.Key],
                            Facts = new Facts(
                                party.Entries.Select(fact => Read(fact, About.Party)).OfType<Fact>()
                            ),
                        }
                    );
                    break;
                default:
                    if (Read(entry, null) is { } fact)
                        (fact.Term.About == About.Item ? flat : whole).Add(fact);
                    break;
            }
        if (flat.Count > 0 || items.Count == 0)
            items.Insert(0, new Item { Line = "1", Facts = new Facts(flat) });
        return faults.Count > before
            ? null
            : new Transfer
            {
                Id = id,
                Facts = new Facts(whole),
                Items = items,
                Parties = parties,
                Legs = legs,
            };
    }

    private Item ReadItem(YamlNode.Mapping mapping, string line) =>
        new()
        {
            Line = line,
            Facts = new Facts(
                mapping
                    .Entries.Where(entry => entry.Key != "parts")
                    .Select(entry => Read(entry, About.Item))
                    .OfType<Fact>()
            ),
            Parts = mapping.Find("parts")?.Value is YamlNode.Sequence parts
                ?
                [
                    .. parts
                        .Items.OfType<YamlNode.Mapping>()
                        .Select((part, index) => ReadItem(part, $"{line}.{index + 1}")),
                ]
                : [],
        };

    private Fact? Read(YamlNode.Entry entry, About? about)
    {
        if (glossary.FindTerm(entry.Key) is not { } term)
            return Refuse(
                entry.KeyPlace,
                "unknown-term",
                $"the term '{entry.Key}'",
                "a term of the glossary, a role, items or legs",
                Nearest.Of(
                    entry.Key,
                    glossary.Terms.Select(known => known.Name).Concat(glossary.Roles.Keys)
                )
            );
        if (about is not null ? term.About != about : term.About is About.Party or About.Leg)
            return Refuse(
                entry.KeyPlace,
                "misplaced-fact",
                $"'{term.Name}', a fact about a {term.About.ToString().ToLowerInvariant()}",
                about is null
                    ? "facts about the transfer or the item here; a party's under its role"
                    : $"facts about the {about.ToString()!.ToLowerInvariant()}"
            );
        var (text, standing) = entry.Value switch
        {
            YamlNode.Scalar scalar => (scalar.Text, (string?)null),
            YamlNode.Sequence sequence => (
                string.Join(
                    ", ",
                    sequence.Items.OfType<YamlNode.Scalar>().Select(item => item.Text)
                ),
                null
            ),
            YamlNode.Mapping mapping => (
                (mapping.Find("value")?.Value as YamlNode.Scalar)?.Text ?? "",
                (mapping.Find("standing")?.Value as YamlNode.Scalar)?.Text
            ),
            _ => ("", null),
        };
        if (!FactText.TryRead(term, text, out var value, out var refusal))
            return Refuse(
                entry.Value.Place,
                "wrong-value",
                $"{refusal.Found} for '{term.Name}'",
                refusal.Expected,
                refusal.Nearest
            );
        var fact = new Fact(term, value);
        if (standing is not null)
        {
            if (!Standings.TryRead(standing, out var read))
                return Refuse(
                    entry.Value.Place,
                    "unknown-word",
                    $"the standing '{standing}'",
                    Standings.Expected,
                    Nearest.Of(standing, Standings.Names)
                );
            fact = fact with { Standing = read };
        }
        // An example states judgements as settled.
        return term.Kind is TermKind.Judgement judgement
            ? fact with
            {
                SettledBy = judgement.SettledBy,
            }
            : fact;
    }

    private Fact? Refuse(
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
}

/// <summary>The words for standings.</summary>
public static class Standings
{
    private static readonly string[] Words =
    [
        "deemed by silence",
        "asserted",
        "documented",
        "verified",
        "officially determined",
    ];

    /// <summary>Every word, from weak to strong.</summary>
    public static IReadOnlyList<string> Names => Words;

    /// <summary>What a reader expects where a standing is not one of the words.</summary>
    public static string Expected => $"one of {string.Join(", ", Words)}";

    /// <summary>The word for a standing.</summary>
    public static string Name(this Standing standing) => Words[(int)standing];

    /// <summary>The standing of a word.</summary>
    public static bool TryRead(string text, out Standing standing)
    {
        var index = Array.IndexOf(Words, text.Trim());
        standing = (Standing)Math.Max(index, 0);
        return index >= 0;
    }
}
