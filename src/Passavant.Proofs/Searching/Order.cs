using Passavant.Accords;
using Passavant.Accords.Words;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Searching;

/// <summary>Cells of the matrix that are milder than one of less sensitivity or less risk.</summary>
internal static class Order
{
    public static void Inspect(Inspection inspection)
    {
        var matrix = inspection.Accord.Matrix;
        for (var row = 0; row < matrix.Sensitivities.Count; row++)
        for (var column = 0; column < matrix.Risks.Count; column++)
        {
            if (row + 1 < matrix.Sensitivities.Count)
                Compare(inspection, (row, column), (row + 1, column));
            if (column + 1 < matrix.Risks.Count)
                Compare(inspection, (row, column), (row, column + 1));
        }
    }

    private static void Compare(
        Inspection inspection,
        (int Row, int Column) less,
        (int Row, int Column) more
    )
    {
        inspection.Ask(FindingKind.NotMonotone);
        var matrix = inspection.Accord.Matrix;
        var (mild, grave) = (matrix[less.Row, less.Column], matrix[more.Row, more.Column]);
        var (lower, higher) = (Rung(inspection.Accord, mild), Rung(inspection.Accord, grave));
        if (grave.Policy >= mild.Policy && !(higher < lower))
            return;
        string Cell((int Row, int Column) cell, Language language) =>
            language == Language.French
                ? $"sensibilité {matrix.Sensitivities[cell.Row]}, risque {matrix.Risks[cell.Column]} : {language.Say(matrix[cell.Row, cell.Column].Policy)}, {matrix[cell.Row, cell.Column].Level}"
                : $"sensitivity {matrix.Sensitivities[cell.Row]}, risk {matrix.Risks[cell.Column]}: {language.Say(matrix[cell.Row, cell.Column].Policy)}, {matrix[cell.Row, cell.Column].Level}";
        inspection.Add(
            new Finding(
                FindingKind.NotMonotone,
                grave.Policy < mild.Policy ? Gravity.Loophole : Gravity.Flaw,
                Findings.Say(language =>
                    language == Language.French
                        ? $"Plus grave, et pourtant examiné plus doucement : {Cell(more, language)} ; mais {Cell(less, language)}."
                        : $"Graver, and yet looked at more mildly: {Cell(more, language)}; but {Cell(less, language)}."
                )
            )
            {
                Concerned =
                [
                    "matrix",
                    $"{matrix.Sensitivities[more.Row]} {matrix.Risks[more.Column]}",
                    $"{matrix.Sensitivities[less.Row]} {matrix.Risks[less.Column]}",
                ],
                Places = [PlaceOf(inspection.Accord)],
                Witness = Pair(inspection, less, more),
                Suggestion = Findings.Say(
                    $"Give the graver cell “{Name(mild.Policy)}” at least.",
                    $"Donner à la case la plus grave au moins « {Name(mild.Policy)} »."
                ),
            }
        );
    }

    private static string Name(ReviewPolicy policy) => Language.English.Say(policy);

    private static int Rung(Accord accord, MatrixCell cell)
    {
        for (var rung = 0; rung < accord.Procedure.Ladder.Count; rung++)
            if (accord.Procedure.Ladder[rung].Id == cell.Level)
                return rung;
        return -1;
    }

    public static Accords.Reading.Place PlaceOf(Accord accord) =>
        accord.Chapters.TryGetValue("matrix", out var chapter)
        && chapter is Accords.Reading.Entry entry
            ? entry.Place
            : accord.Header.Place;

    // A transfer in each of two cells, where there are any and the matrix alone decides.
    private static Witness? Pair(
        Inspection inspection,
        (int Row, int Column) less,
        (int Row, int Column) more
    ) =>
        InCell(inspection, less) is { } mild && InCell(inspection, more) is { } grave
            ? new Witness([grave, mild])
            : null;

    private static Case? InCell(Inspection inspection, (int Row, int Column) cell)
    {
        var (law, formulas) = (inspection.Law, inspection.Formulas);
        var policy = (Outcome)(
            (int)Outcome.PresumptionOfApproval
            + (int)inspection.Accord.Matrix[cell.Row, cell.Column].Policy
        );
        for (var requirement = 0; requirement < law.Requirements.Count; requirement++)
        for (var number = 0; number < law.Classes.Count; number++)
            if (
                law.Requirements[requirement].Controls is { } selection
                && selection.Covers(law.Classes[number][0])
                && law.Classes[number][0].Sensitivity == cell.Row
                && inspection
                    .Prover.Show(
                        [
                            law.OfClass(number),
                            law.Text(law.Requirements[requirement]),
                            law.Jurisdiction,
                            law.Risk(cell.Column),
                            cell.Column + 1 < inspection.Accord.Matrix.Risks.Count
                                ? formulas.Not(law.Risk(cell.Column + 1))
                                : FormulaTable.Always,
                            inspection.AtLeast(policy),
                            policy < Outcome.Prohibited
                                ? formulas.Not(inspection.AtLeast(policy + 1))
                                : FormulaTable.Always,
                        ],
                        outcomes => outcomes[0] == policy
                    )
                    .Witness
                    is { } witness
            )
                return witness.Cases[0];
        return null;
    }
}
