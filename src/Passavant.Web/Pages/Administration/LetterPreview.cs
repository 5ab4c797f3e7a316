using Passavant.Letters;
using Passavant.Letters.Filling;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Administration;

/// <summary>A letter as it would look, of a case that is invented.</summary>
internal static class LetterPreview
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    /// <summary>The letter a template gives.</summary>
    /// <exception cref="TemplateException">The template has faults.</exception>
    public static Markup Of(string template, LetterKind kind, string language)
    {
        var fields = LetterFields.Of(kind);
        var body = LetterTemplate
            .Read(template, LetterTexts.Words(language), fields)
            .Fill(Values(fields, language));
        return Markup.Of(
            $"""<div class="p-letter" lang="{language}"><h3 class="govuk-heading-m">{body.Subject}</h3>{body.Blocks.Select(Of)}</div>"""
        );
    }

    private static Markup Of(Block block) =>
        block switch
        {
            Block.Heading one => Markup.Of($"""<h4 class="govuk-heading-s">{one.Text}</h4>"""),
            Block.Paragraph one => Markup.Of($"""<p class="govuk-body">{one.Text}</p>"""),
            Block.Numbered one => Markup.Of(
                $"""<ol class="govuk-list govuk-list--number">{one.Items.Select(item => Markup.Of($"<li>{item}</li>"))}</ol>"""
            ),
            Block.Bulleted one => Markup.Of(
                $"""<ul class="govuk-list govuk-list--bullet">{one.Items.Select(item => Markup.Of($"<li>{item}</li>"))}</ul>"""
            ),
            Block.Table one => Markup.Of(
                $"""<table><thead><tr>{one.Header.Select(cell => Markup.Of($"""<th scope="col">{cell}</th>"""))}</tr></thead><tbody>{one.Rows.Select(row => Markup.Of($"<tr>{row.Select(cell => Markup.Of($"<td>{cell}</td>"))}</tr>"))}</tbody></table>"""
            ),
            Block.Signature one => Markup.Of(
                $"""<p class="govuk-body"><strong>{one.Lines[0]}</strong>{one.Lines.Skip(1).Select(line => Markup.Of($"<br>{line}"))}</p>"""
            ),
            Block.SmallPrint one => Markup.Of($"""<p class="p-small p-quiet">{one.Text}</p>"""),
            _ => Markup.Empty,
        };

    private static Dictionary<string, FieldValue> Values(
        IReadOnlyList<LetterField> fields,
        string language
    ) =>
        fields.ToDictionary(
            field => field.Name,
            field =>
                field.Of is { } each
                    ? FieldValue.Of(Values(each, language))
                    : Value(field.Name, language == "fr")
        );

    // An invented case, the same for every letter.
    private static FieldValue Value(string name, bool french) =>
        name switch
        {
            "reference" => "2027-000042",
            "licence" => "L-2027-000042",
            "appeal" or "grievance" or "notification" => "2027-000043",
            "officer" => french ? "Office des transferts" : "Office for Transfers",
            "role" => french ? "Par ordre" : "By order",
            "contact" or "appealTo" => "office@example.org",
            "applicant" => "Nordlys Drives AS",
            "partner" or "ministry" => french ? "Ministère des Exemples" : "Ministry of Examples",
            "endUser" or "party" => "Fábrica Sul Ltda",
            "panel" or "appealBody" => french ? "Instance de recours" : "Appeal Panel",
            "item" => french ? "Variateur de fréquence" : "Frequency changer",
            "quantity" => french ? "2 pièces" : "2 pieces",
            "code" => "3A225",
            "provision" => "Article 4",
            "accord" => "Model Accord 1.0",
            "link" => "https://example.org/en/statement/example",
            "received" or "refusedOn" or "validFrom" => Today,
            "due" or "decisionBy" or "answerBy" or "appealBy" or "finalOn" or "submissionsBy" =>
                Today.AddDays(30),
            "validUntil" or "expires" or "hearing" => Today.AddYears(1),
            _ => french ? $"[exemple : {name}]" : $"[example: {name}]",
        };
}
