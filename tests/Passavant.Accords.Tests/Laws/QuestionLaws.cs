namespace Passavant.Accords.Tests.Laws;

/// <summary>Questions lead to an answer.</summary>
public sealed class QuestionLaws
{
    [Fact]
    public void Answering_the_questions_in_order_settles_the_outcome_or_leaves_nothing_to_ask() =>
        Long.Sample(
            Gen.Select(Deals.Any, Gen.UInt, (@case, seed) => Tuple.Create(@case, seed)),
            pair =>
            {
                var (@case, seed) = pair;
                var assessor = @case.Assessor();
                var deal = @case.Deal;
                var asked = 0;
                while (
                    assessor.Assess(
                        deal.For(assessor.Accord),
                        new AssessmentOptions { Budget = 300 }
                    )
                        is { Outcomes.IsSettled: false, Questions: [var question, ..] }
                )
                {
                    // Each answer states one more fact, so that there is an end.
                    Assert.True(
                        ++asked <= Word.All.Length * (deal.Things.Count() + 1),
                        $"asked again: {question}\n{deal}"
                    );
                    deal = Answer(deal, question, seed += 7919);
                }
            },
            300
        );

    /// <summary>The transfer with a question answered.</summary>
    static Deal Answer(Deal deal, Question question, uint seed)
    {
        var word = Word.All.Single(word => word.Name == question.Term.Name);
        var thing = word.About switch
        {
            About.Transfer => deal.Whole,
            About.Item => deal.Items[int.Parse(question.About) - 1],
            About.Leg => deal.Legs[int.Parse(question.About[4..]) - 1],
            _ => deal.Parties.FirstOrDefault(party =>
                (party.Roles.FirstOrDefault() ?? $"P{Array.IndexOf(deal.Parties, party) + 1}")
                    == question.About
                && Misses(party)
            ),
        };
        bool Misses(Thing party) => party.Find(word)?.Meets((int)question.Demand) != true;
        if (thing is null)
        {
            thing = new Thing(About.Party, [question.About], [], []);
            deal = deal with { Parties = [.. deal.Parties, thing] };
        }
        var given = new Given(
            word,
            thing.Find(word)?.Value ?? word.Values[seed % (uint)word.Values.Length],
            Standing.OfficiallyDetermined,
            true
        );
        return deal.With(
            thing,
            thing with
            {
                Facts = [.. thing.Facts.Where(fact => fact.Word != word), given],
            }
        );
    }

    [Fact]
    public void An_outcome_that_is_open_leaves_something_to_ask() =>
        Long.Sample(
            Deals.Any,
            @case =>
            {
                if (
                    @case.Draft.Clauses.Any(clause => clause.HasFormula)
                    || World.All(@case, 600) is not { } worlds
                )
                    return;
                var assessor = @case.Assessor();
                var determination = assessor.Assess(@case.Deal.For(assessor.Accord));
                if (!determination.IsExact || determination.Outcomes.IsSettled)
                    return;
                Assert.NotEmpty(determination.Questions);
            },
            500
        );
}
