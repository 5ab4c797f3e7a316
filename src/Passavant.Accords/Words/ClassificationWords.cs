using Passavant.Accords.Conditions;

namespace Passavant.Accords.Words;

/// <summary>A classification in words: what the item falls under, what is open and on which facts it depends, what to ask first.</summary>
public static class ClassificationWords
{
    /// <summary>The document of a classification, with the outcome where one was asked for.</summary>
    /// <param name="classification">The classification.</param>
    /// <param name="assessor">The assessor that made it.</param>
    /// <param name="transfer">The transfer whose first line was classified.</param>
    /// <param name="determination">What was determined of the transfer, or null where that was not asked.</param>
    /// <param name="language">The language.</param>
    /// <param name="all">Whether controls that do not reach the item are listed too, each with what rules it out.</param>
    public static Document Of(
        Classification classification,
        Assessor assessor,
        Transfer transfer,
        Determination? determination,
        Language language,
        bool all = false
    )
    {
        var writing = new ClassificationWriting(classification, assessor, transfer, language);
        writing.Write(determination, all);
        var item = transfer.Items[0].Facts.All.FirstOrDefault(fact => fact.Term.Name == "item");
        return new Document(
            language,
            item is null
                ? language[Phrase.ClassificationPlain]
                : language.Say(
                    Phrase.ClassificationOf,
                    FactWords.Say(item.Term, item.Value, language)
                ),
            writing.Blocks
        )
        {
            Subtitle = language.Say(
                Phrase.VersionOf,
                assessor.Accord.Version,
                assessor.Accord.Title.In(language.Code)
            ),
        };
    }

    /// <summary>What a control depends on, by the names facts are stated with in English and by their labels in other languages.</summary>
    public static string Terms(IEnumerable<Term> terms, Language language) =>
        string.Join(
            ", ",
            terms.Select(term =>
                language == Language.English ? term.Name : FactWords.Label(term, language)
            )
        );
}

/// <summary>Writes a classification.</summary>
internal sealed class ClassificationWriting(
    Classification classification,
    Assessor assessor,
    Transfer transfer,
    Language language
) : Writing(assessor.Accord, language)
{
    private const int Shown = 5;
    private readonly Reasoning reasoning = assessor.Reason(transfer);
    private readonly Item item = transfer.Items[0];

    public void Write(Determination? determination, bool all)
    {
        var matches = classification
            .Controls.Where(finding => finding.Applies == Truth.Yes)
            .ToList();
        var open = classification
            .Controls.Where(finding => finding.Applies == Truth.NotStated)
            .ToList();
        var not = classification.Controls.Where(finding => finding.Applies == Truth.No).ToList();
        var overruled = not.Where(finding => finding.Text == Truth.Yes).ToList();
        Say(
            Lead(matches, open),
            ParagraphKind.Lead,
            open.Count > 0 ? Tone.Open
                : matches.Count > 0 ? Tone.Middle
                : Tone.Mild
        );
        if (matches.Count + overruled.Count > 0)
            Table(Phrase.SectionMatches, Phrase.ColumnRemark, matches.Concat(overruled), Remark);
        if (open.Count > 0)
            Table(Phrase.SectionMayMatch, Phrase.ColumnDependsOn, open, DependsOn);
        Heading(2, Language[Phrase.SectionNotMatching]);
        if (all)
            Table(
                null,
                Phrase.ColumnRuledOutBy,
                not.Except(overruled),
                finding => Unmatched.RuledOutBy(reasoning.Text(finding.Control, item), this)
            );
        else
            Say(
                Language.Say(
                    Phrase.NotMatchingCount,
                    Count(not.Count - overruled.Count),
                    Count(classification.Controls.Count)
                )
            );
        Ask();
        if (determination is not null)
            Outcome(determination);
        if (item.Facts.All.Any(fact => fact.Term.Kind is TermKind.Judgement))
            Say(Language[Phrase.JudgementTaken], ParagraphKind.Note);
        if (Accord.Notice is { } notice)
            Say(In(notice), ParagraphKind.Notice);
    }

    private string Lead(List<ControlFinding> matches, List<ControlFinding> open)
    {
        var codes = Language.And(matches.Select(Code));
        return (matches.Count, open.Count) switch
        {
            (0, 0) => Language[Phrase.FallsUnderNone],
            (0, _) => Language.Say(Phrase.ClassificationOpen, Count(open.Count)),
            (_, 0) => Language.Say(Phrase.FallsUnderCodes, codes),
            _ => Language.Say(Phrase.ClassificationOpenBeside, codes, Count(open.Count)),
        };
    }

    // The paragraph that is met says more than the control it stands in.
    private static string Code(ControlFinding finding)
    {
        var limbs = finding
            .Limbs.Where(limb => limb.Holds == Truth.Yes)
            .Select(limb => limb.Code.ToString())
            .ToList();
        return limbs.Count == 0 ? finding.Control.Id : string.Join(", ", limbs);
    }

    private void Table(
        Phrase? heading,
        Phrase last,
        IEnumerable<ControlFinding> findings,
        Func<ControlFinding, string> tell
    )
    {
        if (heading is { } title)
            Heading(2, Language[title]);
        Add(
            new Block.Table(
                "",
                [Language[Phrase.ColumnControl], Language[Phrase.ColumnTitle], Language[last]],
                [
                    .. findings.Select(finding =>
                        (IReadOnlyList<Cell>)
                            [finding.Control.Id, In(finding.Control.Title), tell(finding)]
                    ),
                ],
                RowHeads: true
            )
        );
    }

    private string Remark(ControlFinding finding)
    {
        var limbs = finding
            .Limbs.Where(limb => limb.Holds == Truth.Yes)
            .Select(limb => Language.Say(Phrase.ParagraphMet, limb.Code.ToString()));
        return string.Join(
            Language.Semicolon,
            finding.Applies == Truth.No
                ? limbs.Append(Language.Say(Phrase.OtherTriedFirst, First(finding, Truth.Yes)))
                : limbs
        );
    }

    private string DependsOn(ControlFinding finding)
    {
        var terms = classification.DependsOn.TryGetValue(finding.Control, out var open)
            ? ClassificationWords.Terms(open, Language)
            : "";
        return finding.Text == Truth.Yes
            ? string.Join(
                Language.Semicolon,
                new[]
                {
                    terms,
                    Language.Say(Phrase.OtherMayBeFirst, First(finding, Truth.NotStated)),
                }.Where(part => part.Length > 0)
            )
            : terms;
    }

    private string First(ControlFinding finding, Truth truth) =>
        Language.Or(
            classification
                .Controls.Where(other =>
                    other != finding
                    && other.Applies == truth
                    && finding.Control.After.Any(code => code.Covers(other.Control.Code))
                )
                .Select(other => other.Control.Id)
        );

    private void Ask()
    {
        if (classification.Questions.Count == 0)
            return;
        Heading(2, Language[Phrase.SectionAsk]);
        Add(
            new Block.Listing([
                .. classification
                    .Questions.Take(Shown)
                    .Select(question => new Outline(
                        $"{QuestionWords.Say(question with { About = "" }, Accord.Glossary, Language)} — {Language.Say(Phrase.StateAs, question.Term.Name)}{Language.Semicolon}{Language.Say(Phrase.LeavesOpen, NumberWords.Number(question.Remaining.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), Language))}",
                        []
                    )),
            ])
            {
                IsOrdered = true,
            }
        );
    }

    private void Outcome(Determination determination)
    {
        Heading(2, Language[Phrase.SectionOutcome]);
        Say(
            Answered.Sentence(determination, Language),
            ParagraphKind.Lead,
            Explanation.ToneOf(determination.Outcomes)
        );
        if (determination.Questions.Count > 0)
            Add(
                new Block.Listing([
                    .. determination
                        .Questions.Take(Shown)
                        .Select(question => new Outline(
                            $"{QuestionWords.Say(question, Accord.Glossary, Language)} — {Language.Say(Phrase.StateAs, question.Term.Name)}",
                            []
                        )),
                ])
                {
                    IsOrdered = true,
                }
            );
    }
}
