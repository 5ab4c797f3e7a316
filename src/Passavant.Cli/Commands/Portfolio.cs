using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Cli.Files;
using Passavant.Proofs;

namespace Passavant.Cli.Commands;

/// <summary>Assesses actual transfers under two texts.</summary>
internal static class Portfolio
{
    public static PortfolioComparison Assess(
        string path,
        FileFormat format,
        TextComparison texts,
        DateOnly knownAt,
        Surroundings surroundings
    )
    {
        var portfolio = new PortfolioComparison();
        var options = AssessmentOptions.Default with { WithQuestions = false };
        Assessor[] assessors =
        [
            new(texts.Left, Instruments.None, texts.LeftAsOf, knownAt),
            new(texts.Right, Instruments.None, texts.RightAsOf, knownAt),
        ];
        using var file = new TransferFile(path, format, surroundings);
        using var progress = new ProgressLine(surroundings, wanted: true);
        foreach (var proposal in file.Read([texts.Left, texts.Right]))
        {
            surroundings.Stop.ThrowIfCancellationRequested();
            var rejects = new List<Reject>();
            var left = Assess(0);
            var right = left is null ? null : Assess(1);
            if (left is null || right is null)
            {
                portfolio.Reject();
                foreach (var reject in rejects)
                    surroundings.Error.WriteLine(
                        $"{reject.File}:{reject.Line}: {(reject.Column.Length > 0 ? $"{reject.Column}: " : "")}{reject.Reason}"
                    );
                continue;
            }
            portfolio.Add(
                new PortfolioLine(left.Transfer.Id, left.Outcomes, right.Outcomes)
                {
                    IsOutside = left.Jurisdiction == Truth.No || right.Jurisdiction == Truth.No,
                }
            );
            if (portfolio.Total % 1000 == 0)
                progress.Say($"{portfolio.Total} transfers assessed under both texts");

            Determination? Assess(int number) =>
                proposal.Read(assessors[number].Accord, number, rejects) is { } transfer
                    ? assessors[number].Assess(transfer, options)
                    : null;
        }
        return portfolio;
    }
}
