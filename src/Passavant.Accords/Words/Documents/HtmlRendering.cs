using System.Text;

namespace Passavant.Accords.Words;

/// <summary>Prints a document as one self-contained HTML page that is also well-formed XML: headings in order, tables with scopes, the language named, no script, print and dark styles within.</summary>
public static class HtmlRendering
{
    /// <summary>The document as a page; lines end in a line feed.</summary>
    public static string Render(Document document)
    {
        var html = new StringBuilder();
        var language = document.Language;
        html.Append("<!DOCTYPE html>\n")
            .Append(
                $"<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{language.Code}\" xml:lang=\"{language.Code}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            )
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
            .Append(
                $"<title>{Escape(document.Title)}</title>\n<style>\n{HtmlStyle.Sheet}</style>\n</head>\n<body>\n"
            );
        var contents = document.HasContents
            ? document.Blocks.OfType<Block.Heading>().Where(heading => heading.Level <= 3).ToList()
            : [];
        html.Append(
            $"<a class=\"skip\" href=\"#main\">{Escape(language[Phrase.SkipToText])}</a>\n"
        );
        html.Append(
            contents.Count > 0 ? "<div class=\"page with-contents\">\n" : "<div class=\"page\">\n"
        );
        if (contents.Count > 0)
            Contents(contents, language, html);
        html.Append("<main id=\"main\">\n<header>\n")
            .Append($"<h1>{Escape(document.Title)}</h1>\n");
        if (document.Subtitle is { } subtitle)
            html.Append($"<p class=\"subtitle\">{Escape(subtitle)}</p>\n");
        html.Append("</header>\n");
        foreach (var block in document.Blocks)
            Print(block, html);
        html.Append("</main>\n</div>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Contents(
        List<Block.Heading> headings,
        Language language,
        StringBuilder html
    )
    {
        html.Append(
            $"<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{Escape(language[Phrase.Contents])}</h2>\n<ol>\n"
        );
        for (var i = 0; i < headings.Count; i++)
        {
            if (headings[i].Level != 2)
                continue;
            var below = headings.Skip(i + 1).TakeWhile(heading => heading.Level > 2).ToList();
            html.Append($"<li>{Link(headings[i])}");
            if (below.Count > 0)
                html.Append("<details><summary>")
                    .Append(
                        Escape(
                            language.Say(
                                Phrase.SectionsCount,
                                below.Count.ToString(
                                    System.Globalization.CultureInfo.InvariantCulture
                                )
                            )
                        )
                    )
                    .Append("</summary><ul>")
                    .AppendJoin("", below.Select(heading => $"<li>{Link(heading)}</li>"))
                    .Append("</ul></details>");
            html.Append("</li>\n");
        }
        html.Append("</ol>\n</nav>\n");
    }

    private static string Link(Block.Heading heading) =>
        $"<a href=\"#{Escape(heading.Anchor)}\">{Escape(heading.Short ?? heading.Text)}</a>";

    private static void Print(Block block, StringBuilder html)
    {
        switch (block)
        {
            case Block.Heading heading:
                html.Append(
                    $"<h{heading.Level} id=\"{Escape(heading.Anchor)}\">{Escape(heading.Text)}</h{heading.Level}>\n"
                );
                break;
            case Block.Paragraph { Kind: ParagraphKind.Notice } notice:
                html.Append($"<p class=\"notice\" role=\"note\">{Linked(notice.Text)}</p>\n");
                break;
            case Block.Paragraph { Kind: ParagraphKind.Body } paragraph:
                html.Append($"<p>{Linked(paragraph.Text)}</p>\n");
                break;
            case Block.Paragraph paragraph:
                html.Append(
                    $"<p class=\"{(paragraph.Kind == ParagraphKind.Lead ? "lead" : "note")}{Tail(paragraph.Tone)}\">{Linked(paragraph.Text)}</p>\n"
                );
                break;
            case Block.Pairs pairs:
                html.Append("<dl>\n");
                foreach (var (name, value) in pairs.Rows)
                    html.Append($"<div><dt>{Escape(name)}</dt><dd>{Linked(value)}</dd></div>\n");
                html.Append("</dl>\n");
                break;
            case Block.Listing listing:
                Print(listing.Items, listing.IsOrdered, html);
                html.Append('\n');
                break;
            case Block.Table table:
                Print(table, html);
                break;
        }
    }

    private static void Print(Block.Table table, StringBuilder html)
    {
        // A table wider than the screen scrolls within its own box, which the keyboard reaches.
        html.Append(
            $"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{Escape(table.Caption)}\">\n"
        );
        html.Append(table.IsHeatMap ? "<table class=\"heat\">\n" : "<table>\n");
        if (table.Caption.Length > 0)
            html.Append($"<caption>{Escape(table.Caption)}</caption>\n");
        html.Append("<thead><tr>")
            .AppendJoin(
                "",
                table.Columns.Select(column => $"<th scope=\"col\">{Escape(column)}</th>")
            )
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                var cell = row[i];
                var classes = string.Join(
                    ' ',
                    new[]
                    {
                        cell.Tone == Tone.Plain ? null : Class(cell.Tone),
                        cell.Depth > 0 ? $"in{Math.Min(cell.Depth, 6)}" : null,
                    }.OfType<string>()
                );
                var attribute = classes.Length > 0 ? $" class=\"{classes}\"" : "";
                html.Append(
                    table.RowHeads && i == 0
                        ? $"<th scope=\"row\"{attribute}>{Linked(cell.Text)}</th>"
                        : $"<td{attribute}>{Linked(cell.Text)}</td>"
                );
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void Print(IReadOnlyList<Outline> items, bool ordered, StringBuilder html)
    {
        var tag = ordered ? "ol" : "ul";
        html.Append($"<{tag}>");
        foreach (var item in items)
        {
            html.Append($"<li>{Linked(item.Text)}");
            if (item.Below.Count > 0)
                Print(item.Below, false, html);
            html.Append("</li>");
        }
        html.Append($"</{tag}>");
    }

    private static string Tail(Tone tone) => tone == Tone.Plain ? "" : " " + Class(tone);

    private static string Class(Tone tone) => "tone-" + tone.ToString().ToLowerInvariant();

    // A word that is a web address becomes a link; nothing else does.
    private static string Linked(string text) =>
        !text.Contains("http", StringComparison.Ordinal)
            ? Escape(text)
            : string.Join(
                ' ',
                text.Split(' ')
                    .Select(word =>
                        (
                            word.StartsWith("https://", StringComparison.Ordinal)
                            || word.StartsWith("http://", StringComparison.Ordinal)
                        ) && Uri.IsWellFormedUriString(word, UriKind.Absolute)
                            ? $"<a href=\"{Escape(word)}\">{Escape(word)}</a>"
                            : Escape(word)
                    )
            );

    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
            _ = character switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                // What XML cannot hold is shown as missing rather than spoiling the page.
                < ' ' and not ('\t' or '\n') => escaped.Append('\uFFFD'),
                '\uFFFE' or '\uFFFF' => escaped.Append('\uFFFD'),
                _ => escaped.Append(character),
            };
        return escaped.ToString();
    }
}
