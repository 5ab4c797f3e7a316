using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Names;

public sealed class AcronymTests
{
    [Theory]
    [InlineData("ФОЗ", "Feodosia Optical Plant")]
    [InlineData("ЗНТЦ", "Zelenograd Nanotechnology Centre")]
    [InlineData("КБМ", "Design Bureau of Mechanical Engineering")]
    [InlineData("OSA", "Optics.Signals.Antennas")]
    public void Letters_meet_the_words_they_begin_in_some_language(string acronym, string name) =>
        Assert.True(Fits(acronym, name));

    [Theory]
    [InlineData("ФОЗ", "Feodosia Optical")]
    [InlineData("ФОЗ", "Feodosia Mechanical Plant")]
    [InlineData("ФО", "Feodosia Optical")]
    public void Every_letter_and_every_word_counts(string acronym, string name) =>
        Assert.False(Fits(acronym, name));

    static bool Fits(string acronym, string name) =>
        Acronyms.Fits(
            NameReader.Read(acronym, PartyKind.Organisation)[0].Tokens[0].Text,
            [.. NameReader.Read(name, PartyKind.Organisation)[0].Tokens]
        );
}
