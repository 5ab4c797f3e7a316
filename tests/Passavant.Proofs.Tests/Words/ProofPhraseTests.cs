using System.Text.RegularExpressions;

namespace Passavant.Proofs.Tests.Words;

public sealed partial class ProofPhraseTests
{
    [Fact]
    public void Every_text_is_said_in_both_languages_with_the_same_places() =>
        Assert.All(
            Enum.GetValues<ProofPhrase>(),
            phrase =>
            {
                var (english, french) = ProofPhrases.Table[phrase];
                Assert.False(string.IsNullOrWhiteSpace(english), phrase.ToString());
                Assert.False(string.IsNullOrWhiteSpace(french), phrase.ToString());
                Assert.Equal(Places(english), Places(french));
            }
        );

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
