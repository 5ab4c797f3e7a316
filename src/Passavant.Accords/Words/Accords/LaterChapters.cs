using Passavant.Accords.Reading;

namespace Passavant.Accords.Words;

/// <summary>The chapters that follow up: phases, monitoring, sharing, publication, appraisal, examples, sources.</summary>
internal static class LaterChapters
{
    public static void Phases(AccordWriting writing)
    {
        var language = writing.Language;
        var phases = writing
            .Records("phases")
            .OrderBy(phase => phase.Number("order")?.ToDouble() ?? 0)
            .ToList();
        if (phases.Count == 0)
            return;
        writing.Heading(2, language[Phrase.PhasesTitle]);
        foreach (var phase in phases)
        {
            writing.Heading(3, Title(writing, phase));
            writing.Pairs(
                (language[Phrase.Allows], string.Join(", ", phase.Patterns("allows"))),
                (
                    language[Phrase.Gate],
                    string.Join(
                        writing.Language.Semicolon,
                        phase
                            .Records("gate")
                            .Select(gate =>
                                string.Join(
                                    ", ",
                                    new[]
                                    {
                                        writing.In(gate.Wording("indicator")),
                                        writing.In(gate.Wording("target")),
                                        gate.Text("evaluator") ?? "",
                                    }.Where(part => part.Length > 0)
                                )
                            )
                    )
                ),
                (language[Phrase.Tapers], writing.In(phase.Wording("tapers"))),
                (language[Phrase.Restores], writing.In(phase.Wording("restores"))),
                (language[Phrase.Note], writing.In(phase.Wording("note")))
            );
        }
    }

    public static void Monitoring(AccordWriting writing)
    {
        var language = writing.Language;
        if (writing.Record("monitoring") is not { } monitoring)
            return;
        writing.Heading(2, language[Phrase.MonitoringTitle]);
        writing.Note(monitoring.Wording("note"));
        writing.Table(
            language[Phrase.Verification],
            [Phrase.ColumnTitle, Phrase.ColumnCondition, Phrase.ColumnWithin, Phrase.Body],
            monitoring
                .Records("verification")
                .Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            Title(writing, one),
                            one.Condition("when") is { } when
                                ? ConditionWords.Say(when, language, writing.Accord.Glossary)
                                : "",
                            writing.Limit(one.Limit("within")),
                            one.Text("by") ?? "",
                        ]
                )
        );
        writing.Table(
            language[Phrase.Inspections],
            [Phrase.ColumnTitle, Phrase.Rate, Phrase.ChosenHow],
            monitoring
                .Records("inspections")
                .Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            Title(writing, one),
                            one.Text("rate") ?? "",
                            writing.In(one.Wording("chosen")),
                        ]
                )
        );
        writing.Table(
            language[Phrase.Enforcement],
            [Phrase.ColumnStep, Phrase.ColumnTitle, Phrase.ColumnCondition],
            monitoring
                .Records("enforcement")
                .OrderBy(one => one.Number("step")?.ToDouble() ?? 0)
                .Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            one.Number("step")?.ToDecimalText() ?? "",
                            Title(writing, one),
                            writing.In(one.Wording("when")),
                        ]
                )
        );
    }

    public static void Sharing(AccordWriting writing) =>
        Chapter(
            writing,
            "sharing",
            Phrase.SharingTitle,
            [Phrase.ColumnMeaning, Phrase.ColumnWith, Phrase.ColumnCondition, Phrase.HandlingLabel],
            entry =>
                [
                    writing.In(entry.Wording("what")),
                    entry.Text("with") ?? "",
                    writing.In(entry.Wording("consent")),
                    entry.Text("handling") is null
                        ? ""
                        : writing.Language.Say(entry.Choice<Handling>("handling")),
                ]
        );

    public static void Publication(AccordWriting writing) =>
        Chapter(
            writing,
            "publication",
            Phrase.PublicationTitle,
            [Phrase.ColumnMeaning, Phrase.ColumnWith, Phrase.ColumnWithin, Phrase.SmallestCell],
            entry =>
                [
                    writing.In(entry.Wording("what")),
                    entry.Text("to") ?? "",
                    writing.Limit(entry.Limit("after")),
                    entry.Number("smallest cell")?.ToDecimalText() ?? "",
                ]
        );

    public static void Appraisal(AccordWriting writing) =>
        Chapter(
            writing,
            "appraisal",
            Phrase.AppraisalTitle,
            [Phrase.ColumnTitle, Phrase.Kind, Phrase.ColumnMeaning, Phrase.Weight],
            entry =>
                [
                    Title(writing, entry),
                    entry.Text("counts") ?? "",
                    writing.In(entry.Wording("measure")),
                    entry.Number("weight")?.ToDecimalText() ?? "",
                ]
        );

    public static void Examples(AccordWriting writing)
    {
        var controls = writing.Accord.Examples.Count(example =>
            example.Text("control") is not null
        );
        if (writing.Accord.Examples.Count == 0)
            return;
        writing.Heading(2, writing.Language[Phrase.ExamplesTitle]);
        writing.Say(
            writing.Language.Say(
                Phrase.ExamplesCount,
                controls.ToString(System.Globalization.CultureInfo.InvariantCulture),
                (writing.Accord.Examples.Count - controls).ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
        );
    }

    public static void Sources(AccordWriting writing)
    {
        var language = writing.Language;
        var sources = writing.Accord.Header.Map("sources");
        if (sources.Count == 0)
            return;
        writing.Heading(2, language[Phrase.SourcesTitle]);
        writing.Table(
            "",
            [Phrase.ColumnName, Phrase.ColumnTitle, Phrase.ColumnRead, Phrase.ColumnTerms],
            sources
                .OrderBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => (source.Key, Entry: (Entry)source.Value))
                .Select(source =>
                    (IReadOnlyList<Cell>)
                        [
                            source.Key,
                            string.Join(
                                " ",
                                new[]
                                {
                                    writing.In(source.Entry.Wording("title")),
                                    source.Entry.Text("url"),
                                }.OfType<string>()
                            ),
                            source.Entry.Day("read") is { } day ? language.Say(day) : "",
                            writing.In(source.Entry.Wording("terms")),
                        ]
                )
        );
    }

    private static void Chapter(
        AccordWriting writing,
        string name,
        Phrase title,
        Phrase[] columns,
        Func<Entry, IReadOnlyList<Cell>> row
    )
    {
        var entries = writing.Records(name);
        if (entries.Count == 0)
            return;
        writing.Heading(2, writing.Language[title]);
        writing.Table("", columns, entries.Select(row));
    }

    private static string Title(AccordWriting writing, Entry entry) =>
        writing.In(entry.Wording("title")) is { Length: > 0 } title
            ? title
            : entry.Text("id") ?? "";
}
