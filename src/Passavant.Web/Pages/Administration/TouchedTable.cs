using Passavant.Cases;
using Passavant.Web.Administration;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>Open cases that something touches, as a table: numbers and where they are, never what they say.</summary>
internal static class TouchedTable
{
    /// <summary>The table; nothing where no case is touched.</summary>
    /// <param name="page">The cases.</param>
    /// <param name="here">Where it is shown.</param>
    /// <param name="agencies">The agencies, by id.</param>
    /// <param name="more">A further column, by case; null for none.</param>
    /// <param name="head">What that column is called.</param>
    public static Markup Of(
        Touched.Page page,
        Here here,
        IReadOnlyDictionary<string, Agency> agencies,
        Func<string, string>? more = null,
        string head = ""
    )
    {
        if (page.Cases.Count == 0)
            return Markup.Empty;
        var lines = page.Cases.Select(one =>
            Markup.Of(
                $"""<tr class="govuk-table__row"><th scope="row" class="govuk-table__header p-nowrap">{one.Number}</th><td class="govuk-table__cell">{(Choices.TryFind<CaseKind>(one.Kind) is { } kind ? here[Named.Of(kind)] : one.Kind)}</td><td class="govuk-table__cell">{agencies.GetValueOrDefault(one.Authority)?.Name.In(here.Language) ?? one.Authority}</td>{(more is null ? Markup.Empty : Markup.Of($"""<td class="govuk-table__cell">{more(one.Number)}</td>"""))}</tr>"""
            )
        );
        return Markup.Of(
            $"""<div class="p-scroll" tabindex="0" role="region" aria-label="{here["Cases touched"]}"><table class="govuk-table"><caption class="govuk-visually-hidden">{here["Cases touched"]}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">{here["Case"]}</th><th scope="col" class="govuk-table__header">{here["Asks for"]}</th><th scope="col" class="govuk-table__header">{here["Authority"]}</th>{(more is null ? Markup.Empty : Markup.Of($"""<th scope="col" class="govuk-table__header">{head}</th>"""))}</tr></thead><tbody class="govuk-table__body">{lines}</tbody></table></div>"""
        );
    }
}
