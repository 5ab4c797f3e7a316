using System.Text;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Proofs.Tests.Seeded;

/// <summary>An accord as text that can still be changed: chapters of entries, each a list of keys with what is written after them.</summary>
internal sealed class Sketch
{
    private readonly List<(string Chapter, List<Entry> Entries)> chapters = [];

    public string State { get; set; } = "EU";

    public string Version { get; set; } = "1.0.0";

    /// <summary>The policies and levels of the matrix, by sensitivity and risk, each from 0.</summary>
    public (int Policy, string Level)[,] Matrix { get; private set; } = new (int, string)[3, 3];

    public List<string> Domains { get; private set; } = [];

    public sealed class Entry(string id)
    {
        private readonly List<(string Key, string Text)> keys = [];

        public string Id { get; set; } = id;

        public string? this[string key]
        {
            get => keys.Find(one => one.Key == key).Text;
            set
            {
                var at = keys.FindIndex(one => one.Key == key);
                if (at >= 0)
                    keys.RemoveAt(at);
                if (value is not null)
                    keys.Insert(at >= 0 ? at : keys.Count, (key, value));
            }
        }

        /// <summary>The sentences of its conditions.</summary>
        public string[] When
        {
            get => Sentences(this["when"]);
            set => this["when"] = List(value);
        }

        public static string List(IEnumerable<string> sentences) =>
            $"[{string.Join(", ", sentences.Select(one => one.StartsWith('{') ? one : $"\"{one}\""))}]";

        // Read back only where no group stands among them; sentences hold no quotation marks.
        private static string[] Sentences(string? list) =>
            list is null ? [] : [.. list[1..^1].Split("\", \"").Select(one => one.Trim('"'))];

        public Entry With(string key, string? text)
        {
            this[key] = text;
            return this;
        }

        public Entry Copy(string? named = null)
        {
            var copy = new Entry(named ?? Id);
            copy.keys.AddRange(keys);
            return copy;
        }

        public string Inner => string.Join(", ", keys.Select(one => $"{one.Key}: {one.Text}"));

        public override string ToString() => $"{{ id: {Id}, {Inner} }}";
    }

    public List<Entry> this[string chapter]
    {
        get
        {
            var at = chapters.FindIndex(one => one.Chapter == chapter);
            if (at < 0)
                chapters.Add((chapter, []));
            return chapters[at < 0 ? ^1 : at].Entries;
        }
    }

    public Entry Find(string id) =>
        chapters.SelectMany(one => one.Entries).First(entry => entry.Id == id);

    /// <summary>Puts an entry somewhere into a chapter.</summary>
    public Entry Add(string chapter, Entry entry, Chance chance)
    {
        this[chapter].Insert(chance.Below(this[chapter].Count + 1), entry);
        return entry;
    }

    public Sketch Copy()
    {
        var copy = new Sketch
        {
            State = State,
            Version = Version,
            Matrix = ((int, string)[,])Matrix.Clone(),
            Domains = [.. Domains],
        };
        foreach (var (chapter, entries) in chapters)
            copy.chapters.Add((chapter, entries.ConvertAll(entry => entry.Copy())));
        return copy;
    }

    public Accord Read()
    {
        var reading = AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(ToString())),
        ]);
        Assert.True(reading.IsSound, $"{string.Join('\n', reading.Faults)}\n{this}");
        return reading.Accord!;
    }

    private static readonly string[] Levels = ["low", "elevated", "high"];
    private static readonly string[] Policies =
    [
        "presumption of approval",
        "case by case",
        "presumption of denial",
    ];

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"accord: Seeded accord\nversion: {Version}\nstate: {State}\n");
        text.Append("if undecided: \"licence required: case by case\"\n");
        text.Append("terms:\n");
        foreach (var term in this["terms"])
            text.Append($"  {term.Id}: {{ {term.Inner} }}\n");
        text.Append("roles: { end user: { label: End user, required: yes } }\n");
        text.Append("groups:\n");
        foreach (var group in this["groups"])
            text.Append($"  {group.Id}: {group["members"]}\n");
        text.Append(
            $"domains: {{ {string.Join(", ", Domains.Select(domain => $"{domain}: {{ label: {domain} }}"))} }}\n"
        );
        foreach (
            var chapter in new[]
            {
                "controls",
                "requirements",
                "authorisations",
                "prohibitions",
                "expectations",
            }
        )
            Append(chapter, chapter, "");
        text.Append("risk:\n");
        Append("indicators", "indicators", "  ");
        Append("mitigations", "mitigations", "  ");
        text.Append(
            "matrix:\n  sensitivity: [\"1\", \"2\", \"3\"]\n  risk: [low, elevated, high]\n  cells:\n"
        );
        for (var row = 0; row < 3; row++)
            text.Append(
                $"    \"{row + 1}\": {{ {string.Join(", ", Levels.Select((level, column) => $"{level}: {{ policy: {Policies[Matrix[row, column].Policy]}, level: {Matrix[row, column].Level} }}"))} }}\n"
            );
        text.Append("procedure:\n  authorities: [{ id: office, title: The office }]\n");
        Append("ladder", "ladder", "  ");
        Append("limits", "limits", "  ");
        return text.ToString();

        void Append(string name, string chapter, string indent)
        {
            if (this[chapter].Count == 0)
                return;
            text.Append($"{indent}{name}:\n");
            foreach (var entry in this[chapter])
                text.Append($"{indent}  - {entry}\n");
        }
    }
}
