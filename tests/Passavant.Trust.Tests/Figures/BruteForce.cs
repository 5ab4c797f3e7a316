using Passavant.Trust.Figures;

namespace Passavant.Trust.Tests.Figures;

/// <summary>Every table a reader must think possible, one by one: the slow and obvious attack.</summary>
internal static class BruteForce
{
    /// <summary>For each hidden cell the lowest and highest value over all tables whose parts are at most <paramref name="most"/>; or null where there are too many to try.</summary>
    public static Dictionary<int, (long Lowest, long Highest)>? Bounds(
        FigureTable table,
        IReadOnlyList<bool> hidden,
        int most,
        int tries = 300_000
    )
    {
        int[] parts =
        [
            .. Enumerable.Range(0, table.Cells).Where(cell => table.TotalsOf(cell) == 0),
        ];
        int[] open = [.. parts.Where(cell => hidden[cell])];
        var left = tries;
        var found = new Dictionary<int, (long, long)>();

        // For each total: the parts under it that are open, and what the others add up to.
        var totals = Enumerable
            .Range(0, table.Cells)
            .Where(cell => table.TotalsOf(cell) > 0 || hidden[cell])
            .Select(total =>
            {
                var under = parts.Where(part => Under(table, part, total)).ToList();
                return (
                    Cell: total,
                    Open: under
                        .Where(part => hidden[part])
                        .Select(part => Array.IndexOf(open, part))
                        .ToArray(),
                    Known: under.Where(part => !hidden[part]).Sum(part => table[part])
                );
            })
            .ToList();
        var sums = totals
            .Where(total => !hidden[total.Cell] && total.Open.Length > 0)
            .Select(total => (total.Open, Sum: table[total.Cell] - total.Known))
            .ToArray();
        var asked = totals.Where(total => hidden[total.Cell]).ToArray();
        var values = new long[open.Length];
        return Try(0) ? found : null;

        bool Try(int next)
        {
            if (next == open.Length)
            {
                Note();
                return true;
            }
            for (values[next] = 1; values[next] <= most; values[next]++)
            {
                if (left-- == 0)
                    return false;
                var fits = true;
                foreach (var (places, sum) in sums)
                {
                    var so = 0L;
                    var rest = 0;
                    foreach (var place in places)
                        if (place <= next)
                            so += values[place];
                        else
                            rest++;
                    fits &=
                        rest == 0 ? so == sum : so + rest <= sum && so + ((long)rest * most) >= sum;
                }
                if (fits && !Try(next + 1))
                    return false;
            }
            return true;
        }

        void Note()
        {
            foreach (var (cell, places, rest) in asked)
            {
                var value = rest;
                foreach (var place in places)
                    value += values[place];
                found[cell] = found.TryGetValue(cell, out var old)
                    ? (Math.Min(old.Item1, value), Math.Max(old.Item2, value))
                    : (value, value);
            }
        }
    }

    private static bool Under(FigureTable table, int part, int total) =>
        Enumerable
            .Range(0, table.Dimensions.Count)
            .All(i =>
                table.Position(total, i) < 0 || table.Position(total, i) == table.Position(part, i)
            );
}
