using System.Text;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>What a holder does with a document: enter the key of their device, look at it, and keep something back.</summary>
public sealed class HoldingTests
{
    private static readonly SoftwareKey Issuer = Keys.Of(1);
    private static readonly SoftwareKey Holder = Keys.Of(2);

    [Fact]
    public void A_statement_is_read_as_it_was_signed_and_no_letter_of_it_may_change()
    {
        var text = HolderStatement.Sign(Samples.Authority, "north-optics", Holder.ToSigner());
        var read = HolderStatement.Read(text);
        Assert.Equal(new HolderStatement(Samples.Authority, "north-optics", Holder.Key), read);
        for (var at = 0; at < text.Length; at++)
        {
            var changed = new StringBuilder(text) { [at] = text[at] == 'A' ? 'B' : 'A' };
            Assert.Throws<DocumentException>(() => HolderStatement.Read($"{changed}"));
        }
    }

    [Fact]
    public void A_statement_is_no_key_binding_and_a_key_binding_no_statement()
    {
        var document = Samples.Of(Samples.Licence).Sign(Issuer.ToSigner(), Keys.Random(9));
        var statement = HolderStatement.Sign(Samples.Authority, "n-1", Holder.ToSigner());
        Assert.Throws<DocumentException>(() =>
            SdJwt.Read(document.Text + statement).Verify(Issuer.Key)
        );
        var bound = document.Bind(Holder.ToSigner(), "border", "n-1", Samples.Issued);
        Assert.Throws<DocumentException>(() => HolderStatement.Read(bound.KeyBinding!.Text));
    }

    [Fact]
    public void A_statement_signed_by_another_key_or_with_more_in_it_is_refused()
    {
        Json.Object With(params (string, Json?)[] more) =>
            Json.Of([
                ("aud", "a"),
                ("sub", "b"),
                ("cnf", Json.Of(("jwk", Holder.Key.ToPointJwk()))),
                .. more,
            ]);
        string Sign(Json.Object payload, SoftwareKey key, string type = HolderStatement.Type) =>
            Jws.Sign(type, payload.ToCanonicalBytes(), key.ToSigner());
        Assert.Equal("a", HolderStatement.Read(Sign(With(), Holder)).Authority);
        string[] wrong =
        [
            Sign(With(), Issuer),
            Sign(With(("exp", 1)), Holder),
            Sign(With(), Holder, "JWT"),
            Sign(Json.Of(("aud", "a"), ("sub", "b")), Holder),
            Sign(With(), Holder) + "~",
            "",
            new string('.', 5000),
        ];
        Assert.All(
            wrong,
            text => Assert.Throws<DocumentException>(() => HolderStatement.Read(text))
        );
    }

    /// <summary>Keeping some back is showing the others; what is kept back is not in the text, and what is left verifies.</summary>
    [Fact]
    public void Keeping_back_is_showing_the_rest_for_every_kind_and_choice()
    {
        var random = new Random(7);
        foreach (var content in Samples.All)
        {
            var whole = Samples.Of(content).Sign(Issuer.ToSigner(), Keys.Random(9), 3);
            var places = whole.Places();
            for (var turn = 0; turn < 20; turn++)
            {
                var kept = places.Where(_ => random.Next(2) == 0).ToList();
                var less = whole.Withhold(kept);
                Assert.Equal(whole.Show(places.Except(kept)).Text, less.Text);
                var claims = SdJwt.Read(less.Text).Verify(Issuer.Key);
                Assert.Equal(places.Count - kept.Count, claims.Shown.Count);
                Assert.Equal(whole.Verify(Issuer.Key).Withheld + kept.Count, claims.Withheld);
                _ = DocumentPayload.Read(claims.Claims);
            }
        }
    }

    [Fact]
    public void Keeping_back_what_others_stand_in_takes_them_along_and_drops_the_signature_for_an_occasion()
    {
        var claims = Json.Of(
            ("iss", "https://authority.example"),
            ("cnf", Json.Of(("jwk", Holder.Key.ToPointJwk()))),
            ("party", Json.Of(("name", "West"), ("street", "Quay 1"))),
            ("partyTime", "noon")
        );
        var issued = SdJwt.Issue(
            "dc+sd-jwt",
            claims,
            ["/party", "/party/street", "/partyTime"],
            Issuer.ToSigner(),
            Keys.Random(5)
        );
        var less = issued
            .Bind(Holder.ToSigner(), "border", "n-1", Samples.Issued)
            .Withhold("/party");
        Assert.Null(less.KeyBinding);
        Assert.Equal(["/partyTime"], less.Verify(Issuer.Key).Shown);
        Assert.Equal(["/party", "/partyTime"], issued.Withhold("/party/street").Places().Order());
        foreach (var wrong in new[] { "/iss", "/cnf", "/part", "", "/party/name" })
            Assert.Throws<ArgumentException>(() => issued.Withhold(wrong));
        Assert.Equal(Holder.Key, issued.Holder());
    }

    [Fact]
    public void A_holder_sees_every_claim_of_the_subject_once_and_whether_it_may_be_kept_back()
    {
        foreach (var content in Samples.All)
        {
            var payload = Samples.Of(content);
            var whole = payload.Sign(Issuer.ToSigner(), Keys.Random(9), 3);
            var held = HeldClaim.Of(whole);
            Assert.Equal(held.Count, held.Select(claim => claim.Pointer).Distinct().Count());
            Assert.Equal(
                payload.DisclosableIn(payload.ToJson()).Order(StringComparer.Ordinal),
                held.Where(claim => claim.MayWithhold)
                    .Select(claim => claim.Pointer)
                    .Order(StringComparer.Ordinal)
            );
            Assert.Contains(
                held,
                claim => claim is { MayWithhold: false } && claim.Says == payload.Number
            );
            Assert.All(
                HeldClaim.Of(whole.Show()),
                claim => Assert.False(claim.MayWithhold, claim.Pointer)
            );
        }
    }
}
