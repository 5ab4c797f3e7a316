namespace Passavant.Accords.Reading;

/// <summary>An open choice of a draft: a neutral id, where it stands, and the names of its alternatives. One that deletes the entry is called <c>delete</c>.</summary>
public sealed record Bracket(string Id, Place Place, IReadOnlyList<string> Alternatives);

/// <summary>Resolves the brackets of a text by the choices made, before anything else is read.</summary>
internal sealed class Brackets(
    IReadOnlyDictionary<string, string> choices,
    ICollection<Fault> faults
)
{
    private readonly List<Bracket> found = [];

    public IReadOnlyList<Bracket> Found => found;

    /// <summary>The node with every bracket replaced by the chosen alternative; null where the choice deletes it. An open choice is read as its first alternative that is no deletion, so that the rest can be checked.</summary>
    public YamlNode? Resolve(YamlNode node)
    {
        switch (node)
        {
            case YamlNode.Sequence sequence:
                var items = sequence.Items.Select(Resolve).OfType<YamlNode>().ToList();
                return new YamlNode.Sequence(items, sequence.Place);
            case YamlNode.Mapping mapping when mapping.Find("bracket") is { } id:
                return Choose(mapping, id);
            case YamlNode.Mapping mapping:
                var entries = mapping
                    .Entries.Select(entry => (entry, Value: Resolve(entry.Value)))
                    .Where(pair => pair.Value is not null)
                    .Select(pair => pair.entry with { Value = pair.Value! })
                    .ToList();
                return new YamlNode.Mapping(entries, mapping.Place);
            default:
                return node;
        }
    }

    private YamlNode? Choose(YamlNode.Mapping mapping, YamlNode.Entry id)
    {
        var name = (id.Value as YamlNode.Scalar)?.Text ?? "";
        if (
            name.Length == 0
            || mapping.Find("alternatives")?.Value
                is not YamlNode.Mapping { Entries.Count: > 0 } alternatives
        )
        {
            faults.Add(
                new Fault(
                    mapping.Place,
                    Severity.Error,
                    "unreadable-bracket",
                    "a bracket without id or alternatives",
                    "{ bracket: B-1, alternatives: { a: …, b: …, delete: } }"
                )
            );
            return null;
        }
        foreach (var other in mapping.Entries)
            if (other.Key is not ("bracket" or "alternatives"))
                faults.Add(
                    new Fault(
                        other.KeyPlace,
                        Severity.Error,
                        "unknown-key",
                        $"the key '{other.Key}' in a bracket",
                        "bracket and alternatives"
                    )
                );
        if (found.Any(bracket => bracket.Id == name))
            faults.Add(
                new Fault(
                    id.Value.Place,
                    Severity.Error,
                    "repeated-id",
                    $"the bracket '{name}' a second time",
                    "an id of its own for each bracket"
                )
            );
        var names = alternatives.Entries.Select(entry => entry.Key).ToList();
        found.Add(new Bracket(name, mapping.Place, names));
        if (choices.TryGetValue(name, out var choice) && !names.Contains(choice))
            faults.Add(
                new Fault(
                    mapping.Place,
                    Severity.Error,
                    "unknown-choice",
                    $"the choice '{choice}' for bracket {name}",
                    $"one of {string.Join(", ", names)}",
                    Nearest.Of(choice, names)
                )
            );
        choice ??= names.FirstOrDefault(alternative => alternative != "delete") ?? "delete";
        var chosen = alternatives.Find(choice);
        return choice == "delete" || chosen is null ? null : Resolve(chosen.Value);
    }
}
