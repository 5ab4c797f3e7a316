namespace Passavant.Accords.Tests.Laws;

/// <summary>The outcomes the engine finds possible, held against an oracle that computes the outcome of every way the facts could turn out.</summary>
public sealed class OutcomeLaws
{
    const int MostCompletions = 1500;

    [Fact]
    public void The_outcomes_possible_are_those_of_the_completions() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var assessor = @case.Assessor();
                var transfer = @case.Deal.For(assessor.Accord);
                var decision = assessor.Decide(transfer);
                var determination = assessor.Assess(
                    transfer,
                    new AssessmentOptions { WithQuestions = false }
                );
                var all = World.All(@case, MostCompletions);
                var whole = new HashSet<Outcome>();
                var lines = @case.Deal.Items.Select(_ => new HashSet<Outcome>()).ToList();
                foreach (var world in all ?? World.Some(@case, 25, 7))
                {
                    var oracle = new Oracle(@case, world);
                    whole.Add(oracle.Whole);
                    for (var line = 0; line < lines.Count; line++)
                        lines[line].Add(oracle.Line(@case.Deal.Items[line]));
                }
                var brute = new OutcomeSet(whole);
                Assert.True(
                    brute.IsWithin(determination.Outcomes),
                    $"can be {brute}, engine finds {determination.Outcomes}, exact {determination.IsExact}"
                );
                Assert.True(
                    determination.Outcomes.IsWithin(decision.Outcomes),
                    $"{determination.Outcomes} within {decision.Outcomes}"
                );
                Assert.True(determination.Stands >= determination.Outcomes.Mildest);
                var isPlain =
                    all is not null && !@case.Draft.Clauses.Any(clause => clause.HasFormula);
                if (isPlain && determination.IsExact)
                    Assert.Equal(brute.ToString(), determination.Outcomes.ToString());
                for (var line = 0; line < lines.Count; line++)
                {
                    var found = determination.Lines[line];
                    Assert.True(
                        new OutcomeSet(lines[line]).IsWithin(found.Outcomes),
                        $"line {line + 1} can be {new OutcomeSet(lines[line])}, engine finds {found.Outcomes}"
                    );
                    if (isPlain && found.IsExact)
                        Assert.Equal(
                            new OutcomeSet(lines[line]).ToString(),
                            found.Outcomes.ToString()
                        );
                }
            },
            1500
        );

    [Fact]
    public void A_transfer_of_which_everything_is_stated_has_one_outcome() =>
        Long.Sample(
            Gen.Select(
                Deals.Any,
                Gen.UInt,
                (@case, seed) => @case with { Deal = Complete(@case, seed) }
            ),
            @case =>
            {
                var assessor = @case.Assessor();
                var found = assessor.Decide(@case.Deal.For(assessor.Accord)).Outcomes;
                if (World.All(@case, 1)?.Single() is { } world)
                    Assert.Equal(
                        new OutcomeSet(new Oracle(@case, world).Whole).ToString(),
                        found.ToString()
                    );
            },
            1500
        );

    /// <summary>The transfer with every fact stated as officially determined.</summary>
    static Deal Complete(Case @case, uint seed)
    {
        Thing Full(Thing thing) =>
            thing with
            {
                Facts =
                [
                    .. Word
                        .All.Where(word => word.About == thing.About && word.Name != "density")
                        .Select(word => new Given(
                            word,
                            thing.Find(word)?.Value
                                ?? word.Values[
                                    (int)(
                                        ((seed = seed * 1664525 + 1013904223) >> 8)
                                        % (uint)word.Values.Length
                                    )
                                ],
                            Standing.OfficiallyDetermined,
                            true
                        )),
                ],
            };
        var deal = @case.Deal;
        var parties = deal.Parties.Any(party => party.Roles.Contains("end user"))
            ? deal.Parties
            : [.. deal.Parties, new Thing(About.Party, ["end user"], [], [])];
        return new Deal(
            Full(deal.Whole),
            [.. deal.Items.Select(Full)],
            [.. parties.Select(Full)],
            [.. deal.Legs.Select(Full)]
        );
    }
}
