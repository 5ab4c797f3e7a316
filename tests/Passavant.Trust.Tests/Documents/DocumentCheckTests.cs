using System.Text;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

public sealed class DocumentCheckTests
{
    private static readonly SoftwareKey Issuer = Keys.Of(1);
    private static readonly SoftwareKey Holder = Keys.Of(2);
    private static readonly SoftwareKey Status = Keys.Of(3);
    private static readonly DateTimeOffset At = Samples.Issued.AddDays(1);
    private const string StatusUri = "https://status.nordmark.example/licences/1";

    private static readonly IssuerKey StatusKey = IssuerListTests.KeyOf(3) with
    {
        Use = IssuerKeyUse.Status,
    };

    private static IssuerList Issuers(params IssuerKey[] keys) =>
        IssuerListTests.List(Keys.Of(10), authorities: [IssuerListTests.Authority(keys)]);

    private static StatusListToken StatusOf(
        int status,
        DateTimeOffset? at = null,
        SoftwareKey? key = null,
        int bits = 2,
        string uri = StatusUri
    ) =>
        StatusListToken.ReadJwt(
            StatusListToken.SignJwt(
                uri,
                StatusList.Of(bits, 10_000, [(4711, status)]),
                at ?? At.AddHours(-1),
                (at ?? At.AddHours(-1)).AddDays(7),
                24 * 3600,
                (key ?? Status).ToSigner()
            )
        );

    private static KeyBindingDemand Demand { get; } =
        new("border post 7", "n-1", At.AddMinutes(-5), At.AddMinutes(5));

    private static DocumentCheckContext Everything { get; } =
        new(At)
        {
            Issuers = Issuers(IssuerListTests.KeyOf(1), StatusKey),
            StatusLists = [StatusOf(StatusList.Valid)],
            LogProof = "proof"u8.ToArray(),
            Log = question =>
                question.Proof.Span.SequenceEqual("proof"u8)
                && question.Authority.Logs[0].Origin == "log.nordmark.example"
                    ? new LogAnswer(CheckOutcome.Passed, "leaf 1234567")
                    : new LogAnswer(CheckOutcome.Failed, "no such leaf"),
            Holder = Demand,
        };

    private static SdJwt Document { get; } =
        Samples.Of(Samples.Licence).Sign(Issuer.ToSigner(), Keys.Random(5));

    private static string Bound { get; } =
        Document
            .Show("/credentialSubject/items/0/quantity")
            .Bind(Holder.ToSigner(), "border post 7", "n-1", At)
            .Text;

    private static byte[] Summary { get; } =
        DocumentSummary.Sign(
            Samples.Of(Samples.Licence),
            "NM",
            "https://status.nordmark.example/licences/",
            Issuer.ToSigner()
        );

    private static void Differs(
        DocumentVerdict verdict,
        CheckSubject subject,
        CheckOutcome outcome,
        string says
    )
    {
        Assert.Equal(Enum.GetValues<CheckSubject>(), verdict.Lines.Select(line => line.Subject));
        Assert.True(
            verdict[subject].Outcome == outcome,
            string.Join('\n', verdict.Lines.Select(line => line.ToString()))
        );
        Assert.Contains(says, verdict[subject].Words, StringComparison.Ordinal);
        Assert.NotEqual(CheckOutcome.Passed, verdict.Outcome);
    }

    [Fact]
    public void A_bundle_without_a_proof_is_not_checked_in_the_log_and_does_not_fail_there()
    {
        var bundle = new DocumentBundle(Bound, [], null);
        var read = DocumentBundle.Read(bundle.ToBytes());
        Assert.Null(read.LogProof);
        var verdict = DocumentCheck.Check(bundle.ToBytes(), Everything with { LogProof = null });
        Assert.Equal(CheckOutcome.NotChecked, verdict[CheckSubject.Log].Outcome);
        Assert.Equal(
            CheckOutcome.Passed,
            DocumentCheck.Check(bundle.ToBytes(), Everything)[CheckSubject.Log].Outcome
        );
    }

    [Fact]
    public void The_log_is_asked_with_the_leaf_the_document_names()
    {
        LogQuestion? asked = null;
        _ = DocumentCheck.Check(
            Bound,
            Everything with
            {
                Log = question =>
                {
                    asked = question;
                    return new LogAnswer(CheckOutcome.Passed, "");
                },
            }
        );
        Assert.Equal("log.nordmark.example", asked!.Origin);
        Assert.Equal(1234567, asked.Index);
    }

    [Fact]
    public void A_document_of_which_everything_is_known_passes()
    {
        var verdict = DocumentCheck.Check(Bound, Everything);
        Assert.All(
            verdict.Lines,
            line => Assert.True(line.Outcome == CheckOutcome.Passed, line.ToString())
        );
        Assert.Equal(CheckOutcome.Passed, verdict.Outcome);
        Assert.Equal("2026-004711", verdict.Document!.Number);
        Assert.Equal(["/credentialSubject/items/0/quantity"], verdict.Shown);
        Assert.True(verdict.Withheld > 5);
    }

    [Fact]
    public void With_white_space_around_it_or_in_a_bundle_it_is_the_same_document()
    {
        Assert.Equal(
            CheckOutcome.Passed,
            DocumentCheck.Check($"\n {Bound}\r\n", Everything).Outcome
        );
        var bundle = new DocumentBundle(
            Bound,
            [
                StatusListToken.SignJwt(
                    StatusUri,
                    StatusList.Of(1, 8000, []),
                    At,
                    At.AddDays(1),
                    3600,
                    Status.ToSigner()
                ),
            ],
            "proof"
        );
        var bare = Everything with { StatusLists = [], LogProof = null };
        Differs(
            DocumentCheck.Check(Bound, bare),
            CheckSubject.Status,
            CheckOutcome.NotChecked,
            "was given"
        );
        Assert.Equal(CheckOutcome.Passed, DocumentCheck.Check(bundle.ToBytes(), bare).Outcome);
        Differs(
            DocumentCheck.Check((bundle with { LogProof = "forged" }).ToBytes(), bare),
            CheckSubject.Log,
            CheckOutcome.Failed,
            "no such leaf"
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_summary_from_paper_passes_but_for_its_holder(bool asText)
    {
        var verdict = asText
            ? DocumentCheck.Check(DocumentSummary.ToQr(Summary), Everything)
            : DocumentCheck.Check(Summary, Everything);
        Differs(verdict, CheckSubject.Holder, CheckOutcome.NotChecked, "bound to nobody");
        Assert.All(
            verdict.Lines.Where(line => line.Subject != CheckSubject.Holder),
            line => Assert.True(line.Outcome == CheckOutcome.Passed, line.ToString())
        );
        Assert.Equal("2026-004711", verdict.Summary!.Number);
        Assert.Contains("itself: 2", verdict[CheckSubject.Content].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_at_hand_is_not_checked_and_never_passes()
    {
        foreach (var text in (string[])[Bound, DocumentSummary.ToQr(Summary)])
        {
            DocumentVerdict With(DocumentCheckContext context) =>
                DocumentCheck.Check(text, context);
            Differs(
                With(Everything with { Issuers = null }),
                CheckSubject.Issuer,
                CheckOutcome.NotChecked,
                "no list"
            );
            Differs(
                With(Everything with { Issuers = null }),
                CheckSubject.Signature,
                CheckOutcome.NotChecked,
                "not known"
            );
            Assert.Null(With(Everything with { Issuers = null }).Document);
            Differs(
                With(Everything with { StatusLists = [] }),
                CheckSubject.Status,
                CheckOutcome.NotChecked,
                "was given"
            );
            Differs(
                With(Everything with { LogProof = null }),
                CheckSubject.Log,
                CheckOutcome.NotChecked,
                "no proof"
            );
            Differs(
                With(Everything with { Log = null }),
                CheckSubject.Log,
                CheckOutcome.NotChecked,
                "nothing here"
            );
            Differs(
                With(Everything with { Holder = null }),
                CheckSubject.Holder,
                CheckOutcome.NotChecked,
                ""
            );
            var empty = With(new DocumentCheckContext(At));
            Assert.Equal(CheckOutcome.NotChecked, empty.Outcome);
            Assert.Equal(1, empty.Lines.Count(line => line.Outcome == CheckOutcome.Passed));
        }
    }

    [Fact]
    public void Issuers_are_known_by_the_list_and_by_nothing_else()
    {
        foreach (var text in (string[])[Bound, DocumentSummary.ToQr(Summary)])
        {
            DocumentVerdict With(params IssuerKey[] keys) =>
                DocumentCheck.Check(text, Everything with { Issuers = Issuers(keys) });
            Differs(
                With(IssuerListTests.KeyOf(4)),
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                "has no key"
            );
            // A key for status lists signs no documents.
            Differs(
                With(IssuerListTests.KeyOf(1) with { Use = IssuerKeyUse.Status }),
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                "has no key"
            );
            Differs(
                With(
                    IssuerListTests.KeyOf(1, new(Samples.Issued, RevocationReason.Superseded, "x"))
                ),
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                "revoked since"
            );
            Differs(
                With(IssuerListTests.KeyOf(1, new(At, RevocationReason.Compromise, "stolen"))),
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                "compromised"
            );
            Assert.Equal(
                CheckOutcome.Passed,
                With(IssuerListTests.KeyOf(1, new(At, RevocationReason.Superseded, "x")))[
                    CheckSubject.Issuer
                ].Outcome
            );
            Differs(
                With(IssuerListTests.KeyOf(1) with { ValidFrom = At }),
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                "signs from"
            );
            var other = IssuerListTests.Authority(IssuerListTests.KeyOf(1)) with
            {
                Id = "https://elsewhere.example",
                Code = "EL",
            };
            Differs(
                DocumentCheck.Check(
                    text,
                    Everything with
                    {
                        Issuers = IssuerListTests.List(Keys.Of(10), authorities: [other]),
                    }
                ),
                CheckSubject.Issuer,
                CheckOutcome.Failed,
                "is not in list"
            );
            Differs(
                DocumentCheck.Check(
                    text,
                    Everything with
                    {
                        AsOf = Everything.Issuers!.ValidUntil.AddDays(1),
                    }
                ),
                CheckSubject.Issuer,
                CheckOutcome.NotChecked,
                "stale"
            );
        }
    }

    [Fact]
    public void Dates_are_those_of_the_day_asked_for()
    {
        foreach (var text in (string[])[Bound, DocumentSummary.ToQr(Summary)])
        {
            Differs(
                DocumentCheck.Check(text, Everything with { AsOf = Samples.Issued.AddDays(-1) }),
                CheckSubject.Dates,
                CheckOutcome.Failed,
                "after"
            );
            Differs(
                DocumentCheck.Check(
                    text,
                    Everything with
                    {
                        AsOf = Samples.Issued.AddYears(2).AddSeconds(1),
                    }
                ),
                CheckSubject.Dates,
                CheckOutcome.Failed,
                "ended"
            );
        }
        var later = Samples.Of(Samples.Licence) with { ValidFrom = At.AddDays(3) };
        Differs(
            DocumentCheck.Check(later.Sign(Issuer.ToSigner(), Keys.Random(1)).Text, Everything),
            CheckSubject.Dates,
            CheckOutcome.Failed,
            "not in force before"
        );
        var endless = Samples.Of(Samples.Licence) with { ValidUntil = null };
        Assert.Contains(
            "without end",
            DocumentCheck
                .Check(endless.Sign(Issuer.ToSigner(), Keys.Random(1)).Text, Everything)[
                    CheckSubject.Dates
                ]
                .Words,
            StringComparison.Ordinal
        );
    }

    public static TheoryData<StatusListToken[], CheckOutcome, string> Lists =>
        new()
        {
            { [StatusOf(StatusList.Revoked)], CheckOutcome.Failed, "revoked" },
            { [StatusOf(StatusList.Suspended)], CheckOutcome.Failed, "suspended" },
            { [StatusOf(3)], CheckOutcome.NotChecked, "no meaning" },
            { [StatusOf(StatusList.Valid, At.AddDays(-2))], CheckOutcome.NotChecked, "stale" },
            { [StatusOf(StatusList.Valid, At.AddDays(-30))], CheckOutcome.NotChecked, "stale" },
            { [StatusOf(StatusList.Revoked, At.AddDays(-30))], CheckOutcome.Failed, "revoked" },
            { [StatusOf(StatusList.Suspended, At.AddDays(-30))], CheckOutcome.NotChecked, "stale" },
            { [StatusOf(StatusList.Valid, At.AddDays(1))], CheckOutcome.NotChecked, "was given" },
            { [StatusOf(StatusList.Valid, key: Keys.Of(4))], CheckOutcome.NotChecked, "was given" },
            // A key for documents signs no status lists.
            {
                [StatusOf(StatusList.Valid, key: Keys.Of(1))],
                CheckOutcome.NotChecked,
                "was given"
            },
            {
                [StatusOf(StatusList.Valid, uri: StatusUri + "0")],
                CheckOutcome.NotChecked,
                "was given"
            },
            {
                [
                    StatusOf(StatusList.Valid, At.AddHours(-3)),
                    StatusOf(StatusList.Revoked),
                    StatusOf(StatusList.Valid, At.AddHours(-2)),
                ],
                CheckOutcome.Failed,
                "revoked"
            },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Status_is_that_of_the_latest_list_the_issuer_signed(
        StatusListToken[] lists,
        CheckOutcome outcome,
        string says
    )
    {
        foreach (var text in (string[])[Bound, DocumentSummary.ToQr(Summary)])
            Differs(
                DocumentCheck.Check(text, Everything with { StatusLists = lists }),
                CheckSubject.Status,
                outcome,
                says
            );
    }

    [Fact]
    public void Documents_without_a_status_or_beyond_the_list_are_not_checked()
    {
        var without = Samples.Of(Samples.Licence) with { Status = null };
        Differs(
            DocumentCheck.Check(without.Sign(Issuer.ToSigner(), Keys.Random(1)).Text, Everything),
            CheckSubject.Status,
            CheckOutcome.NotChecked,
            "no status list"
        );
        var beyond = Samples.Of(Samples.Licence) with { Status = new(StatusUri, 10_000_000) };
        Differs(
            DocumentCheck.Check(beyond.Sign(Issuer.ToSigner(), Keys.Random(1)).Text, Everything),
            CheckSubject.Status,
            CheckOutcome.NotChecked,
            "does not reach"
        );
        var authority = IssuerListTests.Authority(IssuerListTests.KeyOf(1)) with
        {
            StatusBase = null,
        };
        Differs(
            DocumentCheck.Check(
                Summary,
                Everything with
                {
                    Issuers = IssuerListTests.List(Keys.Of(10), authorities: [authority]),
                }
            ),
            CheckSubject.Status,
            CheckOutcome.NotChecked,
            "does not say where"
        );
    }

    [Fact]
    public void A_holder_who_is_asked_must_answer()
    {
        var shown = Document.Show();
        string Bind(SoftwareKey key, string audience = "border post 7", string nonce = "n-1") =>
            shown.Bind(key.ToSigner(), audience, nonce, At).Text;
        Differs(
            DocumentCheck.Check(shown.Text, Everything),
            CheckSubject.Holder,
            CheckOutcome.Failed,
            "none"
        );
        Differs(
            DocumentCheck.Check(Bind(Keys.Of(4)), Everything),
            CheckSubject.Holder,
            CheckOutcome.Failed,
            "holder's key"
        );
        Differs(
            DocumentCheck.Check(Bind(Holder, "border post 8"), Everything),
            CheckSubject.Holder,
            CheckOutcome.Failed,
            "aud"
        );
        Differs(
            DocumentCheck.Check(Bind(Holder, nonce: "n-2"), Everything),
            CheckSubject.Holder,
            CheckOutcome.Failed,
            "nonce"
        );
        Differs(
            DocumentCheck.Check(Bind(Holder, "elsewhere"), Everything with { Holder = null }),
            CheckSubject.Holder,
            CheckOutcome.NotChecked,
            "somebody else"
        );
        // A failed holder says nothing about the rest.
        Assert.Equal(
            CheckOutcome.Passed,
            DocumentCheck.Check(shown.Text, Everything)[CheckSubject.Content].Outcome
        );
    }

    [Fact]
    public void What_is_no_document_fails_by_its_form()
    {
        byte[][] inputs =
        [
            [],
            "hello"u8.ToArray(),
            "{}"u8.ToArray(),
            "{\"passavant-document\":2}"u8.ToArray(),
            "PASSAVANT1:"u8.ToArray(),
            "PASSAVANT1:ABC"u8.ToArray(),
            [0xd2],
            [0x84, 0x00],
            [0xff, 0xfe],
            "~~~~"u8.ToArray(),
            Encoding.ASCII.GetBytes(Document.Issued.Text), // not even a tilde
            Encoding.ASCII.GetBytes(
                SdJwt
                    .Issue(
                        "other+sd-jwt",
                        Samples.Of(Samples.Licence).ToJson(),
                        [],
                        Issuer.ToSigner(),
                        Keys.Random(1)
                    )
                    .Text
            ),
            new byte[DocumentCheck.LongestInput + 1],
        ];
        Assert.All(
            inputs,
            input =>
                Differs(
                    DocumentCheck.Check(input, Everything),
                    CheckSubject.Form,
                    CheckOutcome.Failed,
                    "found"
                )
        );
    }

    [Fact]
    public void A_signed_text_that_is_no_document_of_ours_fails_by_its_content() =>
        Differs(
            DocumentCheck.Check(
                SdJwt
                    .Issue(
                        DocumentPayload.SdJwtType,
                        Json.Of(
                            ("iss", Samples.Authority),
                            ("iat", Samples.Issued.ToUnixTimeSeconds()),
                            ("vct", "urn:other")
                        ),
                        [],
                        Issuer.ToSigner(),
                        Keys.Random(1)
                    )
                    .Text,
                Everything
            ),
            CheckSubject.Content,
            CheckOutcome.Failed,
            "found"
        );

    /// <summary>No flipped bit of a document, a QR text or COSE bytes leaves a verdict that everything passed, nor the same document with a signature that passed.</summary>
    [Fact]
    public void No_flipped_bit_passes()
    {
        byte[][] inputs = [Encoding.ASCII.GetBytes(Bound), Summary];
        foreach (var input in inputs)
            Parallel.For(
                0,
                Long.Run ? input.Length * 8 : input.Length,
                place =>
                {
                    // Every bit in the long run; one of every character in the normal one.
                    var i = Long.Run ? place : (place * 8) + (place % 7);
                    var flipped = input.ToArray();
                    flipped[i / 8] ^= (byte)(1 << (i % 8));
                    var verdict = DocumentCheck.Check(flipped, Everything);
                    Assert.True(
                        verdict.Outcome != CheckOutcome.Passed
                            && verdict.Lines.Any(line => line.Outcome == CheckOutcome.Failed),
                        $"bit {i}"
                    );
                }
            );
    }
}
