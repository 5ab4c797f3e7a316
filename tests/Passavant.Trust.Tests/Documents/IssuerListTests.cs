using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

public sealed class IssuerListTests
{
    private static readonly SoftwareKey Root = Keys.Of(10);
    private static readonly SoftwareKey NextRoot = Keys.Of(11);
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static IssuerKey KeyOf(int number, KeyRevocation? revoked = null) =>
        new(Keys.Of(number).Key, IssuerKeyUse.Document, Day.AddYears(-1), Day.AddYears(1), revoked);

    public static IssuerAuthority Authority(params IssuerKey[] keys) =>
        new(
            Samples.Authority,
            "NM",
            "Nordmark Licensing Authority",
            "https://status.nordmark.example/licences/",
            [new("log.nordmark.example", ["log.nordmark.example+abcd+key"])],
            keys
        );

    public static IssuerList List(
        SoftwareKey signer,
        IssuerList? previous = null,
        SoftwareKey? root = null,
        DateTimeOffset? at = null,
        params IssuerAuthority[] authorities
    ) =>
        IssuerList.Sign(
            previous,
            at ?? Day,
            (at ?? Day).AddDays(30),
            [(root ?? signer).Key],
            authorities.Length > 0 ? authorities : [Authority(KeyOf(1))],
            signer.ToSigner()
        );

    [Fact]
    public void A_post_starts_with_a_root_and_follows_lists_from_one_to_the_next()
    {
        var first = IssuerList.Read(List(Root, root: NextRoot).Text, [Root.Key]);
        Assert.Equal(1, first.Sequence);
        Assert.Equal("NM", first.Find(Samples.Authority)!.Code);
        Assert.Null(first.Find("https://elsewhere.example"));
        var second = first.Follow(List(NextRoot, first, at: Day.AddDays(1)).Text);
        Assert.Equal(2, second.Sequence);
        Assert.Equal(first.Hash, second.Previous);
        Assert.Equal([NextRoot.Key], second.Roots);
        Assert.False(second.IsStaleAt(Day.AddDays(31)));
        Assert.True(second.IsStaleAt(Day.AddDays(31).AddSeconds(1)));
    }

    [Fact]
    public void Lists_that_do_not_follow_are_refused()
    {
        var first = List(Root, root: NextRoot);
        var second = List(NextRoot, first, at: Day.AddDays(1));
        var third = List(NextRoot, second, at: Day.AddDays(2));
        void Refused(Func<IssuerList> read, string says) =>
            Assert.Contains(
                says,
                Assert.Throws<DocumentException>(read).Message,
                StringComparison.Ordinal
            );
        Refused(() => IssuerList.Read(first.Text, [NextRoot.Key]), "none of the 1 root");
        Refused(() => first.Follow(third.Text), "the next");
        Refused(() => second.Follow(first.Text), "none of the 1 root");
        Refused(() => third.Follow(second.Text), "the next");
        Refused(
            () =>
                first.Follow(List(NextRoot, List(Root, root: NextRoot, at: Day.AddDays(-1))).Text),
            "the list held"
        );
        Refused(
            () => second.Follow(List(NextRoot, first, at: Day.AddDays(3)).Text),
            "must explain"
        );
        Refused(() => first.Follow(List(NextRoot, first, at: Day.AddDays(-1)).Text), "not before");
        // By the root the list no longer names.
        Assert.Throws<ArgumentException>(() => List(Root, first));
        Refused(() => first.Follow(Resigned(second, Root)), "none of the 1 root");
        Refused(
            () =>
                IssuerList.Read(
                    Jws.Sign("statuslist+jwt", Jws.Read(first.Text).Payload.Span, Root.ToSigner()),
                    [Root.Key]
                ),
            "typ"
        );
    }

    private static string Resigned(IssuerList list, SoftwareKey key) =>
        Jws.Sign(IssuerList.Type, Jws.Read(list.Text).Payload.Span, key.ToSigner());

    [Fact]
    public void Lists_that_say_a_thing_twice_or_something_unknown_are_refused()
    {
        Assert.Throws<DocumentException>(() =>
            List(Root, authorities: [Authority(KeyOf(1), KeyOf(1))])
        );
        Assert.Throws<DocumentException>(() => List(Root, authorities: [Authority(), Authority()]));
        Assert.Throws<DocumentException>(() =>
            List(Root, authorities: [Authority(), Authority() with { Id = "https://b.example" }])
        );
        Assert.Throws<DocumentException>(() =>
            IssuerList.Sign(null, Day, Day.AddDays(1), [], [], Root.ToSigner())
        );
        Assert.Throws<DocumentException>(() =>
            IssuerList.Sign(null, Day, Day.AddDays(-1), [Root.Key], [], Root.ToSigner())
        );
        var json = Jws.Read(List(Root).Text).ReadPayload();
        (string, Json)[] wrong =
        [
            ("extra", 1),
            ("sequence", 0),
            ("sequence", 2),
            ("previous", "x"),
            ("roots", Json.List("x")),
            ("authorities", 1),
        ];
        Assert.All(
            wrong,
            pair =>
                Assert.Throws<DocumentException>(() =>
                    IssuerList.Read(
                        Jws.Sign(
                            IssuerList.Type,
                            json.With(pair.Item1, pair.Item2).ToCanonicalBytes(),
                            Root.ToSigner()
                        ),
                        [Root.Key]
                    )
                )
        );
    }

    [Fact]
    public void Everything_about_a_key_reads_back()
    {
        var revoked = KeyOf(2, new(Day, RevocationReason.Compromise, "stolen laptop"));
        var status = KeyOf(3) with { Use = IssuerKeyUse.Status, ValidUntil = null };
        var list = IssuerList.Read(
            List(Root, authorities: [Authority(KeyOf(1), revoked, status)]).Text,
            [Root.Key]
        );
        Assert.Equal([KeyOf(1), revoked, status], list.Authorities[0].Keys);
        var id = DocumentSummary.KeyIdOf(revoked.Key);
        Assert.Equal([revoked], list.Authorities[0].FindKeys(id, IssuerKeyUse.Document));
        Assert.Empty(list.Authorities[0].FindKeys(id, IssuerKeyUse.Status));
        Assert.Equal(["log.nordmark.example+abcd+key"], list.Authorities[0].Logs[0].VerifierKeys);
    }

    [Fact]
    public void What_a_revoked_key_signed_before_stands_unless_it_was_compromised()
    {
        var superseded = KeyOf(1, new(Day, RevocationReason.Superseded, "yearly change"));
        var compromised = KeyOf(1, new(Day, RevocationReason.Compromise, "stolen"));
        Assert.Null(KeyOf(1).Objection(Day));
        Assert.NotNull(KeyOf(1).Objection(Day.AddYears(-1).AddSeconds(-1)));
        Assert.NotNull(KeyOf(1).Objection(Day.AddYears(1).AddSeconds(1)));
        Assert.Null(superseded.Objection(Day.AddSeconds(-1)));
        Assert.NotNull(superseded.Objection(Day));
        Assert.NotNull(compromised.Objection(Day.AddSeconds(-1)));
    }
}
