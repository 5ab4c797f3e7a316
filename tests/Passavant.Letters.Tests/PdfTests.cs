using Passavant.Accords.Tests.Laws;
using Passavant.Letters.Filling;
using Passavant.Letters.Pdf;
using SkiaSharp;
using UglyToad.PdfPig;

namespace Passavant.Letters.Tests;

/// <summary>Letters as PDF, read back.</summary>
public sealed class PdfTests
{
    public static TheoryData<LetterKind> Kinds => [.. Enum.GetValues<LetterKind>()];

    private static byte[] Written(Letter letter)
    {
        using var pdf = new MemoryStream();
        Assert.Empty(LetterPdf.Write(letter, pdf, Samples.Made));
        return pdf.ToArray();
    }

    /// <summary>The text of each page without its running head and foot, which are checked.</summary>
    private static List<string> Pages(Letter letter)
    {
        using var pdf = PdfDocument.Open(Written(letter));
        var pages = pdf.GetPages().Select(page => Reading.Squeezed(page.Text)).ToList();
        for (var i = 0; i < pages.Count; i++)
        {
            var head =
                i == 0 ? "" : Reading.Squeezed(letter.Letterhead.Authority + letter.Reference);
            var foot = Reading.Squeezed($"{letter.Footer}{i + 1}/{pages.Count}");
            Assert.StartsWith(head, pages[i], StringComparison.Ordinal);
            Assert.EndsWith(foot, pages[i], StringComparison.Ordinal);
            pages[i] = pages[i][head.Length..^foot.Length];
        }
        return pages;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_text_is_the_letters_text_in_order(LetterKind kind)
    {
        foreach (var words in Samples.Languages)
        {
            var letter = Samples.Letter(kind, words);
            Assert.Equal(Reading.Text(letter), string.Concat(Pages(letter)));
        }
    }

    [Fact]
    public void The_same_letter_and_instant_give_the_same_bytes()
    {
        var letter = Samples.Letter(LetterKind.LicenceGranted, LetterWords.French);
        Assert.Equal(Written(letter), Written(letter));
    }

    [Fact]
    public void A_long_letter_breaks_into_pages_and_loses_nothing()
    {
        Block[] blocks =
        [
            .. Enumerable
                .Range(1, 60)
                .SelectMany(i =>
                    new Block[]
                    {
                        new Block.Heading($"Heading {i}"),
                        new Block.Paragraph(
                            string.Join(
                                ' ',
                                Enumerable.Range(1, 7 * i).Select(word => $"word{word}")
                            )
                        ),
                        new Block.Numbered([
                            .. Enumerable.Range(1, i % 7 + 1).Select(n => $"point {n} of {i}"),
                        ]),
                    }
                ),
            new Block.Signature(["A. Specimen", "Officer"]),
        ];
        var letter = Samples.Letter(blocks);
        var pages = Pages(letter);

        Assert.True(pages.Count > 10);
        Assert.Equal(Reading.Text(letter), string.Concat(pages));
        foreach (var page in pages)
            Assert.DoesNotMatch("Heading[0-9]+$", page);
    }

    [Fact]
    public void The_header_of_a_table_stands_on_every_page_it_runs_over()
    {
        var letter = Samples.Letter(
            new Block.Table(
                ["Line", "What it is"],
                [.. Enumerable.Range(1, 120).Select(i => (string[])[$"L{i}", $"item number {i}"])]
            )
        );
        var pages = Pages(letter);

        Assert.True(pages.Count > 2);
        Assert.All(pages, page => Assert.Contains("LineWhatitis", page, StringComparison.Ordinal));
        var rest = pages.Skip(1).Select(page => page["LineWhatitis".Length..]);
        Assert.Equal(Reading.Text(letter), pages[0] + string.Concat(rest));
    }

    [Fact]
    public void A_cell_longer_than_a_page_runs_over_pages()
    {
        var words = Enumerable.Range(1, 2500).Select(i => $"w{i}").ToList();
        var pages = Pages(
            Samples.Letter(
                new Block.Table(
                    ["What", "Why"],
                    [
                        [string.Join(' ', words), "short"],
                    ]
                )
            )
        );

        Assert.True(pages.Count > 2);
        var text = string.Concat(pages);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_longer_than_the_line_is_broken_and_none_of_it_lost()
    {
        var letter = Samples.Letter(new Block.Paragraph(new string('x', 500) + "end"));
        Assert.Equal(Reading.Text(letter), string.Concat(Pages(letter)));
    }

    [Fact]
    public void No_line_is_wider_than_the_text()
    {
        Long.Sample(
            Gen.Select(
                Gen.String[Gen.Char["aWi. é漢عש-0"], 1, 200],
                Gen.Int[40, 400],
                Tuple.Create
            ),
            text =>
            {
                var lines = new Typesetter().Break(
                    Plain.Cleaned(text.Item1),
                    new Style(10, 14),
                    text.Item2
                );
                Assert.All(lines, line => Assert.True(line.Width <= text.Item2 + 0.01f));
            },
            200
        );
    }

    [Fact]
    public void Words_that_run_from_right_to_left_are_turned_round_in_a_row_and_their_neighbours_stay()
    {
        if (MachineFaces.For(new('ש')) is null || MachineFaces.For(new('ع')) is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1");
            Assert.Skip("no face of this machine has Hebrew and Arabic");
        }
        var typesetter = new Typesetter();
        var style = new Style(10, 14);
        float Wide(string text) => typesetter.Width(text, style);
        const string first = "שלום";
        const string second = "עולםעולם";
        var line = Assert.Single(typesetter.Break($"to {first} {second} in", style, 1000));
        var words = line.Runs.Where(run => run.Run.Width > 5).ToList();

        Assert.Equal(
            new[] { "to", second, first, "in" }.Select(Wide),
            words.Select(word => word.Run.Width)
        );
        Assert.Empty(typesetter.Unshown);
        Assert.NotEmpty(
            Written(
                Samples.Letter(new Block.Paragraph("The firm مؤسسة المثال للتجارة of Modelbourg."))
            )
        );
    }

    [Fact]
    public void A_character_no_face_has_is_told_and_the_letter_still_written()
    {
        using var pdf = new MemoryStream();
        var unshown = LetterPdf.Write(
            Samples.Letter(new Block.Paragraph("private \U0010F123 use")),
            pdf,
            Samples.Made
        );
        Assert.Equal(["\U0010F123"], unshown);
        Assert.True(pdf.Length > 1000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_page_has_ink_on_it(LetterKind kind)
    {
        var folder = Environment.GetEnvironmentVariable("PASSAVANT_PICTURES");
        foreach (var words in Samples.Languages)
        {
            var pages = new LetterPages(Samples.Letter(kind, words));
            var scale = folder is null ? 0.5f : 2;
            for (var page = 0; page < pages.Count; page++)
            {
                using var picture = new SKBitmap((int)(596 * scale), (int)(842 * scale));
                using var canvas = new SKCanvas(picture);
                canvas.Clear(SKColors.White);
                canvas.Scale(scale);
                pages.Draw(canvas, page);
                Assert.Contains(picture.Pixels, pixel => pixel != SKColors.White);
                if (folder is null)
                    continue;
                using var file = File.Create(
                    Path.Combine(folder, $"{kind}-{words.Language}-{page + 1}.png")
                );
                picture.Encode(file, SKEncodedImageFormat.Png, 90);
            }
        }
    }
}
