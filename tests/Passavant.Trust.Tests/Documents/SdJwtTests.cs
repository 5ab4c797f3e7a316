using System.Text;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

public sealed class SdJwtTests
{
    private static readonly SoftwareKey Issuer = Keys.Of(1);
    private static readonly SoftwareKey Holder = Keys.Of(2);
    private static readonly DateTimeOffset At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static Json.Object Claims { get; } =
        Json.Of(
            ("iss", "https://authority.example"),
            ("cnf", Json.Of(("jwk", Holder.Key.ToPointJwk()))),
            ("price", "12500.00 EUR"),
            (
                "parties",
                Json.List("North Optics", Json.Of(("name", "West"), ("street", "Quay 1")), "South")
            ),
            ("none", Json.List())
        );

    private static SdJwt Issue(int seed = 5) =>
        SdJwt.Issue(
            "dc+sd-jwt",
            Claims,
            ["/price", "/parties/1", "/parties/1/street", "/parties/2"],
            Issuer.ToSigner(),
            Keys.Random(seed),
            new Dictionary<string, int>
            {
                [""] = 2,
                ["/parties"] = 1,
                ["/none"] = 1,
            }
        );

    [Fact]
    public void What_is_issued_says_the_claims_and_shown_in_part_says_part()
    {
        var issued = SdJwt.Read(Issue().Text);
        var all = issued.Verify(Issuer.Key);
        Assert.Equal(Claims.ToString(), all.Claims.ToString());
        Assert.Equal(4, all.Withheld);
        Assert.Equal(Holder.Key, all.Holder);
        Assert.Equal(
            ["/parties/1", "/parties/1/street", "/parties/2", "/price"],
            all.Shown.Order(StringComparer.Ordinal)
        );

        var some = SdJwt.Read(issued.Show("/parties/1/street").Text).Verify(Issuer.Key);
        Assert.Equal(["/parties/1/street", "/parties/1"], some.Shown);
        Assert.DoesNotContain("12500", some.Claims.ToString(), StringComparison.Ordinal);
        Assert.Contains("Quay 1", some.Claims.ToString(), StringComparison.Ordinal);

        var none = SdJwt.Read(issued.Show().Text).Verify(Issuer.Key);
        Assert.Equal("""["North Optics"]""", none.Claims.Find("parties")!.ToString());
        Assert.Throws<ArgumentException>(() => issued.Show("/pric"));
    }

    [Fact]
    public void What_is_kept_back_is_not_in_the_text()
    {
        var text = Issue().Show().Text;
        var payload = Encoding.UTF8.GetString(Jws.Read(text.TrimEnd('~')).Payload.Span);
        Assert.All(
            (string[])["12500", "price", "Quay", "street", "South", "West"],
            secret => Assert.DoesNotContain(secret, payload, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Pointers_that_lead_nowhere_or_to_what_must_be_signed_are_refused()
    {
        string[] wrong = ["/pric", "/parties/3", "", "/iss", "/cnf", "price"];
        Assert.All(
            wrong,
            pointer =>
                Assert.Throws<ArgumentException>(() =>
                    SdJwt.Issue("t", Claims, [pointer], Issuer.ToSigner(), Keys.Random(1))
                )
        );
        Assert.All(
            (string[])["_sd", "...", "_sd_alg"],
            name =>
                Assert.Throws<ArgumentException>(() =>
                    SdJwt.Issue(
                        "t",
                        Json.Of(("a", Json.Of((name, "b")))),
                        [],
                        Issuer.ToSigner(),
                        Keys.Random(1)
                    )
                )
        );
    }

    [Fact]
    public void A_binding_is_to_one_verifier_one_occasion_and_one_set_of_claims()
    {
        var shown = Issue().Show("/price");
        var bound = SdJwt.Read(shown.Bind(Holder.ToSigner(), "border", "n-1", At).Text);
        var demand = new KeyBindingDemand("border", "n-1", At.AddMinutes(-5), At.AddMinutes(5));
        bound.Verify(Issuer.Key, demand);
        bound.Verify(Issuer.Key);

        KeyBindingDemand[] others =
        [
            demand with
            {
                Audience = "Border",
            },
            demand with
            {
                Nonce = "n-2",
            },
            demand with
            {
                NotBefore = At.AddSeconds(1),
            },
            demand with
            {
                NotAfter = At.AddSeconds(-1),
            },
        ];
        Assert.All(
            others,
            other => Assert.Throws<DocumentException>(() => bound.Verify(Issuer.Key, other))
        );

        var binding = bound.KeyBinding!.Text;
        string[] texts =
        [
            shown.Text, // stripped
            Issue().Show().Text + binding, // of another set of claims
            Issue().Text + binding,
            shown.Text + shown.Bind(Issuer.ToSigner(), "border", "n-1", At).KeyBinding!.Text, // of another key
            shown.Text + Issue().Issued.Text, // of another type
        ];
        Assert.All(
            texts,
            text =>
                Assert.Throws<DocumentException>(() => SdJwt.Read(text).Verify(Issuer.Key, demand))
        );
        // A binding that is there and wrong is refused even where none is demanded.
        Assert.All(
            texts[1..],
            text => Assert.Throws<DocumentException>(() => SdJwt.Read(text).Verify(Issuer.Key))
        );
        var nobody = SdJwt
            .Issue("t", Json.Of(("a", "b")), [], Issuer.ToSigner(), Keys.Random(1))
            .Bind(Holder.ToSigner(), "border", "n-1", At);
        Assert.Contains(
            "names no holder",
            Assert.Throws<DocumentException>(() => nobody.Verify(Issuer.Key, demand)).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>A payload signed as it stands, with disclosures beside it, as a hostile issuer or a tool gone wrong would write it.</summary>
    private static string Signed(string payload, params string[] disclosures) =>
        string.Concat(
            disclosures
                .Select(json => Base64UrlText.Write(Encoding.UTF8.GetBytes(json)))
                .Prepend(Jws.Sign("dc+sd-jwt", Encoding.UTF8.GetBytes(payload), Issuer.ToSigner()))
                .Select(part => part + "~")
        );

    private static string D(string json) =>
        Disclosure.DigestOf(Base64UrlText.Write(Encoding.UTF8.GetBytes(json)));

    private const string Named = """["s","a",1]""";
    private const string Unnamed = """["s",1]""";

    public static TheoryData<string, string, string[]> Hostile =>
        new()
        {
            { "nothing refers to", """{"b":1}""", [Named] },
            { "again", $$"""{"_sd":["{{D(Named)}}","{{D(Named)}}"]}""", [Named] },
            { "again", $$"""{"_sd":["{{D(Named)}}"],"x":{"_sd":["{{D(Named)}}"] } }""", [Named] },
            { "again", """{"_sd":["q","q"]}""", [] },
            { "twice", $$"""{"_sd":["{{D(Named)}}"]}""", [Named, Named] },
            { "there already", $$"""{"a":2,"_sd":["{{D(Named)}}"]}""", [Named] },
            {
                "there already",
                $$"""{"_sd":["{{D(Named)}}","{{D("""["t","a",1]""")}}"]}""",
                [Named, """["t","a",1]"""]
            },
            { "as a property", $$"""{"_sd":["{{D(Unnamed)}}"]}""", [Unnamed] },
            { "as an element", $$"""{"l":[{"...":"{{D(Named)}}"}]}""", [Named] },
            { "among other", $$"""{"l":[{"...":"{{D(Unnamed)}}","x":1}]}""", [Unnamed] },
            { "reserved", """{"...":"q"}""", [] },
            { "reserved", """{"a":{"...":"q"}}""", [] },
            { "reserved", """{"a":{"_sd_alg":"sha-256"}}""", [] },
            { "a list", """{"_sd":"q"}""", [] },
            { "a text", """{"_sd":[1]}""", [] },
            { "a text", """{"l":[{"...":1}]}""", [] },
            { "sha-256", """{"_sd_alg":"md5"}""", [] },
            { "a text", """{"_sd_alg":1}""", [] },
            { "reserved", """{"a":1}""", ["""["s","_sd",1]"""] },
            { "reserved", """{"a":1}""", ["""["s","...",1]"""] },
            { "reserved", """{"a":1}""", ["""["s","_sd_alg",1]"""] },
            { "a list of", """{"a":1}""", ["""["s"]"""] },
            { "a list of", """{"a":1}""", ["""["s","a",1,2]"""] },
            { "a text", """{"a":1}""", ["""[1,"a",1]"""] },
            { "a text", """{"a":1}""", ["""["s",2,1]"""] },
            { "a list", """{"a":1}""", ["{}"] },
            {
                "left to the holder",
                $$"""{"_sd":["{{D("""["s","exp",1]""")}}"]}""",
                ["""["s","exp",1]"""]
            },
            {
                "left to the holder",
                $$"""{"_sd":["{{D("""["s","status",{}]""")}}"]}""",
                ["""["s","status",{}]"""]
            },
            { "an object", "[]", [] },
            { "an object", """{"cnf":1}""", [] },
            { "jwk", """{"cnf":{}}""", [] },
            { "again", """{"a":1,"a":2}""", [] },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_document_that_does_not_hold_together_is_refused(
        string says,
        string payload,
        string[] disclosures
    ) =>
        Assert.Contains(
            says,
            Assert
                .Throws<DocumentException>(() =>
                    SdJwt.Read(Signed(payload, disclosures)).Verify(Issuer.Key)
                )
                .Message,
            StringComparison.Ordinal
        );

    /// <summary>A disclosure moved to another document, or to another place by the issuer's own text, is not the one that was signed.</summary>
    [Fact]
    public void A_disclosure_of_another_document_is_refused()
    {
        var (one, other) = (Issue(5), Issue(6));
        var moved = one.Show().Text + other.Disclosures[0].Text + "~";
        Assert.Throws<DocumentException>(() => SdJwt.Read(moved).Verify(Issuer.Key));
        // A nested disclosure without the one it stands in.
        var child = one.Disclosures.Single(disclosure => disclosure.Name == "street");
        var orphan = one.Show().Text + child.Text + "~";
        Assert.Throws<DocumentException>(() => SdJwt.Read(orphan).Verify(Issuer.Key));
    }

    [Fact]
    public void Disclosures_that_nest_without_end_are_refused()
    {
        var disclosures = new List<string> { """["s","a",1]""" };
        for (var i = 0; i < 1500; i++)
            disclosures.Add($$"""["s","a",{"_sd":["{{D(disclosures[^1])}}"]}]""");
        var text = Signed($$"""{"_sd":["{{D(disclosures[^1])}}"]}""", [.. disclosures]);
        Assert.Contains(
            "without end",
            Assert.Throws<DocumentException>(() => SdJwt.Read(text).Verify(Issuer.Key)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<DocumentException>(() => SdJwt.Read(Issue().Text + new string('~', 3000)));
        Assert.Throws<DocumentException>(() => SdJwt.Read(new string('~', SdJwt.LongestText + 1)));
        Assert.Throws<DocumentException>(() => SdJwt.Read(Issue().Issued.Text));
        Assert.Throws<DocumentException>(() => SdJwt.Read(""));
        Assert.Throws<DocumentException>(() => SdJwt.Read(Issue().Text + "~"));
    }

    [Fact]
    public void No_flipped_bit_passes()
    {
        var text = SdJwt
            .Issue("t", Json.Of(("a", "b"), ("c", 1)), ["/c"], Issuer.ToSigner(), Keys.Random(1))
            .Text;
        var whole = SdJwt.Read(text).Verify(Issuer.Key).Claims.ToString();
        Parallel.For(
            0,
            text.Length * 8,
            i =>
            {
                var flipped = text.ToCharArray();
                flipped[i / 8] ^= (char)(1 << (i % 8));
                try
                {
                    var claims = SdJwt.Read(new string(flipped)).Verify(Issuer.Key).Claims;
                    Assert.Equal(whole, claims.ToString());
                    Assert.Fail($"bit {i % 8} of character {i / 8} made no difference");
                }
                catch (DocumentException)
                {
                    // refused, as it must be
                }
            }
        );
    }

    /// <summary>Any claims, any of them disclosable, any of those shown: what is read is what was put in less what is kept back. The oracle takes out of the claims what is not shown, by pointer, and knows nothing of digests.</summary>
    [Fact]
    public void What_is_shown_is_what_was_put_in_less_what_is_kept_back() =>
        Long.Sample(
            Gen.Select(JsonGens.Object, Gen.Int[0, 1 << 30], Gen.Int[1, 4], Tuple.Create),
            drawn =>
            {
                var (claims, seed, oneIn) = drawn;
                var random = new PCG((uint)seed, 3);
                var disclosable = Pointers(claims, "")
                    .Where(_ => random.Next((uint)oneIn) == 0)
                    .Except(SdJwt.NeverDisclosable.Select(name => $"/{name}"))
                    .ToList();
                var issued = SdJwt.Issue(
                    "t",
                    claims,
                    disclosable,
                    Issuer.ToSigner(),
                    Keys.Random(seed),
                    new Dictionary<string, int> { [""] = seed % 3 }
                );
                Assert.Equal(claims.ToString(), issued.Verify(Issuer.Key).Claims.ToString());
                var asked = disclosable.Where(_ => random.Next(2) == 0).ToList();
                var shown = disclosable
                    .Where(place =>
                        asked.Any(one =>
                            one == place || one.StartsWith(place + "/", StringComparison.Ordinal)
                        )
                    )
                    .ToHashSet(StringComparer.Ordinal);
                var read = SdJwt.Read(issued.Show(asked).Text).Verify(Issuer.Key);
                Assert.Equal(
                    Less(claims, "", disclosable.Except(shown).ToHashSet(StringComparer.Ordinal))
                        .ToString(),
                    read.Claims.ToString()
                );
            },
            60
        );

    private static IEnumerable<string> Pointers(Json json, string at) =>
        Children(json, at).SelectMany(child => Pointers(child.Value, child.At).Prepend(child.At));

    private static IEnumerable<(string At, Json Value)> Children(Json json, string at) =>
        json switch
        {
            Json.Object members => members.Members.Select(m =>
                ($"{at}/{m.Key.Replace("~", "~0").Replace("/", "~1")}", m.Value)
            ),
            Json.Array list => list.Items.Select((item, i) => ($"{at}/{i}", item)),
            _ => [],
        };

    private static Json Less(Json json, string at, HashSet<string> gone) =>
        json switch
        {
            Json.Object members => new Json.Object(
                members
                    .Members.Zip(Children(json, at))
                    .Where(pair => !gone.Contains(pair.Second.At))
                    .Select(pair =>
                        KeyValuePair.Create(
                            pair.First.Key,
                            Less(pair.First.Value, pair.Second.At, gone)
                        )
                    )
            ),
            Json.Array => new Json.Array(
                Children(json, at)
                    .Where(child => !gone.Contains(child.At))
                    .Select(child => Less(child.Value, child.At, gone))
            ),
            _ => json,
        };
}
