using System.Text;

namespace Passavant.Store.Tests;

public abstract class RebuildingTests : Store
{
    [Fact]
    public async Task Rows_written_with_their_events_are_what_the_events_add_up_to()
    {
        await Fill();
        Assert.Empty(await Database.Compare(RowsOf, Cancellation));
        Assert.Empty(await Database.Rebuild(RowsOf, Cancellation));
    }

    [Theory]
    [InlineData("UPDATE cases SET title = 'other' WHERE number = 'C-003'", "row")]
    [InlineData("UPDATE case_parties SET name = 'other' WHERE number = 'C-003'", "list of parties")]
    [InlineData("DELETE FROM case_access WHERE number = 'C-003'", "list of who may see it")]
    [InlineData("UPDATE deadlines SET due = 0 WHERE number = 'C-003'", "list of limits")]
    public async Task What_differs_is_named_and_made_right(string harm, string part)
    {
        await Fill();
        await Database.Write(change => change.Do(harm), Cancellation);
        Assert.Equal(
            [$"The {part} of 'C-003' is not what its events add up to."],
            await Database.Compare(RowsOf, Cancellation)
        );
        Assert.Equal(["C-003"], await Database.Rebuild(RowsOf, Cancellation));
        Assert.Empty(await Database.Compare(RowsOf, Cancellation));
    }

    [Fact]
    public async Task All_rows_can_be_made_from_events_alone()
    {
        await Fill();
        var before = await Database.Read(reading => CaseRows.Find(reading, "C-200"), Cancellation);
        await Database.Write(
            change =>
                change.Do(
                    "DELETE FROM case_parties; DELETE FROM case_access; DELETE FROM deadlines; DELETE FROM cases;"
                ),
            Cancellation
        );
        Assert.Equal(205, (await Database.Rebuild(RowsOf, Cancellation)).Count);
        var after = await Database.Read(reading => CaseRows.Find(reading, "C-200"), Cancellation);
        Assert.Equal(before!.Case, after!.Case);
        Assert.Empty(await Database.Compare(RowsOf, Cancellation));
    }

    private Task Fill() =>
        Database.Write(
            async change =>
            {
                for (var i = 0; i < 205; i++)
                {
                    var number = $"C-{i:000}";
                    _ = await Events.Append(
                        change,
                        number,
                        0,
                        [Happened("opened", $"{i}"), Happened("titled", $"Title {i}")]
                    );
                    await (await RowsOf(change, await Events.Read(change, number)))!.Put(change);
                }
                _ = await Events.Append(change, "calendar", 0, [Happened("changed")]);
            },
            Cancellation
        );

    /// <summary>Any reading of events will do: what matters is that the same comes out again.</summary>
    private static Task<CaseRows?> RowsOf(Reading reading, IReadOnlyList<StoredEvent> history)
    {
        var number = history[0].Stream;
        if (!number.StartsWith("C-", StringComparison.Ordinal))
            return Task.FromResult<CaseRows?>(null);
        var rows = Some.Rows(
            Some.Case(number) with
            {
                Version = history.Count,
                Title = Encoding.UTF8.GetString(history[^1].Body),
                NextDue = Noon,
            }
        );
        return Task.FromResult<CaseRows?>(
            rows with
            {
                Parties =
                [
                    new PartyRow
                    {
                        Role = "end user",
                        Name = number,
                        NameKey = Dossiers.Key(number),
                    },
                ],
                Deadlines =
                [
                    new DeadlineRow
                    {
                        LimitName = "overall",
                        Due = Noon,
                        State = "running",
                    },
                ],
                Access = [.. rows.Access.Reverse()],
            }
        );
    }
}

public sealed class SqliteRebuildingTests : RebuildingTests
{
    protected override string NewConnection() => PathOf("store.db");
}

public sealed class PostgresRebuildingTests : RebuildingTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
