using Passavant.Accords.Conditions;
using Passavant.Accords.Identity;

namespace Passavant.Accords.Reading;

/// <summary>What reading gave: the accord, unless a fault stands in its way; every fault; and the open choices of a draft.</summary>
public sealed record AccordReading(
    Accord? Accord,
    IReadOnlyList<Fault> Faults,
    IReadOnlyList<Bracket> Brackets
)
{
    /// <summary>Whether the text can be assessed: no error, and no choice left open.</summary>
    public bool IsSound => Accord is not null;
}

/// <summary>Reads an accord from its files. Never stops at the first fault: all are named, each with its place, what was found, what was expected and the nearest known word.</summary>
public static class AccordReader
{
    /// <summary>The file that holds the header.</summary>
    public const string HeaderFile = "accord.yaml";

    /// <summary>Reads the accord in a folder, with the glossary its header names.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no accord in the folder.</exception>
    public static AccordReading ReadFolder(
        string folder,
        IReadOnlyDictionary<string, string>? choices = null
    ) => Read(AccordFile.ReadFolder(folder), choices);

    /// <summary>The glossary folders the header names, relative to its own folder; at most one.</summary>
    internal static IEnumerable<string> GlossaryFolders(IReadOnlyList<AccordFile> files)
    {
        var header = files.FirstOrDefault(file => Path.GetFileName(file.Path) == HeaderFile);
        if (
            header is not null
            && YamlReader.ReadBytes(header.Path, header.Content.Span, [])
                is YamlNode.Mapping mapping
        )
            if (mapping.Find("glossary")?.Value is YamlNode.Scalar { Text.Length: > 0 } folder)
                yield return folder.Text;
    }

    /// <summary>Reads an accord from files: one is called <c>accord.yaml</c>. Brackets are resolved by <paramref name="choices"/>, alternative by bracket id.</summary>
    /// <remarks>The same files in any order give the same accord. A draft with a choice left open is checked with the first alternative, and gives no accord.</remarks>
    public static AccordReading Read(
        IReadOnlyList<AccordFile> files,
        IReadOnlyDictionary<string, string>? choices = null
    )
    {
        var faults = new List<Fault>();
        var brackets = new Brackets(choices ?? new Dictionary<string, string>(), faults);
        var parts = new Parts(faults);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            if (
                YamlReader.ReadBytes(file.Path, file.Content.Span, faults) is { } node
                && brackets.Resolve(node) is { } resolved
            )
                parts.Take(file.Path, resolved);
        var accord = new Assembly(parts, faults).Build();
        foreach (
            var unknown in (choices ?? new Dictionary<string, string>()).Keys.Except(
                brackets.Found.Select(bracket => bracket.Id)
            )
        )
            faults.Add(
                new Fault(
                    parts.Place,
                    Severity.Error,
                    "unknown-choice",
                    $"a choice for bracket '{unknown}'",
                    brackets.Found.Count == 0
                        ? "no choices: the text has no brackets"
                        : $"one of {string.Join(", ", brackets.Found.Select(bracket => bracket.Id))}"
                )
            );
        var open = brackets.Found.Any(bracket => choices?.ContainsKey(bracket.Id) != true);
        if (accord is not null && !faults.Any(fault => fault.Severity == Severity.Error))
            faults.AddRange(AgreedExamples.Check(accord));
        faults.Sort((left, right) => left.Place.CompareTo(right.Place));
        var broken = faults.Any(fault => fault.Severity == Severity.Error);
        return new AccordReading(open || broken ? null : accord, faults, brackets.Found);
    }

    /// <summary>Chapters gathered from all files, merged by name.</summary>
    private sealed class Parts(List<Fault> faults)
    {
        private readonly Dictionary<string, YamlNode> chapters = new(StringComparer.Ordinal);

        public YamlNode.Mapping? Header { get; private set; }

        public Place Place => Header?.Place ?? new Place(HeaderFile, 1, 1);

        public YamlNode? this[string chapter] => chapters.GetValueOrDefault(chapter);

        public void Take(string path, YamlNode node)
        {
            if (node is YamlNode.Scalar { Text.Length: 0 })
                return;
            if (node is not YamlNode.Mapping mapping)
            {
                faults.Add(
                    new Fault(
                        node.Place,
                        Severity.Error,
                        "wrong-kind",
                        $"a {node.Kind}",
                        "a mapping of chapters"
                    )
                );
                return;
            }
            var isHeader = Path.GetFileName(path) == HeaderFile;
            var header = new List<YamlNode.Entry>();
            foreach (var entry in mapping.Entries)
                if (Chapters.All.ContainsKey(entry.Key))
                    Merge(entry);
                else if (isHeader)
                    header.Add(entry);
                else
                    faults.Add(
                        new Fault(
                            entry.KeyPlace,
                            Severity.Error,
                            "unknown-chapter",
                            $"the chapter '{entry.Key}'",
                            $"one of {string.Join(", ", Chapters.All.Keys)}",
                            Nearest.Of(entry.Key, Chapters.All.Keys)
                        )
                    );
            if (isHeader)
                Header = new YamlNode.Mapping(header, mapping.Place);
        }

        private void Merge(YamlNode.Entry entry)
        {
            if (entry.Value is YamlNode.Scalar { Text.Length: 0 })
                return;
            chapters[entry.Key] = chapters.TryGetValue(entry.Key, out var earlier)
                ? Merge(earlier, entry.Value, entry.Key) ?? earlier
                : entry.Value;
        }

        private YamlNode? Merge(YamlNode first, YamlNode second, string where)
        {
            switch (first, second)
            {
                case (YamlNode.Sequence one, YamlNode.Sequence two):
                    return new YamlNode.Sequence([.. one.Items, .. two.Items], one.Place);
                case (YamlNode.Mapping one, YamlNode.Mapping two):
                    var entries = one.Entries.ToList();
                    foreach (var entry in two.Entries)
                    {
                        var index = entries.FindIndex(other => other.Key == entry.Key);
                        if (index < 0)
                            entries.Add(entry);
                        else if (
                            entries[index].Value is YamlNode.Sequence list
                            && entry.Value is YamlNode.Sequence more
                        )
                            entries[index] = entries[index] with
                            {
                                Value = new YamlNode.Sequence(
                                    [.. list.Items, .. more.Items],
                                    list.Place
                                ),
                            };
                        else
                            faults.Add(
                                new Fault(
                                    entry.KeyPlace,
                                    Severity.Error,
                                    "repeated-key",
                                    $"'{entry.Key}' in {where} a second time (first at {entries[index].KeyPlace})",
                                    "each name once"
                                )
                            );
                    }
                    return new YamlNode.Mapping(entries, one.Place);
                default:
                    faults.Add(
                        new Fault(
                            second.Place,
                            Severity.Error,
                            "wrong-kind",
                            $"a {second.Kind} for {where}",
                            $"a {first.Kind}, as elsewhere"
                        )
                    );
                    return null;
            }
        }
    }

    /// <summary>Builds the accord from its chapters.</summary>
    private sealed class Assembly(Parts parts, List<Fault> faults)
    {
        private readonly ReadingContext context = new(faults);
        private readonly Dictionary<string, object> chapters = new(StringComparer.Ordinal);
        private readonly List<(string Name, Func<CanonicalJson> Form)> canonical = [];

        public Accord? Build()
        {
            if (parts.Header is null)
            {
                faults.Add(
                    new Fault(
                        parts.Place,
                        Severity.Error,
                        "missing-file",
                        "no accord.yaml",
                        "a file accord.yaml with the header"
                    )
                );
                return null;
            }
            foreach (var chapter in (string[])["terms", "controls", "requirements"])
                context.Declare(chapter, parts[chapter]);
            var (glossary, glossaryForm) = new GlossaryReader(context).Read(
                parts["terms"],
                parts["roles"],
                parts["groups"]
            );
            canonical.Add(("glossary", glossaryForm));
            context.Conditions = new ConditionReader(glossary, context, isWhole: true);
            var header = (Entry?)Chapters.Header.Read(parts.Header, context);
            foreach (var (name, shape) in Chapters.All)
            {
                if (name is "terms" or "roles" or "groups" || parts[name] is not { } node)
                    continue;
                if (shape.Read(node, context) is { } value)
                {
                    chapters[name] = value;
                    canonical.Add((name, () => shape.Canonical(value)));
                }
            }
            if (header is null)
                return null;
            // The folder a glossary is kept in is no part of what the text says.
            canonical.Add(("header", () => CanonicalHeader(header)));

            var matrix = ReadMatrix();
            var sensitivities = matrix?.Sensitivities ?? [];
            var risks = matrix?.Risks ?? [];
            var controls = Ordered(
                "controls",
                entry => new Control(entry, sensitivities),
                entry => ControlCode.TryParse(entry.Text("id"), null, out _)
            );
            var notes = Ordered("general notes", entry => new GeneralNote(entry));
            foreach (var control in controls)
                control.Notes =
                [
                    .. notes.Where(note => note.Scope.Any(pattern => pattern.Covers(control.Code))),
                ];
            var risk = chapters.GetValueOrDefault("risk") as Entry;
            if (matrix is null)
                return null;
            // Answering about one item needs no identity, so the canonical form waits until somebody asks.
            var form = new Lazy<CanonicalJson>(() =>
                CanonicalJson.Members(
                    canonical.Select(part => (part.Name, (CanonicalJson?)part.Form()))
                )
            );
            var accord = new Accord
            {
                Title = header.Wording("accord")!,
                Version = header.Text("version")!,
                State = header.Text("state")!,
                Header = header,
                Valid = header.Record("valid") is { } valid
                    ? new Validity(valid.Day("from"), valid.Day("until"))
                    : Validity.Always,
                Published = header.Day("published"),
                Notice = header.Wording("notice"),
                Jurisdiction = header.Condition("jurisdiction") ?? Condition.Always,
                IfUndecided = Outcomes.Find(header.Text("if undecided")!)!.Value,
                Glossary = glossary,
                Controls = controls,
                CodesElsewhere =
                    (
                        chapters.GetValueOrDefault("codes elsewhere")
                        as IReadOnlyDictionary<string, object>
                    )?.ToDictionary(
                        pair => pair.Key,
                        pair => ((Entry)pair.Value).Wording("title") ?? new Wording(pair.Key)
                    )
                    ?? [],
                GeneralNotes = notes,
                Requirements = Ordered(
                    "requirements",
                    entry => new Requirement(entry, sensitivities)
                ),
                Prohibitions = Ordered("prohibitions", entry => new Prohibition(entry)),
                Authorisations = Ordered("authorisations", entry => new Authorisation(entry)),
                Indicators = Ordered(
                    risk?.Records("indicators"),
                    entry => new Indicator(entry, risks)
                ),
                Mitigations = Ordered(
                    risk?.Records("mitigations"),
                    entry => new Mitigation(entry, risks)
                ),
                Matrix = matrix,
                Procedure = new ProcedureReader(context).Read(
                    chapters.GetValueOrDefault("procedure") as Entry
                ),
                Expectations = Ordered("expectations", entry => new Expectation(entry)),
                Examples =
                    (chapters.GetValueOrDefault("examples") as IReadOnlyList<object>)
                        ?.Cast<Entry>()
                        .ToList()
                    ?? [],
                Chapters = chapters,
                Form = form,
                Name = new Lazy<AccordIdentity>(() => AccordIdentity.Of(form.Value.ToBytes())),
            };
            new References(accord, context).Check();
            return accord;
        }

        private static CanonicalJson CanonicalHeader(Entry header)
        {
            var form = (CanonicalJson.Object)Chapters.Header.Canonical(header);
            return new CanonicalJson.Object(form.Members.Where(member => member.Key != "glossary"));
        }

        private List<T> Ordered<T>(
            string chapter,
            Func<Entry, T> make,
            Func<Entry, bool>? sound = null
        )
            where T : Provision =>
            Ordered(
                (chapters.GetValueOrDefault(chapter) as IReadOnlyList<object>)?.Cast<Entry>(),
                make,
                sound
            );

        private List<T> Ordered<T>(
            IEnumerable<Entry>? entries,
            Func<Entry, T> make,
            Func<Entry, bool>? sound = null
        )
            where T : Provision
        {
            var list = new List<T>();
            foreach (var entry in entries ?? [])
                if (sound?.Invoke(entry) != false)
                    list.Add(make(entry));
                else
                    context.Refuse(
                        entry.PlaceOf("id"),
                        "wrong-value",
                        $"'{entry.Text("id")}'",
                        "a control code such as 3A001.b.2"
                    );
            list.Sort((left, right) => Natural.Compare(left.Id, right.Id));
            return list;
        }

        private Matrix? ReadMatrix()
        {
            if (chapters.GetValueOrDefault("matrix") is not Entry entry)
            {
                if (parts["matrix"] is null)
                    context.Refuse(
                        parts.Place,
                        "missing-chapter",
                        "no matrix",
                        "the chapter matrix: sensitivity, risk and a cell for each pair"
                    );
                return null;
            }
            var rows = entry.Texts("sensitivity");
            var columns = entry.Texts("risk");
            var cells = entry.Map("cells");
            var table = new List<IReadOnlyList<MatrixCell>>();
            foreach (var row in cells.Keys.Except(rows))
                context.Refuse(
                    entry.PlaceOf("cells"),
                    "unknown-word",
                    $"the row '{row}'",
                    $"one of {string.Join(", ", rows)}",
                    Nearest.Of(row, rows)
                );
            var sound = rows.Count > 0 && columns.Count > 0;
            foreach (var row in rows)
            {
                var line = new List<MatrixCell>();
                var found = cells.GetValueOrDefault(row) as IReadOnlyDictionary<string, object>;
                foreach (var column in (found?.Keys ?? []).Except(columns))
                    context.Refuse(
                        entry.PlaceOf("cells"),
                        "unknown-word",
                        $"the column '{column}'",
                        $"one of {string.Join(", ", columns)}",
                        Nearest.Of(column, columns)
                    );
                foreach (var column in columns)
                    if (found?.GetValueOrDefault(column) is Entry cell)
                        line.Add(
                            new MatrixCell(cell.Choice<ReviewPolicy>("policy"), cell.Text("level")!)
                        );
                    else
                    {
                        context.Refuse(
                            entry.PlaceOf("cells"),
                            "gap",
                            $"no cell for sensitivity {row} and risk {column}",
                            "a cell for every pair"
                        );
                        sound = false;
                    }
                table.Add(line);
            }
            return sound ? new Matrix(rows, columns, table) : null;
        }
    }
}
