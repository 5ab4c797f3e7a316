using Passavant.Accords.Reading;

namespace Passavant.Accords.Words;

/// <summary>The procedure: the ladder, time limits and what a missed one does, grounds that stop the clock, consultations, appeal.</summary>
internal static class ProcedureChapter
{
    private static readonly (string Key, Phrase Title)[] Tracks =
    [
        ("appeal", Phrase.Appeal),
        ("redress", Phrase.Redress),
        ("disputes", Phrase.Disputes),
        ("unilateral measures", Phrase.UnilateralMeasures),
        ("emergency", Phrase.Emergency),
    ];

    public static void Write(AccordWriting writing)
    {
        if (writing.Record("procedure") is not { } procedure)
            return;
        var language = writing.Language;
        writing.Heading(2, language[Phrase.ProcedureTitle]);
        writing.Note(procedure.Wording("note"));
        Ladder(writing, procedure);
        if (procedure.Records("limits").Count > 0)
            writing.Heading(3, language[Phrase.LimitsTitle]);
        writing.Table(
            "",
            [
                Phrase.ColumnStage,
                Phrase.ColumnWithin,
                Phrase.ColumnFrom,
                Phrase.ColumnIfMissed,
                Phrase.ColumnStops,
                Phrase.Unsure,
            ],
            procedure
                .Records("limits")
                .Select(limit =>
                    (IReadOnlyList<Cell>)
                        [
                            Title(writing, limit, "stage"),
                            writing.Limit(limit.Limit("within")),
                            limit.Text("from") ?? "",
                            limit.Text("if missed") ?? "",
                            string.Join(", ", limit.Texts("stops")),
                            writing.In(limit.Wording("unsure")),
                        ]
                )
        );
        Simple(writing, procedure, "stop grounds", Phrase.StopGroundsTitle);
        if (procedure.Records("consultations").Count > 0)
            writing.Heading(3, language[Phrase.ConsultationsTitle]);
        writing.Table(
            "",
            [
                Phrase.ColumnTitle,
                Phrase.ColumnWith,
                Phrase.ColumnOn,
                Phrase.ColumnWithin,
                Phrase.ColumnExtended,
                Phrase.ColumnSilence,
                Phrase.Source,
            ],
            procedure
                .Records("consultations")
                .Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            Title(writing, one, "id"),
                            one.Text("with") ?? "",
                            writing.In(one.Wording("on")),
                            writing.Limit(one.Limit("within")),
                            writing.Limit(one.Limit("extended to")),
                            writing.In(one.Wording("silence")),
                            one.Record("source")?.Text("text") ?? "",
                        ]
                )
        );
        foreach (var (key, title) in Tracks)
            if (procedure.Record(key) is { } track)
                Track(writing, track, title);
        Simple(writing, procedure, "non-material changes", Phrase.NonMaterialTitle);
        FastChannel(writing, procedure);
        writing.Heading(3, language[Phrase.AuthoritiesTitle]);
        writing.Table(
            "",
            [Phrase.ColumnName, Phrase.State, Phrase.ColumnContact],
            procedure
                .Records("authorities")
                .Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            Title(writing, one, "id"),
                            one.Text("state") ?? "",
                            writing.In(one.Wording("contact")),
                        ]
                )
        );
    }

    private static void Ladder(AccordWriting writing, Entry procedure)
    {
        var language = writing.Language;
        var ladder = procedure.Records("ladder");
        writing.Heading(3, language[Phrase.LadderTitle]);
        writing.Say(language[Phrase.LadderIntro]);
        writing.Table(
            "",
            [
                Phrase.ColumnStep,
                Phrase.Authority,
                Phrase.ColumnDecides,
                Phrase.ColumnWithin,
                Phrase.ColumnEscalates,
                Phrase.ColumnIfMissed,
                Phrase.ColumnStops,
                Phrase.ColumnSignatures,
            ],
            ladder.Select(
                (rung, index) =>
                    (IReadOnlyList<Cell>)
                        [
                            $"{index + 1}. {Title(writing, rung, "id")}",
                            writing.AuthorityTitle(rung.Text("authority")),
                            Policies(rung, "decides", language),
                            writing.Limit(rung.Limit("within")),
                            rung.Text("escalates to") is { } next ? writing.RungTitle(next) : "",
                            rung.Text("if missed") ?? "",
                            string.Join(", ", rung.Texts("stops")),
                            rung.Text("signatures") ?? "",
                        ]
            )
        );
    }

    private static void FastChannel(AccordWriting writing, Entry procedure)
    {
        if (procedure.Record("fast channel") is not { } fast)
            return;
        var language = writing.Language;
        writing.Heading(
            3,
            writing.In(fast.Wording("title")) is { Length: > 0 } own
                ? own
                : language[Phrase.FastChannelTitle]
        );
        writing.Pairs(
            (language[Phrase.ColumnWithin], writing.Limit(fast.Limit("within"))),
            (language[Phrase.ColumnSignatures], fast.Text("signatures")),
            (language[Phrase.FastFor], Policies(fast, "for", language)),
            (language[Phrase.FastNeeds], writing.In(fast.Wording("needs"))),
            (language[Phrase.Source], fast.Record("source")?.Text("text")),
            (language[Phrase.Unsure], writing.In(fast.Wording("unsure")))
        );
        writing.Note(fast.Wording("note"));
    }

    private static string Policies(Entry entry, string key, Language language) =>
        string.Join(
            language.Semicolon,
            entry.Texts(key).Select(policy => Policy(policy, language))
        );

    private static string Policy(string word, Language language) =>
        language.Say(
            word switch
            {
                "presumption of approval" => ReviewPolicy.PresumptionOfApproval,
                "case by case" => ReviewPolicy.CaseByCase,
                _ => ReviewPolicy.PresumptionOfDenial,
            }
        );

    private static void Simple(AccordWriting writing, Entry procedure, string key, Phrase title)
    {
        var entries = procedure.Records(key);
        if (entries.Count == 0)
            return;
        writing.Heading(3, writing.Language[title]);
        writing.Add(
            new Block.Listing([
                .. entries.Select(one => new Outline(
                    Title(writing, one, "id")
                        + (
                            one.Limit("within") is { } within
                                ? $" ({writing.Language.Say(within)})"
                                : ""
                        ),
                    [.. one.Records("steps").Select(step => new Outline(Step(writing, step), []))]
                )),
            ])
        );
    }

    private static void Track(AccordWriting writing, Entry track, Phrase title)
    {
        var language = writing.Language;
        writing.Heading(
            3,
            writing.In(track.Wording("title")) is { Length: > 0 } own ? own : language[title]
        );
        writing.Pairs(
            (language[Phrase.Body], writing.AuthorityTitle(track.Text("body"))),
            (language[Phrase.ColumnWithin], writing.Limit(track.Limit("within"))),
            (language[Phrase.ColumnFrom], track.Text("from")),
            (language[Phrase.ColumnIfMissed], track.Text("if missed")),
            (language[Phrase.Source], track.Record("source")?.Text("text")),
            (language[Phrase.Unsure], writing.In(track.Wording("unsure")))
        );
        if (track.Records("steps").Count > 0)
            writing.Add(
                new Block.Listing([
                    .. track.Records("steps").Select(step => new Outline(Step(writing, step), [])),
                ])
                {
                    IsOrdered = true,
                }
            );
        if (track.Wordings("rules").Count > 0)
            writing.Add(
                new Block.Listing([
                    .. track.Wordings("rules").Select(rule => new Outline(writing.In(rule), [])),
                ])
            );
    }

    private static string Step(AccordWriting writing, Entry step) =>
        string.Join(
            writing.Language.Semicolon,
            new[]
            {
                Title(writing, step, "id"),
                step.Limit("within") is { } within ? writing.Language.Say(within) : null,
                step.Text("if missed"),
            }.OfType<string>()
        );

    private static string Title(AccordWriting writing, Entry entry, string fallback) =>
        writing.In(entry.Wording("title")) is { Length: > 0 } title
            ? title
            : entry.Text(fallback) ?? "";
}
