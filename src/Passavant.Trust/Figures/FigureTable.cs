namespace Passavant.Trust.Figures;

/// <summary>Something that counts are broken down by.</summary>
/// <param name="Name">Its name, such as <c>outcome</c>.</param>
/// <param name="Categories">Its values, in the order they are shown; at least one, none twice.</param>
public sealed record FigureDimension(string Name, IReadOnlyList<string> Categories);

/// <summary>A table of counts with all its totals: over each dimension, each pair of them, and so on to the grand total.</summary>
/// <remarks>A cell is named by its number, see <see cref="Number"/>; a position of −1 stands for the total over a dimension. Compare field by field.</remarks>
public sealed class FigureTable
{
    /// <summary>The most cells with all totals.</summary>
    public const int MostCells = 200_000;

    private readonly long[] counts;
    private readonly int[] strides;

    private FigureTable(IReadOnlyList<FigureDimension> dimensions, long[] counts, int[] strides) =>
        (Dimensions, this.counts, this.strides) = (dimensions, counts, strides);

    /// <summary>What it is broken down by.</summary>
    public IReadOnlyList<FigureDimension> Dimensions { get; }

    /// <summary>How many cells it has, totals among them.</summary>
    public int Cells => counts.Length;

    /// <summary>The count of a cell.</summary>
    public long this[int cell] => counts[cell];

    /// <summary>Makes a table and adds up its totals.</summary>
    /// <param name="dimensions">One or more dimensions.</param>
    /// <param name="counts">For each combination of categories its count, the last dimension running fastest; none below zero.</param>
    /// <exception cref="ArgumentException">The number of counts is not that of the combinations, one is below zero or above 2⁴⁰, a category comes twice or is called like a total, or the table is too large.</exception>
    public static FigureTable Of(
        IReadOnlyList<FigureDimension> dimensions,
        IReadOnlyList<long> counts
    )
    {
        if (dimensions.Count == 0)
            throw new ArgumentException("a table needs a dimension");
        var cells = 1L;
        var combinations = 1L;
        foreach (var dimension in dimensions)
        {
            if (
                dimension.Categories.Count == 0
                || dimension.Categories.Contains(FigureFiles.Total, StringComparer.Ordinal)
                || dimension.Categories.Distinct(StringComparer.Ordinal).Count()
                    != dimension.Categories.Count
            )
                throw new ArgumentException(
                    $"dimension '{dimension.Name}' has no category, one twice, or one called like a total"
                );
            cells *= dimension.Categories.Count + 1;
            combinations *= dimension.Categories.Count;
            if (cells > MostCells)
                throw new ArgumentException($"more than {MostCells} cells with all totals");
        }
        if (counts.Count != combinations)
            throw new ArgumentException(
                $"{counts.Count} counts for {combinations} combinations of categories"
            );
        if (counts.Any(count => count is < 0 or > 1L << 40))
            throw new ArgumentException("a count is below zero or above 2⁴⁰");
        var strides = new int[dimensions.Count];
        var stride = 1;
        for (var i = dimensions.Count - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dimensions[i].Categories.Count + 1;
        }
        var table = new FigureTable(dimensions, new long[cells], strides);
        table.AddUp(counts);
        return table;
    }

    private void AddUp(IReadOnlyList<long> given)
    {
        var next = 0;
        for (var cell = 0; cell < Cells; cell++)
            if (TotalsOf(cell) == 0)
                counts[cell] = given[next++];
        // Each dimension in turn: where the earlier ones are totals, they are added up already.
        for (var i = 0; i < Dimensions.Count; i++)
            foreach (var line in LinesOver(i))
            {
                long sum = 0;
                foreach (var part in line.Parts)
                    sum += counts[part];
                counts[line.Total] = sum;
            }
    }

    /// <summary>The number of a cell.</summary>
    /// <param name="positions">For each dimension the number of a category, or −1 for the total.</param>
    public int Number(params ReadOnlySpan<int> positions)
    {
        if (positions.Length != Dimensions.Count)
            throw new ArgumentException(
                $"{positions.Length} positions for {Dimensions.Count} dimensions"
            );
        var cell = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            var size = Dimensions[i].Categories.Count;
            if (positions[i] < -1 || positions[i] >= size)
                throw new ArgumentOutOfRangeException(nameof(positions));
            cell += (positions[i] < 0 ? size : positions[i]) * strides[i];
        }
        return cell;
    }

    /// <summary>Where a cell stands in a dimension: the number of a category, or −1 for the total.</summary>
    public int Position(int cell, int dimension)
    {
        var size = Dimensions[dimension].Categories.Count;
        var position = cell / strides[dimension] % (size + 1);
        return position == size ? -1 : position;
    }

    /// <summary>Over how many dimensions a cell is a total.</summary>
    public int TotalsOf(int cell)
    {
        var totals = 0;
        for (var i = 0; i < Dimensions.Count; i++)
            totals += Position(cell, i) < 0 ? 1 : 0;
        return totals;
    }

    /// <summary>Everything that adds up: for each dimension and each place in the others, the parts and their total.</summary>
    internal IEnumerable<FigureLine> Lines =>
        Enumerable.Range(0, Dimensions.Count).SelectMany(LinesOver);

    private IEnumerable<FigureLine> LinesOver(int dimension)
    {
        var size = Dimensions[dimension].Categories.Count;
        for (var cell = 0; cell < Cells; cell++)
            if (Position(cell, dimension) < 0)
            {
                var parts = new int[size];
                for (var i = 0; i < size; i++)
                    parts[i] = cell - ((size - i) * strides[dimension]);
                yield return new FigureLine(parts, cell);
            }
    }
}

/// <summary>Cells that add up to another.</summary>
internal readonly record struct FigureLine(int[] Parts, int Total)
{
    public IEnumerable<int> Cells => Parts.Append(Total);
}
