using Passavant.Screening.Lists;

namespace Passavant.Screening.Tests.Lists;

/// <summary>Every format, on invented lists, field by field.</summary>
public sealed class FormatTests
{
    public static TheoryData<string> Formats => [.. Fixtures.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_holds_together(string format) =>
        Reading.HoldsTogether(Reading.Text(format, Fixtures.All[format]));

    [Fact]
    public void The_SDN_tables_are_joined_and_their_remarks_read()
    {
        var list = Reading.Text("ofac-sdn", Fixtures.Sdn, Fixtures.Alt, Fixtures.Add);
        var person = list.Find("101")!;
        Assert.Equal(
            [
                new PartyName("SPECIMEN, Ivan", NameKind.Primary, "Ivan", "SPECIMEN"),
                new PartyName("SPECIMENOV, Vanya", NameKind.Alias, "Vanya", "SPECIMENOV"),
                new PartyName("VANYA", NameKind.WeakAlias),
            ],
            person.Party.Names
        );
        Assert.Equal(
            [PartialDate.Day(new(1961, 5, 3)), PartialDate.Year(1960, isAbout: true)],
            person.Party.Dates
        );
        Assert.Equal(["Example City, Russia"], person.Party.Places);
        Assert.Equal(["RU"], person.Party.Countries);
        Assert.Equal(Gender.Male, person.Party.Gender);
        Assert.Equal(
            [
                new Identifier("passport", "123456", "RU"),
                new Identifier("inn", "500100732259", "RU"),
            ],
            person.Party.Identifiers
        );
        Assert.Equal(["SAMPLE", "OTHER"], person.Programmes);
        Assert.Equal([new Link(LinkKind.LinkedTo, "102")], person.Links);
        Assert.Equal(["Director"], person.Other("Title"));
        Assert.Equal(
            ["123456 (Russia) issued 01 Feb 2003 expires 01 Feb 2013"],
            person.Other("Passport")
        );

        var company = list.Find("102")!;
        Assert.Equal(["OLD SAMPLE WORKS"], company.Names(NameKind.Former));
        Assert.Equal([PartialDate.Year(1998)], company.Party.Dates);
        Assert.Equal(["KP"], company.Party.Countries);
        Assert.Equal("all offices worldwide", company.Remarks);

        var ship = list.Find("103")!;
        Assert.Equal(PartyKind.Vessel, ship.Party.Kind);
        Assert.Equal(["PA"], ship.Party.Countries);
        Assert.Equal(
            [
                new Identifier("call-sign", "ABCD"),
                new Identifier("imo", "9074729"),
                new Identifier("mmsi", "312345678"),
            ],
            ship.Party.Identifiers
        );

        var fault = Assert.Single(list.Faults);
        Assert.Equal(
            (ListFaultKind.Record, "c.txt", 2L, "a row for entry '999'"),
            (fault.Kind, fault.File, fault.Line, fault.Found)
        );
    }

    [Fact]
    public void OFACs_plain_XML_tells_what_it_does_not_know()
    {
        var list = Reading.Text("ofac-xml", Fixtures.OfacXml);
        Assert.Equal(new DateOnly(2026, 2, 27), list.About.Date);
        var fault = Assert.Single(list.Faults);
        Assert.Equal((ListFaultKind.Unknown, "'sdnEntry/novelty'"), (fault.Kind, fault.Found));
        var person = list.Find("201")!;
        Assert.Equal(["something new"], person.Other("novelty"));
        Assert.Equal("SPECIMEN, Ivan", person.Party.Names[0].Text);
        Assert.Equal(["VANYA"], person.Names(NameKind.WeakAlias));
    }

    [Fact]
    public void OFACs_advanced_XML_is_followed_from_reference_to_reference()
    {
        var list = Reading.Text("ofac-advanced", Fixtures.OfacAdvanced);
        Assert.Empty(list.Faults);
        Assert.Equal(new DateOnly(2026, 2, 27), list.About.Date);
        var person = list.Find("301")!;
        Assert.Equal(
            [
                new PartyName("Specimen, Ivan", NameKind.Primary, "Ivan", "Specimen"),
                new PartyName("Vanya", NameKind.WeakAlias),
            ],
            person.Party.Names
        );
        Assert.Equal([PartialDate.Year(1961)], person.Party.Dates);
        Assert.Equal(["RU"], person.Party.Countries);
        Assert.Equal(Gender.Male, person.Party.Gender);
        Assert.Equal([new Identifier("passport", "123456", "RU")], person.Party.Identifiers);
        Assert.Equal([new Link(LinkKind.ActsFor, "302")], person.Links);
        Assert.Equal(["SAMPLE"], person.Programmes);
        Assert.Equal(new DateOnly(2020, 3, 4), person.ListedOn);
        Assert.Equal("a comment", person.Remarks);
        var company = list.Find("302")!;
        Assert.Equal(PartyKind.Organisation, company.Party.Kind);
        Assert.Equal(["Example City, Russia"], company.Party.Addresses);
    }

    [Theory]
    [InlineData("csl-csv", Fixtures.Csl)]
    [InlineData("csl-json", Fixtures.CslJson)]
    public void Rows_of_the_Consolidated_Screening_List_carry_their_lists_consequence(
        string format,
        string text
    )
    {
        var list = Reading.Text(format, text);
        var entity = list.Find("a1")!;
        Assert.Equal(
            new Consequence(
                Effect.LicenceRequired,
                "Presumption of denial.",
                "For all items subject to the EAR."
            ),
            entity.Consequence
        );
        Assert.Equal("1 Example Street, Example City, 1000, RU", entity.Party.Addresses[0]);
        Assert.Equal(["RU"], entity.Party.Countries);
        Assert.Contains("Specimen Works", entity.Names(NameKind.Alias));
        var person = list.Find("401")!;
        Assert.Equal(new Consequence(Effect.Prohibits), person.Consequence);
        Assert.Equal([new Identifier("passport", "123456", "RU")], person.Party.Identifiers);
        Assert.Equal(Gender.Male, person.Party.Gender);
        if (format == "csl-json")
            Assert.Equal("'score'", Assert.Single(list.Faults).Found);
        else
        {
            Assert.Equal(Effect.RedFlag, list.Find("a2")!.Consequence.Effect);
            Assert.Equal([new Link(LinkKind.LinkedTo, "a1")], person.Links);
            Assert.Equal(["Specimen Works", "Example Works"], entity.Names(NameKind.Alias));
        }
    }

    [Fact]
    public void Denied_persons_of_one_order_are_one_entry()
    {
        var entry = Assert.Single(Reading.Text("bis-dpl", Fixtures.Dpl).Entries);
        Assert.Equal(["IVAN SPECIMEN"], entry.Names(NameKind.Primary));
        Assert.Equal(["VANYA"], entry.Names(NameKind.Alias));
        Assert.Equal(2, entry.Party.Addresses.Count);
        Assert.Equal(["US", "AE"], entry.Party.Countries);
        // The month stands first.
        Assert.Equal(new DateOnly(2020, 3, 4), entry.ListedOn);
        Assert.Equal(new DateOnly(2030, 3, 4), entry.Consequence.Until);
    }

    [Fact]
    public void The_UN_list_is_read_field_by_field()
    {
        var list = Reading.Text("un-xml", Fixtures.Un);
        var person = list.Find("SAi.001")!;
        Assert.Equal(["IVAN SPECIMEN", "Иван Образец"], person.Names(NameKind.Primary));
        Assert.Equal(["Vanya"], person.Names(NameKind.WeakAlias));
        Assert.Equal(
            [PartialDate.Years(1960, 1962, isAbout: true), PartialDate.Month(1958, 9)],
            person.Party.Dates
        );
        Assert.Equal(["KP"], person.Party.Countries);
        Assert.Equal([new Identifier("passport", "654781", "JO")], person.Party.Identifiers);
        Assert.Equal(new DateOnly(2020, 3, 4), person.ListedOn);
        Assert.Equal(["43"], person.Other("SHOE_SIZE"));
        Assert.Equal("'INDIVIDUAL/SHOE_SIZE'", Assert.Single(list.Faults).Found);
        var entity = list.Find("SAe.001")!;
        Assert.Equal(["OLD SAMPLE WORKS"], entity.Names(NameKind.Former));
        Assert.Equal(["IR"], entity.Party.Countries);
    }

    [Fact]
    public void The_EU_list_is_read_field_by_field()
    {
        var list = Reading.Text("eu-xml", Fixtures.Eu);
        var entry = list.Find("EU.1.1")!;
        Assert.Equal(["Vanya"], entry.Names(NameKind.WeakAlias));
        Assert.Equal([PartialDate.Year(1961, isAbout: true)], entry.Party.Dates);
        Assert.Equal(["Example City"], entry.Party.Places);
        Assert.Equal([new Identifier("passport", "123456", "RU")], entry.Party.Identifiers);
        Assert.Equal(Gender.Male, entry.Party.Gender);
        Assert.Equal(["SMP"], entry.Programmes);
        Assert.Equal("'sanctionEntity/nameAlias@mood'", Assert.Single(list.Faults).Found);
    }

    [Fact]
    public void Two_parties_under_one_EU_reference_are_both_kept()
    {
        var entity = Fixtures.Eu[
            Fixtures.Eu.IndexOf("<sanctionEntity", StringComparison.Ordinal)..Fixtures.Eu.IndexOf(
                "</export>",
                StringComparison.Ordinal
            )
        ];
        var list = Reading.Text(
            "eu-xml",
            Fixtures.Eu.Replace(
                "</export>",
                entity.Replace("logicalId=\"1\"", "logicalId=\"9\"") + "</export>"
            )
        );
        Assert.Equal(["EU.1.1", "EU.1.1/9"], list.Entries.Select(entry => entry.Party.Id));
        Assert.Contains(list.Faults, fault => fault.Kind == ListFaultKind.Value);
    }

    [Fact]
    public void Rows_of_one_group_of_the_UK_list_are_one_entry()
    {
        var list = Reading.Text("uk-csv", Fixtures.Uk);
        Assert.Equal(new DateOnly(2026, 2, 27), list.About.Date);
        var entry = Assert.Single(list.Entries);
        Assert.Equal(
            [
                new PartyName("Ivan SPECIMEN", NameKind.Primary, "Ivan", "SPECIMEN"),
                new PartyName("VANYA", NameKind.WeakAlias),
            ],
            entry.Party.Names
        );
        // The day stands first; 00 is a day not known.
        Assert.Equal(
            [PartialDate.Day(new(1961, 5, 3)), PartialDate.Month(1961, 5)],
            entry.Party.Dates
        );
        Assert.Equal(["RU", "UA"], entry.Party.Countries);
        Assert.Equal(
            [new Identifier("passport", "123456"), new Identifier("passport", "654321")],
            entry.Party.Identifiers
        );
        Assert.Equal(new DateOnly(2020, 3, 4), entry.ListedOn);
    }

    [Fact]
    public void FollowTheMoney_is_joined_into_parties()
    {
        var list = Reading.Text("ftm", Fixtures.Ftm);
        Assert.Empty(list.Faults);
        var person = list.Find("p1")!;
        Assert.Equal(["Ivan Specimen", "Иван Образец"], person.Names(NameKind.Primary));
        Assert.Equal(
            [
                new Link(LinkKind.Owns, "c1", 0.505m, new(2010, 1, 1), new(2020, 1, 31)),
                new Link(LinkKind.ActsFor, "c1"),
            ],
            person.Links
        );
        Assert.Equal(["1 Example Street, Example City"], person.Party.Addresses);
        Assert.Equal(["Sample programme"], person.Programmes);
        Assert.Equal(new DateOnly(2020, 3, 4), person.ListedOn);
        Assert.Equal(["blue"], person.Other("eyeColor"));
        Assert.Equal(Effect.Prohibits, person.Consequence.Effect);
        Assert.Equal(Effect.RedFlag, list.Find("c1")!.Consequence.Effect);
    }

    [Fact]
    public void A_delta_adds_replaces_and_takes_away()
    {
        var list = Reading.Text("ftm", Fixtures.Ftm, Fixtures.FtmDelta);
        Assert.Equal(["c1", "p1", "p2"], list.Entries.Select(entry => entry.Party.Id));
        Assert.Equal("Sample Works JSC", list.Find("c1")!.Party.Names[0].Text);
        Assert.DoesNotContain(list.Find("p1")!.Links, link => link.Kind == LinkKind.Owns);
        Assert.Equal("DEL of an entity that is not there", Assert.Single(list.Faults).Found);
    }

    [Fact]
    public void A_delta_is_applied_onto_an_exported_snapshot()
    {
        var before = Reading.Text("ftm", Fixtures.Ftm);
        var exported = new MemoryStream();
        FtmExport.Write(before, exported);
        var after = Reading.Bytes(
            "ftm",
            exported.ToArray(),
            System.Text.Encoding.UTF8.GetBytes(Fixtures.FtmDelta)
        );
        Assert.Equal(["c1", "p1", "p2"], after.Entries.Select(entry => entry.Party.Id));
        Assert.Equal("Sample Works JSC", after.Find("c1")!.Party.Names[0].Text);
    }

    [Fact]
    public void OpenSanctions_simple_table_is_read()
    {
        var list = Reading.Text("opensanctions", Fixtures.Simple);
        var person = list.Find("p1")!;
        Assert.Equal(["Vanya", "Specimen; Ivan"], person.Names(NameKind.Alias));
        Assert.Equal(["RU", "UA"], person.Party.Countries);
        Assert.Equal(Effect.Prohibits, person.Consequence.Effect);
        Assert.Equal(Effect.RedFlag, list.Find("c1")!.Consequence.Effect);
    }

    [Fact]
    public void Senzing_records_are_read()
    {
        var list = Reading.Text("senzing", Fixtures.Senzing);
        var person = list.Find("p1")!;
        Assert.Equal(["Ivan Specimen"], person.Names(NameKind.Primary));
        Assert.Equal(
            new PartyName("Vanya Specimen", NameKind.Alias, "Vanya", "Specimen"),
            person.Party.Names[1]
        );
        Assert.Equal([new Identifier("passport", "123456", "RU")], person.Party.Identifiers);
        Assert.Equal([new Link(LinkKind.Owns, "c1")], person.Links);
        Assert.Equal(["1 Example Street, Example City"], person.Party.Addresses);
        Assert.Equal("Sample Works", list.Find("c1")!.Party.Names[0].Text);
        Assert.Equal("'MOOD'", Assert.Single(list.Faults).Found);
    }

    [Fact]
    public void A_denial_is_of_a_state_until_a_day()
    {
        var list = Reading.Text("denials", Fixtures.Denials);
        var denial = list.Entries.Single(entry => entry.Party.Kind == PartyKind.Organisation);
        Assert.Equal(
            new Consequence(
                Effect.Denied,
                "Risk of diversion",
                "3A225",
                "FR",
                new DateOnly(2029, 1, 31)
            ),
            denial.Consequence
        );
        Assert.Equal([new Identifier("registration", "12345")], denial.Party.Identifiers);
        Assert.Equal("Not for the exporter", denial.Remarks);
        Assert.Contains(list.Entries, entry => entry.Consequence.DeniedBy == "JP");
        // Read again, a row without an id keeps the id it got.
        Assert.Equal(list.Hash, Reading.Text("denials", Fixtures.Denials).Hash);
    }

    [Fact]
    public void The_user_has_the_last_word_on_the_effect()
    {
        var list = ListFormats
            .Find("un-xml")!
            .Read(
                [
                    new ListFile(
                        "un.xml",
                        new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Fixtures.Un))
                    ),
                ],
                new ImportOptions
                {
                    Effect = Effect.RedFlag,
                    Id = "ours",
                    Date = new(2026, 3, 1),
                }
            );
        Assert.All(list.Entries, entry => Assert.Equal(Effect.RedFlag, entry.Consequence.Effect));
        Assert.Equal(("ours", new DateOnly(2026, 3, 1)), (list.Id, list.About.Date!.Value));
    }
}
