using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Figures;

namespace Passavant.Trust.Tests.Figures;

/// <summary>What is published is true, shows no small count, and lets none be computed.</summary>
public sealed class SuppressionLaws
{
    private sealed record Asked(FigureTable Table, SuppressionRule Rule)
    {
        public override string ToString() =>
            $"{Tables.Print(Table)}; least {Rule.Least}, width {Rule.Width}";
    }

    private static Gen<Asked> Any(params int[][] shapes) =>
        Gen.Select(
            Tables.Small(shapes),
            Gen.Int[1, 5],
            Gen.Int[1, 4],
            (table, least, width) => new Asked(table, new SuppressionRule(least, width))
        );

    private static PublishedFigures Publish(Asked asked)
    {
        Assert.True(
            PublishedFigures.TryPublish(asked.Table, asked.Rule, out var published, out var report),
            report.Words
        );
        return published;
    }

    [Fact]
    public void Every_hidden_count_has_possible_values_as_far_apart_as_is_asked()
    {
        var tried = 0;
        Long.Sample(
            Any([3], [5], [2, 2], [2, 3], [3, 3], [2, 2, 2], [3, 2, 2], [2, 2, 2, 2]),
            asked =>
            {
                var published = Publish(asked);
                bool[] hidden =
                [
                    .. Enumerable.Range(0, published.Cells).Select(cell => published[cell] is null),
                ];
                var bounds = BruteForce.Bounds(asked.Table, hidden, 20);
                if (bounds is null)
                    return;
                Interlocked.Increment(ref tried);
                foreach (var (lowest, highest) in bounds.Values)
                    Assert.True(highest - lowest >= asked.Rule.Width, $"{lowest} to {highest}");
            },
            600
        );
        Assert.True(tried > 300, $"{tried} could be tried");
    }

    [Fact]
    public void What_is_shown_is_true_and_not_small_and_nothing_is_shown_as_nothing() =>
        Long.Sample(
            Any([4], [3, 4], [2, 3, 4], [4, 4, 4]),
            asked =>
            {
                var published = Publish(asked);
                for (var cell = 0; cell < published.Cells; cell++)
                {
                    var truth = asked.Table[cell];
                    if (published[cell] is { } shown)
                        Assert.Equal(truth, shown);
                    Assert.Equal(
                        asked.Rule.IsSmall(truth) || (published[cell] is null && truth > 0),
                        published[cell] is null
                    );
                }
                Assert.Equal(
                    Enumerable.Range(0, published.Cells).Count(cell => published[cell] is null),
                    published.Report.Hidden.Count
                );
            },
            300
        );

    [Fact]
    public void Where_nothing_is_small_nothing_is_hidden() =>
        Long.Sample(
            Any([4], [3, 4], [2, 3, 4]),
            asked =>
            {
                for (var cell = 0; cell < asked.Table.Cells; cell++)
                    if (asked.Rule.IsSmall(asked.Table[cell]))
                        return;
                Assert.Empty(Publish(asked).Report.Hidden);
            },
            1000
        );

    [Fact]
    public void The_same_table_hides_the_same_and_writes_the_same_bytes() =>
        Long.Sample(
            Any([3, 4], [2, 3, 4]),
            asked =>
            {
                Assert.Equal(FigureFiles.Csv(Publish(asked)), FigureFiles.Csv(Publish(asked)));
                Assert.Equal(FigureFiles.Json(Publish(asked)), FigureFiles.Json(Publish(asked)));
            },
            50
        );

    [Fact]
    public void A_single_small_count_takes_a_second_in_each_of_its_lines()
    {
        var published = Publish(
            new Asked(
                Tables.Of([3, 3], 2, 50, 60, 70, 8, 90, 100, 110, 12),
                new SuppressionRule(5, 5)
            )
        );
        Assert.Equal(4, published.Report.Hidden.Count);
        Assert.Null(published.At(0, 0));
        Assert.Equal(112, published.At(0, -1));
        Assert.Equal(502, published.At(-1, -1));
    }

    [Fact]
    public void A_whole_table_of_small_counts_is_hidden_with_its_totals()
    {
        var published = Publish(new Asked(Tables.Of([2], 1, 1), new SuppressionRule(5, 5)));
        Assert.All(Enumerable.Range(0, 3), cell => Assert.Null(published[cell]));
        published = Publish(new Asked(Tables.Of([2, 2], 1, 0, 0, 0), new SuppressionRule(5, 5)));
        Assert.Equal(0, published.At(0, 1));
        Assert.Null(published.At(-1, -1));
    }

    [Fact]
    public void A_choice_of_ones_own_is_refused_while_it_gives_anything_away()
    {
        var table = Tables.Of([2, 2], 1, 20, 0, 40);
        var rule = new SuppressionRule(5, 3);
        var hidden = new bool[table.Cells];
        string? Refused()
        {
            PublishedFigures.TryPublish(table, hidden, rule, out var published, out var refusal);
            Assert.Equal(refusal is null, published is not null);
            return refusal;
        }
        Assert.Contains("smaller than 5", Refused());
        hidden[table.Number(0, 0)] = true;
        Assert.Contains("smaller than 5", Refused());
        hidden[table.Number(-1, 0)] = true;
        Assert.Contains("too closely", Refused());
        hidden[table.Number(0, 1)] = true;
        Assert.Contains("too closely", Refused());
        hidden[table.Number(1, 0)] = true;
        Assert.Contains("counts nothing", Refused());
        hidden[table.Number(1, 0)] = false;
        hidden[table.Number(-1, 1)] = true;
        Assert.Null(Refused());
        Assert.False(PublishedFigures.TryPublish(table, [], rule, out _, out _));
    }

    [Fact]
    public void A_table_as_large_as_a_year_of_an_authority_is_done_in_seconds_and_withstands()
    {
        // Most combinations are empty or small, as in life.
        var random = new Random(7);
        var table = Tables.Of(
            [10, 30, 6],
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
        var published = Publish(new Asked(table, new SuppressionRule(5, 5)));
        Assert.True(published.Report.Withstands);
        Assert.NotNull(published.At(-1, -1, -1));
    }
}
