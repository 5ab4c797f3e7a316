using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>Documents of every kind.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Issued = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public const string Authority = "https://licensing.nordmark.example";

    private static readonly DocumentParty Holder = new(
        "North Optics A/S",
        "DK",
        "DK12345678",
        "Havnegade 12, 8000 Aarhus"
    );

    private static readonly DocumentLine Line = new(
        "6A003.b.4.b",
        "Infrared camera, 640 × 512",
        "12",
        "piece",
        "148000.00 EUR"
    );

    public static DocumentPayload Of(DocumentContent content) =>
        new(
            Authority,
            "Nordmark Licensing Authority",
            "2026-004711",
            Issued,
            Issued,
            Issued.AddYears(2),
            new StatusReference("https://status.nordmark.example/licences/1", 4711),
            new LogReference("log.nordmark.example", 1234567),
            Keys.Of(2).Key,
            content
        );

    public static DocumentContent.Licence Licence { get; } =
        new(
            "individual",
            Holder,
            ["IN"],
            [Line, Line with { Code = "6A003.b.4.a", Value = null }],
            [new("Harbour Freight", "SG", null, "1 Quay")],
            [new("Institute of Astronomy", "IN", "U80301", "Bengaluru")],
            "Observation of the night sky",
            ["Report delivery within 30 days.", "No re-export without consent."]
        );

    public static IReadOnlyList<DocumentContent> All { get; } =
    [
        Licence,
        new DocumentContent.GeneralAuthorisationRegistration(
            "EU001",
            Holder,
            ["5A002"],
            ["US", "JP"],
            "about 40 shipments",
            ["Report yearly."]
        ),
        new DocumentContent.EndUseStatement(
            new("Institute of Astronomy", "IN", null, "Bengaluru"),
            Holder,
            "R. Rao, director",
            [Line],
            "Observation",
            "Hanle",
            ["No re-export."]
        ),
        new DocumentContent.DeliveryVerificationCertificate(
            "2026-004711",
            new("Institute of Astronomy", "IN", "U80301"),
            "2026-12-20",
            "Chennai",
            [Line]
        ),
        new DocumentContent.Decision(
            "C-2026-17",
            "refused",
            ["art. 12(1)(b)"],
            "2027-01-15",
            Holder,
            [Line],
            "The end user could not be verified."
        ),
        new DocumentContent.SelfAssessmentReceipt(
            "sha256:abc",
            "2026-11-26",
            "2026-11-26",
            "licence required",
            "q83vEjRWeJA",
            Holder,
            "Infrared camera to IN"
        ),
    ];
}
