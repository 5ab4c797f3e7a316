using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Passavant.Letters.Filling;

namespace Passavant.Letters.Tests;

/// <summary>Letters as DOCX, read back.</summary>
public sealed class DocxTests
{
    public static TheoryData<LetterKind> Kinds => [.. Enum.GetValues<LetterKind>()];

    private static MemoryStream Written(Letter letter)
    {
        var docx = new MemoryStream();
        LetterDocx.Write(letter, docx, Samples.Made);
        return docx;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_valid_and_its_text_is_the_letters_text_in_order(LetterKind kind)
    {
        foreach (var words in Samples.Languages)
        {
            var letter = Samples.Letter(kind, words);
            using var stream = Written(letter);
            using var docx = WordprocessingDocument.Open(stream, false);
            Assert.Empty(
                new OpenXmlValidator(FileFormatVersions.Office2019)
                    .Validate(docx, TestContext.Current.CancellationToken)
                    .Select(error => $"{error.Path?.XPath}: {error.Description}")
            );
            var text = Reading.Squeezed(docx.MainDocumentPart!.Document!.Body!.InnerText);
            Assert.Equal(
                Reading.Text(letter, marks: false),
                text.Replace(
                        $"{words.Reference}:".Replace(" ", ""),
                        words.Reference.Replace(" ", ""),
                        StringComparison.Ordinal
                    )
                    .Replace("Date:", "Date", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Headings_lists_and_table_headers_are_real_ones()
    {
        using var stream = Written(
            Samples.Letter(
                new Block.Heading("One"),
                new Block.Numbered(["a", "b"]),
                new Block.Numbered(["c"]),
                new Block.Bulleted(["d"]),
                new Block.Table(
                    ["H"],
                    [
                        ["r"],
                    ]
                )
            )
        );
        using var docx = WordprocessingDocument.Open(stream, false);
        var body = docx.MainDocumentPart!.Document!.Body!;

        Assert.Contains(body.Descendants<ParagraphStyleId>(), style => style.Val == "Heading1");
        Assert.Equal(
            [1, 1, 2, 3],
            body.Descendants<NumberingId>().Select(number => number.Val!.Value)
        );
        Assert.Single(body.Descendants<TableHeader>());
        Assert.Equal(
            "en",
            docx.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>()
                .Single()
                .Val
        );
    }

    [Fact]
    public void The_same_letter_and_instant_give_the_same_bytes()
    {
        var letter = Samples.Letter(LetterKind.LicenceGranted, LetterWords.French);
        using var first = Written(letter);
        using var second = Written(letter);
        Assert.Equal(first.ToArray(), second.ToArray());
    }
}
