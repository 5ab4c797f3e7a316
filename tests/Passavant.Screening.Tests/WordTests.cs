namespace Passavant.Screening.Tests;

/// <summary>Dates, countries and check digits as lists write them.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("1961", "1961")]
    [InlineData("1961-05", "1961-05")]
    [InlineData("1961-05-03", "1961-05-03")]
    [InlineData("1961-05-03T10:00:00Z", "1961-05-03")]
    [InlineData("2015-04-07-04:00", "2015-04-07")]
    [InlineData("01 Jan 1961", "1961-01-01")]
    [InlineData("1 January 1961", "1961-01-01")]
    [InlineData("January 1, 1961", "1961-01-01")]
    [InlineData("Sept. 1961", "1961-09")]
    [InlineData("circa 1960", "1960~")]
    [InlineData("c. 1960", "1960~")]
    [InlineData("Approximately 1960", "1960~")]
    [InlineData("circa 03 May 1961", "1961-05-03~")]
    [InlineData("1960 to 1965", "1960/1965")]
    [InlineData("1960-1965", "1960/1965")]
    [InlineData("circa 1960-1965", "1960/1965~")]
    [InlineData("between 1960 and 1965", "1960/1965")]
    [InlineData("Between Aug. and Sep. 1977", "1977-08-01/1977-09-30")]
    [InlineData("01 Jan 1977 to 31 Dec 1979", "1977/1979")]
    [InlineData("1960s", "1960/1969")]
    [InlineData("03/05/1961", "1961-05-03", DateOrder.DayFirst)]
    [InlineData("03/05/1961", "1961-03-05", DateOrder.MonthFirst)]
    [InlineData("00/05/1961", "1961-05", DateOrder.DayFirst)]
    [InlineData("00/00/1961", "1961", DateOrder.DayFirst)]
    [InlineData("10/00/1983", "1983", DateOrder.DayFirst)]
    [InlineData("9.12.1961", "1961-12-09")]
    public void A_date_is_read_as_far_as_it_is_known(
        string text,
        string expected,
        DateOrder order = DateOrder.Unsaid
    )
    {
        Assert.True(DateText.TryRead(text, order, out var date));
        Assert.Equal(expected, date.ToString());
    }

    [Theory]
    [InlineData("1961-02-30")]
    [InlineData("31 Apr 1961")]
    [InlineData("03/05/1961")]
    [InlineData("24/06/1402 (Hijri Calendar)")]
    [InlineData("30-35 years old")]
    [InlineData("1965 to 1960")]
    [InlineData("0017-05-26")]
    [InlineData("13/13/1961")]
    [InlineData("")]
    [InlineData("–")]
    [InlineData("yesterday")]
    public void What_is_no_date_is_not_read(string text) =>
        Assert.False(DateText.TryRead(text, DateOrder.Unsaid, out _));

    [Theory]
    [InlineData("Burma", "MM")]
    [InlineData("Korea, North", "KP")]
    [InlineData("DPRK", "KP")]
    [InlineData("Democratic People’s Republic of Korea", "KP")]
    [InlineData("Iran, Islamic Republic of", "IR")]
    [InlineData("IRAN (ISLAMIC REPUBLIC OF)", "IR")]
    [InlineData("Syrian Arab Republic", "SY")]
    [InlineData("Russian Federation", "RU")]
    [InlineData("ru", "RU")]
    [InlineData("Россия", "RU")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Congo, Democratic Republic of the", "CD")]
    [InlineData("Allemagne", "DE")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Bahamas, The", "BS")]
    [InlineData("U.S.A.", "US")]
    public void A_country_is_found_under_its_many_names(string name, string code) =>
        Assert.Equal(code, Countries.Find(name));

    [Theory]
    [InlineData("Soviet Union")]
    [InlineData("Yugoslavia")]
    [InlineData("Atlantis")]
    [InlineData("ZZ")]
    [InlineData("")]
    public void What_is_no_country_is_not_found(string name) => Assert.Null(Countries.Find(name));

    [Fact]
    public void Every_code_is_two_letters_and_names_itself()
    {
        Assert.Equal(250, Countries.Codes.Count);
        Assert.All(
            Countries.Codes,
            code => Assert.Equal(code, Countries.Find(Countries.NameOf(code)!))
        );
    }

    [Theory]
    [InlineData("imo", "9074729", CheckDigit.Valid)]
    [InlineData("imo", "IMO 9074729", CheckDigit.Valid)]
    [InlineData("imo", "9074728", CheckDigit.Invalid)]
    [InlineData("lei", "529900VVDOKMRRAHZ894", CheckDigit.Valid)]
    [InlineData("lei", "529900VVDOKMRRAHZ895", CheckDigit.Invalid)]
    [InlineData("bic", "DEUTDEFF500", CheckDigit.Valid)]
    [InlineData("swift", "DEUTDEF", CheckDigit.Invalid)]
    [InlineData("inn", "7707083893", CheckDigit.Valid)]
    [InlineData("inn", "500100732259", CheckDigit.Valid)]
    [InlineData("inn", "500100732258", CheckDigit.Invalid)]
    [InlineData("ogrn", "1027700132195", CheckDigit.Valid)]
    [InlineData("ogrn", "1027700132196", CheckDigit.Invalid)]
    [InlineData("ogrn", "304500116000157", CheckDigit.Valid)]
    [InlineData("mmsi", "312345678", CheckDigit.Valid)]
    [InlineData("mmsi", "912345678", CheckDigit.Invalid)]
    [InlineData("iban", "GB82 WEST 1234 5698 7654 32", CheckDigit.Valid)]
    [InlineData("iban", "GB83 WEST 1234 5698 7654 32", CheckDigit.Invalid)]
    [InlineData("passport", "123456", CheckDigit.NotChecked)]
    [InlineData("lei", "", CheckDigit.Invalid)]
    [InlineData("inn", "не число", CheckDigit.Invalid)]
    public void Check_digits_tell_a_mistyped_number(string kind, string value, CheckDigit says) =>
        Assert.Equal(says, CheckDigits.Of(kind, value));
}
