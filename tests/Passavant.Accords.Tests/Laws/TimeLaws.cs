namespace Passavant.Accords.Tests.Laws;

/// <summary>Validity is half open; what was not yet published or issued is not known; savings hold until their day.</summary>
public sealed class TimeLaws
{
    static readonly DateOnly From = new(2026, 2, 1);
    static readonly DateOnly Until = new(2026, 3, 1);

    static Outcome On(DateOnly asOf, string keys, DateOnly? knownAt = null, string? contract = null)
    {
        var accord = Small.Accord(
            $"requirements:\n  - {{ id: R1, trigger: destination, authority: A, legal basis: a law, {keys} }}"
        );
        Given[] facts = contract is null ? [] : [Small.Fact(Word.Contract, contract)];
        return new Assessor(accord, Instruments.None, asOf, knownAt ?? asOf)
            .Decide(Small.Transfer(accord, facts))
            .Outcomes.Single();
    }

    const string Valid = "valid: { from: 2026-02-01, until: 2026-03-01 }";

    [Fact]
    public void A_provision_holds_on_its_first_day_and_not_on_the_day_it_holds_until()
    {
        Assert.Equal(Outcome.NotRequired, On(From.AddDays(-1), Valid));
        Assert.Equal(Outcome.PresumptionOfApproval, On(From, Valid));
        Assert.Equal(Outcome.PresumptionOfApproval, On(Until.AddDays(-1), Valid));
        Assert.Equal(Outcome.NotRequired, On(Until, Valid));
    }

    [Theory]
    [InlineData("2026-01-31", Outcome.NotRequired)]
    [InlineData("2026-02-01", Outcome.PresumptionOfApproval)]
    [InlineData("2026-02-28", Outcome.PresumptionOfApproval)]
    [InlineData("2026-03-01", Outcome.NotRequired)]
    public void A_provision_governed_by_the_contract_looks_at_the_day_of_the_contract(
        string contract,
        Outcome expected
    ) =>
        Assert.Equal(
            expected,
            On(new DateOnly(2030, 1, 1), $"{Valid}, governed by: contract", null, contract)
        );

    [Fact]
    public void A_provision_governed_by_a_day_that_is_not_stated_is_open()
    {
        var accord = Small.Accord(
            $"requirements:\n  - {{ id: R1, trigger: destination, authority: A, legal basis: a law, {Valid}, governed by: contract }}"
        );
        Assert.Equal(2, Small.Decide(accord).Count);
    }

    [Fact]
    public void What_is_published_later_than_the_day_of_knowledge_is_not_applied()
    {
        Assert.Equal(Outcome.NotRequired, On(Until, "published: 2026-02-01", From.AddDays(-1)));
        Assert.Equal(Outcome.PresumptionOfApproval, On(Until, "published: 2026-02-01", From));
    }

    [Fact]
    public void A_saving_holds_until_its_day()
    {
        const string Saved =
            "savings: [{ for: existing contracts, until: 2026-03-01, when: [contract day is before 2026-01-01] }]";
        Assert.Equal(Outcome.NotRequired, On(Until.AddDays(-1), Saved, null, "2025-12-31"));
        Assert.Equal(
            Outcome.PresumptionOfApproval,
            On(Until.AddDays(-1), Saved, null, "2026-01-01")
        );
        Assert.Equal(Outcome.PresumptionOfApproval, On(Until, Saved, null, "2025-12-31"));
    }

    [Fact]
    public void An_accord_out_of_force_requires_nothing()
    {
        var text = Small.Text(
            "requirements:\n  - { id: R1, trigger: destination, authority: A, legal basis: a law }\n"
                + Valid
        );
        var accord = Small.Sound(Small.Read(text));
        Outcome Day(DateOnly day) =>
            new Assessor(accord, Instruments.None, day, day)
                .Decide(Small.Transfer(accord))
                .Outcomes.Single();
        Assert.Equal(Outcome.PresumptionOfApproval, Day(From));
        Assert.Equal(Outcome.NotRequired, Day(From.AddDays(-1)));
        Assert.Equal(Outcome.NotRequired, Day(Until));
    }
}
