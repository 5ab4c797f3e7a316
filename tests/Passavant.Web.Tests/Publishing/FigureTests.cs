using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Passavant.Store;
using Passavant.Trust.Figures;
using Passavant.Web.Publishing;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Tests.Pages;

namespace Passavant.Web.Tests.Publishing;

/// <summary>Public figures: of a quarter that is over, once, and nobody can be told from them.</summary>
public sealed class FigureTests
{
    private static readonly string[] Domains = ["nuclear", "several", "none"];
    private static readonly string[] Destinations = ["A", "B", "other"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Where_one_applicant_could_be_seen_they_are_not()
    {
        // Eleven granted to A, and one refused to B: everybody would know whose it is.
        var decisions = Enumerable
            .Repeat(Decision("A", "granted"), 11)
            .Append(Decision("B", "refused") with { Days = 130, Departs = true })
            .ToList();
        foreach (var table in Of(decisions))
        {
            var read = Read(table);
            Assert.True(
                read.GetProperty("attack").GetProperty("withstood").GetBoolean(),
                table.Name
            );
            Assert.All(
                read.GetProperty("cells").EnumerateArray(),
                cell =>
                    Assert.True(
                        cell.GetProperty("count") is { ValueKind: JsonValueKind.Null } hidden
                            || cell.GetProperty("count").GetInt64() is 0 or >= 5,
                        $"{table.Name}: {cell}"
                    )
            );
        }
        // What is shown of it: that there were twelve. The eleven would give the one away.
        var outcomes = Over(Read(Of(decisions).Single(table => table.Name == "outcome")), 0);
        Assert.Null(outcomes["refused"]);
        Assert.Null(outcomes["granted"]);
        Assert.Equal(0, outcomes["ruled"]);
    }

    [Fact]
    public void Of_fewer_decisions_than_may_be_shown_there_is_no_table() =>
        Assert.Empty(Of([.. Enumerable.Repeat(Decision("A", "granted"), 4)]));

    [Fact]
    public void Every_table_shows_the_same_total_so_that_none_gives_away_what_another_hides() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 200], Gen.Bool, Gen.Bool)
            .Array[0, 60]
            .Sample(
                all =>
                {
                    var decisions = all.Select(one => new CountedDecision(
                            Domains[one.Item1],
                            Destinations[one.Item2],
                            FigureTables.Outcomes[one.Item3],
                            one.Item4,
                            one.Item5,
                            one.Item6,
                            one.Item5 && one.Item6,
                            one.Item6
                        ))
                        .ToList();
                    foreach (var table in Of(decisions))
                    {
                        var cells = Read(table).GetProperty("cells").EnumerateArray().ToList();
                        var total = cells.Single(cell =>
                            cell.GetProperty("at")
                                .EnumerateArray()
                                .All(at => at.ValueKind == JsonValueKind.Null)
                        );
                        Assert.Equal(decisions.Count, total.GetProperty("count").GetInt64());
                    }
                },
                iter: 60
            );

    [Fact]
    public void The_two_forms_agree_cell_by_cell()
    {
        var decisions = Enumerable
            .Range(0, 40)
            .Select(i =>
                Decision(Destinations[i % 3], FigureTables.Outcomes[i % 2]) with
                {
                    Days = i * 4,
                    Appealed = i % 8 == 0,
                }
            )
            .ToList();
        foreach (var table in Of(decisions))
        {
            var lines = Encoding
                .UTF8.GetString(table.Csv)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line.Split(','))
                .ToList();
            var cells = Read(table).GetProperty("cells").EnumerateArray().ToList();
            Assert.Equal(cells.Count, lines.Count);
            foreach (var (line, cell) in lines.Zip(cells))
            {
                Assert.Equal(
                    cell.GetProperty("at")
                        .EnumerateArray()
                        .Select(at => at.GetString() ?? FigureFiles.Total),
                    line[..^2]
                );
                Assert.Equal(
                    cell.GetProperty("count") is { ValueKind: JsonValueKind.Number } count
                        ? count.GetInt64().ToString(CultureInfo.InvariantCulture)
                        : "",
                    line[^2]
                );
            }
        }
    }

    [Fact]
    public async Task A_quarter_is_published_once_it_is_over_and_never_changes()
    {
        await using var stage = await Stage.Set();
        for (var i = 0; i < 6; i++)
            _ = await stage.At(Passavant.Cases.Phase.Decided);
        var publisher = stage.Server.Service<FigurePublisher>();
        Assert.Equal(0, await publisher.Work(Stop));
        using var browser = new Browser(stage.Server);
        Assert.Contains("Nothing is published yet", await browser.Open("/en/figures"));

        stage.Server.Clock.Pass(TimeSpan.FromDays(32));
        Assert.True(await publisher.Work(Stop) <= 1);
        Assert.Equal(0, await publisher.Work(Stop));
        var path = $"/figures/published/{Stage.Authority}";
        var published = (await stage.Send("", "GET", path))[0];
        Assert.Equal("2026-Q4", published.GetProperty("period").GetString());
        Assert.Equal(6, published.GetProperty("total").GetInt32());
        var json = await stage.Server.Client.GetByteArrayAsync($"{path}/2026-Q4/time.json", Stop);
        // The hash of what is served is in the log.
        var act = (
            await stage.Server.Database.Read(reading =>
                Events.Read(reading, FigurePublisher.Stream)
            )
        ).Single();
        Assert.Contains(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json)),
            Encoding.UTF8.GetString(act.Body),
            StringComparison.Ordinal
        );
        var page = await browser.Open("/en/figures");
        Assert.Contains("decided in the quarter", page, StringComparison.Ordinal);
        Assert.Contains("the attack each withstood", page, StringComparison.Ordinal);

        // A decision on appeal changes the case's row, and not what was published.
        await using (
            var direct = new SqliteConnection(
                $"Data Source={Path.Combine(stage.Server.Folder, "passavant.db")}"
            )
        )
        {
            await direct.OpenAsync(Stop);
            await using var change = direct.CreateCommand();
            change.CommandText = "UPDATE cases SET outcome = 'refused'";
            Assert.True(await change.ExecuteNonQueryAsync(Stop) >= 6);
        }
        stage.Server.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await publisher.Work(Stop));
        Assert.Equal(
            json,
            await stage.Server.Client.GetByteArrayAsync($"{path}/2026-Q4/time.json", Stop)
        );
        using var none = await stage.Server.Client.GetAsync($"{path}/2026-Q4/other.csv", Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var csv = await stage.Server.Client.GetAsync($"{path}/2026-Q4/time.csv", Stop);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Of_a_quarter_with_too_few_decisions_it_is_said_that_they_were_too_few()
    {
        await using var stage = await Stage.Set();
        _ = await stage.At(Passavant.Cases.Phase.Decided);
        stage.Server.Clock.Pass(TimeSpan.FromDays(32));
        _ = await stage.Server.Service<FigurePublisher>().Work(Stop);
        var published = (await stage.Send("", "GET", $"/figures/published/{Stage.Authority}"))[0];
        Assert.False(published.TryGetProperty("total", out _));
        Assert.Empty(published.GetProperty("tables").EnumerateArray());
        using var browser = new Browser(stage.Server);
        Assert.Contains(
            "Fewer than 5 cases were decided",
            await browser.Open("/en/figures"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_quarter_is_read_as_it_is_written()
    {
        foreach (var text in new[] { "2026-Q1", "2026-Q4", "0001-Q1" })
        {
            Assert.True(Quarter.TryParse(text, null, out var quarter));
            Assert.Equal(text, $"{quarter}");
        }
        foreach (var text in new[] { "", "2026-Q0", "2026-Q5", "2026Q1", "0000-Q1", "2026-Q11" })
            Assert.False(Quarter.TryParse(text, null, out _));
        var third = Quarter.Of(new DateTimeOffset(2026, 9, 30, 23, 59, 59, TimeSpan.Zero));
        Assert.Equal("2026-Q3", $"{third}");
        Assert.Equal("2026-Q4", $"{third.Next}");
        Assert.Equal(third.Next.From, third.To);
        Assert.Equal("2027-Q1", $"{third.Next.Next}");
    }

    private static CountedDecision Decision(string destination, string outcome) =>
        new("nuclear", destination, outcome, 10, false, false, false, false);

    private static IReadOnlyList<FigureTableFile> Of(IReadOnlyList<CountedDecision> decisions) =>
        FigureTables.Of(decisions, Domains, Destinations, new SuppressionRule(5, 5));

    private static JsonElement Read(FigureTableFile table) =>
        JsonDocument.Parse(table.Json).RootElement;

    private static Dictionary<string, long?> Over(JsonElement table, int dimension) =>
        table
            .GetProperty("cells")
            .EnumerateArray()
            .Where(cell =>
                cell.GetProperty("at")
                    .EnumerateArray()
                    .Select((at, i) => (at.ValueKind == JsonValueKind.Null) == (i != dimension))
                    .All(holds => holds)
            )
            .ToDictionary(
                cell => cell.GetProperty("at")[dimension].GetString()!,
                cell =>
                    cell.GetProperty("count") is { ValueKind: JsonValueKind.Number } count
                        ? (long?)count.GetInt64()
                        : null
            );
}
