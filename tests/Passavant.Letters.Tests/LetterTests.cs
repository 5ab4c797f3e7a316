using Passavant.Accords.Tests.Laws;

namespace Passavant.Letters.Tests;

/// <summary>What a letter may hold.</summary>
public sealed class LetterTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two\nlines")]
    [InlineData("bell\a")]
    [InlineData(" edge")]
    [InlineData("turned \u202eround")]
    public void Text_that_does_not_print_is_refused(string text)
    {
        Assert.Throws<ArgumentException>(() => new Block.Paragraph(text));
        Assert.Throws<ArgumentException>(() =>
            new Block.Table(
                [text],
                [
                    ["a"],
                ]
            )
        );
        Assert.Throws<ArgumentException>(() =>
            Samples.Letter(new Block.Paragraph("a")) with
            {
                Reference = text,
            }
        );
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Block.Paragraph("half \ud800"));

    [Fact]
    public void A_table_without_rows_or_with_a_ragged_one_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Block.Table(["a"], []));
        Assert.Throws<ArgumentException>(() =>
            new Block.Table(
                ["a"],
                [
                    ["b", "c"],
                ]
            )
        );
    }

    [Fact]
    public void Lists_and_letters_without_text_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Block.Numbered([]));
        Assert.Throws<ArgumentException>(() => Samples.Letter([]));
    }

    [Fact]
    public void The_first_of_a_month_is_written_as_the_language_does() =>
        Assert.Equal(
            ["1\u00a0August\u00a02027", "1er\u00a0août\u00a02027", "2\u00a0août\u00a02027"],
            [
                LetterWords.English.Day(new(2027, 8, 1)),
                LetterWords.French.Day(new(2027, 8, 1)),
                LetterWords.French.Day(new(2027, 8, 2)),
            ]
        );

    [Fact]
    public void Cleaning_is_done_after_once() =>
        Long.Sample(
            Gen.String,
            text => Assert.Equal(Plain.Cleaned(text), Plain.Cleaned(Plain.Cleaned(text))),
            1000
        );
}
