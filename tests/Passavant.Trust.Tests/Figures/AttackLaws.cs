using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Figures;

namespace Passavant.Trust.Tests.Figures;

/// <summary>The attack by linear programming finds what trying every table finds.</summary>
public sealed class AttackLaws
{
    private static readonly SuppressionRule Rule = new(3, 2);

    private sealed record Marked(FigureTable Table, bool[] Hidden)
    {
        public override string ToString() =>
            $"{Tables.Print(Table)}; hidden {string.Join(' ', Hidden.Select((one, i) => one ? $"{i}" : "").Where(one => one != ""))}";
    }

    // Any cells hidden that count something, also such as no rule would choose.
    private static Gen<Marked> Any(bool totals, params int[][] shapes) =>
        Tables
            .Small(shapes)
            .SelectMany(table =>
                Gen.Int[0, 2]
                    .Array[table.Cells]
                    .Select(draws => new Marked(
                        table,
                        [
                            .. draws.Select(
                                (draw, cell) =>
                                    draw > 0
                                    && table[cell] > 0
                                    && (totals || table.TotalsOf(cell) == 0)
                            ),
                        ]
                    ))
            );

    [Fact]
    public void Of_two_dimensions_its_bounds_are_exact() =>
        Long.Sample(
            Any(false, [3], [2, 2], [2, 3], [3, 3], [2, 4]),
            marked =>
            {
                var expected = BruteForce.Bounds(marked.Table, marked.Hidden, 40);
                if (expected is null)
                    return;
                var report = Attack.Run(marked.Table, marked.Hidden, Rule, bounds: true);
                Assert.Equal(expected.Count, report.Hidden.Count);
                foreach (var cell in report.Hidden)
                {
                    var (lowest, highest) = expected[cell.Cell];
                    Assert.Equal(lowest, cell.Lowest);
                    Assert.Equal(highest, cell.Highest);
                    Assert.Equal(highest - lowest >= Rule.Width, cell.Withstands);
                }
                // Stopping early says the same.
                Assert.Equal(
                    report.GivenAway,
                    Attack.Run(marked.Table, marked.Hidden, Rule).GivenAway
                );
            },
            600
        );

    [Fact]
    public void With_hidden_totals_it_withstands_exactly_where_tables_far_enough_apart_exist() =>
        Long.Sample(
            Any(true, [3], [2, 2], [2, 3]),
            marked =>
            {
                // More than any line adds up to, so that what this leaves out is not what holds a count up.
                var expected = BruteForce.Bounds(marked.Table, marked.Hidden, 28, 2_000_000);
                if (expected is null)
                    return;
                foreach (var cell in Attack.Run(marked.Table, marked.Hidden, Rule, true).Hidden)
                {
                    var (lowest, highest) = expected[cell.Cell];
                    Assert.Equal(highest - lowest >= Rule.Width, cell.Withstands);
                    Assert.Equal(lowest, cell.Lowest);
                    Assert.True(cell.Highest is null || cell.Highest >= highest);
                }
            },
            400
        );

    [Fact]
    public void Of_three_dimensions_it_never_says_that_withstands_what_does_not() =>
        Long.Sample(
            Any(true, [2, 2, 2], [2, 2, 3], [3, 2, 2]),
            marked =>
            {
                var expected = BruteForce.Bounds(marked.Table, marked.Hidden, 14);
                if (expected is null)
                    return;
                foreach (var cell in Attack.Run(marked.Table, marked.Hidden, Rule, true).Hidden)
                {
                    var (lowest, highest) = expected[cell.Cell];
                    if (cell.Withstands)
                        Assert.True(highest - lowest >= Rule.Width);
                    Assert.True(cell.Lowest <= lowest);
                    Assert.True(cell.Highest is null || cell.Highest >= highest);
                }
            },
            400
        );

    [Fact]
    public void One_hidden_count_of_a_line_is_given_away()
    {
        var table = Tables.Of([2, 2], 1, 20, 30, 40);
        var hidden = new bool[table.Cells];
        hidden[table.Number(0, 0)] = true;
        var report = Attack.Run(table, hidden, Rule, bounds: true);
        Assert.False(report.Withstands);
        Assert.Equal(
            new AttackedCell(table.Number(0, 0), false, 1, 1),
            Assert.Single(report.Hidden)
        );
    }

    [Fact]
    public void A_rectangle_of_hidden_counts_is_as_wide_as_its_least_count_lets_it()
    {
        var table = Tables.Of([2, 2], 2, 20, 30, 40);
        var hidden = new bool[table.Cells];
        foreach (var (i, j) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
            hidden[table.Number(i, j)] = true;
        var report = Attack.Run(table, hidden, new SuppressionRule(3, 20), bounds: true);
        Assert.True(report.Withstands);
        Assert.Equal((1L, 21L), (report.Hidden[0].Lowest, report.Hidden[0].Highest));
        Assert.False(Attack.Run(table, hidden, new SuppressionRule(3, 21)).Withstands);
    }

    [Fact]
    public void Nothing_hidden_withstands_and_nothing_cannot_be_hidden()
    {
        var table = Tables.Of([2], 0, 5);
        Assert.True(Attack.Run(table, new bool[3], Rule).Withstands);
        Assert.Throws<ArgumentException>(() => Attack.Run(table, [true, false, false], Rule));
        Assert.Throws<ArgumentException>(() => Attack.Run(table, [true], Rule));
    }

    [Fact]
    public void Too_much_to_walk_in_counts_as_given_away_and_not_as_safe()
    {
        var table = Tables.Of(
            [4500],
            [.. Enumerable.Range(0, 4500).Select(i => i % 2 == 0 ? 1L : 2L)]
        );
        var hidden = Enumerable.Range(0, table.Cells).Select(cell => cell < 4500).ToArray();
        // An amount moved between two of them is too narrow for the rule, and more than two at a time are not tried.
        Assert.False(Attack.Run(table, hidden, new SuppressionRule(3, 3)).Withstands);
        Assert.True(Attack.Run(table, hidden, new SuppressionRule(3, 1)).Withstands);
    }
}
