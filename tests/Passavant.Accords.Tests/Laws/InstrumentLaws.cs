using Passavant.Accords.Conditions;

namespace Passavant.Accords.Tests.Laws;

/// <summary>What individual acts beside the accord do, and when they do nothing.</summary>
public sealed class InstrumentLaws
{
    static readonly Accord Text = Small.Accord(
        """
        requirements:
          - { id: R1, trigger: destination, authority: A, legal basis: a law }
          - { id: R2, trigger: informed, authority: A, legal basis: a law, sensitivity: "2", review: [{ policy: presumption of denial }] }
          - { id: R3, trigger: end use, when: [item is laser], authority: A, legal basis: a law }
        authorisations:
          - { id: G1, kind: general, lifts: [R1] }
        """
    );

    static readonly Given Pump = Small.Fact(Word.Item, "pump");

    static Instrument Act(InstrumentKind kind, params string[] names) =>
        new()
        {
            Id = "ACT",
            Kind = kind,
            Names = names,
        };

    static Condition ItemIs(string word) =>
        new Condition.OneOf(
            Text.Glossary.FindTerm("item")!,
            [word],
            [],
            false,
            Standing.DeemedBySilence
        );

    static OutcomeSet With(params Instrument[] acts) =>
        Small.Decide(Text, new Instruments(acts), Pump);

    [Fact]
    public void Being_informed_brings_about_the_requirements_it_names()
    {
        Assert.Equal(new OutcomeSet(Outcome.Authorised), With());
        Assert.Equal(
            new OutcomeSet(Outcome.PresumptionOfDenial),
            With(Act(InstrumentKind.BeingInformed, "R2"))
        );
        Assert.Equal(
            new OutcomeSet(Outcome.Authorised),
            With(Act(InstrumentKind.BeingInformed, "R1"))
        );
    }

    [Fact]
    public void A_licence_lifts_what_it_names_and_nothing_else()
    {
        Assert.Equal(
            new OutcomeSet(Outcome.Authorised),
            With(Act(InstrumentKind.BeingInformed, "R2"), Act(InstrumentKind.Licence, "R2"))
        );
        Assert.Equal(
            new OutcomeSet(Outcome.PresumptionOfDenial),
            With(Act(InstrumentKind.BeingInformed, "R2"), Act(InstrumentKind.Licence, "R1"))
        );
    }

    [Fact]
    public void A_suspension_takes_the_authorisation_away() =>
        Assert.Equal(
            new OutcomeSet(Outcome.PresumptionOfApproval),
            With(Act(InstrumentKind.Suspension, "G1"))
        );

    [Theory]
    [InlineData(InstrumentKind.Ruling)]
    [InlineData(InstrumentKind.TrustedStatus)]
    public void A_ruling_and_trusted_status_state_facts_as_officially_determined(
        InstrumentKind kind
    )
    {
        var ruling = new Instrument
        {
            Id = "ACT",
            Kind = kind,
            States = [new Fact(Text.Glossary.FindTerm("item")!, new FactValue.Word("laser"))],
        };
        Assert.Equal(new OutcomeSet(Outcome.PresumptionOfApproval), With(ruling));
        Assert.Equal(
            new OutcomeSet(Outcome.PresumptionOfApproval),
            Small.Decide(Text, new Instruments([ruling]))
        );
    }

    [Fact]
    public void A_ruling_of_which_it_is_open_whether_it_covers_the_case_leaves_what_it_would_overrule_open()
    {
        var power = Text.Glossary.FindTerm("count")!;
        var ruling = new Instrument
        {
            Id = "ACT",
            Kind = InstrumentKind.Ruling,
            Scope = new Condition.OneOf(
                Text.Glossary.FindTerm("end use")!,
                ["civil"],
                [],
                false,
                Standing.DeemedBySilence
            ),
            States = [new Fact(Text.Glossary.FindTerm("item")!, new FactValue.Word("laser"))],
        };
        Assert.NotNull(power);
        Assert.Equal(
            new OutcomeSet([Outcome.Authorised, Outcome.PresumptionOfApproval]),
            With(ruling)
        );
        Assert.Equal(
            new OutcomeSet(Outcome.PresumptionOfApproval),
            Small.Decide(Text, new Instruments([ruling]), Pump, Small.Fact(Word.Use, "civil"))
        );
        Assert.Equal(
            new OutcomeSet(Outcome.Authorised),
            Small.Decide(Text, new Instruments([ruling]), Pump, Small.Fact(Word.Use, "military"))
        );
    }

    [Fact]
    public void An_act_outside_its_scope_its_days_or_the_day_of_knowledge_does_nothing()
    {
        foreach (var kind in Enum.GetValues<InstrumentKind>())
        {
            string[] names = kind == InstrumentKind.Suspension ? ["G1"] : ["R1", "R2", "R3"];
            Instrument Limited(
                Condition? scope = null,
                Validity? valid = null,
                DateOnly? issued = null
            ) =>
                new()
                {
                    Id = "ACT",
                    Kind = kind,
                    Names = names,
                    Scope = scope ?? Condition.Always,
                    Valid = valid ?? Validity.Always,
                    Issued = issued,
                    States =
                    [
                        new Fact(Text.Glossary.FindTerm("item")!, new FactValue.Word("laser")),
                    ],
                };
            Instrument[] idle =
            [
                Limited(scope: ItemIs("tube")),
                Limited(valid: new Validity(null, Small.Day)),
                Limited(valid: new Validity(Small.Day.AddDays(1), null)),
                Limited(issued: Small.Day.AddDays(1)),
            ];
            Assert.All(idle, act => Assert.Equal(With(), With(act)));
            if (kind != InstrumentKind.Licence)
                Assert.NotEqual(
                    With(),
                    With(
                        Limited(
                            ItemIs("pump"),
                            new Validity(Small.Day, Small.Day.AddDays(1)),
                            Small.Day
                        )
                    )
                );
        }
    }
}
