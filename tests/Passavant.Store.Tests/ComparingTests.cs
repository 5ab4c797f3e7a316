namespace Passavant.Store.Tests;

/// <summary>What is kept of comparisons with partner states and of public figures comes back as it was, on both stores.</summary>
public abstract class ComparingTests : Store
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    private static AgreementRow Agreement(string id) =>
        new()
        {
            Id = id,
            Partner = "estonia",
            Address = "https://ee.example",
            Token = "kept",
            OurName = "NO",
            TheirName = "EE",
            Purposes = "one\ntwo",
            LegalBasis = "Law",
            Floor = 5,
            MostKeysADay = 100,
            Since = Noon,
        };

    private static ComparisonRow Comparison(string id, bool isAsked, int asked) =>
        new()
        {
            Id = id,
            IsAsked = isAsked,
            Agreement = "a",
            Partner = "estonia",
            Purpose = "one",
            Day = Day,
            LegalBasis = "Law",
            Asked = asked,
            Ours = [1, 2],
            List = "l",
            Person = "ole",
            Agency = "authority",
            At = Noon,
            Standing = "begun",
            Acts = "1",
        };

    private Task Furnish() =>
        Database.Write(
            async change =>
            {
                await People.Put(
                    change,
                    new AgencyRow
                    {
                        Id = "estonia",
                        Name = "Estonia",
                        Kind = "partner",
                        Details = "{}",
                    }
                );
                await Comparisons.Add(change, Agreement("a"));
                await Comparisons.Add(
                    change,
                    new ComparedListRow
                    {
                        Id = "l",
                        Agreement = "a",
                        Purpose = "one",
                        Day = Day,
                        ContentHash = "hash",
                        Content = [9],
                        Secret = "kept",
                    }
                );
            },
            Cancellation
        );

    [Fact]
    public async Task One_agreement_lasts_with_a_partner()
    {
        await Furnish();
        Assert.Equal(
            Agreement("a"),
            await Database.Read(reading => Comparisons.AgreementWith(reading, "estonia"))
        );
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Database.Write(change => Comparisons.Add(change, Agreement("b")), Cancellation)
        );
        Assert.True(
            await Database.Write(change => Comparisons.End(change, "a", Noon), Cancellation)
        );
        Assert.False(
            await Database.Write(change => Comparisons.End(change, "a", Noon), Cancellation)
        );
        Assert.Null(await Database.Read(reading => Comparisons.AgreementWith(reading, "estonia")));
        await Database.Write(change => Comparisons.Add(change, Agreement("b")), Cancellation);
        Assert.Equal(
            ["b", "a"],
            (await Database.Read(Comparisons.Agreements)).Select(one => one.Id)
        );
    }

    [Fact]
    public async Task Keys_of_a_day_are_summed_by_who_asked()
    {
        await Furnish();
        await Database.Write(
            async change =>
            {
                await Comparisons.Put(change, Comparison("1", true, 10));
                await Comparisons.Put(change, Comparison("2", true, 7));
                await Comparisons.Put(change, Comparison("3", false, 5) with { Name = "n" });
                await Comparisons.Put(
                    change,
                    Comparison("4", true, 1000) with
                    {
                        Day = Day.AddDays(-1),
                    }
                );
                // Put again, it is the same one.
                await Comparisons.Put(change, Comparison("2", true, 7) with { Held = 3 });
            },
            Cancellation
        );
        Task<long> Keys(bool isAsked) =>
            Database.Read(reading => Comparisons.KeysOn(reading, "estonia", Day, isAsked));
        Assert.Equal(17, await Keys(true));
        Assert.Equal(5, await Keys(false));
        Assert.Equal(
            "3",
            (await Database.Read(reading => Comparisons.Named(reading, "n", false)))?.Id
        );
        Assert.Null(await Database.Read(reading => Comparisons.Named(reading, "n", true)));
        // A name stands for one comparison on each side.
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Database.Write(
                change => Comparisons.Put(change, Comparison("5", false, 1) with { Name = "n" }),
                Cancellation
            )
        );
        Assert.Equal(
            "l",
            (
                await Database.Read(reading =>
                    Comparisons.FindList(reading, "a", "one", Day, "hash")
                )
            )?.Id
        );
        Assert.Null(
            await Database.Read(reading => Comparisons.FindList(reading, "a", "two", Day, "hash"))
        );
    }

    [Fact]
    public async Task A_release_is_kept_on_each_side_by_itself()
    {
        await Furnish();
        var release = new ReleaseRow
        {
            Name = "r",
            IsAsked = true,
            Comparison = "1",
            Token = "t",
            Steps = "[]",
            Until = Noon,
            PublicKey = "k",
            Sent = false,
            Acts = "1",
            At = Noon,
        };
        await Database.Write(
            async change =>
            {
                await Comparisons.Put(change, Comparison("1", true, 10));
                await Comparisons.Put(change, release);
                await Comparisons.Put(change, release with { IsAsked = false, Secret = "s" });
                await Comparisons.Put(change, release with { Sent = true });
            },
            Cancellation
        );
        Assert.Equal(
            release with
            {
                Sent = true,
            },
            await Database.Read(reading => Comparisons.FindRelease(reading, "r", true))
        );
        Assert.Equal(
            2,
            (await Database.Read(reading => Comparisons.Releases(reading, "1", 10))).Count
        );
        Assert.Empty(await Database.Read(reading => Comparisons.Releases(reading, "2", 10)));
    }

    [Fact]
    public async Task The_figures_of_a_period_are_kept_once()
    {
        var figures = new PublishedFiguresRow
        {
            Authority = "authority",
            Period = "2026-Q3",
            At = Noon,
            Least = 5,
            Total = 12,
            Version = 1,
        };
        var table = new PublishedTableRow
        {
            Authority = "authority",
            Period = "2026-Q3",
            Name = "time",
            Csv = [1],
            Json = [2],
        };
        await Database.Write(change => Publications.Add(change, figures, [table]), Cancellation);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Database.Write(change => Publications.Add(change, figures, []), Cancellation)
        );
        Assert.Equal(
            figures,
            Assert.Single(await Database.Read(reading => Publications.Of(reading, "authority")))
        );
        Assert.Equal(
            [2],
            (await Database.Read(reading => Publications.Tables(reading, "authority", "2026-Q3")))
                .Single()
                .Json
        );
        Assert.Null(await Database.Read(reading => Publications.First(reading, "authority")));
    }
}

public sealed class SqliteComparingTests : ComparingTests
{
    protected override string NewConnection() => PathOf("store.db");
}

public sealed class PostgresComparingTests : ComparingTests
{
    protected override string NewConnection() => PostgresServer.NewDatabase();
}
