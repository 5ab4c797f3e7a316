using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Reading;

public sealed class NearestTests
{
    static readonly string[] Known =
    [
        "controls",
        "control",
        "destinations",
        "glossary",
        "Glossar",
        "when",
        "why",
        "Hz",
        "kHz",
    ];

    [Theory]
    [InlineData("contrlos", "controls")]
    [InlineData("controll", "control")]
    [InlineData("CONTROLS", "controls")]
    [InlineData("destination", "destinations")]
    [InlineData("Glossary", "glossary")]
    [InlineData("glossar", "Glossar")]
    [InlineData("hz", "Hz")]
    [InlineData("wehn", "when")]
    [InlineData("xy", null)]
    [InlineData("entirely different", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_the_one_a_reader_would_mean(string word, string? expected) =>
        Assert.Equal(expected, Nearest.Of(word, Known));

    [Fact]
    public void A_known_word_is_nearest_to_itself_and_order_does_not_matter() =>
        Gen.Select(Gen.String.AlphaNumeric, Gen.String.AlphaNumeric.List[0, 8])
            .Sample(
                (word, known) =>
                {
                    Assert.Equal(
                        Nearest.Of(word, known),
                        Nearest.Of(word, Enumerable.Reverse(known))
                    );
                    if (word.Length > 0)
                    {
                        Assert.Equal(word, Nearest.Of(word, [.. known, word]));
                    }
                }
            );

    [Fact]
    public void One_slip_in_a_word_of_three_letters_or_more_is_forgiven() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 3, 20], Gen.Int[0, 100], Gen.Int[0, 3])
            .Sample(
                (word, where, slip) =>
                {
                    var i = where % (word.Length - 1);
                    var slipped = slip switch
                    {
                        0 => word.Remove(i, 1),
                        1 => word.Insert(i, "ß"),
                        2 => word.Remove(i, 1).Insert(i, "ß"),
                        _ => string.Concat(
                            word.AsSpan(0, i),
                            word.AsSpan(i + 1, 1),
                            word.AsSpan(i, 1),
                            word.AsSpan(i + 2)
                        ),
                    };
                    Assert.Equal(word, Nearest.Of(slipped, [word]));
                }
            );

    [Fact]
    public void A_word_of_hostile_length_costs_nothing() =>
        Assert.Null(Nearest.Of(new string('a', 1_000_000), [new string('a', 999_999)]));
}
