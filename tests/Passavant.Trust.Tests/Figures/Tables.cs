using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Figures;

namespace Passavant.Trust.Tests.Figures;

/// <summary>Generated tables.</summary>
internal static class Tables
{
    public static FigureTable Of(int[] sizes, params long[] counts) =>
        FigureTable.Of(
            [
                .. sizes.Select(
                    (size, i) =>
                        new FigureDimension(
                            $"d{i}",
                            [.. Enumerable.Range(0, size).Select(one => $"{(char)('a' + i)}{one}")]
                        )
                ),
            ],
            counts
        );

    /// <summary>Small tables, with many nothings and small counts.</summary>
    public static Gen<FigureTable> Small(params int[][] shapes) =>
        Choose
            .Of(shapes)
            .SelectMany(shape =>
                Choose
                    .Of(0L, 0L, 1L, 1L, 2L, 3L, 4L, 6L, 9L)
                    .Array[shape.Aggregate(1, (all, size) => all * size)]
                    .Select(counts => Of(shape, counts))
            );

    public static string Print(FigureTable table) =>
        $"{string.Join('x', table.Dimensions.Select(one => one.Categories.Count))}: "
        + string.Join(
            ' ',
            Enumerable
                .Range(0, table.Cells)
                .Where(cell => table.TotalsOf(cell) == 0)
                .Select(cell => table[cell])
        );
}
