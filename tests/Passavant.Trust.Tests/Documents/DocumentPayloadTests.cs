using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

public sealed class DocumentPayloadTests
{
    private static readonly SoftwareKey Issuer = Keys.Of(1);

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, Samples.All.Count)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_of_any_kind_is_a_credential_and_reads_back(int kind)
    {
        var payload = Samples.Of(Samples.All[kind]);
        CredentialForm.CheckCredential(payload.ToJson());
        var read = DocumentPayload.Read(
            SdJwt
                .Read(payload.Sign(Issuer.ToSigner(), Keys.Random(3), 2).Text)
                .Verify(Issuer.Key)
                .Claims
        );
        Assert.Equal(payload.ToJson().ToString(), read.ToJson().ToString());
        Assert.Equal(payload.HolderKey, read.HolderKey);
    }

    /// <summary>Shown with nothing but what must be shown, a document holds none of the texts its kind leaves to the holder, and is still read, as one that keeps them back.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_of_any_kind_shown_bare_reads_back_without_what_is_kept_back(int kind)
    {
        var payload = Samples.Of(Samples.All[kind]);
        var bare = payload.Sign(Issuer.ToSigner(), Keys.Random(3)).Show();
        var claims = SdJwt.Read(bare.Text).Verify(Issuer.Key);
        Assert.Equal(payload.DisclosableIn(payload.ToJson()).Count, claims.Withheld);
        var read = DocumentPayload.Read(claims.Claims);
        Assert.Equal(payload.Number, read.Number);
        string[] secrets =
        [
            "148000.00",
            "Infrared",
            "Havnegade",
            "DK12345678",
            "Harbour Freight",
            "night sky",
            "R. Rao",
            "could not be verified",
            "40 shipments",
            "Bengaluru",
        ];
        Assert.All(
            secrets,
            secret =>
                Assert.DoesNotContain(secret, claims.Claims.ToString(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_limits_a_licence_cannot_be_kept_back()
    {
        var bare = Samples.Of(Samples.Licence).Sign(Issuer.ToSigner(), Keys.Random(3)).Show();
        var read = (DocumentContent.Licence)
            DocumentPayload.Read(bare.Verify(Issuer.Key).Claims).Content;
        Assert.Equal(Samples.Licence.Conditions, read.Conditions);
        Assert.Equal(Samples.Licence.Destination, read.Destination);
        Assert.Equal(["6A003.b.4.b", "6A003.b.4.a"], read.Items.Select(item => item.Code));
        Assert.All(read.Items, item => Assert.Null(item.Quantity));
        Assert.Empty(read.EndUsers);
    }

    [Fact]
    public void A_payload_that_says_two_things_is_refused()
    {
        var json = Samples.Of(Samples.Licence).ToJson();
        (string Name, Json Value)[] wrong =
        [
            ("iss", "https://elsewhere.example"),
            ("validUntil", "2099-01-01T00:00:00Z"),
            ("validFrom", "1999-01-01T00:00:00Z"),
            ("exp", 4_000_000_000),
            ("vct", "urn:passavant:decision:1"),
            ("vct", "urn:passavant:licence:2"),
            ("type", Json.List("VerifiableCredential", "DecisionCredential")),
            ("status", Json.Of(("status_list", Json.Of(("idx", 1), ("uri", "https://a.example"))))),
            (
                "status",
                Json.Of(("status_list", Json.Of(("idx", -1), ("uri", "https://a.example"))))
            ),
            ("status", Json.Of(("other", 1))),
            ("log", Json.Of(("origin", "x"))),
            ("iat", 0.5.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (
                "credentialSubject",
                json.Find("credentialSubject")!.AsObject("").With("waiver", "none")
            ),
        ];
        Assert.All(
            wrong,
            pair =>
                Assert.Throws<DocumentException>(() =>
                    DocumentPayload.Read(json.With(pair.Name, pair.Value))
                )
        );
    }
}
