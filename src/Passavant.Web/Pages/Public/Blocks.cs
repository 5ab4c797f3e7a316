using Passavant.Accords.Words;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Public;

/// <summary>A document of the engine as part of a page, under a heading of the page.</summary>
internal static class Blocks
{
    /// <summary>The blocks, their headings as they are: the page has the first.</summary>
    public static Markup Of(IEnumerable<Block> blocks) => Markup.Of(blocks.Select(Of));

    private static Markup Of(Block block) =>
        block switch
        {
            Block.Heading { Level: 2 } heading => Markup.Of(
                $"""<h2 class="govuk-heading-m" id="{heading.Anchor}">{heading.Text}</h2>"""
            ),
            Block.Heading { Level: 3 } heading => Markup.Of(
                $"""<h3 class="govuk-heading-s" id="{heading.Anchor}">{heading.Text}</h3>"""
            ),
            Block.Heading heading => Markup.Of(
                $"""<h4 class="govuk-heading-s" id="{heading.Anchor}">{heading.Text}</h4>"""
            ),
            Block.Paragraph { Kind: ParagraphKind.Lead } lead => Markup.Of(
                $"""<p class="{$"p-lead p-lead--{lead.Tone.ToString().ToLowerInvariant()}"}">{lead.Text}</p>"""
            ),
            Block.Paragraph { Kind: ParagraphKind.Notice } notice => Markup.Of(
                $"""<div class="govuk-inset-text">{notice.Text}</div>"""
            ),
            Block.Paragraph { Kind: ParagraphKind.Note } note => Markup.Of(
                $"""<p class="govuk-body p-quiet">{note.Text}</p>"""
            ),
            Block.Paragraph paragraph => Markup.Of(
                $"""<p class="govuk-body">{paragraph.Text}</p>"""
            ),
            Block.Pairs pairs => Markup.Of(
                $"""<dl class="govuk-summary-list">{pairs.Rows.Select(row => Markup.Of($"""<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{row.Name}</dt><dd class="govuk-summary-list__value">{row.Value}</dd></div>"""))}</dl>"""
            ),
            Block.Listing listing => Telling.List(listing.Items),
            Block.Table table => Of(table),
            _ => Markup.Empty,
        };

    private static Markup Of(Block.Table table)
    {
        var heads = table.Columns.Select(column =>
            Markup.Of($"""<th scope="col" class="govuk-table__header">{column}</th>""")
        );
        var rows = table.Rows.Select(row =>
            Markup.Of(
                $"""<tr class="govuk-table__row">{row.Select((cell, i) => table.RowHeads && i == 0 ? Markup.Of($"""<th scope="row" class="govuk-table__header">{cell.Text}</th>""") : Markup.Of($"""<td class="govuk-table__cell">{cell.Text}</td>"""))}</tr>"""
            )
        );
        return Markup.Of(
            $"""<div class="p-scroll" tabindex="0" role="region" aria-label="{(table.Caption.Length > 0 ? table.Caption : string.Join(", ", table.Columns))}"><table class="govuk-table"><caption class="govuk-visually-hidden">{table.Caption}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr></thead><tbody class="govuk-table__body">{rows}</tbody></table></div>"""
        );
    }
}
