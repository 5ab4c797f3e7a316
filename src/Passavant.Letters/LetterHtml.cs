using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Letters;

/// <summary>Writes a letter as one page of HTML, the form for those who have it read to them.</summary>
/// <remarks>Needs nothing beside it and runs nothing. The same letter gives the same text.</remarks>
public static class LetterHtml
{
    private const string Look = """
        body { font: 1rem/1.5 "IBM Plex Sans", system-ui, sans-serif; color: #1a1d21; max-width: 44rem; margin: 2rem auto; padding: 0 1.25rem; }
        header { border-bottom: 2px solid #1f3a5f; margin-bottom: 2rem; padding-bottom: .75rem; }
        header p { margin: 0; }
        .authority { font-size: 1.25rem; font-weight: 600; color: #1f3a5f; }
        .quiet, dt, footer, small { color: #555b63; }
        address { font-style: normal; margin-bottom: 1.5rem; }
        dl { margin: 0 0 1.5rem; } dt { float: left; clear: left; margin-right: .5rem; } dd { margin: 0; }
        h1, h2 { color: #1f3a5f; line-height: 1.25; } h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin-top: 1.75rem; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
        th { background: #eef1f5; } th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #b4bcc6; overflow-wrap: anywhere; }
        .signature { margin-top: 3rem; break-inside: avoid; } .signature span:first-child { font-weight: 600; }
        .signature span, address span { display: block; }
        footer { border-top: 1px solid #b4bcc6; margin-top: 3rem; padding-top: .5rem; font-size: .85rem; }

        """;

    /// <summary>What a content security policy says to let the styles of a letter through, and no others: their SHA-256, in quotation marks.</summary>
    public static string StyleSource { get; } =
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"\n{Look}")))}'";

    /// <summary>The letter as a page.</summary>
    public static string Write(Letter letter)
    {
        var page = new StringBuilder();
        var words = letter.Body.Words;
        page.Append("<!DOCTYPE html>\n");
        page.Append($"<html lang=\"{words.Language}\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(
            $"<title>{Safe(letter.Body.Subject)}</title>\n<style>\n{Look}</style>\n</head>\n"
        );
        page.Append("<body>\n<header>\n");
        page.Append($"<p class=\"authority\">{Safe(letter.Letterhead.Authority)}</p>\n");
        foreach (var line in letter.Letterhead.Address.Concat(letter.Letterhead.Contact))
            page.Append($"<p class=\"quiet\">{Safe(line)}</p>\n");
        page.Append("</header>\n<main>\n<address>");
        Spans(page, letter.Addressee);
        page.Append("</address>\n<dl>");
        page.Append($"<dt>{Safe(words.Reference)}</dt><dd>{Safe(letter.Reference)}</dd>");
        page.Append(
            $"<dt>{Safe(words.Date)}</dt><dd><time datetime=\"{letter.Date.ToString("O", CultureInfo.InvariantCulture)}\">{Safe(words.Day(letter.Date))}</time></dd>"
        );
        page.Append($"</dl>\n<h1>{Safe(letter.Body.Subject)}</h1>\n");
        foreach (var block in letter.Body.Blocks)
            Write(page, block);
        page.Append($"</main>\n<footer>{Safe(letter.Footer)}</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Write(StringBuilder page, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                page.Append($"<h2>{Safe(heading.Text)}</h2>\n");
                break;
            case Block.Paragraph paragraph:
                page.Append($"<p>{Safe(paragraph.Text)}</p>\n");
                break;
            case Block.Numbered numbered:
                List(page, "ol", numbered.Items);
                break;
            case Block.Bulleted bulleted:
                List(page, "ul", bulleted.Items);
                break;
            case Block.Table table:
                page.Append("<table>\n<thead>");
                Row(page, "th scope=\"col\"", "th", table.Header);
                page.Append("</thead>\n<tbody>\n");
                foreach (var row in table.Rows)
                    Row(page, "td", "td", row);
                page.Append("</tbody>\n</table>\n");
                break;
            case Block.Signature signature:
                page.Append("<p class=\"signature\">");
                Spans(page, signature.Lines);
                page.Append("</p>\n");
                break;
            case Block.SmallPrint small:
                page.Append($"<p><small>{Safe(small.Text)}</small></p>\n");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void List(StringBuilder page, string kind, IReadOnlyList<string> items)
    {
        page.Append($"<{kind}>\n");
        foreach (var item in items)
            page.Append($"<li>{Safe(item)}</li>\n");
        page.Append($"</{kind}>\n");
    }

    private static void Row(
        StringBuilder page,
        string open,
        string close,
        IReadOnlyList<string> cells
    )
    {
        page.Append("<tr>");
        foreach (var cell in cells)
            page.Append($"<{open} dir=\"auto\">{Safe(cell)}</{close}>");
        page.Append("</tr>\n");
    }

    private static void Spans(StringBuilder page, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            page.Append($"<span><bdi>{Safe(line)}</bdi></span>\n");
    }

    private static string Safe(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
