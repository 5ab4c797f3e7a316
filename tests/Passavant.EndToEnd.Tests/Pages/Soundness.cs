using AngleSharp.Dom;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>What holds of every page, whatever it is about.</summary>
internal static class Soundness
{
    private const int MostBytes = 400 * 1024;

    /// <summary>What is wrong with a page.</summary>
    public static IEnumerable<string> Faults(Leaf leaf, string language)
    {
        var page = leaf.Document;
        var headings = page.QuerySelectorAll("h1").Length;
        if (headings != 1)
            yield return $"has {headings} h1";
        if (page.DocumentElement.GetAttribute("lang") != language)
            yield return $"is in '{page.DocumentElement.GetAttribute("lang")}'";
        if (
            string.IsNullOrWhiteSpace(page.Title)
            || page.Title.StartsWith(" –", StringComparison.Ordinal)
        )
            yield return "has no title";
        foreach (
            var id in page.QuerySelectorAll("[id]")
                .GroupBy(one => one.Id)
                .Where(same => same.Count() > 1)
        )
            yield return $"has {id.Count()} elements of the id {id.Key}";
        foreach (var field in Fields(page).Where(field => !IsLabelled(page, field)))
            yield return $"has a field without a label: {field.OuterHtml}";
        foreach (var name in new[] { "aria-describedby", "aria-labelledby", "aria-controls" })
        foreach (var one in page.QuerySelectorAll($"[{name}]"))
        foreach (var id in one.GetAttribute(name)!.Split(' '))
            if (page.GetElementById(id) is null)
                yield return $"refers by {name} to {id}, which is not there";
        foreach (var link in page.QuerySelectorAll("main a[href^='#'], .govuk-skip-link"))
            if (page.GetElementById(link.GetAttribute("href")![1..]) is null)
                yield return $"leads to {link.GetAttribute("href")} in itself, which is not there";
        foreach (
            var table in page.QuerySelectorAll(
                "main table:not(:has(caption)):not([aria-label]):not([aria-labelledby])"
            )
        )
            // Where a letter is shown as it comes out, it is as it is written.
            if (table.Closest(".p-letter") is null)
                yield return $"has a table without a caption: {Start(table)}";
        foreach (var one in page.QuerySelectorAll("[style], [onclick], script:not([src]), style"))
            yield return $"has what the policy refuses: {Start(one)}";
        if (leaf.Text.Contains("{0}", StringComparison.Ordinal))
            yield return "shows a place nobody filled: {0}";
        if (leaf.Bytes > MostBytes)
            yield return $"is {leaf.Bytes / 1024} KB";
    }

    /// <summary>The fields of a page or form people fill in.</summary>
    public static IEnumerable<IElement> Fields(IParentNode of) =>
        of.QuerySelectorAll(
            "input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea"
        );

    private static bool IsLabelled(IDocument page, IElement field) =>
        // What browsers alone read, such as the name beside a new password.
        field.GetAttribute("aria-hidden") == "true"
        || field.HasAttribute("aria-label")
        || field.HasAttribute("aria-labelledby")
        || field.Closest("label") is not null
        || field.Id is { Length: > 0 } id
            && page.QuerySelectorAll("label")
                .Any(label =>
                    label.GetAttribute("for") == id && !string.IsNullOrWhiteSpace(label.TextContent)
                );

    private static string Start(IElement one) =>
        one.OuterHtml.Length > 160 ? one.OuterHtml[..160] : one.OuterHtml;
}
