using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Tests.Laws;

/// <summary>The ownership rule against every way unknown shares and owners could turn out.</summary>
public sealed class OwnershipLaws
{
    const int Parties = 3;
    static readonly string[] Listed = ["no", "yes", ""];

    /// <summary>Who holds what of whom: owners 0 to 2 are parties, 3 stands outside the transfer. Shares in per cent; -1 is a share nobody stated, -2 control.</summary>
    sealed record Graph(
        int[] Listed,
        (int Owner, int Of, int Share)[] Edges,
        bool Aggregate,
        bool MoreThan
    )
    {
        public override string ToString() =>
            $"listed [{string.Join(", ", Listed)}] {string.Join(" ", Edges)} aggregate {Aggregate} more than {MoreThan}";
    }

    static readonly Gen<Graph> Any = Gen.Select(
        Gen.Int[0, 2].Array[Parties],
        Gen.Select(
            Gen.Int[0, Parties],
            Gen.Int[0, Parties - 1],
            Choose.Of(-1, 10, 25, 30, 50, 60, -2)
        ).Array[0, 5],
        Gen.Bool,
        Gen.Bool,
        (listed, edges, aggregate, moreThan) =>
            new Graph(listed, [.. Sound(edges)], aggregate, moreThan)
    );

    // Nobody owns more than there is.
    static IEnumerable<(int, int, int)> Sound(IEnumerable<(int Owner, int Of, int Share)> edges) =>
        edges
            .Where(edge => edge.Owner != edge.Of)
            .GroupBy(edge => edge.Of)
            .SelectMany(same =>
            {
                var left = 100;
                return same.Where(edge => edge.Share < 0 || (left -= edge.Share) >= 0).ToList();
            });

    [Fact]
    public void The_rule_finds_what_all_completions_agree_on() =>
        Long.Sample(
            Any,
            graph =>
            {
                var accord = Accord(graph);
                var transfer = Transfer(accord, graph);
                var caught = Enumerable.Range(0, Parties).Select(_ => new HashSet<bool>()).ToList();
                foreach (var completion in Completions(graph))
                    for (var party = 0; party < Parties; party++)
                        caught[party].Add(completion[party]);
                var assessor = new Assessor(accord, Instruments.None, Small.Day, Small.Day);
                var findings = assessor.Assess(transfer).Lines[0].Requirements;
                var owned = new Condition.OneOf(
                    accord.Glossary.FindTerm("owned")!,
                    ["yes"],
                    [],
                    false,
                    Standing.DeemedBySilence
                );
                for (var party = 0; party < Parties; party++)
                {
                    var expected =
                        caught[party].Count == 2
                            ? Truth.NotStated
                            : caught[party].Single().ToTruth();
                    Assert.Equal(
                        (party, expected),
                        (
                            party,
                            assessor
                                .Reason(transfer)
                                .Of(owned, transfer.Items[0], transfer.Parties[party])
                                .Truth
                        )
                    );
                    Assert.Equal(
                        (party, expected),
                        (
                            party,
                            findings
                                .SingleOrDefault(finding => finding.Requirement.Id == $"R{party}")
                                ?.Holds
                                ?? Truth.No
                        )
                    );
                }
            },
            300
        );

    static Accord Accord(Graph graph)
    {
        var writer = new DraftWriter(new Spelling());
        var roles = string.Concat(
            Enumerable
                .Range(0, Parties)
                .Select(party => $"  r{party}: {{ label: a role, required: no }}\n")
        );
        var text = Small
            .Text(
                "requirements:\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, Parties)
                            .Select(party =>
                                $"  - {{ id: R{party}, trigger: end user, authority: A, legal basis: a law, when: [{{ the r{party}: [owned is yes] }}] }}\n"
                            )
                    )
            )
            .Replace("roles:\n", $"roles:\n{roles}", StringComparison.Ordinal)
            .Replace(
                "terms:\n",
                $"terms:\n  owned: {{ about: party, ownership: {{ {(graph.MoreThan ? "more than" : "at least")}: 50 %, of: [listed is yes], aggregate: {(graph.Aggregate ? "yes" : "no")} }} }}\n",
                StringComparison.Ordinal
            );
        return Small.Sound(Small.Read(text));
    }

    static Transfer Transfer(Accord accord, Graph graph)
    {
        var listed = accord.Glossary.FindTerm("listed")!;
        return new Transfer
        {
            Id = "graph",
            Items = [new Item { Line = "1" }],
            Parties =
            [
                .. graph.Listed.Select(
                    (value, party) =>
                        new Party
                        {
                            Id = $"{party}",
                            Roles = [$"r{party}"],
                            Facts =
                                value == 2
                                    ? Facts.None
                                    : new Facts([
                                        new Fact(listed, new FactValue.Word(Listed[value])),
                                    ]),
                        }
                ),
            ],
            Holdings =
            [
                .. graph.Edges.Select(edge => new Holding(
                    $"{edge.Owner}",
                    $"{edge.Of}",
                    edge.Share == -2 ? HoldingKind.Controls : HoldingKind.Owns,
                    edge.Share < 0 ? null : Rational.Of(edge.Share, 100)
                )),
            ],
        };
    }

    /// <summary>For every completion, which parties are caught: unknown owners and outsiders are listed or not; what nobody stated is held by a listed stranger, by nobody listed, or by one of the owners named.</summary>
    static IEnumerable<bool[]> Completions(Graph graph)
    {
        var rests = Enumerable
            .Range(0, Parties)
            .Select(party =>
                100
                - graph
                    .Edges.Where(edge => edge.Of == party && edge.Share > 0)
                    .Sum(edge => edge.Share)
            )
            .ToList();
        const int Holders = Parties + 3;
        for (var listed = 0; listed < 1 << (Parties + 1); listed++)
        {
            bool Is(int party) => party > Parties || (listed >> party & 1) != 0;
            if (
                Enumerable
                    .Range(0, Parties)
                    .Any(party =>
                        graph.Listed[party] != 2 && Is(party) != (graph.Listed[party] == 1)
                    )
            )
                continue;
            for (var holders = 0; holders < Holders * Holders * Holders; holders++)
            {
                // 0 to 3: a party or the outsider; 4: a listed stranger; 5: nobody listed.
                int[] holder =
                [
                    holders % Holders,
                    holders / Holders % Holders,
                    holders / Holders / Holders,
                ];
                var edges = graph.Edges.Where(edge => edge.Share != -1).ToList();
                for (var party = 0; party < Parties; party++)
                    if (
                        holder[party] < 5
                        && holder[party] != party
                        && (
                            holder[party] == 4
                            || graph.Edges.Any(edge =>
                                edge.Owner == holder[party] && edge.Of == party && edge.Share != -2
                            )
                        )
                    )
                        edges.Add((holder[party], party, rests[party]));
                yield return Caught(graph, edges, Is);
            }
        }
    }

    static bool[] Caught(
        Graph graph,
        List<(int Owner, int Of, int Share)> edges,
        Func<int, bool> isListed
    )
    {
        var caught = new bool[Parties];
        for (var round = 0; round <= Parties; round++)
        for (var party = 0; party < Parties; party++)
        {
            var counting = edges
                .Where(edge =>
                    edge.Of == party
                    && (isListed(edge.Owner) || (edge.Owner < Parties && caught[edge.Owner]))
                )
                .ToList();
            var shares = counting
                .Where(edge => edge.Share > 0)
                .GroupBy(edge => edge.Owner)
                .Select(own => own.Sum(edge => edge.Share))
                .ToList();
            var held = graph.Aggregate ? shares.Sum() : shares.DefaultIfEmpty(0).Max();
            caught[party] |=
                counting.Exists(edge => edge.Share == -2)
                || (graph.MoreThan ? held > 50 : held >= 50);
        }
        return caught;
    }

    [Fact]
    public void Ownership_nobody_stated_stays_unknown()
    {
        var graph = new Graph([0, 0, 0], [], true, false);
        var accord = Accord(graph);
        var outcomes = new Assessor(accord, Instruments.None, Small.Day, Small.Day).Assess(
            Transfer(accord, graph)
        );
        Assert.False(outcomes.Outcomes.IsSettled);
        Assert.All(
            outcomes.Lines[0].Requirements,
            finding => Assert.Equal(Truth.NotStated, finding.Holds)
        );
    }

    [Theory]
    [InlineData("owned is yes")]
    [InlineData("{ any party: [listed is yes] }")]
    [InlineData("item is pump")]
    [InlineData("falls under any control")]
    public void An_ownership_rule_asks_only_what_is_stated_of_an_owner(string of)
    {
        var text = Small
            .Text("")
            .Replace(
                "terms:\n",
                $"terms:\n  owned: {{ about: party, ownership: {{ at least: 50 %, of: [{of}] }} }}\n",
                StringComparison.Ordinal
            );
        Assert.Contains(
            Small.Read(text).Faults,
            fault => fault.Found.Contains("ownership rule", StringComparison.Ordinal)
        );
    }
}
