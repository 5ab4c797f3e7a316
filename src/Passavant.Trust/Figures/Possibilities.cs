namespace Passavant.Trust.Figures;

/// <summary>All the tables that fit what is published: a simplex tableau over the hidden cells, walked from corner to corner.</summary>
/// <remarks>
/// Whoever reads a table knows that each hidden count is 1 or more, for nothing is shown as nothing, and everything that adds up. Variables are the hidden counts less 1, so that all are at least zero.
/// It walks in doubles; what it finds counts only after <see cref="Fits"/> has checked it in whole numbers, so that an error of rounding can hide a possibility but not invent one.
/// </remarks>
internal sealed class Possibilities
{
    private const double Tiny = 1e-9;
    private const int MostStalls = 60;
    private const int MostWalked = 4000;

    private readonly int[] cells;
    private readonly long[] truth;
    private readonly List<(int[] Plus, int Minus)> sums = [];
    private readonly List<double[]> rows = [];
    private readonly List<int> basis = [];
    private readonly int[] rowOf;
    private readonly double[] values;
    private readonly long[] whole;
    private bool ready;

    public Possibilities(FigureTable table, IReadOnlyList<bool> hidden)
    {
        cells = [.. Enumerable.Range(0, table.Cells).Where(cell => hidden[cell])];
        truth = [.. cells.Select(cell => table[cell])];
        if (truth.Any(count => count < 1))
            throw new ArgumentException(
                "a count of nothing is hidden, which no reader would expect"
            );
        values = [.. truth.Select(count => (double)(count - 1))];
        whole = new long[cells.Length];
        rowOf = new int[cells.Length];
        Array.Fill(rowOf, -1);
        Lowest = [.. truth];
        Highest = [.. truth];
        var variable = new int[table.Cells];
        Array.Fill(variable, -1);
        for (var i = 0; i < cells.Length; i++)
            variable[cells[i]] = i;
        foreach (var line in table.Lines)
        {
            int[] plus = [.. line.Parts.Where(part => hidden[part]).Select(part => variable[part])];
            if (plus.Length > 0 || hidden[line.Total])
                sums.Add((plus, variable[line.Total]));
        }
    }

    /// <summary>The hidden cells.</summary>
    public IReadOnlyList<int> Cells => cells;

    /// <summary>The lowest value of each that was shown to be possible.</summary>
    public long[] Lowest { get; }

    /// <summary>The highest.</summary>
    public long[] Highest { get; }

    // Solves the sums for as many of the hidden counts as there are independent sums.
    private void Eliminate()
    {
        foreach (var (plus, minus) in sums)
        {
            var row = new double[cells.Length];
            foreach (var one in plus)
                row[one] = 1;
            if (minus >= 0)
                row[minus] = -1;
            for (var i = 0; i < rows.Count; i++)
                if (row[basis[i]] is not 0 and var factor)
                    Subtract(row, rows[i], factor, NonZero(rows[i]));
            var pivot = -1;
            for (var j = 0; j < row.Length; j++)
                if (
                    Math.Abs(row[j]) > Tiny
                    && (pivot < 0 || Math.Abs(row[j]) > Math.Abs(row[pivot]) + Tiny)
                )
                    pivot = j;
            if (pivot < 0)
                continue;
            rows.Add(row);
            basis.Add(-1);
            Pivot(rows.Count - 1, pivot);
        }
    }

    // From the true counts to a corner: whatever is not solved for goes down to its least, or until something that is solved for gets there first.
    private void Settle()
    {
        for (var j = 0; j < cells.Length; j++)
        {
            while (rowOf[j] < 0 && values[j] > 0)
            {
                var (row, step) = (-1, values[j]);
                for (var i = 0; i < rows.Count; i++)
                    if (rows[i][j] < -Tiny && values[basis[i]] / -rows[i][j] < step)
                        (row, step) = (i, values[basis[i]] / -rows[i][j]);
                Move(j, -step);
                if (row < 0)
                    values[j] = 0;
                else
                {
                    values[basis[row]] = 0;
                    Pivot(row, j);
                }
            }
        }
        _ = Witness();
    }

    /// <summary>Walks until a hidden count is as high, or as low, as it can be.</summary>
    /// <param name="cell">The number of the hidden cell among <see cref="Cells"/>.</param>
    /// <param name="up">Whether upwards.</param>
    /// <param name="width">The width that is enough.</param>
    /// <param name="toTheEnd">Whether to walk on when that much was shown.</param>
    /// <returns>The bound by linear programming; null where the walk was cut short, did not end, or has more than 4000 hidden counts to walk in.</returns>
    public Bound? Walk(int cell, bool up, int width, bool toTheEnd)
    {
        if (cells.Length > MostWalked || (!toTheEnd && Highest[cell] - Lowest[cell] >= width))
            return null;
        // Made only when it is needed: for most tables all is seen without.
        if (!ready)
        {
            Eliminate();
            Settle();
            ready = true;
        }
        var stalls = 0;
        for (var steps = 0; steps < 50 + (20 * cells.Length); steps++)
        {
            if (!toTheEnd && Highest[cell] - Lowest[cell] >= width)
                return null;
            if (rowOf[cell] < 0 && !up)
                return new Bound(1);
            var entering = rowOf[cell] < 0 ? cell : Entering(cell, up, stalls);
            if (entering < 0)
                return new Bound(values[cell] + 1);
            var (row, step) = (-1, double.PositiveInfinity);
            for (var i = 0; i < rows.Count; i++)
                if (rows[i][entering] > Tiny)
                {
                    var limit = values[basis[i]] / rows[i][entering];
                    if (
                        limit < step - Tiny
                        || (limit < step + Tiny && row >= 0 && basis[i] < basis[row])
                    )
                        (row, step) = (i, Math.Min(limit, step));
                }
            if (row < 0)
            {
                // Nothing ends it: as far as is asked, and back.
                Move(entering, width);
                _ = Witness();
                Move(entering, -width);
                return new Bound(double.PositiveInfinity);
            }
            stalls = step > Tiny ? 0 : stalls + 1;
            Move(entering, step);
            values[basis[row]] = 0;
            Pivot(row, entering);
            if (step > Tiny)
                _ = Witness();
        }
        return null;
    }

    // By the steepest; after many steps on the spot by the first, which cannot go round in circles. The variable solved for stands in its own row too.
    private int Entering(int cell, bool up, int stalls)
    {
        var row = rows[rowOf[cell]];
        var (best, most) = (-1, Tiny);
        for (var j = 0; j < row.Length; j++)
        {
            var gain = up ? -row[j] : row[j];
            if (gain <= most || j == cell)
                continue;
            (best, most) = (j, gain);
            if (stalls > MostStalls)
                break;
        }
        return best;
    }

    /// <summary>Tries the tables in which an amount was moved round a box of the true one, either way as far as it goes.</summary>
    public void Try(Box box)
    {
        foreach (var amount in (long[])[box.Up, -box.Down])
        {
            truth.CopyTo(whole);
            foreach (var cell in box.Rising)
                whole[Array.BinarySearch(cells, cell)] += amount;
            foreach (var cell in box.Falling)
                whole[Array.BinarySearch(cells, cell)] -= amount;
            if (whole.All(count => count >= 1))
                _ = Fits();
        }
    }

    /// <summary>Notes the present corner where it is a table of whole numbers that fits everything published; false where it is not.</summary>
    private bool Witness()
    {
        for (var i = 0; i < values.Length; i++)
        {
            var rounded = Math.Round(values[i]);
            if (Math.Abs(values[i] - rounded) > 1e-6 || rounded < 0 || rounded > 1e15)
                return false;
            whole[i] = (long)rounded + 1;
        }
        if (!Fits())
            return false;
        for (var i = 0; i < whole.Length; i++)
            values[i] = whole[i] - 1;
        return true;
    }

    // What is published on a line is the same in truth, so that only what is hidden must add up alike.
    private bool Fits()
    {
        foreach (var (plus, minus) in sums)
        {
            var difference = minus < 0 ? 0 : truth[minus] - whole[minus];
            foreach (var one in plus)
                difference += whole[one] - truth[one];
            if (difference != 0)
                return false;
        }
        for (var i = 0; i < whole.Length; i++)
        {
            Lowest[i] = Math.Min(Lowest[i], whole[i]);
            Highest[i] = Math.Max(Highest[i], whole[i]);
        }
        return true;
    }

    private void Move(int variable, double step)
    {
        values[variable] += step;
        for (var i = 0; i < rows.Count; i++)
            if (rows[i][variable] != 0)
                values[basis[i]] = Math.Max(0, values[basis[i]] - (rows[i][variable] * step));
    }

    private void Pivot(int row, int variable)
    {
        var pivot = rows[row];
        var factor = 1 / pivot[variable];
        if (factor != 1)
            for (var j = 0; j < pivot.Length; j++)
                pivot[j] *= factor;
        pivot[variable] = 1;
        var places = NonZero(pivot);
        for (var i = 0; i < rows.Count; i++)
            if (i != row && rows[i][variable] is not 0 and var times)
            {
                Subtract(rows[i], pivot, times, places);
                rows[i][variable] = 0;
            }
        if (basis[row] >= 0)
            rowOf[basis[row]] = -1;
        basis[row] = variable;
        rowOf[variable] = row;
    }

    private static List<int> NonZero(double[] row)
    {
        var places = new List<int>();
        for (var j = 0; j < row.Length; j++)
            if (row[j] != 0)
                places.Add(j);
        return places;
    }

    // Rows are mostly zeros: only the places where there is something to subtract.
    private static void Subtract(double[] from, double[] what, double times, List<int> places)
    {
        foreach (var j in places)
        {
            var left = from[j] - (times * what[j]);
            from[j] = Math.Abs(left) < 1e-11 ? 0 : left;
        }
    }

    /// <summary>How far a count can go by linear programming, which may pass by whole numbers; infinite where nothing ends it.</summary>
    internal readonly record struct Bound(double Value);
}
