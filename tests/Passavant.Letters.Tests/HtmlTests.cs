using System.Xml.Linq;
using Passavant.Letters.Filling;

namespace Passavant.Letters.Tests;

/// <summary>Letters as HTML.</summary>
public sealed class HtmlTests
{
    public static TheoryData<LetterKind> Kinds => [.. Enum.GetValues<LetterKind>()];

    /// <summary>Reads a page of ours, which is XML but for three tags without an end.</summary>
    private static XElement Read(string html)
    {
        var text = html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)
            .Replace("utf-8\">", "utf-8\"/>", StringComparison.Ordinal)
            .Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal);
        return XDocument.Parse(text, LoadOptions.PreserveWhitespace).Root!;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_text_is_the_letters_text_in_order(LetterKind kind)
    {
        foreach (var words in Samples.Languages)
        {
            var letter = Samples.Letter(kind, words);
            var body = Read(LetterHtml.Write(letter)).Element("body")!;
            Assert.Equal(
                Reading.Text(letter, marks: false) + Reading.Squeezed(letter.Footer),
                Reading.Squeezed(body.Value)
            );
        }
    }

    [Fact]
    public void It_says_its_language_its_headings_and_what_columns_hold()
    {
        var page = Read(
            LetterHtml.Write(Samples.Letter(LetterKind.LicenceGranted, LetterWords.French))
        );
        Assert.Equal("fr", page.Attribute("lang")!.Value);
        Assert.Single(page.Descendants("h1"));
        Assert.NotEmpty(page.Descendants("h2"));
        Assert.All(
            page.Descendants("th"),
            cell => Assert.Equal("col", cell.Attribute("scope")!.Value)
        );
        Assert.Empty(page.Descendants("script"));
    }

    [Fact]
    public void A_value_is_text_and_never_markup()
    {
        const string odd = "<script>alert('x')</script> & \"quoted\" </p>";
        var page = Read(LetterHtml.Write(Samples.Letter(new Block.Paragraph(odd))));
        Assert.Equal(odd, page.Descendants("main").Single().Elements("p").Single().Value);
        Assert.Empty(page.Descendants("script"));
    }
}
