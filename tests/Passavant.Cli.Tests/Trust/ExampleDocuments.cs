using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using LogDisclosure = Passavant.Trust.Log.Disclosure;

namespace Passavant.Cli.Tests.Trust;

/// <summary>An invented authority's licence with everything it is checked with, under keys that are the same in every run and protect nothing.</summary>
internal sealed class ExampleDocuments
{
    public const string Authority = "https://licensing.nordmark.example";
    public const string StatusBase = "https://licensing.nordmark.example/status/";

    public static readonly SoftwareKey Root = Key("root");
    public static readonly SoftwareKey Issuer = Key("issuer");
    public static readonly SoftwareKey Status = Key("status");
    public static readonly SoftwareKey Holder = Key("holder");
    public static readonly DateTimeOffset Issued = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private const int StatusIndex = 4711;

    // The act, and the issuing of the document, which commits to both forms of it.
    private const int GrantLeaf = 3;
    private const int IssuedLeaf = 5;

    public ExampleDocuments()
    {
        Licence = Payload.Sign(Issuer.ToSigner(), Random("salts"), decoys: 2);
        Summary = DocumentSummary.Sign(Payload, "NM", StatusBase, Issuer.ToSigner());
        Issuers = IssuerList.Sign(
            null,
            new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero),
            [Root.Key],
            [
                new IssuerAuthority(
                    Authority,
                    "NM",
                    "Nordmark Licensing Authority",
                    StatusBase,
                    [new IssuerLog(LogFiles.Origin, [LogFiles.Log.Verifier.ToString()])],
                    [Signing(Issuer, IssuerKeyUse.Document), Signing(Status, IssuerKeyUse.Status)]
                ),
            ],
            Root.ToSigner()
        );
        Log = LogFiles.Of(8, Entry);
    }

    public static DocumentPayload Payload { get; } =
        new(
            Authority,
            "Nordmark Licensing Authority",
            "2026-004711",
            Issued,
            Issued,
            Issued.AddYears(2),
            new StatusReference(StatusBase + "1", StatusIndex),
            new LogReference(LogFiles.Origin, GrantLeaf),
            Holder.Key,
            new DocumentContent.Licence(
                "individual",
                new DocumentParty(
                    "Specimen Optics A/S",
                    "DK",
                    "DK00000000",
                    "Example Quay 12, Aarhus"
                ),
                ["IN"],
                [
                    new DocumentLine(
                        "6A003.b.4.b",
                        "Infrared camera, 640 × 512",
                        "12",
                        "piece",
                        "148000.00 EUR"
                    ),
                ],
                [new DocumentParty("Sample Freight", "SG")],
                [new DocumentParty("Example Institute of Astronomy", "IN")],
                "Observation of the night sky",
                ["Report delivery within 30 days.", "No re-export without consent."]
            )
        );

    public SdJwt Licence { get; }

    public byte[] Summary { get; }

    public IssuerList Issuers { get; }

    public LogFiles Log { get; }

    public string Qr => DocumentSummary.ToQr(Summary);

    public byte[] LicenceProof => Proof(Encoding.ASCII.GetBytes(Licence.Issued.Text));

    public byte[] SummaryProof => Proof(Summary);

    /// <summary>What opens the hash of the licence in the leaf.</summary>
    public LogDisclosure Opened => Opening(Encoding.ASCII.GetBytes(Licence.Issued.Text));

    /// <summary>A proof that opens a leaf which is in no log, made for other bytes.</summary>
    public byte[] ProofOf(ReadOnlySpan<byte> other)
    {
        var opening = Opening(other.ToArray());
        var leaf = LeafEntry.Of(DocumentLeaf.Kind, Issued, [opening]).ToBytes();
        return Log.Proof(IssuedLeaf, DocumentLeaf.Extra(leaf, opening));
    }

    /// <summary>What the holder shows: one claim of those that may be kept back, bound to a verifier and an occasion.</summary>
    public string Show(string audience, string nonce, DateTimeOffset at) =>
        Licence
            .Show("/credentialSubject/items/0/quantity", "/credentialSubject/items/0/unit")
            .Bind(Holder.ToSigner(), audience, nonce, at)
            .Text;

    public static string StatusList(int status = 0) =>
        StatusListToken.SignJwt(
            StatusBase + "1",
            Passavant.Trust.Documents.StatusList.Of(2, 10_000, [(StatusIndex, status)]),
            new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 12, 20, 0, 0, 0, TimeSpan.Zero),
            24 * 24 * 3600,
            Status.ToSigner()
        );

    public static SoftwareKey Key(string name) =>
        SoftwareKey.Read(SHA256.HashData(Encoding.UTF8.GetBytes($"example {name}")));

    /// <summary>Bytes that look random and are the same in every run.</summary>
    public static RandomBytes Random(string name)
    {
        var count = 0;
        return destination =>
        {
            for (var i = 0; i < destination.Length; i++)
                destination[i] = SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {count++}"))[0];
        };
    }

    private static IssuerKey Signing(SoftwareKey key, IssuerKeyUse use) =>
        new(key.Key, use, Issued.AddYears(-1), null, null);

    private byte[] Entry(long index) => index == IssuedLeaf ? Leaf : LogFiles.Entry(index);

    private byte[] Leaf =>
        LeafEntry
            .Of(
                DocumentLeaf.Kind,
                Issued,
                [Opening(Encoding.ASCII.GetBytes(Licence.Issued.Text)), Opening(Summary)]
            )
            .ToBytes();

    private byte[] Proof(byte[] signed) =>
        Log.Proof(IssuedLeaf, DocumentLeaf.Extra(Leaf, Opening(signed)));

    private static LogDisclosure Opening(byte[] signed) =>
        LogDisclosure.Of(
            SHA256.HashData("example leaf"u8),
            DocumentLeaf.FieldOf(signed),
            DocumentLeaf.ValueOf(signed)
        );
}
