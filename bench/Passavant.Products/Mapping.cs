using Passavant.Accords.Reading;

namespace Passavant.Products;

/// <summary>The products in the accords' own terms, as facts.yaml writes them, read against one accord's glossary.</summary>
internal sealed class Mapping(YamlNode.Mapping file, Glossary glossary)
{
    /// <summary>Reads the file; its faults are those of its author, so the first ends the run.</summary>
    public static Mapping Read(string path, Glossary glossary)
    {
        var faults = new List<Fault>();
        var node = YamlReader.ReadBytes(path, File.ReadAllBytes(path), faults);
        return faults.Count == 0 && node is YamlNode.Mapping mapping
            ? new Mapping(mapping, glossary)
            : throw new FormatException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>The product as a transfer of one line, or null where nobody has described it.</summary>
    public Transfer? Find(string id) =>
        Entry(id) is { } entry
            ? new Transfer
            {
                Id = id,
                Facts = new Facts(Facts(entry, "transfer")),
                Items =
                [
                    new Item
                    {
                        Line = "1",
                        Facts = new Facts([
                            .. Assumptions(entry)
                                .SelectMany(name => Facts(Assumption(name), "facts")),
                            .. Facts(entry, "own"),
                            .. Facts(entry, "given"),
                        ]),
                    },
                ],
            }
            : null;

    /// <summary>How a label that is no code was read.</summary>
    public string? ReadAs(string id, string state) =>
        (
            (Entry(id)?.Find("read as")?.Value as YamlNode.Mapping)?.Find(state)?.Value
            as YamlNode.Scalar
        )?.Text;

    /// <summary>What was added to the row: our own reading and the named assumptions.</summary>
    public string Added(string id) =>
        Entry(id) is { } entry
            ? string.Join(
                "; ",
                Facts(entry, "own")
                    .Select(fact => $"{fact.Term.Name} {fact.Value}")
                    .Concat(Assumptions(entry).Select(name => $"assuming {name}"))
            )
            : "";

    /// <summary>A remark on how the row was read.</summary>
    public string? Note(string id) => (Entry(id)?.Find("note")?.Value as YamlNode.Scalar)?.Text;

    private YamlNode.Mapping? Entry(string id) =>
        (file.Find("products")?.Value as YamlNode.Mapping)?.Find(id)?.Value as YamlNode.Mapping;

    private YamlNode.Mapping Assumption(string name) =>
        (file.Find("assumptions")?.Value as YamlNode.Mapping)?.Find(name)?.Value as YamlNode.Mapping
        ?? throw new FormatException(
            $"facts.yaml names the assumption '{name}' and does not say what it is."
        );

    private static IEnumerable<string> Assumptions(YamlNode.Mapping entry) =>
        (entry.Find("assume")?.Value as YamlNode.Sequence)
            ?.Items.OfType<YamlNode.Scalar>()
            .Select(scalar => scalar.Text)
        ?? [];

    private IEnumerable<Fact> Facts(YamlNode.Mapping entry, string key)
    {
        foreach (
            var (name, place, value) in (entry.Find(key)?.Value as YamlNode.Mapping)?.Entries ?? []
        )
        {
            if (glossary.FindTerm(name) is not { } term)
                throw new FormatException(
                    $"{place}: found the term '{name}', expected a term of the glossary."
                );
            if (
                !FactText.TryRead(
                    term,
                    ((YamlNode.Scalar)value).Text,
                    out var read,
                    out var refusal
                )
            )
                throw new FormatException($"{place}: {refusal}");
            yield return new Fact(term, read);
        }
    }
}
