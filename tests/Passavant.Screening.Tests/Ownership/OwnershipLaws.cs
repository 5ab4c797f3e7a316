using Passavant.Accords.Tests.Laws;
using Passavant.Screening.Ownership;
using Passavant.Screening.Tests.Deciding;

namespace Passavant.Screening.Tests.Ownership;

/// <summary>The rule on owners against every way that what is unknown could turn out.</summary>
public sealed class OwnershipLaws
{
    private const int Parties = 5;
    private static readonly DateOnly Day = new(2026, 1, 1);

    /// <summary>Who holds what of whom. Shares in per cent; -1 is a share nobody stated, -2 control, -3 acting for, -4 a half that has ended.</summary>
    private sealed record Graph(
        Listing[] Listed,
        bool[] Persons,
        (int Owner, int Owned, int Share)[] Edges,
        bool Aggregated,
        bool MoreThan,
        bool Control
    )
    {
        public OwnershipRule Rule => new(0.5m, MoreThan, Aggregated, Control, "a law");

        public override string ToString() =>
            $"listed [{string.Join(", ", Listed)}] persons [{string.Join(", ", Persons)}] {string.Join(" ", Edges)} {Rule}";
    }

    private static Gen<Graph> Any(int parties, int edges, bool whole) =>
        from listed in Generated.Of(Listing.No, Listing.No, Listing.Perhaps, Listing.Yes).Array[
            parties
        ]
        from persons in Gen.Int[0, 2].Array[parties]
        from holdings in Gen.Select(
            Gen.Int[0, parties - 1],
            Gen.Int[0, parties - 1],
            Generated.Of(-1, 10, 20, 25, 30, 40, 50, 60, 100, -2, -3, -4)
        ).Array[0, edges]
        from rule in Gen.Int[0, 7]
        select new Graph(
            whole ? [.. listed.Select(one => one == Listing.Perhaps ? Listing.No : one)] : listed,
            [.. persons.Select(person => person == 0)],
            [.. Sound(holdings, whole)],
            (rule & 1) > 0,
            (rule & 2) > 0,
            (rule & 4) > 0
        );

    // Nobody owns more than there is, and the same share is not stated twice.
    private static IEnumerable<(int, int, int)> Sound(
        IEnumerable<(int Owner, int Owned, int Share)> edges,
        bool whole
    ) =>
        edges
            .Where(edge => !whole || edge.Share != -1)
            .Distinct()
            .GroupBy(edge => edge.Owned)
            .SelectMany(same =>
            {
                var left = 100;
                return same.Where(edge => edge.Share < 0 || (left -= edge.Share) >= 0).ToList();
            });

    [Fact]
    public void The_rule_finds_what_all_completions_agree_on() =>
        Long.Sample(
            Any(3, 6, whole: false),
            graph =>
            {
                var seen = graph.Listed.Select(_ => new HashSet<bool>()).ToList();
                foreach (var completion in Completions(graph))
                    for (var party = 0; party < seen.Count; party++)
                        seen[party].Add(completion[party]);
                for (var party = 0; party < seen.Count; party++)
                    Assert.Equal(
                        (
                            party,
                            seen[party].Count == 2 ? Coverage.Unknown
                            : seen[party].Single() ? Coverage.Covered
                            : Coverage.NotCovered
                        ),
                        (party, Find(graph, party).Coverage)
                    );
            },
            400
        );

    [Fact]
    public void Where_all_is_certain_the_rule_finds_what_going_round_all_parties_finds() =>
        Long.Sample(
            Any(8, 24, whole: true),
            graph =>
            {
                // With what is left in nobody's listed hands, and in a listed stranger's.
                var least = Round(graph, graph.Listed, _ => -2);
                var most = Round(graph, graph.Listed, _ => -1, best: true);
                for (var party = 0; party < 8; party++)
                    Assert.Equal(
                        (
                            party,
                            least[party] ? Coverage.Covered
                            : most[party] ? Coverage.Unknown
                            : Coverage.NotCovered
                        ),
                        (party, Find(graph, party).Coverage)
                    );
            },
            400
        );

    [Fact]
    public void Another_listed_owner_never_uncovers() =>
        Long.Sample(
            Gen.Select(
                    Any(Parties, 10, whole: false),
                    Gen.Int[0, Parties - 1],
                    (graph, more) => (graph, more)
                )
                .Select(one => new Pair(
                    one.graph,
                    one.graph with
                    {
                        Listed = Raised(one.graph.Listed, one.more),
                    }
                )),
            pair =>
            {
                for (var party = 0; party < Parties; party++)
                {
                    var (before, after) = (Find(pair.Before, party), Find(pair.After, party));
                    Assert.True(before.Coverage <= after.Coverage, $"{party}");
                    Assert.True(before.AtLeast <= after.AtLeast, $"{party}");
                    Assert.True(before.AtMost <= after.AtMost, $"{party}");
                }
            },
            400
        );

    [Fact]
    public void Every_path_runs_along_holdings_to_somebody_who_counts() =>
        Long.Sample(
            Any(Parties, 12, whole: false),
            graph =>
            {
                for (var party = 0; party < Parties; party++)
                {
                    var found = Find(graph, party);
                    Assert.Equal(found.Coverage == Coverage.NotCovered, found.Paths.Count == 0);
                    foreach (var path in found.Paths)
                    {
                        var at = $"{party}";
                        foreach (var step in path.Steps.Where(step => step.Owner is not null))
                        {
                            Assert.Contains(
                                graph.Edges,
                                edge => $"{edge.Owned}" == at && $"{edge.Owner}" == step.Owner
                            );
                            at = step.Owner!;
                        }
                        Assert.Equal(path.Steps[^1].Owner is null, path.End == PathEnd.NotStated);
                        if (path.End != PathEnd.NotStated)
                            Assert.Equal(
                                path.End == PathEnd.Listed ? Listing.Yes : Listing.Perhaps,
                                graph.Listed[int.Parse(at)]
                            );
                        if (found.Coverage == Coverage.Covered)
                            Assert.Equal(PathEnd.Listed, path.End);
                        Assert.Equal(
                            path.Steps.Count(step => step.Owner is not null),
                            path.Steps.Select(step => step.Owner)
                                .OfType<string>()
                                .Distinct()
                                .Count()
                        );
                    }
                }
            },
            400
        );

    private sealed record Pair(Graph Before, Graph After);

    private static Listing[] Raised(Listing[] listed, int party)
    {
        Listing[] raised = [.. listed];
        raised[party] = Listing.Yes;
        return raised;
    }

    private static OwnershipFinding Find(Graph graph, int party) =>
        Screening.Ownership.Ownership.Of(
            new OwnershipGraph(
                graph.Edges.Select(edge => new Holding(
                    $"{edge.Owner}",
                    $"{edge.Owned}",
                    edge.Share switch
                    {
                        -2 => HoldingKind.Controls,
                        -3 => HoldingKind.ActsFor,
                        _ => HoldingKind.Owns,
                    },
                    edge.Share switch
                    {
                        > 0 => edge.Share / 100m,
                        -4 => 0.5m,
                        _ => null,
                    },
                    null,
                    edge.Share == -4 ? Day : null
                )),
                Enumerable
                    .Range(0, graph.Persons.Length)
                    .Where(party => graph.Persons[party])
                    .Select(party => $"{party}")
            ),
            $"{party}",
            Day,
            name => graph.Listed[int.Parse(name)],
            graph.Rule
        );

    /// <summary>For every completion, which parties are covered: whoever may be listed is or is not; what nobody stated is held by a listed stranger (-1), by nobody listed (-2), or by one of the parties.</summary>
    private static IEnumerable<bool[]> Completions(Graph graph)
    {
        var parties = graph.Listed.Length;
        var choices = parties + 2;
        var all = (int)Math.Pow(choices, parties);
        foreach (var listed in Listings(graph.Listed))
            for (var number = 0; number < all; number++)
            {
                var rests = new int[parties];
                var left = number;
                for (var party = 0; party < parties; party++, left /= choices)
                    rests[party] = left % choices - 2;
                yield return Round(graph, listed, party => rests[party]);
            }
    }

    private static IEnumerable<Listing[]> Listings(Listing[] listed)
    {
        var at = Array.IndexOf(listed, Listing.Perhaps);
        if (at < 0)
            return [listed];
        return new[] { Listing.No, Listing.Yes }.SelectMany(one =>
        {
            Listing[] said = [.. listed];
            said[at] = one;
            return Listings(said);
        });
    }

    /// <summary>Goes round all parties until nothing changes.</summary>
    private static bool[] Round(
        Graph graph,
        Listing[] listed,
        Func<int, int> holderOfRest,
        bool best = false
    )
    {
        var parties = listed.Length;
        var covered = new bool[parties];
        for (var round = 0; round < parties; round++)
        for (var party = 0; party < parties; party++)
        {
            if (graph.Persons[party])
                continue;
            bool Counts(int owner) =>
                owner == -1 || owner >= 0 && (listed[owner] == Listing.Yes || covered[owner]);
            var edges = graph.Edges.Where(edge => edge.Owned == party).ToList();
            var rest = 100 - edges.Where(edge => edge.Share > 0).Sum(edge => edge.Share);
            var shares = edges
                .Where(edge => edge.Share > 0 && Counts(edge.Owner))
                .GroupBy(edge => edge.Owner)
                .ToDictionary(same => same.Key, same => same.Sum(edge => edge.Share));
            var holder = holderOfRest(party);
            // The best for a rule that does not add up: the greatest owner has the rest too.
            if (best && shares.Count > 0)
                holder = shares.MaxBy(one => one.Value).Key;
            if (Counts(holder))
                shares[holder] = shares.GetValueOrDefault(holder) + rest;
            var held = graph.Aggregated
                ? shares.Values.Sum()
                : shares.Values.DefaultIfEmpty(0).Max();
            covered[party] |=
                (graph.MoreThan ? held > 50 : held >= 50)
                || graph.Control && edges.Exists(edge => edge.Share == -2 && Counts(edge.Owner));
        }
        return covered;
    }
}
