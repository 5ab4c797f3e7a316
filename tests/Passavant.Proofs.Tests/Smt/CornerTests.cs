using System.Text;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs.Tests.Smt;

/// <summary>Corners of the encoding that generated accords do not reach.</summary>
public sealed class CornerTests
{
    private static readonly DateOnly Day = new(2026, 2, 15);

    // Each requirement is notify-and-wait, so that its arising alone is an outcome.
    private static Accord Accord(params string[] requirements) =>
        Small.Sound(
            AccordReader.Read([
                new AccordFile(
                    "accord.yaml",
                    Encoding.UTF8.GetBytes(
                        $$"""
                        accord: Corners
                        version: 1.0.0
                        state: EU
                        if undecided: "licence required: case by case"
                        terms:
                          gain: { about: item, number in: "1" }
                          loss: { about: item, number in: "1" }
                          ratio: { about: item, number in: "1", derived: gain / loss }
                          channels: { about: item, number in: "1", whole: yes, from: 1, to: 8 }
                          storage: { about: item, number in: kg, whole: yes, from: 0 }
                          output: { about: item, number in: dBm, reference: 1 mW }
                          weight: { about: transfer, number in: kg, from: 0 }
                          share (50% or more): { about: item, one of: [x, y, z] }
                          contains: { about: item, control codes: several }
                          listed: { about: party, one of: [no, yes] }
                          held: { about: party, ownership: { at least: 50 %, of: ["listed is yes"] } }
                          stop: { about: leg, country: ISO 3166 }
                        roles:
                          end user: { label: End user, required: yes }
                          broker: { label: Broker, required: no }
                        requirements:
                        {{string.Join(
                            '\n',
                            requirements.Select(
                                (text, index) =>
                                    $"  - {{ id: R{index + 1}, effect: notify and wait, authority: A, legal basis: a law, {text} }}"
                            )
                        )}}
                        matrix:
                          sensitivity: ["1"]
                          risk: [low]
                          cells: { "1": { low: { policy: case by case, level: desk } } }
                        procedure:
                          authorities: [{ id: A, title: The authority }]
                          ladder: [{ id: desk, title: The desk, authority: A, within: 10 working days }]
                        """
                    )
                ),
            ])
        );

    private static Accord When(string when) => Accord($"trigger: destination, when: [{when}]");

    private static SolverAnswer Ask(SmtText text, params string[] assertions) =>
        Solvers.Require("z3").Ask(text, text.Question(assertions));

    // A transfer on which the requirement arises, which the assessment confirms.
    private static Transfer Found(SmtText text, params string[] assertions)
    {
        var model = Assert
            .IsType<SolverAnswer.Satisfied>(
                Ask(text, [text.OutcomeAtLeast(0, Outcome.NotifyAndWait), .. assertions])
            )
            .Model;
        var transfer = model.ToTransfer();
        Assert.Equal(
            new OutcomeSet(Outcome.NotifyAndWait),
            new Assessor(text.Accords[0], model.Acts(), Day, Day).Decide(transfer).Outcomes
        );
        return transfer;
    }

    private static Rational Number(Transfer transfer, string term) =>
        (
            (FactValue.Number)
                transfer.Items[0].Facts.All.Single(fact => fact.Term.Name == term).Value
        ).Base;

    [Fact]
    public void A_ratio_is_held_against_a_number_on_either_side_of_zero()
    {
        var accord = When("\"ratio is more than 3\"");
        var text = new SmtText([accord], Day);
        var loss = accord.Glossary.FindTerm("loss")!;
        var negative = text.Of(
            new Condition.Within(
                loss,
                new Interval(null, new Bound(0, false, "0")),
                false,
                Standing.Asserted
            )
        );
        Assert.True(Number(Found(text), "loss").Sign != 0);
        var found = Found(text, negative);
        Assert.True(Number(found, "gain") / Number(found, "loss") > 3);
        Assert.IsType<SolverAnswer.Unsatisfied>(
            Ask(
                text,
                text.Of(
                    new Condition.Within(
                        loss,
                        new Interval(new Bound(0, true, "0"), new Bound(0, true, "0")),
                        false,
                        Standing.Asserted
                    )
                ),
                $"(or {text.OutcomeAtLeast(0, Outcome.Authorised)} true)"
            )
        );
    }

    [Fact]
    public void A_ratio_held_against_a_number_needs_no_product_of_unknowns()
    {
        var linear = new SmtText([When("\"ratio is more than 3\"")], Day);
        Assert.Contains(
            "QF_LRA",
            linear.Question(linear.OutcomeAtLeast(0, Outcome.Authorised)),
            StringComparison.Ordinal
        );
        var product = new SmtText([When("\"gain is at least loss * loss\"")], Day);
        Assert.Contains(
            "QF_NRA",
            product.Question(product.OutcomeAtLeast(0, Outcome.Authorised)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_formula_is_read_with_its_products_and_powers()
    {
        var found = Found(new SmtText([When("\"gain is at most 2 - loss ^ 2 * channels\"")], Day));
        var loss = Number(found, "loss");
        Assert.True(Number(found, "gain") <= 2 - loss * loss * Number(found, "channels"));
    }

    [Fact]
    public void A_whole_number_lies_between_no_two_neighbours()
    {
        var between = new SmtText([When("\"channels is more than 3 and less than 4\"")], Day);
        Assert.IsType<SolverAnswer.Unsatisfied>(
            Ask(between, between.OutcomeAtLeast(0, Outcome.Authorised))
        );
        var beyond = new SmtText([When("\"channels is more than 8\"")], Day);
        Assert.IsType<SolverAnswer.Unsatisfied>(
            Ask(beyond, beyond.OutcomeAtLeast(0, Outcome.Authorised))
        );
        var kilograms = Found(
            new SmtText([When("\"storage is more than 2 kg and at most 3 kg\"")], Day)
        );
        Assert.Equal(Quantity.Parse("3 kg").BaseValue, Number(kilograms, "storage"));
    }

    [Fact]
    public void A_level_is_held_as_the_number_it_stands_for()
    {
        var found = Found(
            new SmtText([When("\"output is more than 30 dBm and at most 2 W\"")], Day)
        );
        Assert.True(Number(found, "output") > Quantity.Parse("1 W").BaseValue);
    }

    [Fact]
    public void A_name_that_is_no_symbol_is_quoted() =>
        Found(new SmtText([When("\"share (50% or more) is y\", \"gain is at least 1\"")], Day));

    [Fact]
    public void The_broker_is_there_where_a_condition_speaks_of_the_broker()
    {
        var text = new SmtText([When("{ none: [{ the broker: [\"listed is yes\"] }] }")], Day);
        Assert.Contains(Found(text).Parties, party => party.Roles.Contains("broker"));
    }

    [Fact]
    public void As_many_parties_are_found_as_conditions_need()
    {
        var found = Found(
            new SmtText(
                [
                    When(
                        "{ any broker: [\"listed is yes\", \"held is no\"] }, { any broker: [\"listed is no\", \"held is yes\"] }, { no broker: [\"listed is no\", \"held is no\"] }, { any end user: [\"held is no\"] }, { any party: [\"listed is yes\", \"held is yes\"] }, { any leg: [\"stop is FR\"] }, { any leg: [\"stop is DE\"] }"
                    ),
                ],
                Day
            )
        );
        Assert.True(found.Parties.Count(party => party.Roles.Contains("broker")) >= 2);
        Assert.True(found.Legs.Count >= 2);
    }

    [Fact]
    public void Being_informed_comes_about_by_an_act_alone()
    {
        var accord = Accord("trigger: informed, when: [\"gain is at least 1\"]");
        var text = new SmtText([accord], Day);
        var transfer = Found(text);
        Assert.Equal(
            new OutcomeSet(Outcome.NotRequired),
            new Assessor(accord, Instruments.None, Day, Day).Decide(transfer).Outcomes
        );
    }

    [Fact]
    public void A_question_holds_what_it_rests_on_and_nothing_else()
    {
        var accord = Accord(
            "trigger: destination, when: [\"gain is at least 1\"]",
            "trigger: destination, when: [\"weight is at least 1 kg\"]"
        );
        var text = new SmtText([accord], Day);
        text.OutcomeAtLeast(0, Outcome.Authorised);
        var question = text.Question(text.Applies(accord.Requirements[0]));
        Assert.Contains("line 1: gain", question, StringComparison.Ordinal);
        Assert.DoesNotContain("weight", question, StringComparison.Ordinal);
        Assert.Equal(question, text.Question(text.Applies(accord.Requirements[0])));
    }

    [Fact]
    public void An_authorisation_lifts_for_the_controls_it_covers_alone()
    {
        var accord = Small.Accord(
            """
            controls:
              - { id: 1A1, sensitivity: 1, when: ["item is pump"] }
              - { id: 1A2, sensitivity: 1, when: ["item is one of pump, laser"] }
            requirements:
              - { id: R1, trigger: control, controls: [all], authority: A, legal basis: a law }
            authorisations:
              - { id: G1, kind: general, lifts: [R1], controls: [1A2] }
            """
        );
        var text = new SmtText([accord], Day);
        string Is(string item) =>
            text.Of(
                new Condition.OneOf(
                    accord.Glossary.FindTerm("item")!,
                    [item],
                    [],
                    false,
                    Standing.Asserted
                )
            );
        Assert.IsType<SolverAnswer.Satisfied>(
            Ask(text, Is("pump"), text.OutcomeAtLeast(0, Outcome.NotifyAndWait))
        );
        Assert.IsType<SolverAnswer.Unsatisfied>(
            Ask(text, Is("laser"), text.OutcomeAtLeast(0, Outcome.NotifyAndWait))
        );
        Assert.IsType<SolverAnswer.Satisfied>(
            Ask(text, Is("laser"), text.OutcomeAtLeast(0, Outcome.Authorised))
        );
    }

    [Fact]
    public void A_text_not_in_force_says_nothing()
    {
        var accord = Small.Sound(
            Small.Read(
                Small
                    .Text(
                        "requirements: [{ id: R1, trigger: destination, authority: A, legal basis: a law }]"
                    )
                    .Replace(
                        "version: 1.0.0",
                        "version: 1.0.0\nvalid: { from: 2026-02-16 }",
                        StringComparison.Ordinal
                    )
            )
        );
        var before = new SmtText([accord], Day);
        Assert.Equal("true", before.OutcomeAtLeast(0, Outcome.NotRequired));
        Assert.Equal("false", before.OutcomeAtLeast(0, Outcome.Authorised));
        Assert.Equal("false", before.Applies(accord.Requirements[0]));
        var after = new SmtText([accord], Day.AddDays(1));
        Assert.Equal("true", after.OutcomeAtLeast(0, Outcome.Authorised));
        Assert.Equal("true", after.Applies(accord.Requirements[0]));
    }

    [Fact]
    public void A_world_without_a_required_party_or_a_line_is_refused()
    {
        var accord = When("\"gain is at least 1\"");
        Assert.Throws<ArgumentException>(() =>
            new SmtText([accord], Day, world: new SmtWorld { Parties = [] })
        );
        Assert.Throws<ArgumentException>(() =>
            new SmtText(
                [accord],
                Day,
                world: new SmtWorld
                {
                    Parties =
                    [
                        ["end user"],
                    ],
                    Lines = 0,
                }
            )
        );
        Assert.Throws<ArgumentException>(() => new SmtText([], Day));
    }

    [Fact]
    public void Accords_that_mean_different_things_by_a_term_are_refused()
    {
        var other = Small.Sound(
            AccordReader.Read([
                new AccordFile(
                    "accord.yaml",
                    Encoding.UTF8.GetBytes(
                        Small
                            .Text("")
                            .Replace(
                                "[pump, laser, tube]",
                                "[pump, laser]",
                                StringComparison.Ordinal
                            )
                    )
                ),
            ])
        );
        var refusal = Assert.Throws<ArgumentException>(() =>
            new SmtText([Small.Accord(""), other], Day)
        );
        Assert.Contains("'item'", refusal.Message, StringComparison.Ordinal);
    }
}
