using System.Globalization;
using Passavant.Cli.Casework;
using Passavant.Trust.Documents;

namespace Passavant.Cli.Trust;

/// <summary>What a document says, in plain words, line by line: a name and what stands under it.</summary>
internal static class DocumentWords
{
    private const string Hidden = "(kept back, or never stated)";

    /// <summary>The lines of a whole document.</summary>
    public static IEnumerable<(string Name, string Words)> Of(DocumentPayload document) =>
        Plain([
            ("kind", document.Content.Kind),
            ("number", document.Number),
            ("issuer", $"{document.AuthorityName ?? "(no name)"}, {document.Authority}"),
            .. Of(document.Content),
            ("issued", Instant(document.Issued)),
            ("valid from", Instant(document.ValidFrom)),
            ("valid until", document.ValidUntil is { } until ? Instant(until) : "(without end)"),
        ]);

    /// <summary>The lines of a summary from paper.</summary>
    public static IEnumerable<(string Name, string Words)> Of(DocumentSummary summary)
    {
        var lines = new List<(string, string?)>
        {
            ("kind", summary.Kind),
            ("number", summary.Number),
            ("issuer", summary.Authority),
            ("says", summary.Outcome),
            ("holder", summary.Holder?.ToString()),
        };
        foreach (var line in summary.Lines)
            lines.Add(
                ("item", line.Quantity is { } quantity ? $"{line.Code}, {quantity}" : line.Code)
            );
        More(lines, "item", summary.LinesLeftOut);
        lines.Add(("destination", List(summary.Destination)));
        More(lines, "destination", summary.DestinationsLeftOut);
        lines.Add(("end user", summary.EndUser?.ToString()));
        More(lines, "end user", summary.EndUsersLeftOut);
        if (summary.Conditions > 0)
            lines.Add(("conditions", $"{summary.Conditions}, which stand in the document itself"));
        lines.Add(("issued", Instant(summary.Issued)));
        lines.Add(
            ("valid until", summary.ValidUntil is { } until ? Instant(until) : "(without end)")
        );
        return Plain(lines);
    }

    private static void More(List<(string, string?)> lines, string name, long count)
    {
        if (count > 0)
            lines.Add((name, $"and {count} more, which stand in the document itself"));
    }

    private static IEnumerable<(string, string?)> Of(DocumentContent content) =>
        content switch
        {
            DocumentContent.Licence it =>
            [
                ("form", it.Form),
                ("holder", Party(it.Holder)),
                .. Items(it.Items),
                ("destination", List(it.Destination)),
                .. Parties("consignee", it.Consignees),
                .. Parties("end user", it.EndUsers),
                ("end use", it.EndUse ?? Hidden),
                .. Each("condition", it.Conditions),
            ],
            DocumentContent.GeneralAuthorisationRegistration it =>
            [
                ("authorisation", it.Authorisation),
                ("holder", Party(it.Holder)),
                ("items", it.Codes.Count == 0 ? "all it covers" : List(it.Codes)),
                ("destination", List(it.Destination)),
                ("expected use", it.ExpectedUse ?? Hidden),
                .. Each("condition", it.Conditions),
            ],
            DocumentContent.EndUseStatement it =>
            [
                ("end user", Party(it.EndUser)),
                ("exporter", Party(it.Exporter)),
                ("signatory", it.Signatory ?? Hidden),
                .. Items(it.Items),
                ("end use", it.EndUse ?? Hidden),
                ("site", it.Site ?? Hidden),
                .. Each("undertaking", it.Undertakings),
            ],
            DocumentContent.DeliveryVerificationCertificate it =>
            [
                ("licence", it.LicenceNumber),
                ("importer", Party(it.Importer)),
                ("arrived", it.Arrived),
                ("place", it.Place ?? Hidden),
                .. Items(it.Items),
            ],
            DocumentContent.Decision it =>
            [
                ("case", it.Case),
                ("outcome", it.Outcome),
                .. Each("provision", it.Provisions),
                ("appeal until", it.AppealUntil ?? "(none)"),
                ("applicant", Party(it.Applicant)),
                .. Items(it.Items),
                ("reasons", it.Reasons ?? Hidden),
            ],
            DocumentContent.SelfAssessmentReceipt it =>
            [
                ("outcome", it.Outcome),
                ("accord", it.Accord),
                ("as of", it.AsOf),
                ("known at", it.KnownAt),
                ("determination", it.Determination),
                ("asker", Party(it.Asker)),
                ("summary", it.Summary ?? Hidden),
            ],
            _ => throw new NotSupportedException(content.Kind),
        };

    private static IEnumerable<(string, string?)> Items(IReadOnlyList<DocumentLine> items) =>
        items.Select(line =>
            (
                "item",
                (string?)
                    string.Join(
                        ", ",
                        new[]
                        {
                            line.Code,
                            line.Description,
                            line.Quantity is { } quantity
                                ? $"{quantity} {line.Unit}".TrimEnd()
                                : "quantity kept back, or never stated",
                            line.Value,
                        }.OfType<string>()
                    )
            )
        );

    // A party kept back leaves nothing in the list, so that an empty list does not say that there is none.
    private static IEnumerable<(string, string?)> Parties(
        string name,
        IReadOnlyList<DocumentParty> parties
    ) =>
        parties.Count == 0
            ? [(name, Hidden)]
            : parties.Select(party => (name, (string?)Party(party)));

    private static IEnumerable<(string, string?)> Each(string name, IReadOnlyList<string> texts) =>
        texts.Select(text => (name, (string?)text));

    private static string Party(DocumentParty? party) =>
        string.Join(
            ", ",
            new[]
            {
                party?.Name,
                party?.Country,
                party?.Identifier,
                party?.Address,
            }.OfType<string>()
        )
            is { Length: > 0 } words
            ? words
            : Hidden;

    private static string List(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? "(none named)" : string.Join(", ", texts);

    private static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<(string, string)> Plain(
        IEnumerable<(string Name, string? Words)> lines
    ) =>
        lines
            .Where(line => line.Words is not null)
            .Select(line => (line.Name, Reading.Plain(line.Words!)));
}
