using Passavant.Accords.Tests.Laws;
using Passavant.Screening.Names;

namespace Passavant.Screening.Tests.Names;

/// <summary>What holds of the reading of every text.</summary>
public sealed class NameLaws
{
    static readonly PartyKind[] Kinds = Enum.GetValues<PartyKind>();

    static readonly string[] Vocabulary =
    [
        .. WordTable.Organisations.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal),
        .. WordTable.People.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal),
    ];

    static readonly string[] Pieces =
    [
        " ",
        " ",
        " ",
        ", ",
        ".",
        "-",
        "(",
        ")",
        "/",
        " / ",
        "&",
        "'",
        "’",
        "\"",
        "№",
        "%",
        "%ers",
        "´",
        "\u200b",
        "\u202e",
        "\ufffe",
        "\ud800",
        "\udc00",
        "1",
        "٣",
        "二",
        "007",
        "224th",
        "27-й",
        "al-",
        "abd",
        "abdul",
        "ullah",
        "uddin",
        "al",
        "ud",
        "din",
        "allah",
        "S.A.",
        "Ltd",
        "ß",
        "İ",
        "ﷲ",
        "ﷺ",
        "Ⅳ",
        "ﬁ",
        "abdur",
        "rahman",
        "abdel",
        "eddine",
        "Kim",
        "o",
        "d",
        "x",
        "no",
        "twenty",
        "three",
        "of",
        "ال",
        "عبد",
        "الله",
        "ابو",
        "الدین",
        "و",
        "بن",
        "𠀀",
        "𝔸",
        "김",
        "리",
    ];

    static readonly Gen<string> Text = Choose
        .From(
            Choose.Of(Pieces),
            Choose.Of(Vocabulary),
            Gen.Char.Array[1, 4].Select(letters => new string(letters)),
            Gen.Char['a', 'z'].Array[1, 8].Select(letters => new string(letters)),
            Gen.Char['а', 'я'].Array[1, 8].Select(letters => new string(letters)),
            Gen.Char['ا', 'ي'].Array[1, 8].Select(letters => new string(letters)),
            Gen.Char['一', '鿿'].Array[1, 4].Select(letters => new string(letters)),
            Gen.Char['가', '힣'].Array[1, 4].Select(letters => new string(letters))
        )
        .Array[0, 8]
        .Select(Gen.Bool, (parts, spaced) => string.Join(spaced ? " " : "", parts));

    /// <summary>A text and what it is the name of.</summary>
    sealed record Named(string Text, PartyKind Kind);

    static readonly Gen<Named> Names = Gen.Select(
        Text,
        Choose.Of(Kinds),
        (text, kind) => new Named(text, kind)
    );

    [Fact]
    public void Reading_the_words_of_a_reading_gives_the_same_words() =>
        Long.Sample(
            Names,
            name =>
            {
                var (text, kind) = name;
                // of what kind a name is, is guessed from its words where nobody said
                if (kind == PartyKind.Unknown)
                    return;
                foreach (var reading in NameReader.Read(text, kind))
                {
                    var joined = Joined(reading);
                    Assert.Equal(joined, Joined(NameReader.Read(joined, kind)[0]));
                }
            },
            20000
        );

    [Fact]
    public void Words_are_of_a_to_z_and_digits_and_readings_are_few_and_not_the_same() =>
        Long.Sample(
            Names,
            name =>
            {
                var (text, kind) = name;
                var readings = NameReader.Read(text, kind);
                Assert.InRange(readings.Count, 0, 4);
                Assert.Equal(readings.Count, readings.Select(Joined).Distinct().Count());
                foreach (var token in readings.SelectMany(reading => reading.Tokens))
                {
                    Assert.NotEmpty(token.Text);
                    Assert.All(
                        token.Text,
                        letter =>
                            Assert.True(
                                char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)
                            )
                    );
                }
            },
            20000
        );

    [Fact]
    public void A_skeleton_is_at_most_twice_as_long_as_the_word_and_shorter_when_bare() =>
        Long.Sample(
            Gen.Char['a', 'z'].Array[0, 20].Select(letters => new string(letters)),
            word =>
            {
                Assert.InRange(Skeleton.Of(word).Length, 0, word.Length * 2 + 1);
                Assert.InRange(Skeleton.Of(word, bare: true).Length, 0, Skeleton.Of(word).Length);
            },
            20000
        );

    [Theory]
    [InlineData("a")]
    [InlineData("ф ")]
    [InlineData("محمد ")]
    [InlineData("中")]
    [InlineData("(")]
    [InlineData("a/b, ")]
    [InlineData("S.A. ")]
    [InlineData("ﷺ")]
    [InlineData("co ")]
    [InlineData("\ud800")]
    public void A_million_characters_are_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        foreach (var kind in Kinds)
            Assert.InRange(NameReader.Read(text, kind).Count, 0, 4);
    }

    static string Joined(NameReading reading) =>
        string.Join(' ', reading.Tokens.Select(token => token.Text));
}
