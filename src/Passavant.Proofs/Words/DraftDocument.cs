using System.Globalization;
using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>What was found in a draft, as a document: its combinations, which alternatives open and close which findings, and every finding once.</summary>
/// <remarks>Same report and language, same document.</remarks>
public static class DraftDocument
{
    /// <summary>The most combinations that get a column of their own.</summary>
    private const int MostColumns = 6;

    /// <summary>The document of a draft.</summary>
    /// <param name="draft">What was found; one combination at least could be analysed.</param>
    /// <param name="language">The language.</param>
    /// <param name="confirm">How a case of the evidence is assessed again, as a command line; null where that is not known.</param>
    /// <exception cref="ArgumentException">No combination could be analysed.</exception>
    public static Document Of(
        DraftReport draft,
        Language language,
        Func<Case, string?>? confirm = null
    )
    {
        var first =
            draft.Analysed.FirstOrDefault()?.Report
            ?? throw new ArgumentException("No combination could be analysed.", nameof(draft));
        var writing = new ProofWriting(first.Accord, language, confirm);
        Summary(writing, draft);
        Combinations(writing, draft);
        if (draft.Analysed.Count() > 1)
            Alternatives(writing, draft);
        foreach (var gravity in LoopholeDocument.Gravities)
            LoopholeDocument.Findings(
                writing,
                gravity,
                draft
                    .Findings.Where(finding => finding.Gravity == gravity)
                    .Select(finding => (finding, Occurs(draft, finding, language)))
            );
        LoopholeDocument.Open(
            writing,
            [
                .. draft
                    .Analysed.SelectMany(combination => combination.Report!.NotDecided)
                    .DistinctBy(open => (open.Kind, open.Question.ToString())),
            ]
        );
        return new Document(
            language,
            language.Say(ProofPhrase.LoopholesOfDraft, writing.In(first.Accord.Title)),
            writing.Blocks
        )
        {
            Subtitle = language.Say(
                ProofPhrase.FindingHeading,
                $"{first.Accord.State} {first.Accord.Version}",
                language.Say(ProofPhrase.LawOf, language.Say(first.Options.AsOf))
            ),
            HasContents = draft.Findings.Count > 0,
        };
    }

    private static void Summary(ProofWriting writing, DraftReport draft)
    {
        var language = writing.Language;
        var options = draft.Analysed.First().Report!.Options;
        var clean = draft.Analysed.Count(combination =>
            combination.Report!.Findings.All(finding => finding.Gravity < Gravity.Flaw)
        );
        writing.Say(
            language.Say(
                options.LeavesOut
                    ? ProofPhrase.CombinationsLeadOfKinds
                    : ProofPhrase.CombinationsLead,
                ProofWriting.Number(draft.Combinations.Count),
                ProofWriting.Number(clean)
            ),
            ParagraphKind.Lead,
            clean == 0 ? Tone.Middle : Tone.Mild
        );
        LoopholeDocument.LookedFor(writing, options);
        if (!draft.IsComplete)
            writing.Say(language.Say(ProofPhrase.CombinationsPartly), ParagraphKind.Notice);
        if (draft.Findings.Any(finding => finding.Witness is not null))
            writing.Say(language.Say(ProofPhrase.HowToRead), ParagraphKind.Note);
    }

    private static void Combinations(ProofWriting writing, DraftReport draft)
    {
        var language = writing.Language;
        var present = draft.Analysed.First().Present.Select(held => held.Present).ToList();
        writing.Heading(2, language.Say(ProofPhrase.CombinationsTitle));
        writing.Add(
            new Block.Table(
                language.Say(ProofPhrase.CombinationsCaption),
                [
                    language.Say(ProofPhrase.ColumnNumber),
                    language.Say(ProofPhrase.ColumnChoices),
                    .. LoopholeDocument.Gravities.Select(gravity => language.Say(gravity)),
                    language.Say(ProofPhrase.ColumnOpen),
                    .. present.Select(text =>
                        language.Say(ProofPhrase.ColumnMilderThan, ProofWriting.Called(text))
                    ),
                ],
                [
                    .. draft.Combinations.Select(
                        (combination, i) => Row(combination, i, present.Count, language)
                    ),
                ],
                RowHeads: true
            )
        );
        if (present.Count == 0)
            return;
        var nowhere = draft
            .Combinations.Where(combination =>
                combination.Present.Count > 0
                && combination.Present.All(held => held.IsNowhereMilder)
            )
            .Select(combination => Named(combination, language))
            .ToList();
        if (nowhere.Count > 0)
            writing.Say(
                language.Say(
                    ProofPhrase.NowhereMilderThanAny,
                    string.Join(language.Semicolon, nowhere)
                )
            );
    }

    private static IReadOnlyList<Cell> Row(
        Combination combination,
        int index,
        int present,
        Language language
    )
    {
        var row = new List<Cell> { ProofWriting.Number(index + 1), Named(combination, language) };
        if (combination.Report is not { } report)
        {
            row.Add(new Cell(language.Say(ProofPhrase.CannotBeRead), Tone.No));
            row.AddRange(Enumerable.Repeat<Cell>("", LoopholeDocument.Gravities.Length + present));
            return row;
        }
        row.AddRange(
            LoopholeDocument.Gravities.Select(
                Cell (gravity) =>
                    ProofWriting.Number(
                        report.Findings.Count(finding => finding.Gravity == gravity)
                    )
            )
        );
        row.Add(ProofWriting.Number(report.NotDecided.Count));
        row.AddRange(
            combination.Present.Select(held =>
                held switch
                {
                    { ShareJurisdiction: false } => new Cell(
                        language.Say(ProofPhrase.NothingInCommon),
                        Tone.Open
                    ),
                    { Answer: Milder.Nowhere } => new Cell(
                        language.Say(ProofPhrase.NowhereMilder),
                        Tone.Yes
                    ),
                    { Answer: Milder.Somewhere } => new Cell(
                        language.Say(ProofPhrase.SomewhereMilder),
                        Tone.No
                    ),
                    _ => new Cell(language.Say(ProofPhrase.MilderOpen), Tone.Open),
                }
            )
        );
        return row;
    }

    private static void Alternatives(ProofWriting writing, DraftReport draft)
    {
        var language = writing.Language;
        writing.Heading(2, language.Say(ProofPhrase.AlternativesTitle));
        var everywhere = draft.Findings.Where(finding => draft.IsInEvery(finding)).ToList();
        var dependent = draft.Findings.Where(finding => !draft.IsInEvery(finding)).ToList();
        var listed = new List<Outline>();
        if (everywhere.Count > 0)
            listed.Add(Ids(language.Say(ProofPhrase.InEvery), everywhere));
        foreach (
            var choice in draft
                .Combinations.SelectMany(combination => combination.Choices)
                .Distinct()
                .OrderBy(choice => choice.Bracket, StringComparer.Ordinal)
        )
            if (
                dependent.Where(finding => draft.HangsOn(finding).Contains(choice)).ToList() is
                { Count: > 0 } hanging
            )
                listed.Add(
                    Ids(
                        language.Say(
                            ProofPhrase.ExactlyWith,
                            $"{choice.Bracket}={choice.Alternative}"
                        ),
                        hanging
                    )
                );
        if (listed.Count > 0)
            writing.Add(new Block.Listing(listed));
        if (dependent.Count == 0)
            writing.Say(language.Say(ProofPhrase.NoneDepends));
        else
            writing.Add(Matrix(draft, dependent, language));
    }

    private static Outline Ids(string head, List<Finding> findings) =>
        new(head, [.. findings.Select(finding => new Outline(finding.Id, []))]);

    private static Block.Table Matrix(DraftReport draft, List<Finding> dependent, Language language)
    {
        var caption = language.Say(ProofPhrase.MatrixCaption);
        var head = language.Say(ProofPhrase.ColumnFinding);
        if (draft.Combinations.Count > MostColumns)
            return new Block.Table(
                caption,
                [head, language.Say(ProofPhrase.ColumnOccursIn)],
                [
                    .. dependent.Select(finding =>
                        (IReadOnlyList<Cell>)[finding.Id, Numbers(draft, finding)]
                    ),
                ],
                RowHeads: true
            );
        return new Block.Table(
            caption,
            [head, .. Enumerable.Range(1, draft.Combinations.Count).Select(ProofWriting.Number)],
            [
                .. dependent.Select(finding =>
                    (IReadOnlyList<Cell>)
                        [
                            finding.Id,
                            .. draft.Combinations.Select(combination =>
                                combination.Report is null ? new Cell("", Tone.Quiet)
                                : combination.Has(finding)
                                    ? new Cell(
                                        language[Phrase.Yes],
                                        ProofWriting.ToneOf(finding.Gravity)
                                    )
                                : new Cell(language[Phrase.No], Tone.Quiet)
                            ),
                        ]
                ),
            ],
            RowHeads: true
        );
    }

    // Numbers of combinations, those in a row as a stretch: 1, 3–5.
    private static string Numbers(DraftReport draft, Finding finding)
    {
        var stretches = new List<(int From, int To)>();
        for (var i = 0; i < draft.Combinations.Count; i++)
            if (draft.Combinations[i].Has(finding))
                if (stretches.Count > 0 && stretches[^1].To == i)
                    stretches[^1] = (stretches[^1].From, i + 1);
                else
                    stretches.Add((i + 1, i + 1));
        return string.Join(
            ", ",
            stretches.Select(stretch =>
                stretch.From == stretch.To
                    ? ProofWriting.Number(stretch.From)
                    : string.Create(CultureInfo.InvariantCulture, $"{stretch.From}–{stretch.To}")
            )
        );
    }

    private static string? Occurs(DraftReport draft, Finding finding, Language language) =>
        draft.Combinations.Count == 1 ? null
        : draft.IsInEvery(finding) ? language.Say(ProofPhrase.OccursInEvery)
        : Numbers(draft, finding);

    private static string Named(Combination combination, Language language) =>
        combination.Choices.Count == 0 ? language.Say(ProofPhrase.AsItStands) : combination.Name;
}
