using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching.Keys;

namespace Passavant.Trust.Tests.Matching.Keys;

/// <summary>Two parties who make a key of the same facts get the same bytes.</summary>
public sealed class MatchKeyTests
{
    [Theory]
    [InlineData("Acme  Trading", "name:ACME TRADING")]
    [InlineData("\tacme\u00a0trading ", "name:ACME TRADING")]
    [InlineData("ＡＣＭＥ trading", "name:ACME TRADING")]
    [InlineData("straße", "name:STRASSE", false)]
    [InlineData("cafe\u0301", "name:CAFÉ")]
    [InlineData("ﬁne", "name:FINE")]
    public void A_name_has_one_form(string name, string expected, bool same = true) =>
        Assert.Equal(same, expected == MatchKey.Name(name).ToString());

    [Fact]
    public void Each_kind_is_written_in_its_way()
    {
        Assert.Equal(
            "identifier:TAX|FR|AB123",
            MatchKey.Identifier("tax", "fr", "ab 1-2.3").ToString()
        );
        Assert.Equal("identifier:IMO|-|123", MatchKey.Identifier("imo", null, "123").ToString());
        Assert.Equal(
            "name-date:A|1960-05-03",
            MatchKey.NameAndDate("a", new DateOnly(1960, 5, 3)).ToString()
        );
        Assert.Equal("name-date:A|0960", MatchKey.NameAndYear("a", 960).ToString());
        Assert.Equal("name-country:A|IR", MatchKey.NameAndCountry("a", "ir").ToString());
        Assert.Equal(
            "transaction:3A001.B.2|IR|identifier:TAX|FR|1",
            MatchKey
                .Transaction("3a001.b.2", "IR", MatchKey.Identifier("tax", "FR", "1"))
                .ToString()
        );
    }

    [Theory]
    [InlineData("name:")]
    [InlineData("name:acme")]
    [InlineData("name: ACME")]
    [InlineData("name:A  B")]
    [InlineData("name:A|B")]
    [InlineData("NAME:A")]
    [InlineData("name:A\n")]
    [InlineData("name:A\u200b")]
    [InlineData("name:E\u0301")]
    [InlineData("name:\ufffe")]
    [InlineData("name:\ufffd")]
    [InlineData("identifier:TAX|FR")]
    [InlineData("identifier:TAX|FRA|1")]
    [InlineData("identifier:TAX|FR|1-2")]
    [InlineData("identifier:|FR|1")]
    [InlineData("name-date:A|1960-13-01")]
    [InlineData("name-date:A|60")]
    [InlineData("name-country:A|-")]
    [InlineData("transaction:X|IR|transaction:X|IR|name:A")]
    [InlineData("transaction:X|IR|A")]
    [InlineData("other:A")]
    [InlineData("")]
    [InlineData(null)]
    public void No_other_form_is_read(string? text) => Assert.False(MatchKey.TryParse(text, out _));

    [Fact]
    public void What_no_key_can_be_made_of_is_refused()
    {
        Assert.Throws<FormatException>(() => MatchKey.Name(" "));
        Assert.Throws<FormatException>(() => MatchKey.Name("a|b"));
        Assert.Throws<FormatException>(() => MatchKey.Name("\udc00"));
        Assert.Throws<FormatException>(() => MatchKey.Name("A\ufffe"));
        Assert.False(MatchKey.TryParse("name:\ud800", out _));
        Assert.Throws<FormatException>(() => MatchKey.Name(new string('A', 601)));
        Assert.Throws<FormatException>(() => MatchKey.NameAndCountry("a", "FRA"));
        Assert.Throws<FormatException>(() => MatchKey.Identifier("tax", "FR", "--"));
        Assert.Throws<FormatException>(() =>
            MatchKey.Transaction("X", "IR", MatchKey.Transaction("X", "IR", MatchKey.Name("A")))
        );
    }

    [Fact]
    public void Any_text_makes_a_key_that_reads_back_or_is_refused() =>
        Long.Sample(
            Gen.String[Gen.Frequency((3, Gen.Char[' ', '~']), (2, Gen.Char)), 0, 40],
            text =>
            {
                MatchKey key;
                try
                {
                    key = MatchKey.Name(text);
                }
                catch (FormatException)
                {
                    return;
                }
                Assert.Equal(key, MatchKey.Parse(key.ToString()));
                // Its own text makes it again, so that a second normalisation changes nothing.
                Assert.Equal(key, MatchKey.Name(key.ToString()[5..]));
            },
            3000
        );

    [Fact]
    public void A_list_knows_its_different_keys_and_whose_they_are()
    {
        var list = MatchList.Of(
            [
                new KeyedRecord("A", [MatchKey.Name("X"), MatchKey.Name("x")]),
                new KeyedRecord("B", [MatchKey.Name("X"), MatchKey.Name("Y")]),
            ],
            new byte[32]
        );
        Assert.Equal(2, list.Keys.Count);
        for (var i = 0; i < 2; i++)
            Assert.Equal(
                list.Keys[i].ToString() == "name:X" ? ["A", "B"] : ["B"],
                list.RecordsOf(i)
            );
        Assert.NotEqual(
            list.Root,
            MatchList
                .Of([new KeyedRecord("A", list.Keys)], [.. Enumerable.Repeat((byte)1, 32)])
                .Root
        );
        Assert.Throws<ArgumentException>(() => MatchList.Of([], new byte[32]));
        Assert.Throws<ArgumentException>(() =>
            MatchList.Of([new KeyedRecord("A", list.Keys)], new byte[31])
        );
    }
}
