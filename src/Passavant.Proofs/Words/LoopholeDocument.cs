using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>What a search for loopholes found, as a document: the answer, what was asked, every finding with its evidence, and what stayed undecided.</summary>
/// <remarks>Same report and language, same document.</remarks>
public static class LoopholeDocument
{
    /// <summary>The document of one text.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="language">The language.</param>
    /// <param name="confirm">How a case of the evidence is assessed again, as a command line; null where that is not known.</param>
    public static Document Of(
        LoopholeReport report,
        Language language,
        Func<Case, string?>? confirm = null
    )
    {
        var writing = new ProofWriting(report.Accord, language, confirm);
        Summary(writing, report);
        foreach (var gravity in Gravities)
            Findings(
                writing,
                gravity,
                report
                    .Findings.Where(finding => finding.Gravity == gravity)
                    .Select(one => (one, (string?)null))
            );
        Open(writing, report.NotDecided);
        return new Document(
            language,
            language.Say(ProofPhrase.LoopholesOf, writing.In(report.Accord.Title)),
            writing.Blocks
        )
        {
            Subtitle = Under(report, language),
            HasContents = report.Findings.Count > 0,
        };
    }

    /// <summary>Gravities from grave to light.</summary>
    internal static readonly Gravity[] Gravities = [Gravity.Loophole, Gravity.Flaw, Gravity.Note];

    internal static string Under(LoopholeReport report, Language language) =>
        language.Say(
            ProofPhrase.UnderLaw,
            report.Accord.State,
            report.Accord.Version,
            report.Accord.Identity.ToString(),
            language.Say(report.Options.AsOf),
            language.Say(report.Options.KnownAt)
        );

    internal static void Findings(
        ProofWriting writing,
        Gravity gravity,
        IEnumerable<(Finding Finding, string? Occurs)> findings
    )
    {
        var isFirst = true;
        foreach (var (finding, occurs) in findings)
        {
            if (isFirst)
                writing.Heading(
                    2,
                    writing.Language.Say(
                        gravity switch
                        {
                            Gravity.Loophole => ProofPhrase.LoopholesTitle,
                            Gravity.Flaw => ProofPhrase.FlawsTitle,
                            _ => ProofPhrase.NotesTitle,
                        }
                    )
                );
            isFirst = false;
            writing.Finding(finding, occurs);
        }
    }

    internal static void Open(ProofWriting writing, IReadOnlyList<NotDecided> open)
    {
        if (open.Count == 0)
            return;
        var language = writing.Language;
        writing.Heading(2, language.Say(ProofPhrase.OpenTitle));
        writing.Say(language.Say(ProofPhrase.OpenIntro));
        writing.Add(
            new Block.Listing([
                .. open.Select(one => new Outline(
                    language.Say(
                        ProofPhrase.OpenQuestion,
                        language.Say(one.Kind),
                        writing.In(one.Question)
                    ),
                    [
                        .. one.Provisions.Select(provision => new Outline(
                            language.Say(
                                ProofPhrase.ProvisionAt,
                                writing.Name(provision),
                                $"{provision.Place.File}:{ProofWriting.Number(provision.Place.Line)}"
                            ),
                            []
                        )),
                    ]
                )),
            ])
        );
    }

    /// <summary>What was found by gravity: <c>1 loophole, 2 flaws and 1 note</c>; null for nothing.</summary>
    internal static string? Found(ProofWriting writing, IReadOnlyList<Finding> findings)
    {
        var counts = Gravities
            .Select(gravity =>
                (gravity, Count: findings.Count(finding => finding.Gravity == gravity))
            )
            .Where(pair => pair.Count > 0)
            .Select(pair =>
                pair.gravity switch
                {
                    Gravity.Loophole => writing.Counted(
                        pair.Count,
                        ProofPhrase.OneLoophole,
                        ProofPhrase.Loopholes
                    ),
                    Gravity.Flaw => writing.Counted(
                        pair.Count,
                        ProofPhrase.OneFlaw,
                        ProofPhrase.Flaws
                    ),
                    _ => writing.Counted(pair.Count, ProofPhrase.OneNote, ProofPhrase.Notes),
                }
            )
            .ToList();
        return counts.Count == 0 ? null : writing.Language.And(counts);
    }

    private static void Summary(ProofWriting writing, LoopholeReport report)
    {
        var language = writing.Language;
        var proved = writing.Counted(report.Proved, ProofPhrase.ProvedOne, ProofPhrase.ProvedOf);
        var open = report.NotDecided.Count;
        var asked =
            open == 0
                ? proved
                : $"{proved}, {writing.Counted(open, ProofPhrase.LeftOpenOne, ProofPhrase.LeftOpen)}";
        var isAsked = report.Asked.Values.Sum() > 0;
        if (Found(writing, report.Findings) is { } found)
            writing.Say(
                language.Say(ProofPhrase.Found, found, asked),
                ParagraphKind.Lead,
                ProofWriting.ToneOf(report.Findings.Max(finding => finding.Gravity))
            );
        else if (open > 0)
            writing.Say(
                language.Say(
                    report.Options.LeavesOut
                        ? ProofPhrase.NothingFoundOfKindsButOpen
                        : ProofPhrase.NothingFoundButOpen,
                    asked
                ),
                ParagraphKind.Lead,
                Tone.Open
            );
        else if (!isAsked)
            writing.Say(language.Say(ProofPhrase.NothingAsked), ParagraphKind.Lead, Tone.Open);
        else
            writing.Say(
                language.Say(
                    report.Options.LeavesOut
                        ? ProofPhrase.NothingFoundOfKinds
                        : ProofPhrase.NothingFound,
                    asked
                ),
                ParagraphKind.Lead,
                Tone.Yes
            );
        LookedFor(writing, report.Options);
        if (isAsked)
            writing.Add(Questions(report, language));
        if (report.Findings.Any(finding => finding.Witness is not null))
            writing.Say(language.Say(ProofPhrase.HowToRead), ParagraphKind.Note);
    }

    /// <summary>Says which kinds alone were looked for, where some were left out.</summary>
    internal static void LookedFor(ProofWriting writing, LoopholeOptions options)
    {
        var language = writing.Language;
        if (options.LeavesOut)
            writing.Say(
                language.Say(
                    ProofPhrase.LookedFor,
                    string.Join(language.Semicolon, options.Kinds.Order().Select(language.Say))
                ),
                ParagraphKind.Notice
            );
    }

    private static Block.Table Questions(LoopholeReport report, Language language) =>
        new(
            language.Say(ProofPhrase.QuestionsTitle),
            [
                language.Say(ProofPhrase.ColumnKind),
                language.Say(ProofPhrase.ColumnAsked),
                language.Say(ProofPhrase.ColumnProved),
                language.Say(ProofPhrase.ColumnFindings),
                language.Say(ProofPhrase.ColumnOpen),
            ],
            [
                .. report
                    .Asked.Where(pair => pair.Value > 0)
                    .OrderBy(pair => pair.Key)
                    .Select(pair =>
                        (IReadOnlyList<Cell>)
                            [
                                language.Say(pair.Key),
                                ProofWriting.Number(pair.Value),
                                ProofWriting.Number(report.ProvedOf(pair.Key)),
                                ProofWriting.Number(
                                    report.Findings.Count(finding => finding.Kind == pair.Key)
                                ),
                                ProofWriting.Number(
                                    report.NotDecided.Count(open => open.Kind == pair.Key)
                                ),
                            ]
                    ),
            ],
            RowHeads: true
        );
}
