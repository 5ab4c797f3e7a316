using Passavant.Accords.Words;

namespace Passavant.Accords.Tests.Words;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData("600 Hz", "600 Hz", "600 Hz")]
    [InlineData("0.2 %", "0.2%", "0,2 %")]
    [InlineData("-55 Cel", "−55 °C", "−55 °C")]
    [InlineData("40 V.A", "40 V·A", "40 V·A")]
    [InlineData("1.7 um", "1.7 µm", "1,7 µm")]
    [InlineData("5e13 1/cm2", "5 × 10¹³ /cm²", "5 × 10¹³ /cm²")]
    [InlineData("505.62 W.GHz2", "505.62 W·GHz²", "505,62 W·GHz²")]
    [InlineData("60000 rpm", "60 000 rpm", "60 000 tr/min")]
    [InlineData("5 a", "5 years", "5 ans")]
    [InlineData("1 a", "1 year", "1 an")]
    [InlineData("1.4 GB/s/mm2", "1.4 GB/s/mm²", "1,4 Go/s/mm²")]
    [InlineData("10 pT/sqrt(Hz)", "10 pT/√Hz", "10 pT/√Hz")]
    [InlineData("50 Ohm", "50 Ω", "50 Ω")]
    [InlineData("1/5000", "1/5000", "1/5000")]
    [InlineData("12", "12", "12")]
    public void A_quantity_is_set_as_print_sets_it(string written, string english, string french)
    {
        Assert.Equal(english, Plain(NumberWords.Say(written, Language.English)));
        Assert.Equal(french, Plain(NumberWords.Say(written, Language.French)));
    }

    [Fact]
    public void A_number_never_parts_from_its_unit() =>
        Assert.DoesNotContain(' ', NumberWords.Say("60000 rpm", Language.French));

    [Fact]
    public void Days_are_long() =>
        Assert.Equal(
            ("1 March 2026", "1er mars 2026"),
            (
                Language.English.Say(new DateOnly(2026, 3, 1)),
                Language.French.Say(new DateOnly(2026, 3, 1))
            )
        );

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
