using Passavant.Accords.Conditions;

namespace Passavant.Accords.Tests.Laws;

/// <summary>Faults of the engine that the laws found, each shown by one example.</summary>
public sealed class FoundFaultTests
{
    const string Duty = "trigger: destination, authority: A, legal basis: a law";

    static Thing Item(params Given[] facts) => new(About.Item, [], facts, []);

    static Determination Assess(Accord accord, params Thing[] items) =>
        new Assessor(accord, Instruments.None, Small.Day, Small.Day).Assess(
            new Deal(new Thing(About.Transfer, [], [], []), items, [], []).For(accord)
        );

    [Fact]
    public void Several_codes_can_be_stated_together()
    {
        var accord = Small.Accord(
            $"requirements:\n  - {{ id: R1, {Duty}, when: [alloys is 1A1, alloys is 9Z9] }}\ncontrols:\n  - {{ id: 1A1, when: [item is pump], sensitivity: \"1\" }}"
        );
        var open = Assess(accord, Item());
        Assert.Equal(
            "no authorisation required | licence required: presumption of approval",
            open.Outcomes.ToString()
        );
        Assert.True(open.IsExact);
    }

    [Fact]
    public void The_risk_of_one_line_does_not_colour_the_findings_of_another()
    {
        var accord = Small.Accord(
            $"requirements:\n  - {{ id: R1, {Duty} }}\nrisk:\n  indicators:\n    - {{ id: I1, tier: end use, level: high, when: [item is laser] }}"
        );
        var lines = Assess(
            accord,
            Item(Small.Fact(Word.Item, "pump")),
            Item(Small.Fact(Word.Item, "laser"))
        ).Lines;
        Assert.Equal(
            [Outcome.PresumptionOfApproval, Outcome.PresumptionOfDenial],
            lines.Select(line => line.Requirements.Single().Outcomes.Single())
        );
    }

    [Fact]
    public void A_control_may_ask_what_a_later_line_falls_under()
    {
        var accord = Small.Accord(
            "controls:\n  - { id: 1A1, when: [item is laser], sensitivity: \"1\" }\n  - { id: 1A2, when: [{ any item: [falls under 1A1] }], sensitivity: \"1\" }"
        );
        var lines = Assess(
            accord,
            Item(Small.Fact(Word.Item, "pump")),
            Item(Small.Fact(Word.Item, "laser"))
        ).Lines;
        Assert.Equal(
            ["1A2", "1A1, 1A2"],
            lines.Select(line =>
                string.Join(
                    ", ",
                    line.Controls.Where(one => one.Applies == Truth.Yes)
                        .Select(one => one.Control.Id)
                )
            )
        );
    }

    [Fact]
    public void A_bound_that_settles_a_formula_is_not_promised_to_be_open()
    {
        // The power is at least 0 and the mass too, so 1 W and more is always reached: which the engine does not see, and must not deny.
        var accord = Small.Accord(
            $"requirements:\n  - {{ id: R1, {Duty}, when: [power is less than 1 W + mass * 1 W/kg] }}"
        );
        Assert.False(Assess(accord, Item(Small.Fact(Word.Power, 0m))).IsExact);
        Assert.True(Assess(accord, Item(Small.Fact(Word.Power, 2m))).IsExact);
    }

    [Fact]
    public void A_condition_written_twice_is_the_condition()
    {
        Accord When(string when) =>
            Small.Accord($"requirements:\n  - {{ id: R1, {Duty}, when: {when} }}");
        Assert.Equal(
            When("[item is pump]").Identity,
            When("[item is pump, item is pump]").Identity
        );
        Assert.Equal(
            When("[item is pump]").Identity,
            When("{ any: [item is pump, { all: [item is pump] }] }").Identity
        );
        Assert.NotEqual(When("[item is pump]").Identity, When("{ none: [item is pump] }").Identity);
    }
}
