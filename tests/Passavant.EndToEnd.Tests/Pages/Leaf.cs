using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>What was answered at an address.</summary>
/// <param name="Address">The path and query.</param>
/// <param name="Status">The status.</param>
/// <param name="MediaType">The kind of what was answered.</param>
/// <param name="Text">It, where it is a page.</param>
/// <param name="Bytes">How long it is.</param>
internal sealed record Leaf(string Address, int Status, string MediaType, string Text, long Bytes)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(Text));

    /// <summary>The page.</summary>
    public IHtmlDocument Document => document.Value;

    /// <summary>Whether it is a page of ours; a letter is a document by itself, in the language of whoever it is to.</summary>
    public bool IsPage =>
        MediaType == "text/html" && !Address.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>Where its links of ours lead, in order; not those to the same page in another language.</summary>
    public IEnumerable<string> Links =>
        Document
            .QuerySelectorAll("a[href]:not([hreflang])")
            .Select(link => link.GetAttribute("href")!.Split('#')[0])
            .Where(href => href is ['/', not '/', ..])
            .Distinct();

    /// <summary>Its forms that are sent, without those that make somebody another person or nobody.</summary>
    public IEnumerable<IElement> Forms =>
        Document
            .QuerySelectorAll("form")
            .Where(form =>
                form.GetAttribute("method") == "post"
                && form.GetAttribute("action") is var to
                && to?.Contains("/demonstration/", StringComparison.Ordinal) != true
                && to?.EndsWith("/sign-out", StringComparison.Ordinal) != true
            );
}
