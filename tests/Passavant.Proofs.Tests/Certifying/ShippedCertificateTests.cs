using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Certificates;
using Passavant.Proofs.Certifying;

namespace Passavant.Proofs.Tests.Certifying;

/// <summary>Certificates about the accords that ship.</summary>
public sealed class ShippedCertificateTests
{
    private const long Budget = 50_000;

    private static readonly DateOnly Day = new(2026, 12, 1);

    private static readonly Lazy<Accord> Eu = new(() => Read("eu-2025-11"));
    private static readonly Lazy<Accord> Us = new(() => Read("us-2026-06"));
    private static readonly Lazy<Accord> Model = new(() => Read("model", "B-1", "B-2", "B-3"));

    private static Accord Of(string name) =>
        name switch
        {
            "EU" => Eu.Value,
            "US" => Us.Value,
            _ => Model.Value,
        };

    private static Accord Read(string name, params string[] brackets) =>
        AccordReader
            .ReadFolder(
                Path.Combine(Repository.Root, "accords", name),
                brackets.ToDictionary(bracket => bracket, _ => "a")
            )
            .Accord!;

    private static int Accepted(Certification certification, params Accord[] accords)
    {
        var written = Assert.IsType<Certification.Written>(certification);
        var verdict = CertificateChecker.Check(written.Certificate, accords);
        Assert.True(verdict.IsAccepted, verdict.ToString());
        return written.Leaves;
    }

    [Theory]
    [InlineData("EU", "EU-E-pathogens", 100)]
    [InlineData("US", "EAR-E-denied", 20)]
    [InlineData("US", "EAR-E-entity", 20)]
    [InlineData("US", "EAR-E-weapons", 20)]
    [InlineData("model", "M-E-blocked", 20)]
    [InlineData("model", "M-E-centrifuge", 5)]
    [InlineData("model", "M-E-embargo", 400)]
    [InlineData("model", "M-E-embargo-seen", 20)]
    [InlineData("model", "M-E-gravest", 600)]
    [InlineData("model", "M-E-open", 10)]
    [InlineData("model", "M-E-repression", 600)]
    [InlineData("model", "M-E-weapons", 30)]
    public void An_expectation_that_is_kept_has_a_certificate(string name, string id, int most)
    {
        var accord = Of(name);
        Assert.InRange(Accepted(Expected(accord, id), accord), 1, most);
    }

    // Every control and every threshold in it takes part: thousands of leaves, and half a minute to check them.
    [Theory]
    [InlineData("EU-E-listed")]
    [InlineData("EU-E-weapons")]
    public void An_expectation_about_every_control_has_a_long_certificate(string id)
    {
        var certification = Expected(Eu.Value, id);
        if (Long.Run)
            Accepted(certification, Eu.Value);
        Assert.InRange(Assert.IsType<Certification.Written>(certification).Leaves, 1, 20_000);
    }

    private static Certification Expected(Accord accord, string id) =>
        CertificateWriter.ForExpectation(
            accord,
            accord.Expectations.Single(one => one.Id == id),
            Day,
            Day,
            Budget
        );

    // They hold without individual acts alone: who has been informed needs a licence.
    [Theory]
    [InlineData("M-E-harmless")]
    [InlineData("M-E-medical")]
    public void An_expectation_that_only_an_act_could_break_has_a_certificate(string id) =>
        Accepted(Expected(Model.Value, id), Model.Value);

    // Its selection leaves no control: of 3B001 the text holds only the paragraph it excepts.
    [Fact]
    public void A_provision_that_reaches_no_control_is_certified_dead()
    {
        var idle = Us.Value.Authorisations.Single(one => one.Id == "LVS-500");
        Accepted(CertificateWriter.ForDead(Us.Value, idle, Day, Day, Budget), Us.Value);
    }

    [Theory]
    [InlineData("EU")]
    [InlineData("US")]
    [InlineData("model")]
    public void A_provision_that_somebody_can_meet_has_a_transfer_that_does(string name)
    {
        var accord = Of(name);
        foreach (var provision in accord.Authorisations.Take(3))
            Assert.IsType<Certification.Refuted>(
                CertificateWriter.ForDead(accord, provision, Day, Day, Budget)
            );
    }

    [Theory]
    [InlineData("1C350.19")]
    [InlineData("3A228")]
    [InlineData("6A007.c")]
    public void What_the_union_controls_and_the_states_control_too_has_a_certificate(string code) =>
        Accepted(
            CertificateWriter.ForEveryControl(
                Eu.Value,
                Eu.Value.FindControl(code)!,
                Us.Value,
                Day,
                Day,
                Budget
            ),
            Eu.Value,
            Us.Value
        );

    [Theory]
    [InlineData("0A001")]
    [InlineData("1C450.a.7")]
    public void What_the_union_controls_and_the_states_do_not_has_an_item_that_shows_it(
        string code
    ) =>
        Assert.IsType<Certification.Refuted>(
            CertificateWriter.ForEveryControl(
                Eu.Value,
                Eu.Value.FindControl(code)!,
                Us.Value,
                Day,
                Day,
                Budget
            )
        );

    // The search knows that an outcome equals itself; a certificate has to decide it, everywhere.
    [Fact]
    public void That_a_large_text_is_nowhere_milder_than_itself_is_proved_and_not_certified()
    {
        var certification = CertificateWriter.ForNowhereMilder(
            Model.Value,
            Model.Value,
            Day,
            Day,
            1000
        );
        Assert.True(Assert.IsType<Certification.NotDecided>(certification).Proved);
    }
}
