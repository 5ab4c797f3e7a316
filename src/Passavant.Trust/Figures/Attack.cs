namespace Passavant.Trust.Figures;

/// <summary>Tries to compute each hidden count of a table from everything published beside it, before anybody else can: looks for amounts that can be moved about unseen, and where it finds none asks linear programming for the ends of what is possible.</summary>
/// <remarks>
/// It knows what a reader knows: the published counts, that they add up, that each hidden one is 1 or more. A hidden count withstands where tables of whole numbers, checked one by one, fit everything published and give it values at least the rule's width apart. What is not shown so counts as given away.
/// Not attacked: what a reader knows from elsewhere (a party that knows its own case), what the same counts say when they are published again for another period or with other breakdowns, and guesses at why a count was hidden.
/// </remarks>
public static class Attack
{
    /// <summary>Attacks each hidden cell.</summary>
    /// <param name="table">The true table.</param>
    /// <param name="hidden">For each cell whether it is hidden.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="bounds">Whether to walk every hidden count to its ends, so that the report can say them; else only until it is known to withstand. It takes minutes for a thousand hidden counts.</param>
    /// <exception cref="ArgumentException">There is not one mark for each cell, or a cell that counts nothing is hidden.</exception>
    public static AttackReport Run(
        FigureTable table,
        IReadOnlyList<bool> hidden,
        SuppressionRule rule,
        bool bounds = false
    )
    {
        if (hidden.Count != table.Cells)
            throw new ArgumentException($"{hidden.Count} marks for {table.Cells} cells");
        var possible = new Possibilities(table, hidden);
        // What can be seen without walking: an amount moved round a box.
        foreach (var cell in possible.Cells)
            if (
                Box.Cheapest(
                    table,
                    cell,
                    rule.Width,
                    at => hidden[at] ? 0 : double.PositiveInfinity
                ) is
                { } box
            )
                possible.Try(box);
        var cells = new List<AttackedCell>(possible.Cells.Count);
        for (var i = 0; i < possible.Cells.Count; i++)
        {
            var highest = possible.Walk(i, up: true, rule.Width, bounds);
            var lowest = possible.Walk(i, up: false, rule.Width, bounds);
            cells.Add(
                new AttackedCell(
                    possible.Cells[i],
                    possible.Highest[i] - possible.Lowest[i] >= rule.Width,
                    bounds ? Lowest(lowest) : null,
                    bounds ? Highest(highest) : null
                )
            );
        }
        // What was seen on the way to other cells counts as well.
        for (var i = 0; i < cells.Count; i++)
            if (!cells[i].Withstands && possible.Highest[i] - possible.Lowest[i] >= rule.Width)
                cells[i] = cells[i] with { Withstands = true };
        return new AttackReport(rule, cells);
    }

    private static long? Lowest(Possibilities.Bound? bound) =>
        bound is { } found ? (long)Math.Ceiling(found.Value - 1e-6) : null;

    private static long? Highest(Possibilities.Bound? bound) =>
        bound is { } found && double.IsFinite(found.Value)
            ? (long)Math.Floor(found.Value + 1e-6)
            : null;
}

/// <summary>What the attack came to. It says nothing that a reader of the published table could not compute, and may be published beside it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Hidden">Each hidden cell.</param>
public sealed record AttackReport(SuppressionRule Rule, IReadOnlyList<AttackedCell> Hidden)
{
    /// <summary>Whether every hidden count withstands.</summary>
    public bool Withstands => Hidden.All(cell => cell.Withstands);

    /// <summary>The cells that do not.</summary>
    public IEnumerable<int> GivenAway =>
        Hidden.Where(cell => !cell.Withstands).Select(cell => cell.Cell);

    /// <summary>One sentence that says it.</summary>
    public string Words =>
        Hidden.Count == 0 ? "No count is hidden."
        : Withstands
            ? $"{Hidden.Count} counts are hidden. For each of them everything published leaves values possible that are at least {Rule.Width} apart."
        : $"{Hidden.Count} counts are hidden, of which {GivenAway.Count()} could be computed too closely. Not to be published.";
}

/// <summary>A hidden cell under attack.</summary>
/// <param name="Cell">The number of the cell.</param>
/// <param name="Withstands">Whether values at least the rule's width apart were shown to be possible.</param>
/// <param name="Lowest">The lowest value that can be computed for it; null where it was not asked.</param>
/// <param name="Highest">The highest; null where it was not asked, or where nothing ends it.</param>
public sealed record AttackedCell(int Cell, bool Withstands, long? Lowest, long? Highest);
