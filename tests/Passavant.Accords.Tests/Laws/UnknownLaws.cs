namespace Passavant.Accords.Tests.Laws;

/// <summary>What is not stated never clears, and what is stated only narrows.</summary>
public sealed class UnknownLaws
{
    /// <summary>A case, and the same with one more fact, or one fact better established.</summary>
    static readonly Gen<(Case Less, Case More)> Stated = Gen.Select(
        Deals.Any,
        Gen.Int[0, 1000],
        Gen.Int[0, 1000],
        Gen.Int[0, 1000],
        (@case, which, word, value) =>
        {
            var things = @case.Deal.Things.ToList();
            var thing = things[which % things.Count];
            // A stated density overrules the computed one; contradicting what is known is not stating more.
            var about = Word
                .All.Where(one => one.About == thing.About && one != Word.Density)
                .ToList();
            var chosen = about[word % about.Count];
            var standing = (Standing)(value % 5);
            var more = thing.Find(chosen) is { } known
                ? known with
                {
                    Standing = (Standing)Math.Max((int)known.Standing, (int)standing),
                }
                : new Given(
                    chosen,
                    chosen.Values[value % chosen.Values.Length],
                    standing,
                    value % 3 > 0
                );
            Given[] facts = [.. thing.Facts.Where(fact => fact.Word != chosen), more];
            return (
                @case,
                @case with
                {
                    Deal = @case.Deal.With(thing, thing with { Facts = facts }),
                }
            );
        }
    );

    [Fact]
    public void Stating_a_fact_never_enlarges_the_outcomes_Kleene_leaves() =>
        Long.Sample(
            Stated.Select(pair => Tuple.Create(pair.Less, pair.More)),
            pair =>
            {
                var assessor = pair.Item1.Assessor();
                var less = assessor.Decide(pair.Item1.Deal.For(assessor.Accord)).Outcomes;
                var more = assessor.Decide(pair.Item2.Deal.For(assessor.Accord)).Outcomes;
                Assert.True(more.IsWithin(less), $"{more} within {less}");
            },
            2000
        );

    [Fact]
    public void Stating_a_fact_never_enlarges_the_exact_outcomes() =>
        Long.Sample(
            Stated.Select(pair => Tuple.Create(pair.Less, pair.More)),
            pair =>
            {
                // Where thresholds hang together by a formula the set is a bound, which facts may loosen in the middle.
                if (pair.Item1.Draft.Clauses.Any(clause => clause.HasFormula))
                    return;
                var assessor = pair.Item1.Assessor();
                var options = new AssessmentOptions { WithQuestions = false };
                var less = assessor.Assess(pair.Item1.Deal.For(assessor.Accord), options);
                var more = assessor.Assess(pair.Item2.Deal.For(assessor.Accord), options);
                if (less.IsExact && more.IsExact)
                    Assert.True(
                        more.Outcomes.IsWithin(less.Outcomes),
                        $"{more.Outcomes} within {less.Outcomes}"
                    );
            },
            1000
        );

    [Fact]
    public void A_fact_of_lower_standing_than_every_demand_counts_as_not_stated() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                var demands = @case
                    .Draft.Clauses.SelectMany(clause => clause.Uses())
                    .ToLookup(use => use.Word, use => use.Demand);
                Thing Without(Thing thing) =>
                    thing with
                    {
                        Facts =
                        [
                            .. thing.Facts.Where(fact =>
                                fact.Word == Word.Contract
                                || demands[fact.Word].Any(fact.Meets)
                                || (
                                    fact.Word == Word.Density
                                    || fact.Word == Word.Mass
                                    || fact.Word == Word.Area
                                )
                            ),
                        ],
                    };
                var deal = @case.Deal;
                var known = new Deal(
                    Without(deal.Whole),
                    [.. deal.Items.Select(Without)],
                    [.. deal.Parties.Select(Without)],
                    [.. deal.Legs.Select(Without)]
                );
                var assessor = @case.Assessor();
                Assert.Equal(
                    assessor.Decide(known.For(assessor.Accord)),
                    assessor.Decide(deal.For(assessor.Accord))
                );
            },
            1000
        );

    [Fact]
    public void A_judgement_counts_only_when_settled_by_its_role_or_determined_officially()
    {
        var accord = Small.Accord(
            "requirements:\n  - { id: R1, trigger: end use, when: [special is yes], authority: A, legal basis: a law }"
        );
        var settled = Enum.GetValues<Standing>()
            .SelectMany(standing => ((bool[])[true, false]).Select(settled => (settled, standing)));
        foreach (var (isSettled, standing) in settled)
        {
            var outcomes = Small.Decide(accord, new Given(Word.Special, "no", standing, isSettled));
            Assert.Equal(
                isSettled || standing == Standing.OfficiallyDetermined,
                outcomes.IsSettled
            );
        }
    }
}
