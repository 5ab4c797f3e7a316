using System.Text;
using Passavant.Screening.Lists;

namespace Passavant.Screening.Tests.Lists;

/// <summary>Files as they come: cut off, in the wrong encoding, with rows too many, or meant to do harm. Never a part that looks whole.</summary>
public sealed class HostileTests
{
    public static TheoryData<string> Formats => [.. Fixtures.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_cut_anywhere_is_refused_or_says_so(string format)
    {
        var files = Fixtures.All[format].Select(Encoding.UTF8.GetBytes).ToArray();
        var whole = Reading.Bytes(format, files);
        var file = files[0];
        for (var length = 0; length < file.Length; length++)
        {
            files[0] = file[..length];
            ListSnapshot list;
            try
            {
                list = Reading.Bytes(format, files);
            }
            catch (ListFormatException)
            {
                continue;
            }
            // What is left is whole only where a record ends, or only blanks were lost.
            Assert.True(
                list.Faults.Any(fault => fault.Kind is ListFaultKind.Whole)
                    || length > 0 && file[length - 1] is (byte)'\n' or (byte)'}'
                    || format == "bis-dpl" && file[length - 1] == '"'
                    || list.Hash == whole.Hash,
                $"{length} bytes of {file.Length} were taken for the whole: …{Encoding.UTF8.GetString(file[Math.Max(0, length - 60)..length])}"
            );
        }
    }

    [Theory]
    [InlineData("ofac-xml", Fixtures.OfacXml)]
    [InlineData("un-xml", Fixtures.Un)]
    [InlineData("eu-xml", Fixtures.Eu)]
    [InlineData("csl-json", Fixtures.CslJson)]
    public void Half_a_document_gives_nothing(string format, string text)
    {
        var fault = Reading.Refused(format, Encoding.UTF8.GetBytes(text[..(text.Length / 2)]));
        Assert.Equal("a.txt", fault.File);
        Assert.NotNull(fault.Line);
        Assert.Contains("cut off", fault.Mend);
    }

    [Theory]
    [InlineData("un-xml")]
    [InlineData("ofac-xml")]
    [InlineData("eu-xml")]
    [InlineData("ofac-advanced")]
    public void An_entity_bomb_is_refused_unexpanded(string format)
    {
        var bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <CONSOLIDATED_LIST>&b;&c;</CONSOLIDATED_LIST>
            """;
        var fault = Reading.Refused(format, Encoding.UTF8.GetBytes(bomb));
        Assert.Equal("a definition of the document's type (DTD)", fault.Found);
    }

    [Fact]
    public void Elements_without_end_are_refused()
    {
        var deep =
            "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>"
            + string.Concat(Enumerable.Repeat("<A>", 100_000));
        Assert.Contains(
            "nested deeper",
            Reading.Refused("un-xml", Encoding.UTF8.GetBytes(deep)).Found
        );
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_empty_file_and_another_format_are_refused(string format)
    {
        Assert.Throws<ListFormatException>(() => Reading.Bytes(format, Array.Empty<byte>()));
        foreach (var (other, texts) in Fixtures.All)
            if (other != format && !(format is "ofac-sdn" && other is "uk-csv"))
                Assert.ThrowsAny<ListFormatException>(() =>
                {
                    var list = Reading.Text(format, texts);
                    // JSON lines of another kind: every line is refused, and nothing is left.
                    if (list.Entries.Count == 0)
                        throw new ListFormatException(list.Faults[0]);
                });
    }

    [Theory]
    [InlineData("csl-csv", Fixtures.Csl)]
    [InlineData("opensanctions", Fixtures.Simple)]
    [InlineData("denials", Fixtures.Denials)]
    [InlineData("uk-csv", Fixtures.Uk)]
    [InlineData("ftm", Fixtures.Ftm)]
    [InlineData("senzing", Fixtures.Senzing)]
    public void UTF_16_without_its_mark_is_refused(string format, string text) =>
        Assert.NotNull(Reading.Refused(format, Encoding.Unicode.GetBytes(text)));

    [Theory]
    [InlineData("csl-csv", Fixtures.Csl)]
    [InlineData("uk-csv", Fixtures.Uk)]
    [InlineData("bis-dpl", Fixtures.Dpl)]
    [InlineData("ofac-sdn", Fixtures.Sdn)]
    [InlineData("ftm", Fixtures.Ftm)]
    [InlineData("senzing", Fixtures.Senzing)]
    [InlineData("denials", Fixtures.Denials)]
    public void Line_ends_and_a_byte_order_mark_change_nothing(string format, string text)
    {
        var whole = Reading.Text(format, text);
        Assert.Equal(whole.Hash, Reading.Text(format, text.Replace("\n", "\r\n")).Hash);
        // Every second line the other way.
        var lines = text.Split('\n');
        var mixed = string.Concat(
            lines.Select(
                (line, i) => i == lines.Length - 1 ? line : line + (i % 2 == 0 ? "\r\n" : "\n")
            )
        );
        Assert.Equal(whole.Hash, Reading.Text(format, mixed).Hash);
        Assert.Equal(whole.Hash, Reading.Text(format, "\ufeff" + text).Hash);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_or_read_as_Windows_1252_with_a_fault()
    {
        var latin = Encoding.Latin1.GetBytes(Fixtures.Csl.Replace("Placeholder", "Plaçeholder"));
        Assert.Equal("bytes that are not UTF-8", Reading.Refused("csl-csv", latin).Found);
        var sdn = Encoding.Latin1.GetBytes(Fixtures.Sdn.Replace("PLACEHOLDER", "PLAÇEHOLDER"));
        var list = Reading.Bytes("ofac-sdn", sdn);
        Assert.Equal("PLAÇEHOLDER STAR", list.Find("103")!.Party.Names[0].Text);
        Assert.Contains(
            list.Faults,
            fault =>
                fault.Kind == ListFaultKind.Whole
                && fault.Found.StartsWith("1 bytes", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_field_of_ten_megabytes_is_read_or_refused_but_never_cut()
    {
        var name = new string('x', 10_000_000);
        var list = Reading.Text("csl-csv", Fixtures.Csl.Replace("Placeholder", name));
        Assert.Equal(name.Length + " Trading".Length, list.Find("a2")!.Party.Names[0].Text.Length);
        Assert.Equal(
            10_000_000,
            Reading
                .Text("un-xml", Fixtures.Un.Replace("Vanya", name))
                .Find("SAi.001")!
                .Names(NameKind.WeakAlias)[0]
                .Length
        );
        Assert.Equal(
            10_000_000,
            Reading
                .Text("ftm", Fixtures.Ftm.Replace("Vanya", name))
                .Find("p1")!
                .Names(NameKind.WeakAlias)[0]
                .Length
        );
        var longer = Fixtures.Csl.Replace("Placeholder", new string('x', 40_000_000));
        Assert.Contains(
            "too long",
            Reading.Refused("csl-csv", Encoding.UTF8.GetBytes(longer)).Found
        );
    }

    [Fact]
    public void An_id_used_twice_is_a_fault_and_the_first_is_kept()
    {
        var list = Reading.Text("opensanctions", Fixtures.Simple.Replace("\nc1,", "\np1,"));
        Assert.Equal("Ivan Specimen", Assert.Single(list.Entries).Party.Names[0].Text);
        var fault = Assert.Single(list.Faults);
        Assert.Equal((ListFaultKind.Record, 3L), (fault.Kind, fault.Line));
        Assert.Contains("'Ivan Specimen' on line 2", fault.Found);
    }

    [Fact]
    public void A_broken_record_is_a_fault_and_the_rest_goes_through()
    {
        var list = Reading.Text(
            "ftm",
            Fixtures.Ftm + "{\"id\":\n" + "[1]\n" + "{\"schema\":\"Person\"}\n"
        );
        Assert.Equal(2, list.Entries.Count);
        Assert.Equal(
            [7L, 8L, 9L],
            list.Faults.Where(one => one.Kind == ListFaultKind.Record)
                .Select(one => one.Line!.Value)
        );
        var rows = Reading.Text(
            "denials",
            Fixtures.Denials + "Atlantis,Sample,,,,,,,,2026-01-01,,,\n,,\n"
        );
        Assert.Equal(2, rows.Entries.Count);
        Assert.Equal(
            ["'Atlantis'", "3 cells"],
            rows.Faults.Where(one => one.Kind == ListFaultKind.Record).Select(one => one.Found)
        );
    }

    [Fact]
    public void A_column_nobody_knows_is_told_with_how_often_and_kept()
    {
        var text = Fixtures
            .Denials.Replace("reference\n", "reference,mood\n")
            .Replace("FR-2026-001\n", "FR-2026-001,grim\n")
            .Replace("2026-02-01,,,\n", "2026-02-01,,,,merry\n");
        var list = Reading.Text("denials", text);
        var fault = Assert.Single(list.Faults);
        Assert.Equal(
            (ListFaultKind.Unknown, "column", "'mood'", 2),
            (fault.Kind, fault.Where, fault.Found, fault.Times)
        );
        Assert.All(list.Entries, entry => Assert.Single(entry.Other("mood")));
    }

    [Fact]
    public void A_day_that_does_not_exist_is_a_fault_and_kept_as_text()
    {
        var list = Reading.Text("csl-csv", Fixtures.Csl.Replace("1961-05-03", "1961-02-30"));
        var fault = Assert.Single(list.Faults);
        Assert.Equal((ListFaultKind.Value, "'1961-02-30'"), (fault.Kind, fault.Found));
        Assert.Equal(["1961-02-30"], list.Find("401")!.Other("dates_of_birth"));
    }

    [Fact]
    public void A_country_that_is_no_more_is_kept_as_text()
    {
        var list = Reading.Text("denials", Fixtures.Denials.Replace(",KP,", ",Soviet Union,"));
        Assert.Equal(["Soviet Union"], list.Entries.SelectMany(entry => entry.Other("country")));
        Assert.Equal("'Soviet Union'", Assert.Single(list.Faults).Found);
    }
}
