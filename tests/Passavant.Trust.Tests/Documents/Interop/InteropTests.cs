using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents.Interop;

/// <summary>Tools of others accept what is written here and are accepted in turn: @sd-jwt/core and @auth0/cose.</summary>
public sealed class InteropTests
{
    private static readonly SoftwareKey Issuer = Keys.Of(1);
    private static readonly SoftwareKey Holder = Keys.Of(2);
    private static readonly DateTimeOffset At = Samples.Issued.AddHours(1);

    private static Json.Object Private(SoftwareKey key) =>
        key.Key.ToPointJwk().With("d", Base64UrlText.Write(key.ToScalar()));

    private static Json Verify(string text, SoftwareKey? key = null) =>
        Json.Of(
            ("act", "verifyDocument"),
            ("text", text),
            ("jwk", (key ?? Issuer).Key.ToPointJwk()),
            ("nonce", text.EndsWith('~') ? null : "n-1"), // a nonce demands a key binding there
            ("now", At.ToUnixTimeSeconds())
        );

    /// <summary>Documents of every kind, whole, in part, bare, and bound: the other tool is left with the same claims.</summary>
    [Fact]
    public void Documents_written_here_are_read_alike_there()
    {
        var texts = new List<SdJwt>();
        foreach (var content in Samples.All)
        {
            var payload = Samples.Of(content);
            var whole = payload.Sign(Issuer.ToSigner(), Keys.Random(9), 3);
            var half = whole.Places().Where((_, i) => i % 2 == 0);
            SdJwt[] shown = [whole, whole.Show(half), whole.Show()];
            texts.AddRange(shown);
            texts.AddRange(shown.Select(one => one.Bind(Holder.ToSigner(), "border", "n-1", At)));
        }
        // Changed ones, which must be refused there as here.
        string[] changed =
        [
            texts[0].Text[..^10] + "~",
            texts[2].Text + texts[^1].Issued.Text[^40..] + "~",
        ];
        var answers = Node.Ask(
            texts
                .Select(one => Verify(one.Text))
                .Concat(changed.Select(text => Verify(text)))
                .Append(Verify(texts[0].Text, Holder))
        );
        foreach (var (document, answer) in texts.Zip(answers))
        {
            Assert.True(answer.Find("ok") is not null, answer.ToString());
            var ok = answer.Find("ok")!.AsObject("");
            Assert.Equal(
                document.Verify(Issuer.Key).Claims.ToString(),
                ok.Find("payload")!.ToString()
            );
            Assert.Equal(document.KeyBinding is not null, ok.Find("keyBinding") is not null);
        }
        Assert.All(answers.Skip(texts.Count), answer => Assert.NotNull(answer.Find("refused")));
    }

    [Fact]
    public void Documents_written_there_are_read_alike_here()
    {
        var claims = Json.Of(
            ("iss", Samples.Authority),
            ("iat", At.ToUnixTimeSeconds()),
            ("vct", "urn:example"),
            ("cnf", Json.Of(("jwk", Holder.Key.ToPointJwk()))),
            ("name", "Ærø Optik"),
            ("goods", Json.List("a", Json.Of(("code", "3A001"), ("price", "12.50")), "c")),
            ("address", Json.Of(("street", "Havnegade 1"), ("town", "Aarhus")))
        );
        var frame = Json.Of(
            ("_sd", Json.List("name", "address")),
            ("_sd_decoy", 2),
            (
                "goods",
                Json.Of(("_sd", Json.List(1, 2)), ("1", Json.Of(("_sd", Json.List("price")))))
            ),
            ("address", Json.Of(("_sd", Json.List("street"))))
        );
        var answer = Node.Ask(
                Json.Of(
                    ("act", "issueDocument"),
                    ("claims", claims),
                    ("frame", frame),
                    (
                        "shown",
                        Json.Of(("name", true), ("goods", Json.Of(("1", Json.Of(("price", true))))))
                    ),
                    ("jwk", Private(Issuer)),
                    ("holder", Private(Holder)),
                    (
                        "binding",
                        Json.Of(
                            ("iat", At.ToUnixTimeSeconds()),
                            ("aud", "border"),
                            ("nonce", "n-1")
                        )
                    )
                )
            )
            .Single();
        Assert.True(answer.Find("ok") is not null, answer.ToString());
        var ok = answer.Find("ok")!.AsObject("");
        var whole = SdJwt.Read(ok.NeedText("issued", "")).Verify(Issuer.Key);
        Assert.Equal(claims.ToString(), whole.Claims.ToString());
        var demand = new KeyBindingDemand("border", "n-1", At, At);
        var bound = SdJwt.Read(ok.NeedText("bound", "")).Verify(Issuer.Key, demand);
        Assert.Equal(
            ["/goods/1", "/goods/1/price", "/name"],
            bound.Shown.Order(StringComparer.Ordinal)
        );
        Assert.Null(bound.Claims.Find("address"));
        Assert.Throws<DocumentException>(() =>
            SdJwt.Read(ok.NeedText("presented", "")).Verify(Issuer.Key, demand)
        );
    }

    [Fact]
    public void COSE_written_here_and_there_is_accepted_there_and_here()
    {
        var summary = DocumentSummary.Sign(
            Samples.Of(Samples.Licence),
            "NM",
            "https://status.nordmark.example/licences/",
            Issuer.ToSigner()
        );
        var list = StatusListToken.SignCwt(
            "https://status.nordmark.example/licences/1",
            StatusList.Of(1, 1000, [(7, 1)]),
            At,
            At.AddDays(1),
            3600,
            Issuer.ToSigner()
        );
        var changed = summary.ToArray();
        changed[40] ^= 1;
        Json Check(byte[] bytes) =>
            Json.Of(
                ("act", "verifyCose"),
                ("hex", Convert.ToHexStringLower(bytes)),
                ("jwk", Issuer.Key.ToPointJwk())
            );
        var answers = Node.Ask(
            Check(summary),
            Check(list),
            Check(changed),
            Json.Of(("act", "signCose"), ("payload", "a10102"), ("jwk", Private(Issuer)))
        );
        Assert.True(
            answers.Take(2).All(answer => answer.Find("ok") is not null),
            string.Join('\n', answers)
        );
        Assert.Equal(
            Convert.ToHexStringLower(CoseSign1.Read(summary).Payload.Span),
            answers[0].Find("ok")!.AsObject("").NeedText("payload", "")
        );
        Assert.NotNull(answers[2].Find("refused"));
        var theirs = CoseSign1.Read(
            Convert.FromHexString(answers[3].Find("ok")!.AsObject("").NeedText("hex", ""))
        );
        Assert.True(theirs.IsSignedBy(Issuer.Key));
        Assert.Equal([0xa1, 0x01, 0x02], theirs.Payload.ToArray());
        Assert.Equal("11"u8.ToArray(), theirs.KeyId!.Value.ToArray());
    }
}
