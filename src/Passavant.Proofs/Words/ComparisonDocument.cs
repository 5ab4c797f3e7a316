using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>Two texts held against each other, as a document: the verdict in both directions with evidence, the version a new edition deserves, then every difference by control.</summary>
/// <remarks>Same comparison and language, same document. Two editions of one text are said to relax or to tighten.</remarks>
public static class ComparisonDocument
{
    /// <summary>The document of a comparison.</summary>
    public static Document Of(
        TextComparison comparison,
        Language language,
        PortfolioComparison? portfolio = null
    )
    {
        var telling = new Comparing(comparison, language);
        telling.Verdict();
        telling.Version();
        telling.Groups(
            ProofPhrase.ScopeTitle,
            ProofPhrase.ScopeIntro,
            group => group.Controls is not null
        );
        telling.Groups(
            ProofPhrase.TreatmentTitle,
            ProofPhrase.TreatmentIntro,
            group => group is { Controls: null, Codes.Count: > 0 }
        );
        telling.Groups(
            ProofPhrase.NoControlTitle,
            ProofPhrase.NoControlIntro,
            group => group is { Controls: null, Codes.Count: 0 }
        );
        if (portfolio is not null)
            telling.Portfolio(portfolio);
        return telling.Document();
    }

    /// <summary>The transfer of a witness in one line, with the facts that bring its outcomes about: <c>item: laser; destination: Japan (JP)</c>.</summary>
    public static string InALine(Witness witness, Language language) =>
        TransferWords.InALine(witness, new Essence(), language);
}

/// <summary>A comparison being written down.</summary>
internal sealed class Comparing
{
    private readonly TextComparison comparison;
    private readonly Language language;
    private readonly ProofWriting left;
    private readonly string leftName;
    private readonly string rightName;
    private readonly bool areEditions;

    public Comparing(TextComparison comparison, Language language)
    {
        (this.comparison, this.language) = (comparison, language);
        left = new ProofWriting(comparison.Left, language);
        (leftName, rightName) = (
            ProofWriting.Called(comparison.Left),
            ProofWriting.Called(comparison.Right)
        );
        if (leftName == rightName)
            (leftName, rightName) =
                comparison.LeftAsOf == comparison.RightAsOf
                    ? ProofWriting.Apart(comparison.Left, comparison.Right)
                    : (
                        Dated(leftName, comparison.LeftAsOf),
                        Dated(rightName, comparison.RightAsOf)
                    );
        areEditions = Editions.AreOfOneText(comparison.Left, comparison.Right);
    }

    public void Verdict()
    {
        if (!comparison.ShareJurisdiction)
        {
            Lead(language.Say(ProofPhrase.WithinNeither, leftName, rightName), Tone.Open);
            return;
        }
        var (leftMilder, rightMilder) = (comparison.LeftMilder, comparison.RightMilder);
        if (leftMilder.Answer == Milder.Nowhere && rightMilder.Answer == Milder.Nowhere)
            Lead(language.Say(ProofPhrase.SameEverywhere, leftName, rightName), Tone.Yes);
        else if (areEditions)
        {
            Lead(
                rightMilder.Answer,
                ProofPhrase.Relaxes,
                ProofPhrase.RelaxesNothing,
                ProofPhrase.RelaxesUndecided,
                rightName,
                leftName
            );
            Lead(
                leftMilder.Answer,
                ProofPhrase.Tightens,
                ProofPhrase.TightensNothing,
                ProofPhrase.TightensUndecided,
                rightName,
                leftName
            );
        }
        else
        {
            Lead(
                leftMilder.Answer,
                ProofPhrase.MilderSomewhere,
                ProofPhrase.MilderNowhere,
                ProofPhrase.MilderUndecided,
                leftName,
                rightName
            );
            Lead(
                rightMilder.Answer,
                ProofPhrase.MilderSomewhere,
                ProofPhrase.MilderNowhere,
                ProofPhrase.MilderUndecided,
                rightName,
                leftName
            );
        }
        left.Say(language.Say(ProofPhrase.WithinBoth));
        Evidence(rightMilder.Witness, rightName);
        Evidence(leftMilder.Witness, leftName);
    }

    private void Evidence(Witness? witness, string milder)
    {
        if (witness is not null)
            left.Witness(witness, null, language.Say(ProofPhrase.TransferMilderUnder, milder));
    }

    private void Lead(
        Milder answer,
        ProofPhrase somewhere,
        ProofPhrase nowhere,
        ProofPhrase undecided,
        string one,
        string other
    ) =>
        Lead(
            language.Say(
                answer switch
                {
                    Milder.Somewhere => somewhere,
                    Milder.Nowhere => nowhere,
                    _ => undecided,
                },
                one,
                other
            ),
            answer switch
            {
                Milder.Somewhere => Tone.Middle,
                Milder.Nowhere => Tone.Yes,
                _ => Tone.Open,
            }
        );

    private void Lead(string text, Tone tone) => left.Say(text, ParagraphKind.Lead, tone);

    public void Version()
    {
        if (!areEditions || !comparison.ShareJurisdiction)
            return;
        var (before, claimed) = (comparison.Left.Version, comparison.Right.Version);
        left.Heading(2, language.Say(ProofPhrase.VersionTitle));
        var readable = Editions.IsVersion(before) && Editions.IsVersion(claimed);
        left.Pairs(
            (language.Say(ProofPhrase.VersionBefore), before),
            (language.Say(ProofPhrase.VersionClaimed), claimed),
            (
                language.Say(ProofPhrase.VersionNeeded),
                readable ? Editions.Next(before, comparison.Step) : null
            ),
            (
                language.Say(ProofPhrase.VersionStep),
                language.Say(
                    comparison.Step switch
                    {
                        VersionStep.Patch => ProofPhrase.StepPatch,
                        VersionStep.Minor => ProofPhrase.StepMinor,
                        _ => ProofPhrase.StepMajor,
                    }
                )
            )
        );
        if (!readable)
            left.Say(language.Say(ProofPhrase.VersionUnreadable));
        else if (Editions.Claimed(before, claimed) >= comparison.Step)
            left.Say(language.Say(ProofPhrase.VersionSuffices));
        else
            left.Say(language.Say(ProofPhrase.VersionTooLow), ParagraphKind.Notice);
    }

    public void Groups(ProofPhrase title, ProofPhrase intro, Func<DifferenceGroup, bool> belongs)
    {
        var groups = comparison
            .Groups.Where(group =>
                belongs(group) && (group.Differences.Count > 0 || !group.IsComplete)
            )
            .ToList();
        if (groups.Count == 0)
            return;
        left.Heading(2, language.Say(title));
        left.Say(language.Say(intro), ParagraphKind.Note);
        foreach (var group in groups)
        {
            left.Heading(
                3,
                Title(group),
                string.Join(", ", group.Codes) is { Length: > 0 } codes ? codes : null
            );
            if (group.Differences.Count > 0)
                left.Add(
                    new Block.Listing([.. group.Differences.Select(Item)]) { IsOrdered = true }
                );
            if (group.IsCut)
                left.Say(language.Say(ProofPhrase.ListIsCut));
            if (!group.IsDecided)
                left.Say(language.Say(ProofPhrase.NotAllDecided));
        }
    }

    private string Title(DifferenceGroup group)
    {
        var codes = group.Codes.Select(code => Control(code, group.Controls)).ToList();
        return codes.Count == 0 ? language.Say(ProofPhrase.NoControlNames)
            : group.Controls is { } side
                ? language.Say(
                    ProofPhrase.OnlyControls,
                    side == Side.Left ? leftName : rightName,
                    string.Join(language.Semicolon, codes)
                )
            : string.Join(language.Semicolon, codes);
    }

    private string Control(string code, Side? side)
    {
        var control =
            (side == Side.Right ? null : comparison.Left.FindControl(code))
            ?? comparison.Right.FindControl(code);
        return control is null ? code : left.Name(control);
    }

    private Outline Item(Difference difference)
    {
        var glossary = comparison.Left.Glossary;
        var (milder, other) =
            difference.Milder == Side.Left
                ? (leftName, difference.Right)
                : (rightName, difference.Left);
        var below = new List<Outline>
        {
            new(
                string.Join(
                    language.Semicolon,
                    language.Say(ProofPhrase.OutcomeUnder, leftName, language.Say(difference.Left)),
                    language.Say(
                        ProofPhrase.OutcomeUnder,
                        rightName,
                        language.Say(difference.Right)
                    )
                ),
                []
            ),
            new(
                language.Say(
                    ProofPhrase.ForExample,
                    TransferWords.InALine(difference.Witness, left.Essence, language)
                ),
                []
            ),
        };
        if (!difference.Certain)
            below.Add(new Outline(language.Say(ProofPhrase.JudgementsBear), []));
        return new Outline(
            language.Say(
                ProofPhrase.MilderHere,
                milder,
                ConditionWords.Say(difference.Region, language, glossary)
            ),
            below
        );
    }

    public void Portfolio(PortfolioComparison portfolio)
    {
        left.Heading(2, language.Say(ProofPhrase.PortfolioTitle));
        left.Add(
            new Block.Table(
                language.Say(ProofPhrase.PortfolioCaption, ProofWriting.Number(portfolio.Total)),
                [
                    language.Say(ProofPhrase.ColumnOutcome),
                    language.Say(ProofPhrase.ColumnTransfers),
                    language.Say(ProofPhrase.ColumnShare),
                ],
                [
                    .. Enum.GetValues<Shift>()
                        .Select(shift =>
                            (IReadOnlyList<Cell>)
                                [
                                    Say(shift),
                                    ProofWriting.Number(portfolio[shift]),
                                    Share(portfolio[shift], portfolio.Total),
                                ]
                        ),
                ],
                RowHeads: true
            )
        );
        if (portfolio.Rejected > 0)
            left.Say(
                left.Counted(
                    portfolio.Rejected,
                    ProofPhrase.PortfolioRejectedOne,
                    ProofPhrase.PortfolioRejected
                )
            );
        if (portfolio.Examples.Count > 0)
            left.Add(
                new Block.Table(
                    language.Say(ProofPhrase.PortfolioExamples),
                    [language.Say(ProofPhrase.ColumnTransfer), leftName, rightName],
                    [
                        .. portfolio.Examples.Select(line =>
                            (IReadOnlyList<Cell>)
                                [line.Transfer, Outcomes(line.Left), Outcomes(line.Right)]
                        ),
                    ],
                    RowHeads: true
                )
            );
    }

    private Cell Outcomes(OutcomeSet outcomes) =>
        new(Explanation.Say(outcomes, language), Explanation.ToneOf(outcomes));

    private Cell Say(Shift shift) =>
        shift switch
        {
            Shift.Milder => language.Say(ProofPhrase.PortfolioMilder, rightName),
            Shift.Stricter => language.Say(ProofPhrase.PortfolioStricter, rightName),
            Shift.Same => language.Say(ProofPhrase.PortfolioSame),
            Shift.Outside => language.Say(ProofPhrase.PortfolioOutside),
            _ => language.Say(ProofPhrase.PortfolioOpen),
        };

    private string Share(int count, int total)
    {
        var share = total == 0 ? 0 : Math.Round(100m * count / total, 1);
        var written = share.ToString("0.0", CultureInfo.InvariantCulture);
        return language == Language.French ? $"{written.Replace('.', ',')}\u00A0%" : $"{written}%";
    }

    public Document Document() =>
        new(language, language.Say(ProofPhrase.ComparedTitle, rightName, leftName), left.Blocks)
        {
            Subtitle = language.Say(
                ProofPhrase.ComparedLaws,
                left.In(comparison.Left.Title),
                language.Say(comparison.LeftAsOf),
                left.In(comparison.Right.Title),
                language.Say(comparison.RightAsOf)
            ),
            HasContents = comparison.Groups.Count > 1,
        };

    private string Dated(string name, DateOnly day) =>
        $"{name} ({language.Say(ProofPhrase.LawOf, language.Say(day))})";
}
