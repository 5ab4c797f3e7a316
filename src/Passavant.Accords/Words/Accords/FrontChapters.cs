using Passavant.Accords.Reading;

namespace Passavant.Accords.Words;

/// <summary>What stands before the provisions: the header, the interests, the matrix.</summary>
internal static class FrontChapters
{
    public static void Header(AccordWriting writing)
    {
        var (accord, language) = (writing.Accord, writing.Language);
        if (accord.Notice is { } notice)
            writing.Say(writing.In(notice), ParagraphKind.Notice);
        writing.Pairs(
            (language[Phrase.State], accord.State),
            (language[Phrase.InForce], writing.Days(accord.Valid)),
            (language[Phrase.Published], accord.Published is { } day ? language.Say(day) : null),
            (
                language[Phrase.ReviewBy],
                accord.Header.Day("review by") is { } review ? language.Say(review) : null
            ),
            (language[Phrase.Replaces], accord.Header["replaces"]?.ToString()),
            (language[Phrase.Implements], accord.Header["implements"]?.ToString()),
            (language[Phrase.ParticipatingStates], string.Join(", ", States(writing))),
            (
                language[Phrase.IfUndecided],
                language.Say(Phrase.IfUndecidedSays, language.Say(accord.IfUndecided))
            )
        );
        if (accord.Jurisdiction is Conditions.Condition.All { Parts.Count: 0 })
            return;
        writing.Say(language[Phrase.Jurisdiction]);
        writing.Add(new Block.Listing(writing.Lines(accord.Jurisdiction)));
    }

    private static IEnumerable<string> States(AccordWriting writing) =>
        (writing.Accord.Header["participating states"] as IReadOnlyList<object> ?? []).Select(
            state =>
                state switch
                {
                    string code => CountryNames.In(writing.Language, code),
                    Entry entry => string.Join(
                        writing.Language.Semicolon,
                        entry
                            .Wordings("reservations")
                            .Concat(entry.Wordings("understandings"))
                            .Select(writing.In)
                            .Prepend(CountryNames.In(writing.Language, entry.Text("state") ?? ""))
                    ),
                    _ => "",
                }
        );

    public static void Interests(AccordWriting writing)
    {
        var interests = writing.Records("interests");
        if (interests.Count == 0)
            return;
        writing.Heading(2, writing.Language[Phrase.Interests]);
        writing.Table(
            "",
            [Phrase.ById, Phrase.Kind, Phrase.ColumnMeaning],
            interests.Select(entry =>
                (IReadOnlyList<Cell>)
                    [
                        entry.Text("id") ?? "",
                        writing.Language[
                            entry.Text("kind") == "red line"
                                ? Phrase.RedLine
                                : Phrase.SharedInterest
                        ],
                        writing.In(entry.Wording("text")),
                    ]
            )
        );
    }

    /// <summary>The matrix as a heat map: what a colour says, the words in the cell say too.</summary>
    public static void Matrix(AccordWriting writing)
    {
        var (matrix, language) = (writing.Accord.Matrix, writing.Language);
        writing.Heading(2, language[Phrase.MatrixTitle]);
        writing.Add(
            new Block.Table(
                language[Phrase.MatrixCaption],
                [
                    language[Phrase.MatrixSensitivity],
                    .. matrix.Risks.Select(risk => language.Say(Phrase.MatrixRisk, risk)),
                ],
                [
                    .. matrix.Sensitivities.Select(
                        (sensitivity, row) =>
                            (IReadOnlyList<Cell>)
                                [
                                    language.Say(Phrase.MatrixSensitivityRow, sensitivity),
                                    .. matrix.Risks.Select(
                                        (_, risk) => Cell(writing, matrix[row, risk])
                                    ),
                                ]
                    ),
                ],
                RowHeads: true
            )
            {
                IsHeatMap = true,
            }
        );
        if (writing.Record("matrix") is { } entry)
            writing.Note(entry.Wording("note"));
    }

    private static Cell Cell(AccordWriting writing, MatrixCell cell) =>
        new(
            writing.Language.Say(
                Phrase.MatrixSays,
                Names.Capital(writing.Language.Say(cell.Policy)),
                writing.RungTitle(cell.Level)
            ),
            cell.Policy switch
            {
                ReviewPolicy.PresumptionOfApproval => Tone.Mild,
                ReviewPolicy.CaseByCase => Tone.Middle,
                _ => Tone.Grave,
            }
        );
}
