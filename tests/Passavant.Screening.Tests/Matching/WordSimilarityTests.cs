using Passavant.Accords.Tests.Laws;
using Passavant.Screening.Matching;
using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Matching;

public sealed class WordSimilarityTests
{
    private static readonly Gen<string> words = Gen.Char["abcdehiklmnorstuyz"]
        .Array[1, 12]
        .Select(letters => new string(letters));

    [Fact]
    public void Comparing_is_the_same_both_ways() =>
        Long.Sample(
            Gen.Select(words, words, (one, other) => new Words(one, other)),
            pair => Assert.Equal(Alike(pair.One, pair.Other), Alike(pair.Other, pair.One)),
            2000
        );

    [Fact]
    public void Only_the_same_text_is_the_same() =>
        Long.Sample(
            Gen.Select(words, words, (one, other) => new Words(one, other)),
            pair => Assert.Equal(pair.One == pair.Other, Alike(pair.One, pair.Other) == 1000),
            2000
        );

    [Fact]
    public void The_distance_within_a_band_is_the_distance_without()
    {
        Long.Sample(
            Gen.Select(words, words, (one, other) => new Words(one, other)),
            pair =>
            {
                var (one, other) = (Signs(pair.One), Signs(pair.Other));
                var slow = Slow(one, other);
                var fast = WordSimilarity.Distance(one, other, 230);
                Assert.Equal(slow <= 230 ? slow : 231, Math.Min(fast, 231));
            },
            3000
        );

        // Every pair of beginnings, without a band or an early end.
        static int Slow(byte[] one, byte[] other)
        {
            var cost = new int[one.Length + 1, other.Length + 1];
            for (var i = 0; i <= one.Length; i++)
            for (var j = 0; j <= other.Length; j++)
            {
                if (i + j == 0)
                    continue;
                var least = int.MaxValue;
                if (i > 0)
                    least = Math.Min(least, cost[i - 1, j] + Sounds.Drop(one[i - 1]));
                if (j > 0)
                    least = Math.Min(least, cost[i, j - 1] + Sounds.Drop(other[j - 1]));
                if (i > 0 && j > 0)
                    least = Math.Min(
                        least,
                        cost[i - 1, j - 1] + Sounds.Exchange(one[i - 1], other[j - 1])
                    );
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    least = Math.Min(least, cost[i - 2, j - 2] + Sounds.Swap);
                cost[i, j] = least;
            }
            return cost[one.Length, other.Length];
        }
    }

    [Fact]
    public void What_signs_cost_at_least_is_never_more_than_the_distance() =>
        Long.Sample(
            Gen.Select(words, words, (one, other) => new Words(one, other)),
            pair =>
            {
                var (one, other) = (Word(pair.One), Word(pair.Other));
                var least = Math.Max(
                    Sounds.Least(one.Mask & ~other.Mask),
                    Sounds.Least(other.Mask & ~one.Mask)
                );
                Assert.True(least <= WordSimilarity.Distance(one.Signs, other.Signs, 100_000));
            },
            2000
        );

    [Theory]
    [InlineData("mohammed", "muhamad")]
    [InlineData("hussein", "hossain")]
    [InlineData("qadhafi", "gaddafi")]
    [InlineData("tchaikovsky", "chaykovskiy")]
    [InlineData("yusuf", "youssef")]
    [InlineData("abdullah", "abdulah")]
    [InlineData("ivanov", "ivanow")]
    public void Spellings_of_one_name_are_alike(string one, string other) =>
        Assert.InRange(Alike(one, other), 800, 999);

    [Theory]
    [InlineData("ivanov", "petrov")]
    [InlineData("kim", "lee")]
    [InlineData("lukashenko", "lukashevich")]
    [InlineData("huawei", "hawaii")]
    public void Other_names_are_less_alike(string one, string other) =>
        Assert.InRange(Alike(one, other), 0, 790);

    [Fact]
    public void Without_vowels_the_consonants_are_compared() =>
        Assert.InRange(
            WordSimilarity.Of(
                new NameWord("hsin", TokenSource.Consonants),
                new NameWord("hossein", TokenSource.Written)
            ),
            850,
            999
        );

    private static NameWord Word(string text) => new(text, TokenSource.Written);

    private static int Alike(string one, string other) => WordSimilarity.Of(Word(one), Word(other));

    private static byte[] Signs(string word)
    {
        var signs = new byte[Sounds.Longest];
        return signs[..Sounds.Read(word, signs)];
    }

    private sealed record Words(string One, string Other);
}
