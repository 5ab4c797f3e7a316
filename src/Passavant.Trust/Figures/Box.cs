namespace Passavant.Trust.Figures;

/// <summary>Two places in each dimension, of which one may be the total, and every cell at those places. Where all of them are hidden, an amount can be moved round without anything published changing.</summary>
/// <param name="Rising">The cells that go up with the one it was found for: a part and its total go the same way.</param>
/// <param name="Falling">The cells that go down then: of two parts one goes against the other.</param>
/// <param name="Up">How far the one it was found for can go up; no more than is asked where nothing ends it.</param>
/// <param name="Down">How far down.</param>
internal sealed record Box(
    IReadOnlyList<int> Rising,
    IReadOnlyList<int> Falling,
    long Up,
    long Down
)
{
    /// <summary>The cheapest box round a cell in which it can have values so far apart; null where there is none at a finite price.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="width">How far apart.</param>
    /// <param name="price">What each cell costs; infinite where it may not be used. A cell that counts nothing never is.</param>
    public static Box? Cheapest(FigureTable table, int cell, int width, Func<int, double> price)
    {
        var dimensions = table.Dimensions.Count;
        var positions = new int[dimensions];
        for (var i = 0; i < dimensions; i++)
            positions[i] = table.Position(cell, i);
        // The other place in each dimension, −1 for the total.
        var others = new int[dimensions];
        for (var i = 0; i < dimensions; i++)
            others[i] = Next(i, -2);
        Box? best = null;
        var least = double.PositiveInfinity;
        var corners = new (int Cell, bool Rises)[1 << dimensions];
        var place = new int[dimensions];
        while (least > 0)
        {
            if (Cost() is var (cost, up, down))
            {
                least = cost;
                best = new Box(
                    [.. corners.Where(one => one.Rises).Select(one => one.Cell)],
                    [.. corners.Where(one => !one.Rises).Select(one => one.Cell)],
                    up,
                    down
                );
            }
            var turn = dimensions - 1;
            while (turn >= 0 && (others[turn] = Next(turn, others[turn])) == -2)
                others[turn] = Next(turn--, -2);
            if (turn < 0)
                break;
        }
        return best;

        // The place after another that is not the cell's own; −2 where there is none, and before the first.
        int Next(int dimension, int after)
        {
            var next = after + 1 == positions[dimension] ? after + 2 : after + 1;
            return next < table.Dimensions[dimension].Categories.Count ? next : -2;
        }

        // What the present box costs, and how far the cell can go; null where it is no cheaper, counts nothing somewhere or is too narrow.
        (double Cost, long Up, long Down)? Cost()
        {
            var (cost, up, down) = (0.0, long.MaxValue, long.MaxValue);
            for (var corner = 0; corner < corners.Length; corner++)
            {
                var rises = true;
                for (var i = 0; i < dimensions; i++)
                {
                    var moved = (corner & (1 << i)) != 0;
                    place[i] = moved ? others[i] : positions[i];
                    rises ^= moved && others[i] >= 0 && positions[i] >= 0;
                }
                var at = table.Number(place);
                var count = table[at];
                if (count == 0 || (cost += price(at)) >= least)
                    return null;
                corners[corner] = (at, rises);
                if (rises)
                    down = Math.Min(down, count - 1);
                else
                    up = Math.Min(up, count - 1);
            }
            if (up == long.MaxValue)
                up = width;
            return up + down >= width ? (cost, up, down) : null;
        }
    }
}
