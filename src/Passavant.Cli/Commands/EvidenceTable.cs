using System.Globalization;
using Passavant.Screening.Matching;
using Spectre.Console;

namespace Passavant.Cli.Commands;

/// <summary>What a score is the sum of, as a table.</summary>
internal static class EvidenceTable
{
    public static void Write(IReadOnlyList<Evidence> evidence, Surroundings surroundings)
    {
        var table = Lists.Table(surroundings, "", "Asked", "Listed", "Points");
        table.Columns[3].RightAligned();
        foreach (var one in evidence)
            table.AddRow(
                Lists.Plain(FeatureWords.Name(one.Feature)),
                Lists.Plain(one.Asked ?? ""),
                Lists.Plain(one.Listed ?? ""),
                Lists.Plain(Points(one.Points))
            );
        table.AddRow(
            Lists.Plain("together"),
            Lists.Plain(""),
            Lists.Plain(""),
            Lists.Plain(Points(evidence.Sum(one => one.Points)))
        );
        Terminal.For(surroundings).Write(table);
    }

    private static string Points(int hundredths) =>
        (hundredths / 100m).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
