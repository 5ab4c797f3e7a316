using System.Numerics;

namespace Passavant.Trust.Figures;

/// <summary>Chooses what to hide: every count too small to be shown, and with each of them enough others that it cannot be computed.</summary>
/// <remarks>
/// For each small count in turn the cheapest box is hidden (<see cref="Box"/>) in which it can have values as far apart as is asked, counting only what was not hidden before; every other cell of the box can then too.
/// Greedy: not the fewest that could do. There always is a box, the one with the totals of every dimension, in which nothing ends the amount. A count of nothing is never hidden.
/// Whether it was enough is not for this to say but for <see cref="Attack"/>.
/// </remarks>
public static class Suppression
{
    /// <summary>For each cell of the table whether it is to be hidden.</summary>
    public static IReadOnlyList<bool> Choose(FigureTable table, SuppressionRule rule)
    {
        var hidden = new bool[table.Cells];
        for (var cell = 0; cell < table.Cells; cell++)
            hidden[cell] = rule.IsSmall(table[cell]);
        var safe = new bool[table.Cells];
        var small = Enumerable
            .Range(0, table.Cells)
            .Where(cell => hidden[cell])
            .OrderBy(table.TotalsOf)
            .ThenBy(cell => table[cell])
            .ThenBy(cell => cell);
        foreach (var cell in small.ToList())
            if (
                !safe[cell]
                && Box.Cheapest(table, cell, rule.Width, at => hidden[at] ? 0 : Price(table, at))
                    is { } box
            )
                foreach (var corner in box.Rising.Concat(box.Falling))
                    hidden[corner] = safe[corner] = true;
        return hidden;
    }

    // Totals are what most people read: over each dimension a count is worth thirty times as much. Of counts of one kind a longer one is worth more.
    private static double Price(FigureTable table, int cell)
    {
        var price = 1.0 + BitOperations.Log2((ulong)table[cell]);
        for (var i = table.TotalsOf(cell); i > 0; i--)
            price *= 30;
        return price;
    }
}
