using System.Globalization;
using Passavant.Trust.Figures;

namespace Passavant.Trust.Bench.Figures;

/// <summary>A three-way table of a year of an authority: seconds of the processor to choose what is hidden, to attack it, and to walk every hidden count to its ends.</summary>
internal static class FigureBench
{
    public static void Run(bool bounds)
    {
        var random = new Random(7);
        int[] sizes = [10, 30, 6];
        var table = FigureTable.Of(
            [
                .. sizes.Select(
                    (size, i) =>
                        new FigureDimension(
                            $"dimension {i}",
                            [.. Enumerable.Range(0, size).Select(one => $"{one}")]
                        )
                ),
            ],
            [
                .. Enumerable
                    .Range(0, 10 * 30 * 6)
                    .Select(_ =>
                        random.Next(10) switch
                        {
                            < 5 => 0L,
                            < 7 => random.Next(1, 5),
                            < 9 => random.Next(5, 30),
                            _ => random.Next(30, 400),
                        }
                    ),
            ]
        );
        var rule = new SuppressionRule(5, 5);
        var small = Enumerable.Range(0, table.Cells).Count(cell => rule.IsSmall(table[cell]));
        var hidden = Timed("choose what is hidden", () => Suppression.Choose(table, rule));
        var report = Timed("attack it", () => Attack.Run(table, hidden, rule));
        Console.WriteLine(
            $"{table.Cells} cells with totals, {small} small; by number of totals hidden: "
                + string.Join(
                    ", ",
                    Enumerable
                        .Range(0, 4)
                        .Select(totals =>
                            Enumerable
                                .Range(0, table.Cells)
                                .Count(cell => hidden[cell] && table.TotalsOf(cell) == totals)
                        )
                )
        );
        Console.WriteLine(report.Words);
        if (bounds)
            _ = Timed("walk to every end", () => Attack.Run(table, hidden, rule, bounds: true));
    }

    private static T Timed<T>(string what, Func<T> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = run();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(Environment.CpuUsage.TotalTime - before).TotalSeconds, 8:0.00} CPU-s  {what}"
            )
        );
        return result;
    }
}
