using Dapper;

namespace Passavant.Store.Tests;

public abstract class QueueTests : Store
{
    private static readonly QueueFilter Ours = new() { Agency = "export-control", Person = "p-1" };

    [Fact]
    public async Task Precedents_are_those_to_the_end_user_then_those_to_the_destination()
    {
        var cases = Enumerable
            .Range(0, 80)
            .Select(i =>
                Some.Case($"C-{i:00}") with
                {
                    Kind = i % 11 == 5 ? "classification" : "licence",
                    Authority = i % 13 == 6 ? "elsewhere" : "export-control",
                    EndUser = i % 9 == 0 ? null : $"user {i % 4}",
                    Destination = $"{"BCDE"[i % 3]}R",
                    Decided = i % 7 == 3 ? null : Noon.AddDays(i * 17 % 23),
                    Restricted = i % 19 == 2,
                }
            )
            .ToArray();
        await Keep(cases);
        foreach (var one in cases)
        {
            var expected = cases
                .Where(other =>
                    other.Number != one.Number
                    && other.Authority == one.Authority
                    && other.Kind == one.Kind
                    && other is { Decided: not null, Restricted: false }
                    && (
                        other.Destination == one.Destination
                        || one.EndUser is not null && other.EndUser == one.EndUser
                    )
                )
                .OrderBy(other => one.EndUser is not null && other.EndUser == one.EndUser ? 0 : 1)
                .ThenByDescending(other => other.Decided)
                .ThenByDescending(other => other.Number, StringComparer.Ordinal)
                .Select(other => other.Number);
            foreach (var most in new[] { 1, 6, 100 })
                Assert.Equal(
                    expected.Take(most),
                    (
                        await Database.Read(
                            reading => Queue.Precedents(reading, one.Number, most),
                            Cancellation
                        )
                    ).Select(row => row.Number)
                );
        }
    }

    [Theory]
    [InlineData(QueueOrder.Due)]
    [InlineData(QueueOrder.Risk)]
    [InlineData(QueueOrder.Newest)]
    public async Task Pages_together_list_every_case_once_in_order(QueueOrder order)
    {
        var cases = Enumerable
            .Range(0, 47)
            .Select(i =>
                Some.Case($"C-{i:00}") with
                {
                    NextDue = i % 5 == 0 ? null : Noon.AddDays(i % 7),
                    RiskRank = i % 3,
                    Opened = Noon.AddDays(i % 4),
                }
            )
            .ToArray();
        await Keep(cases);
        var expected = order switch
        {
            QueueOrder.Due => cases
                .OrderBy(row => row.NextDue ?? DateTimeOffset.MaxValue)
                .ThenBy(row => row.Number),
            QueueOrder.Risk => cases
                .OrderByDescending(row => row.RiskRank)
                .ThenBy(row => row.NextDue ?? DateTimeOffset.MaxValue)
                .ThenBy(row => row.Number),
            _ => cases.OrderByDescending(row => row.Opened).ThenByDescending(row => row.Number),
        };
        var listed = new List<CaseRow>();
        string? next = null;
        do
        {
            var page = await Database.Read(
                reading => Queue.Page(reading, Ours, order, next, 10),
                Cancellation
            );
            listed.AddRange(page.Cases);
            next = page.Next;
        } while (next is not null);
        Assert.Equal(expected, listed);
    }

    [Theory]
    [InlineData("phase", "C-1")]
    [InlineData("kind", "C-2")]
    [InlineData("officer", "C-3")]
    [InlineData("risk", "C-4")]
    [InlineData("destination", "C-5")]
    [InlineData("due", "C-6")]
    [InlineData("closed", "C-7")]
    public async Task A_filter_lists_what_it_says(string filter, string expected)
    {
        await Keep(
            Some.Case("C-1") with
            {
                Phase = "appeal",
            },
            Some.Case("C-2") with
            {
                Kind = "ruling",
            },
            Some.Case("C-3") with
            {
                Officer = "p-9",
            },
            Some.Case("C-4") with
            {
                Risk = "high",
            },
            Some.Case("C-5") with
            {
                Destination = "FR",
            },
            Some.Case("C-6") with
            {
                NextDue = Noon,
            },
            Some.Case("C-7") with
            {
                IsOpen = false,
            }
        );
        var page = await Page(
            filter switch
            {
                "phase" => Ours with { Phase = "appeal" },
                "kind" => Ours with { Kind = "ruling" },
                "officer" => Ours with { Officer = "p-9" },
                "risk" => Ours with { Risk = "high" },
                "destination" => Ours with { Destination = "FR" },
                "due" => Ours with { DueBefore = Noon.AddTicks(10) },
                _ => Ours with { IsOpen = false },
            }
        );
        Assert.Equal([expected], page);
    }

    [Fact]
    public async Task Agencies_see_the_cases_they_have_to_do_with()
    {
        await Keep(Some.Case("C-1"));
        await Database.Write(
            change =>
                (
                    Some.Rows(Some.Case("C-2")) with
                    {
                        Access =
                        [
                            new AccessRow { Agency = "defence", Relation = "adviser" },
                            new AccessRow
                            {
                                Agency = "health",
                                Relation = "adviser",
                                Person = "p-7",
                            },
                        ],
                    }
                ).Put(change),
            Cancellation
        );
        Assert.Equal(["C-1", "C-2"], await Page(Ours));
        Assert.Equal(
            ["C-1", "C-2"],
            await Page(Ours with { Agency = "acme", Relation = QueueFilter.Applicant })
        );
        var advisers = Ours with { Agency = "defence", Relation = "adviser" };
        Assert.Equal(["C-2"], await Page(advisers));
        Assert.Empty(await Page(advisers with { Agency = "health" }));
        Assert.Equal(["C-2"], await Page(advisers with { Agency = "health", Person = "p-7" }));
        Assert.Equal(
            ["C-1", "C-2"],
            await Page(Ours with { Agency = "oversight", Relation = QueueFilter.Everything })
        );
        Assert.Empty(await Page(advisers with { Agency = "foreign" }));
    }

    [Fact]
    public async Task A_restricted_case_is_in_nobodys_list_but_theirs_who_are_named()
    {
        await Database.Write(
            change =>
                (
                    Some.Rows(Some.Case("C-1") with { Restricted = true }) with
                    {
                        Access =
                        [
                            new AccessRow
                            {
                                Agency = "export-control",
                                Relation = QueueFilter.Named,
                                Person = "p-2",
                            },
                        ],
                    }
                ).Put(change),
            Cancellation
        );
        Assert.Empty(await Page(Ours));
        Assert.Equal(["C-1"], await Page(Ours with { Person = "p-2" }));
        Assert.Equal(["C-1"], await Page(Ours with { PastRestriction = true }));
    }

    [Fact]
    public async Task A_draft_is_in_the_applicants_list_alone()
    {
        await Keep(Some.Case("C-1") with { Phase = "draft", Submitted = null });
        Assert.Empty(await Page(Ours with { Relation = QueueFilter.Everything }));
        Assert.Empty(await Page(Ours));
        Assert.Equal(
            ["C-1"],
            await Page(Ours with { Agency = "acme", Relation = QueueFilter.Applicant })
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("x~C-1")]
    [InlineData("99999999999999999999~C-1")]
    public async Task A_place_that_is_none_is_refused(string after) =>
        await Assert.ThrowsAsync<FormatException>(() =>
            Database.Read(reading => Queue.Page(reading, Ours, QueueOrder.Due, after), Cancellation)
        );

    [Fact]
    public async Task The_load_counts_by_officer_and_phase()
    {
        await Keep(
            Some.Case("C-1") with
            {
                Officer = "p-1",
                Missed = 2,
            },
            Some.Case("C-2") with
            {
                Officer = "p-1",
                Missed = 1,
                Opened = Noon.AddDays(-3),
            },
            Some.Case("C-3"),
            Some.Case("C-4") with
            {
                IsOpen = false,
            }
        );
        var load = await Database.Read(
            reading => Queue.Load(reading, "export-control"),
            Cancellation
        );
        Assert.Equal(
            [
                new QueueLoad
                {
                    Officer = "p-1",
                    Phase = "review",
                    Cases = 2,
                    Missed = 3,
                    Oldest = Noon.AddDays(-3),
                },
                new QueueLoad
                {
                    Phase = "review",
                    Cases = 1,
                    Missed = 0,
                    Oldest = Noon,
                },
            ],
            load
        );
    }

    private async Task<IEnumerable<string>> Page(QueueFilter filter) =>
        (await Database.Read(reading => Queue.Page(reading, filter), Cancellation)).Cases.Select(
            row => row.Number
        );

    protected Task Keep(params CaseRow[] cases) =>
        Database.Write(
            async change =>
            {
                foreach (var row in cases)
                    await Some.Rows(row).Put(change);
            },
            Cancellation
        );
}

public sealed class SqliteQueueTests : QueueTests
{
    protected override string NewConnection() => PathOf("store.db");

    [Theory]
    [InlineData(QueueOrder.Due, null, null, null)]
    [InlineData(QueueOrder.Risk, null, null, null)]
    [InlineData(QueueOrder.Due, null, "p-9", null)]
    [InlineData(QueueOrder.Due, null, null, "review")]
    [InlineData(QueueOrder.Due, "adviser", null, null)]
    [InlineData(QueueOrder.Newest, "applicant", null, null)]
    [InlineData(QueueOrder.Newest, null, null, null)]
    [InlineData(QueueOrder.Due, "everything", null, null)]
    [InlineData(QueueOrder.Newest, "everything", null, null)]
    public async Task A_page_comes_out_of_an_index_in_its_order(
        QueueOrder order,
        string? relation,
        string? officer,
        string? phase
    )
    {
        var values = new DynamicParameters();
        var statement = Queue.Statement(
            new QueueFilter
            {
                Agency = "a",
                Person = "p",
                Relation = relation ?? QueueFilter.Authority,
                IsOpen = order is QueueOrder.Newest ? null : true,
                Officer = officer,
                Phase = phase,
            },
            order,
            order is QueueOrder.Risk ? "1~2~C" : "1~C",
            values
        );
        values.Add("most", 51);
        var plan = await Database.Read(
            reading => reading.All<Step>($"EXPLAIN QUERY PLAN {statement}", values),
            Cancellation
        );
        Assert.DoesNotContain(
            plan,
            step =>
                step.Detail.StartsWith("SCAN", StringComparison.Ordinal)
                || step.Detail.Contains("TEMP B-TREE", StringComparison.Ordinal)
        );
    }

    private sealed record Step
    {
        public required string Detail { get; init; }
    }
}

public sealed class PostgresQueueTests : QueueTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
