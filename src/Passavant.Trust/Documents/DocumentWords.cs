using System.Diagnostics;
using System.Globalization;

namespace Passavant.Trust.Documents;

/// <summary>A line of what a document says.</summary>
/// <param name="Name">What it is about, in English: <c>kind</c>, <c>holder</c> and so on.</param>
/// <param name="Words">What stands under it: the issuer's words as they are, which may hold letters that act on a terminal; or one of the phrases of <see cref="DocumentWords"/>.</param>
/// <param name="More">Where it is not 0: how many further ones stand in the document itself, which is then all the words say.</param>
public readonly record struct DocumentFact(string Name, string Words, long More = 0);

/// <summary>What a document says, line by line, for people.</summary>
public static class DocumentWords
{
    /// <summary>Stands where a holder kept something back or it was never stated.</summary>
    public const string Hidden = "(kept back, or never stated)";

    /// <summary>Stands where a document has no last day.</summary>
    public const string WithoutEnd = "(without end)";

    /// <summary>Stands where a list is empty.</summary>
    public const string NoneNamed = "(none named)";

    /// <summary>Stands where a general authorisation was registered for all it covers.</summary>
    public const string AllItCovers = "(all it covers)";

    /// <summary>Stands where an authority gave no name of itself.</summary>
    public const string NoName = "(no name)";

    /// <summary>The lines of a whole document.</summary>
    public static IReadOnlyList<DocumentFact> Of(DocumentPayload document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Said([
            ("kind", document.Content.Kind),
            ("number", document.Number),
            ("issuer", $"{document.AuthorityName ?? NoName}, {document.Authority}"),
            .. Of(document.Content),
            ("issued", Instant(document.Issued)),
            ("valid from", Instant(document.ValidFrom)),
            ("valid until", document.ValidUntil is { } until ? Instant(until) : WithoutEnd),
        ]);
    }

    /// <summary>The lines of a summary from paper.</summary>
    public static IReadOnlyList<DocumentFact> Of(DocumentSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var lines = new List<DocumentFact>();
        void Add(string name, string? words)
        {
            if (words is not null)
                lines.Add(new DocumentFact(name, words));
        }
        void More(string name, long count)
        {
            if (count > 0)
                lines.Add(
                    new DocumentFact(
                        name,
                        $"and {count} more, which stand in the document itself",
                        count
                    )
                );
        }
        Add("kind", summary.Kind);
        Add("number", summary.Number);
        Add("issuer", summary.Authority);
        Add("says", summary.Outcome);
        Add("holder", summary.Holder?.ToString());
        foreach (var line in summary.Lines)
            Add("item", line.Quantity is { } quantity ? $"{line.Code}, {quantity}" : line.Code);
        More("item", summary.LinesLeftOut);
        Add("destination", List(summary.Destination));
        More("destination", summary.DestinationsLeftOut);
        Add("end user", summary.EndUser?.ToString());
        More("end user", summary.EndUsersLeftOut);
        if (summary.Conditions > 0)
            lines.Add(
                new DocumentFact(
                    "conditions",
                    $"{summary.Conditions}, which stand in the document itself",
                    summary.Conditions
                )
            );
        Add("issued", Instant(summary.Issued));
        Add("valid until", summary.ValidUntil is { } until ? Instant(until) : WithoutEnd);
        return lines;
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
                ("items", it.Codes.Count == 0 ? AllItCovers : List(it.Codes)),
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
                ("appeal until", it.AppealUntil ?? NoneNamed),
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
            _ => throw new UnreachableException(),
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
        texts.Count == 0 ? NoneNamed : string.Join(", ", texts);

    private static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static List<DocumentFact> Said(IEnumerable<(string Name, string? Words)> lines) =>
        [
            .. lines
                .Where(line => line.Words is not null)
                .Select(line => new DocumentFact(line.Name, line.Words!)),
        ];
}
