using System.IO.Compression;
using Passavant.Accords.Tests;
using Passavant.Screening.Lists;

namespace Passavant.Screening.Tests.Lists;

/// <summary>Lists as they were published: every record accounted for, and entries read by hand, field by field.</summary>
public sealed class RealListTests
{
    private static readonly string[] Registers = ["imo", "mmsi", "inn", "ogrn", "bic"];

    private static readonly ImportOptions Partial = new() { AllowPartial = true };

    [Fact]
    public void Every_row_of_the_SDN_tables_is_accounted_for()
    {
        var list = Reading.Real(
            "ofac-sdn",
            null,
            "us-ofac/sdn-2024-05-03.csv",
            "us-ofac/alt-2025-02.csv",
            "us-ofac/add-2025-02.csv",
            "us-ofac/sdn_comments-2025-02.csv"
        );
        Assert.Equal(
            [
                (14965, 14965, 0, 0),
                (19486, 0, 18018, 1468),
                (22641, 0, 20167, 2474),
                (21, 0, 19, 2),
            ],
            list.Sources.Select(source =>
                (source.Found, source.Entries, source.Joined, source.Refused)
            )
        );
        Assert.All(
            list.Faults.Where(fault => fault.Kind == ListFaultKind.Record),
            fault => Assert.StartsWith("a row for entry '", fault.Found)
        );
        Assert.Equal(
            "210ca6b4a8187a34e0850be69ecc6e918f23ad7778b8b5b2f9c9d5fbbaf4e0cb",
            list.Sources[0].Sha256
        );
        Assert.All(
            list.Entries,
            entry => Assert.Equal(new Consequence(Effect.Prohibits), entry.Consequence)
        );

        var bank = list.Find("306")!;
        Assert.Equal("BANCO NACIONAL DE CUBA", bank.Party.Names[0].Text);
        Assert.Equal(["NATIONAL BANK OF CUBA"], bank.Names(NameKind.Alias));
        Assert.Equal(["BNC"], bank.Names(NameKind.WeakAlias));
        Assert.Equal(PartyKind.Organisation, bank.Party.Kind);
        Assert.Equal(["CH", "ES", "JP", "PA"], bank.Party.Countries);
        Assert.Equal("Zweierstrasse 35, Zurich CH-8022, Switzerland", bank.Party.Addresses[0]);
        Assert.Equal(["CUBA"], bank.Programmes);

        var person = list.Find("10000")!;
        Assert.Equal(
            new PartyName(
                "CANO CORREA, Jhon Eidelber",
                NameKind.Primary,
                "Jhon Eidelber",
                "CANO CORREA"
            ),
            person.Party.Names[0]
        );
        Assert.Equal(["FLECHAS"], person.Names(NameKind.WeakAlias));
        Assert.Equal(["1963-12-13"], person.Party.Dates.Select(date => date.ToString()));
        Assert.Equal(["El Aguila, Valle, Colombia"], person.Party.Places);
        Assert.Equal(["CO"], person.Party.Countries);
        Assert.Equal(
            [
                new Identifier("national-id", "16217170", "CO"),
                new Identifier("national-id", "16455750", "CO"),
                new Identifier("passport", "AF133955", "CO"),
                new Identifier("passport", "AC877214", "CO"),
            ],
            person.Party.Identifiers
        );
        Assert.Equal(["SDNT"], person.Programmes);

        // Broken off in the table of entries, continued in the table of comments.
        var group = list.Find("27307")!;
        Assert.Contains("APPLEWORM", group.Names(NameKind.WeakAlias));
        Assert.Contains(new Link(LinkKind.LinkedTo, "27307"), list.Find("28263")!.Links);
    }

    [Fact]
    public void What_remarks_say_of_ships_and_russian_companies_becomes_identifiers()
    {
        var list = Reading.Real("ofac-sdn", null, "us-ofac/sdn-2024-05-03.csv");
        var identifiers = list.Entries.SelectMany(entry => entry.Party.Identifiers).ToList();
        Assert.Equal(
            [
                ("imo", 858, 846),
                ("mmsi", 154, 154),
                ("inn", 2561, 2561),
                ("ogrn", 2118, 2118),
                ("bic", 162, 162),
            ],
            Registers.Select(kind =>
                (
                    kind,
                    identifiers.Count(one => one.Kind == kind),
                    identifiers.Count(one =>
                        one.Kind == kind && CheckDigits.Of(one) == CheckDigit.Valid
                    )
                )
            )
        );
        Assert.Equal(3737, list.Entries.Count(entry => entry.Party.Gender == Gender.Male), 60d);
        Assert.True(list.Entries.Sum(entry => entry.Party.Dates.Count) > 9500);
        // Only the words that are no country remain beside.
        Assert.Equal(2, list.Faults.Count(fault => fault.Kind == ListFaultKind.Unknown));
    }

    [Fact]
    public void A_daily_delta_is_what_was_added_that_day()
    {
        var before = Reading.Real("ofac-sdn", null, "us-ofac/daily/sdn-2024-05-01.csv");
        var after = Reading.Real("ofac-sdn", null, "us-ofac/daily/sdn-2024-05-02.csv");
        var delta = ListDelta.Between(before, after);
        Assert.Equal(
            ["48321", "48323", "48325", "48326", "48328", "48329", "48330"],
            delta.Added.Select(entry => entry.Party.Id)
        );
        Assert.Empty(delta.Removed);
        Assert.Empty(delta.Changed);
        Assert.Equal(after.Hash, delta.ApplyTo(before, after.About).Hash);
    }

    [Theory]
    [InlineData("2023-01-31", "2023-06-29")]
    [InlineData("2024-02-28", "2024-03-04")]
    [InlineData("2024-03-15", "2024-04-02")]
    public void A_delta_of_weeks_leads_from_one_list_to_the_other(string from, string to)
    {
        var before = Reading.Real("ofac-sdn", null, $"us-ofac/daily/sdn-{from}.csv");
        var after = Reading.Real("ofac-sdn", null, $"us-ofac/daily/sdn-{to}.csv");
        var delta = ListDelta.Between(before, after);
        Assert.False(delta.IsEmpty);
        Assert.Equal(
            after.Entries.Count,
            before.Entries.Count + delta.Added.Count - delta.Removed.Count
        );
        Assert.All(delta.Changed, change => Assert.NotEmpty(change.Fields()));
        Assert.Equal(after.Hash, delta.ApplyTo(before, after.About).Hash);
        Assert.Equal(
            before.Hash,
            ListDelta.Between(after, before).ApplyTo(after, before.About).Hash
        );
    }

    [Fact]
    public void Every_row_of_the_Consolidated_Screening_List_is_accounted_for()
    {
        var list = Reading.Real("csl-csv", null, "us-csl/csl-2022-04-full.csv");
        var source = Assert.Single(list.Sources);
        Assert.Equal(
            (14160, 14048, 112, 0),
            (source.Found, source.Entries, source.Joined, source.Refused)
        );
        Assert.Equal(
            [(Effect.RedFlag, 279), (Effect.LicenceRequired, 2476), (Effect.Prohibits, 11293)],
            list.Entries.GroupBy(entry => entry.Consequence.Effect)
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Count()))
        );

        // On three of the lists: one entry, the gravest consequence.
        var bank = list.Find("18725")!;
        Assert.Equal(Effect.Prohibits, bank.Consequence.Effect);
        Assert.Equal(3, bank.Other("source").Length);
        Assert.Equal(["VTB AFRICA"], bank.Names(NameKind.Alias));
        Assert.Equal([new Identifier("bic", "VTBLAOLU")], bank.Party.Identifiers);
        Assert.Equal(["AO"], bank.Party.Countries);

        // “QA, 28940000602, National ID No.; JO, 2014-08-30, 2009-08-31, K475336, Passport”
        Assert.Equal(
            [
                new Identifier("national-id", "28940000602", "QA"),
                new Identifier("passport", "K475336", "JO"),
            ],
            list.Find("17291")!.Party.Identifiers
        );

        var entity = list.Entries.First(entry =>
            entry.Other("source").Any(said => said.Contains("(EL)"))
            && entry.Consequence.Policy == "Presumption of denial."
        );
        Assert.Equal(Effect.LicenceRequired, entry(entity).Effect);
        Assert.StartsWith("For all items subject to the EAR", entry(entity).ItemScope);

        var denied = list.Find("deb7a1d5743a85c354ca1a2c7f2664e2104b32d7")!;
        Assert.Equal("I. ASH", denied.Party.Names[0].Text);
        Assert.Equal(Effect.Prohibits, denied.Consequence.Effect);
        Assert.Equal(new DateOnly(2003, 6, 19), denied.ListedOn);
        Assert.Equal(new DateOnly(2056, 6, 29), denied.Until);
        Assert.Equal(denied.Until, denied.Consequence.Until);
        Assert.Equal(["US"], denied.Party.Countries);

        static Consequence entry(ListEntry one) => one.Consequence;
    }

    [Fact]
    public void The_list_that_breaks_off_is_refused_or_says_that_it_is_partial()
    {
        var path = SharedData.Require("lists/us-csl/csl-2023-11-partial.csv");
        var fault = Reading.Refused("csl-csv", File.ReadAllBytes(path));
        Assert.Equal(
            (4233L, "a row that ends inside a quotation"),
            (fault.Line!.Value, fault.Found)
        );

        var list = Reading.Real("csl-csv", Partial, "us-csl/csl-2023-11-partial.csv");
        Assert.True(list.About.IsPartial);
        var source = Assert.Single(list.Sources);
        Assert.Equal(
            (4228, 4219, 7, 2),
            (source.Found, source.Entries, source.Joined, source.Refused)
        );
        Assert.Equal(
            ["the header a second time", "a row cut off"],
            list.Faults.Where(one => one.Kind == ListFaultKind.Record).Select(one => one.Found)
        );
        Assert.Contains(list.Faults, one => one.Kind == ListFaultKind.Whole);

        // “Passport, H0347417, IQ, 20 Feb 2003, 19 Feb 2011”: the other order of the same.
        Assert.Contains(
            list.Entries,
            entry => entry.Party.Identifiers.Contains(new Identifier("passport", "H0347417", "IQ"))
        );
    }

    [Fact]
    public void Every_entry_of_the_UN_list_is_accounted_for()
    {
        var list = Reading.Real("un-xml", null, "un/UN_consolidated-2026-02-27.xml");
        var source = Assert.Single(list.Sources);
        Assert.Equal(
            (1003, 1003, 0, 0),
            (source.Found, source.Entries, source.Joined, source.Refused)
        );
        Assert.Equal(new DateOnly(2026, 2, 27), list.About.Date);
        Assert.Equal(730, list.Entries.Count(entry => entry.Party.Kind == PartyKind.Person));
        Assert.Equal(273, list.Entries.Count(entry => entry.Party.Kind == PartyKind.Organisation));
        // One birth told by an age, one in another calendar, one state that is no more.
        Assert.Equal(3, list.Faults.Count);

        var entry = list.Find("QDi.237")!;
        Assert.Equal(
            ["JABER ABDALLAH JABER AHMAD AL-JALAHMAH", "جابر عبد الله جابر أحمد الجلاهمة"],
            entry.Names(NameKind.Primary)
        );
        Assert.Equal(5, entry.Names(NameKind.Alias).Length);
        Assert.Equal(["Abdul-Ghani", "Abu Muhammad"], entry.Names(NameKind.WeakAlias));
        Assert.Equal([PartialDate.Day(new(1959, 9, 24))], entry.Party.Dates);
        Assert.Equal(["KW"], entry.Party.Countries);
        Assert.Equal(["Al-Khitan area, Kuwait"], entry.Party.Places);
        Assert.Equal(
            [
                new Identifier("passport", "101423404"),
                new Identifier("passport", "2541451", "KW"),
                new Identifier("passport", "002327881", "KW"),
                new Identifier("national-id", "259092401188", "KW"),
            ],
            entry.Party.Identifiers
        );
        Assert.Equal(["Al-Qaida"], entry.Programmes);
        Assert.Equal(new DateOnly(2014, 1, 3), entry.ListedOn);
        Assert.Equal(["2797952"], entry.Other("DATAID"));
    }

    [Fact]
    public void Denied_persons_are_joined_by_name_days_and_citation()
    {
        var list = Reading.Real("bis-dpl", null, "us-bis/dpl.txt");
        var source = Assert.Single(list.Sources);
        Assert.Equal(
            (546, 432, 114, 0),
            (source.Found, source.Entries, source.Joined, source.Refused)
        );
        var entry = list.Entries.First(one =>
            one.Party.Names[0].Text == "I. ASH" && one.ListedOn == new DateOnly(2003, 6, 19)
        );
        Assert.Equal(new DateOnly(2003, 6, 19), entry.ListedOn);
        Assert.Equal(new DateOnly(2056, 6, 29), entry.Consequence.Until);
        Assert.Equal(Effect.Prohibits, entry.Consequence.Effect);
        Assert.Contains("SEAGOVILLE, TX, 75159, US", entry.Party.Addresses[0]);
        Assert.Contains(list.Entries, one => one.Names(NameKind.Alias).Contains("FRANK SUN"));
    }

    [Fact]
    public void Every_entity_of_OFACs_enhanced_XML_is_accounted_for()
    {
        var path = SharedData.Require("lists/us-csl/CONS_ENHANCED-2025-01-14.zip");
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.Entries.Single().Open();
        var list = ListFormats
            .Find("ofac-enhanced")!
            .Read(
                [new ListFile("CONS_ENHANCED.XML", stream)],
                new ImportOptions { Id = "us-ofac-cons" }
            );
        var source = Assert.Single(list.Sources);
        Assert.Equal(
            (443, 443, 0, 0),
            (source.Found, source.Entries, source.Joined, source.Refused)
        );
        Assert.Empty(list.Faults);
        Assert.Equal(new DateOnly(2025, 1, 10), list.About.Date);
        var bank = list.Find("17013")!;
        Assert.Equal("VTB BANK PUBLIC JOINT STOCK COMPANY", bank.Party.Names[0].Text);
        Assert.Contains(
            new Identifier("lei", "253400V1H6ART1UQ0N98", "RU"),
            bank.Party.Identifiers
        );
        Assert.Equal(Effect.LicenceRequired, bank.Consequence.Effect);
        Assert.Contains(list.Entries, entry => entry.Links.Any(link => link.To == "17013"));
    }

    [Fact]
    public void The_samples_of_EU_UK_OFAC_and_UN_formats_are_read()
    {
        var eu = Reading.Real("eu-xml", null, "formats/sample_eu.xml");
        Assert.Equal((7, 7), (eu.Sources[0].Found, eu.Entries.Count));
        var entry = eu.Find("EU.2026.82")!;
        Assert.Equal(
            new PartyName("Abid Hammadou", NameKind.Primary, "Abid", "Hammadou"),
            entry.Party.Names[0]
        );
        Assert.Equal(["1965-12-12", "1958~"], entry.Party.Dates.Select(date => date.ToString()));
        Assert.Equal(["DZ"], entry.Party.Countries);
        Assert.Equal(["TAQA"], entry.Programmes);
        Assert.Equal(new DateOnly(2008, 7, 3), entry.ListedOn);

        var uk = Reading.Real("uk-csv", null, "formats/sample_hmt.csv");
        Assert.Equal(
            (23, 6, 17),
            (uk.Sources[0].Found, uk.Sources[0].Entries, uk.Sources[0].Joined)
        );
        Assert.Equal(new DateOnly(2020, 4, 27), uk.About.Date);
        var minister = uk.Find("13063")!;
        Assert.Equal(
            ["1983-07-05", "1983", "1984-04"],
            minister.Party.Dates.Select(date => date.ToString())
        );
        Assert.Equal("HUBARIEVA", minister.Party.Names[0].Family);
        Assert.Equal(new DateOnly(2014, 7, 25), minister.ListedOn);

        var sdn = Reading.Real("ofac-xml", null, "formats/sdn.xml");
        Assert.Equal(8, sdn.Entries.Count);
        // It says that it holds 8197.
        Assert.Contains(sdn.Faults, fault => fault.Kind == ListFaultKind.Whole);
        Assert.Contains(
            new Identifier("passport", "BE5978421", "PK"),
            sdn.Find("10689")!.Party.Identifiers
        );
        Assert.Equal(7, Reading.Real("un-xml", null, "formats/sample_unsc.xml").Entries.Count);
    }

    [Fact]
    public void FollowTheMoney_entities_and_their_links_are_read()
    {
        var list = Reading.Real("ftm", null, "ftm/zala/entities.ftm.json");
        var source = Assert.Single(list.Sources);
        Assert.Equal(
            (91, 17, 74, 0),
            (source.Found, source.Entries, source.Joined, source.Refused)
        );
        Assert.Equal(
            14,
            list.Entries.Sum(entry => entry.Links.Count(link => link.Kind == LinkKind.Owns))
        );
        Assert.Contains(
            list.Entries,
            entry => entry.Links.Any(link => link is { Share: > 0 and <= 1, From: not null })
        );
        var person = list.Find("NK-2Tbri3s6GgNtAwsSXh4qpL")!;
        Assert.Equal([PartialDate.Day(new(1988, 1, 7))], person.Party.Dates);
        Assert.Equal(Effect.Prohibits, person.Consequence.Effect);
        Assert.Equal(Gender.Female, person.Party.Gender);
        Assert.Contains(new Identifier("inn", "183116181362"), person.Party.Identifiers);
    }

    [Fact]
    public void FollowTheMoney_deltas_are_applied_in_their_order()
    {
        var list = Reading.Real(
            "ftm",
            null,
            "ftm/t1/entities.ftm.json",
            "ftm/t2/20240527134702-zbn/entities.delta.json",
            "ftm/t2/20240527194702-wnk/entities.delta.json",
            "ftm/t2/20240528014702-pfh/entities.delta.json",
            "ftm/t2/20240528074703-npf/entities.delta.json",
            "ftm/t2/20240528134729-3iv/entities.delta.json"
        );
        Assert.Equal(9, list.Entries.Count);
        Assert.NotNull(list.Find("Q4365364"));
        Assert.Null(list.Find("NK-500Poltergeist"));
        Assert.Equal([7, 0, 2, 2, 1, 1], list.Sources.Select(source => source.Found));
    }

    public static TheoryData<string, string> Files =>
        new()
        {
            { "ofac-sdn", "us-ofac/sdn-2024-05-03.csv us-ofac/alt-2025-02.csv" },
            { "csl-csv", "us-csl/csl-2022-04-full.csv" },
            { "un-xml", "un/UN_consolidated-2026-02-27.xml" },
            { "bis-dpl", "us-bis/dpl.txt" },
            { "eu-xml", "formats/sample_eu.xml" },
            { "uk-csv", "formats/sample_hmt.csv" },
            { "ofac-xml", "formats/sdn.xml" },
            { "ftm", "ftm/zala/entities.ftm.json" },
            { "ftm", "ftm/t1/entities.ftm.json" },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_real_list_is_the_same_when_kept_and_when_exported(string format, string files) =>
        Reading.HoldsTogether(Reading.Real(format, null, files.Split(' ')));
}
