using System.Text.RegularExpressions;
using Passavant.Accords.Words;

namespace Passavant.Accords.Tests.Words;

public sealed partial class PhraseTests
{
    [Fact]
    public void Every_text_of_the_interface_is_said_in_every_language_with_the_same_places()
    {
        foreach (var phrase in Enum.GetValues<Phrase>())
        {
            var places = Places(Language.English[phrase]);
            foreach (var language in Language.All)
            {
                Assert.False(
                    string.IsNullOrWhiteSpace(language[phrase]),
                    $"{phrase} in {language}"
                );
                Assert.Equal(places, Places(language[phrase]));
            }
        }
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr-CA", "fr")]
    [InlineData("fr_FR.UTF-8", "fr")]
    public void A_language_is_read_from_its_code(string text, string code) =>
        Assert.Equal(code, Language.Parse(text).Code);

    [Fact]
    public void An_unknown_language_is_refused_with_those_there_are() =>
        Assert.Contains(
            "'en' or 'fr'",
            Assert.Throws<FormatException>(() => Language.Parse("de")).Message
        );

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
