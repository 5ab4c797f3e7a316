using Passavant.Screening.Lists;
using Passavant.Screening.Ownership;

namespace Passavant.Screening.Tests.Ownership;

/// <summary>The rules of lists on examples as their publishers give them, with invented names.</summary>
public sealed class OwnershipTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    [Theory]
    [InlineData("us-ofac-sdn", 50, 0, Coverage.Covered)]
    [InlineData("eu-fsf", 50, 0, Coverage.NotCovered)]
    [InlineData("eu-fsf", 51, 0, Coverage.Covered)]
    [InlineData("us-ofac-sdn", 25, 25, Coverage.Covered)]
    [InlineData("eu-fsf", 30, 21, Coverage.Covered)]
    [InlineData("uk-ofsi", 30, 30, Coverage.NotCovered)]
    [InlineData("uk-ofsi", 51, 0, Coverage.Covered)]
    public void Each_list_has_its_threshold(string list, int first, int second, Coverage expected)
    {
        var found = Find(
            list,
            Owns("First", "Firm", first),
            Owns("Second", "Firm", second),
            Owns("Harmless", "Firm", 100 - first - second)
        );
        Assert.Equal(expected, found.Coverage);
    }

    [Theory]
    [InlineData("us-ofac-sdn", Coverage.NotCovered)]
    [InlineData("eu-fsf", Coverage.Covered)]
    [InlineData("uk-ofsi", Coverage.Covered)]
    public void Control_alone_counts_where_the_rule_says_so(string list, Coverage expected) =>
        Assert.Equal(
            expected,
            Find(
                list,
                Owns("Harmless", "Firm", 100),
                new Holding("First", "Firm", HoldingKind.Controls)
            ).Coverage
        );

    [Fact]
    public void Shares_are_not_multiplied_down_the_chain()
    {
        var found = Find(
            "us-ofac-sdn",
            Owns("First", "Middle", 50),
            Owns("Harmless", "Middle", 50),
            Owns("Middle", "Firm", 50),
            Owns("Harmless", "Firm", 50)
        );
        Assert.Equal((Coverage.Covered, 0.5m), (found.Coverage, found.AtLeast));
        Assert.Equal("Firm ← 50 % ← Middle ← 50 % ← First", Assert.Single(found.Paths).ToString());
    }

    [Fact]
    public void A_circle_covers_nobody_by_itself() =>
        Assert.Equal(
            Coverage.NotCovered,
            Find("us-ofac-sdn", Owns("Middle", "Firm", 100), Owns("Firm", "Middle", 100)).Coverage
        );

    [Fact]
    public void What_nobody_stated_could_tip_it()
    {
        Assert.Equal(Coverage.Unknown, Find("us-ofac-sdn").Coverage);
        var found = Find("us-ofac-sdn", Owns("First", "Firm", 40), Owns("Harmless", "Firm", 45));
        Assert.Equal(
            (Coverage.Unknown, 0.4m, 0.55m),
            (found.Coverage, found.AtLeast, found.AtMost)
        );
        Assert.Equal(
            ["Firm ← 15 % ← somebody not stated", "Firm ← 40 % ← First"],
            found.Paths.Select(path => path.ToString())
        );
        Assert.Equal(
            Coverage.NotCovered,
            Find("us-ofac-sdn", Owns("First", "Firm", 30), Owns("Harmless", "Firm", 55)).Coverage
        );
    }

    [Fact]
    public void A_holding_holds_from_a_day_until_before_another()
    {
        var holding = Owns("First", "Firm", 60) with { From = Day, Until = Day.AddDays(1) };
        Assert.Equal(
            [false, true, false],
            new[] { -1, 0, 1 }.Select(days => holding.Holds(Day.AddDays(days)))
        );
    }

    [Fact]
    public void The_affiliates_rule_is_suspended_for_a_year()
    {
        var rule = OwnershipRules.Of("us-bis-el");
        Assert.Equal(
            [false, true, true, false, false, true],
            new DateOnly[]
            {
                new(2025, 9, 28),
                new(2025, 9, 29),
                new(2025, 11, 9),
                new(2025, 11, 10),
                new(2026, 11, 9),
                new(2026, 11, 10),
            }.Select(rule.AppliesOn)
        );
        Assert.NotNull(rule.Doubt);
    }

    [Fact]
    public void Every_rule_is_of_a_list_we_know() =>
        Assert.All(OwnershipRules.All, one => Assert.NotNull(ListRules.Find(one.List)));

    [Fact]
    public void What_a_list_states_of_owners_is_part_of_the_graph()
    {
        var list = ListSnapshot.Of(
            new ListDescription
            {
                Id = "ours",
                Publisher = "us",
                Title = "Ours",
                Format = "none",
            },
            [
                Entry("1", new Link(LinkKind.Owns, "2", 0.6m), new Link(LinkKind.LinkedTo, "3")),
                Entry("2", new Link(LinkKind.Owns, "Firm", 0.7m, Day)),
            ]
        );
        Assert.Equal(
            [
                new Holding("ours/1", "ours/2", HoldingKind.Owns, 0.6m),
                new Holding("ours/2", "Firm", HoldingKind.Owns, 0.7m, Day),
            ],
            OwnershipGraph.HoldingsOf([list])
        );
    }

    [Fact]
    public void A_chain_may_be_long_and_a_fan_wide()
    {
        const int Long = 20_000;
        var holdings = Enumerable
            .Range(0, Long)
            .Select(i => Owns($"{i}", i == Long - 1 ? "Firm" : $"{i + 1}", 100))
            .Append(Owns("First", "0", 100))
            .Concat(Enumerable.Range(0, Long).Select(i => Owns($"a{i}", "0", 0)));
        var found = Find("us-ofac-sdn", [.. holdings]);
        Assert.Equal(Long + 1, Assert.Single(found.Paths).Steps.Count);
    }

    [Fact]
    public void Paths_are_given_up_to_a_number()
    {
        // Each layer doubles the ways up.
        var holdings = Enumerable
            .Range(0, 30)
            .SelectMany(layer =>
                from side in "ab"
                from other in "ab"
                select Owns($"{other}{layer + 1}", layer == 0 ? "Firm" : $"{side}{layer}", 50)
            )
            .Concat([Owns("First", "a31", 100), Owns("First", "a30", 0), Owns("First", "b30", 100)])
            .Append(Owns("First", "a30", 100));
        var found = Find("us-ofac-sdn", [.. holdings]);
        Assert.Equal(Coverage.Covered, found.Coverage);
        Assert.Equal(Screening.Ownership.Ownership.MostPaths, found.Paths.Count);
    }

    private static ListEntry Entry(string id, params Link[] links) =>
        new()
        {
            Party = new Party { Id = id, Names = [new PartyName(id)] },
            Consequence = new Consequence(Effect.Prohibits),
            Links = links,
        };

    private static Holding Owns(string owner, string owned, int share) =>
        new(owner, owned, HoldingKind.Owns, share / 100m);

    private static OwnershipFinding Find(string list, params Holding[] holdings) =>
        Screening.Ownership.Ownership.Of(
            new OwnershipGraph(holdings, ["Harmless"]),
            "Firm",
            Day,
            name => name is "First" or "Second" ? Listing.Yes : Listing.No,
            OwnershipRules.Of(list)
        );
}
