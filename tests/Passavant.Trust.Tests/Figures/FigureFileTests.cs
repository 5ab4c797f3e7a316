using System.Text;
using Passavant.Trust.Figures;

namespace Passavant.Trust.Tests.Figures;

/// <summary>Tables as they are made, written, and refused.</summary>
public sealed class FigureFileTests
{
    private static readonly FigureDimension Outcome = new("outcome", ["granted", "refused"]);

    private static PublishedFigures Published()
    {
        Assert.True(
            PublishedFigures.TryPublish(
                FigureTable.Of(
                    [
                        new FigureDimension(
                            "domain, \"wide\"",
                            ["electronics", "sensors", "other"]
                        ),
                        Outcome,
                    ],
                    [30, 2, 40, 7, 0, 9]
                ),
                new SuppressionRule(5, 3),
                out var published,
                out _
            )
        );
        return published;
    }

    [Fact]
    public void Csv_is_written_so() =>
        Assert.Equal(
            """"
            "domain, ""wide""",outcome,count,hidden
            electronics,granted,,yes
            electronics,refused,,yes
            electronics,(all),32,no
            sensors,granted,,yes
            sensors,refused,,yes
            sensors,(all),47,no
            other,granted,0,no
            other,refused,9,no
            other,(all),9,no
            (all),granted,70,no
            (all),refused,18,no
            (all),(all),88,no

            """".ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(FigureFiles.Csv(Published()))
        );

    [Fact]
    public void Json_says_rule_attack_and_cells()
    {
        using var json = System.Text.Json.JsonDocument.Parse(FigureFiles.Json(Published()));
        var root = json.RootElement;
        Assert.Equal(5, root.GetProperty("least shown").GetInt32());
        Assert.True(root.GetProperty("attack").GetProperty("withstood").GetBoolean());
        Assert.Equal(4, root.GetProperty("attack").GetProperty("hidden").GetInt32());
        var cells = root.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(12, cells.Count);
        Assert.Equal("""["electronics","granted"]""", Plain(cells[0].GetProperty("at")));
        Assert.Equal("null", Plain(cells[0].GetProperty("count")));
        Assert.Equal("[null,null]", Plain(cells[11].GetProperty("at")));
        Assert.Equal(88, cells[11].GetProperty("count").GetInt32());
    }

    private static string Plain(System.Text.Json.JsonElement element) =>
        System.Text.Json.JsonSerializer.Serialize(element);

    [Fact]
    public void Totals_are_added_up_over_every_dimension()
    {
        var table = Tables.Of([2, 3, 2], [.. Enumerable.Range(1, 12).Select(one => (long)one)]);
        Assert.Equal(3 * 4 * 3, table.Cells);
        Assert.Equal(78, table[table.Number(-1, -1, -1)]);
        Assert.Equal(1 + 2, table[table.Number(0, 0, -1)]);
        Assert.Equal(1 + 7, table[table.Number(-1, 0, 0)]);
        Assert.Equal(1 + 3 + 5, table[table.Number(0, -1, 0)]);
        Assert.Equal(21, table[table.Number(0, -1, -1)]);
        for (var cell = 0; cell < table.Cells; cell++)
            Assert.Equal(
                cell,
                table.Number(
                    table.Position(cell, 0),
                    table.Position(cell, 1),
                    table.Position(cell, 2)
                )
            );
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FigureTable.Of([], [1]));
        Assert.Throws<ArgumentException>(() => FigureTable.Of([Outcome], [1]));
        Assert.Throws<ArgumentException>(() => FigureTable.Of([Outcome], [1, -1]));
        Assert.Throws<ArgumentException>(() => FigureTable.Of([Outcome], [1, long.MaxValue]));
        Assert.Throws<ArgumentException>(() =>
            FigureTable.Of([new FigureDimension("d", ["a", "a"])], [1, 1])
        );
        Assert.Throws<ArgumentException>(() =>
            FigureTable.Of([new FigureDimension("d", ["(all)", "a"])], [1, 1])
        );
        Assert.Throws<ArgumentException>(() => FigureTable.Of([new FigureDimension("d", [])], []));
        var many = new FigureDimension("d", [.. Enumerable.Range(0, 1000).Select(i => $"{i}")]);
        Assert.Throws<ArgumentException>(() => FigureTable.Of([many, many], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionRule(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionRule(1, 0));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(null, 1, 2)]
    [InlineData(2, 3, 1, 2)]
    [InlineData(2, 4, 3, 2, 1)]
    public void A_median_is_shown_of_enough(int? expected, params int[] days) =>
        Assert.Equal(expected, Durations.Median(days, new SuppressionRule(3, 3)));
}
