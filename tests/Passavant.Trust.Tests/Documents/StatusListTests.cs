using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>Status lists against the examples and test vectors of the draft, and the sizes they come to.</summary>
public sealed partial class StatusListTests
{
    private static readonly SoftwareKey Key = Keys.Of(1);
    private static readonly DateTimeOffset Issued = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);
    private const string Uri = "https://status.nordmark.example/licences/1";

    private static string Example(string name) =>
        File.ReadAllText(SharedData.Require($"trust/token-status-list/examples/{name}.md"));

    // The examples are folded; white space means nothing in them.
    private static Json.Object ExampleJson(string name)
    {
        var text = Example(name);
        return Json.Read(
                Encoding.UTF8.GetBytes(
                    string.Concat(text[text.IndexOf('{', StringComparison.Ordinal)..].Split())
                )
            )
            .AsObject("");
    }

    private static byte[] ExampleHex(string name) =>
        Convert.FromHexString(HexLines().Replace(Example(name), ""));

    [GeneratedRegex("^.*(=|:).*$|\\s", RegexOptions.Multiline)]
    private static partial Regex HexLines();

    [Theory]
    [InlineData(
        "status_list_encoding",
        1,
        new[] { 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1 }
    )]
    [InlineData("status_list_encoding2", 2, new[] { 1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3 })]
    public void The_small_examples_read_as_the_draft_has_them(string name, int bits, int[] statuses)
    {
        StatusList[] read =
        [
            StatusListToken.ReadList(ExampleJson($"{name}_json")),
            StatusListToken.ReadListCbor(ExampleHex($"{name}_cbor")),
        ];
        foreach (var list in read)
        {
            Assert.Equal(bits, list.Bits);
            Assert.Equal(
                statuses,
                Enumerable.Range(0, (int)list.Count).Select(i => list.Find(i)!.Value)
            );
            var again = StatusList.Of(
                bits,
                statuses.Length,
                statuses.Select((status, i) => ((long)i, status))
            );
            Assert.Equal(list.Packed, again.Packed);
            Assert.Equal(list.Packed, StatusList.Decompress(bits, again.Compress()).Packed);
            Assert.Null(list.Find(list.Count));
            Assert.Null(list.Find(-1));
        }
    }

    [Theory]
    [InlineData("status_list_encoding1_long", 0)]
    [InlineData("status_list_encoding2_long", 1)]
    [InlineData("status_list_encoding4", 2)]
    [InlineData("status_list_encoding8", 3)]
    public void The_long_vectors_hold_the_statuses_the_draft_lists(string name, int number)
    {
        var expected = Json.Read(
                File.ReadAllBytes(SharedData.Require("trust/token-status-list/decoded.json"))
            )
            .AsList("")[number]
            .AsObject("");
        StatusList[] read =
        [
            StatusListToken.ReadList(ExampleJson($"{name}_json")),
            StatusListToken.ReadListCbor(ExampleHex($"{name}_cbor")),
        ];
        var statuses = expected
            .Need("nonzero", "")
            .AsList("")
            .Select(pair =>
                (pair.AsList("")[0].AsInteger(""), (int)pair.AsList("")[1].AsInteger(""))
            )
            .ToList();
        foreach (var list in read)
        {
            Assert.Equal(expected.NeedInteger("bits", ""), list.Bits);
            Assert.Equal(expected.NeedInteger("size", ""), list.Count);
            Assert.Equal(StatusList.Of(list.Bits, list.Count, statuses).Packed, list.Packed);
            Assert.All(statuses, pair => Assert.Equal(pair.Item2, list.Find(pair.Item1)));
        }
    }

    [Fact]
    public void The_signed_examples_whose_key_is_not_published_read()
    {
        var jwt = StatusListToken.ReadJwt(string.Concat(Example("status_list_jwt_raw").Split()));
        var cwt = StatusListToken.ReadCwt(ExampleHex("status_list_cwt"));
        foreach (var token in (StatusListToken[])[jwt, cwt])
        {
            Assert.Equal("https://example.com/statuslists/1", token.Uri);
            Assert.Equal(1686920170, token.Issued.ToUnixTimeSeconds());
            Assert.Equal(2291720170, token.ValidUntil!.Value.ToUnixTimeSeconds());
            Assert.Equal(43200, token.TimeToLive);
            Assert.Equal([0xb9, 0xa3], token.List.Packed.ToArray());
            Assert.False(token.IsSignedBy(Key.Key));
        }
    }

    [Fact]
    public void A_list_signed_either_way_reads_back()
    {
        var list = StatusList.Of(2, 1000, [(7, StatusList.Revoked), (999, StatusList.Suspended)]);
        StatusListToken[] read =
        [
            StatusListToken.ReadJwt(
                StatusListToken.SignJwt(Uri, list, Issued, Issued.AddDays(7), 3600, Key.ToSigner())
            ),
            StatusListToken.ReadCwt(
                StatusListToken.SignCwt(Uri, list, Issued, Issued.AddDays(7), 3600, Key.ToSigner())
            ),
        ];
        Assert.All(
            read,
            token =>
            {
                Assert.True(token.IsSignedBy(Key.Key));
                Assert.False(token.IsSignedBy(Keys.Of(2).Key));
                Assert.Equal((Uri, Issued, 3600), (token.Uri, token.Issued, token.TimeToLive));
                Assert.Equal(Issued.AddDays(7), token.ValidUntil);
                Assert.Equal(StatusList.Revoked, token.List.Find(7));
                Assert.Equal(StatusList.Suspended, token.List.Find(999));
                Assert.Equal(StatusList.Valid, token.List.Find(8));
                Assert.Null(token.List.Find(1000));
            }
        );
    }

    [Fact]
    public void Any_list_reads_back_status_by_status() =>
        Long.Sample(
            Gen.Select(Choose.Of(1, 2, 4, 8), Gen.Byte.Array[0, 300], Tuple.Create),
            drawn =>
            {
                var (bits, packed) = drawn;
                var list = StatusList.FromPacked(bits, packed);
                // The oracle spells all bits out, lowest first, and cuts them into statuses.
                var spelled = string.Concat(
                    packed.Select(one => new string([
                        .. Convert.ToString(one, 2).PadLeft(8, '0').Reverse(),
                    ]))
                );
                for (var i = 0; i < list.Count; i++)
                {
                    var status = new string([.. spelled.Substring(i * bits, bits).Reverse()]);
                    Assert.Equal(Convert.ToInt32(status, 2), list.Find(i));
                }
                Assert.Equal(packed, StatusList.Decompress(bits, list.Compress()).Packed.ToArray());
            },
            100
        );

    /// <summary>The worst case for compression: 2 % of a million, anywhere, at random. The entropy of such a list is 17.7 KB.</summary>
    [Theory]
    [InlineData(1, 30_000)]
    [InlineData(2, 36_000)]
    public void A_million_licences_at_two_percent_revoked_are_small(int bits, int most)
    {
        const int count = 1_000_000;
        var random = new PCG(1, 1);
        var revoked = new HashSet<long>();
        while (revoked.Count < count / 50)
            revoked.Add(random.Next(count));
        var list = StatusList.Of(
            bits,
            count,
            revoked.Select(index => (index, bits == 1 ? 1 : (int)(1 + (index % 2))))
        );
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var cwt = StatusListToken.SignCwt(
            Uri,
            list,
            Issued,
            Issued.AddDays(7),
            3600,
            Key.ToSigner()
        );
        var took = watch.Elapsed;
        var jwt = StatusListToken.SignJwt(
            Uri,
            list,
            Issued,
            Issued.AddDays(7),
            3600,
            Key.ToSigner()
        );
        using var zipped = new MemoryStream();
        using (var zipping = new GZipStream(zipped, CompressionLevel.SmallestSize, true))
            zipping.Write(Encoding.ASCII.GetBytes(jwt));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{bits} bits: CWT {cwt.Length}, JWT {jwt.Length}, JWT as HTTP compresses it {zipped.Length} bytes; signed in {took.TotalMilliseconds:F0} ms"
        );
        Assert.True(cwt.Length < most, $"{cwt.Length} bytes");
        Assert.Equal(list.Packed, StatusListToken.ReadCwt(cwt).List.Packed);
    }

    [Fact]
    public void No_flipped_bit_of_a_signed_list_passes()
    {
        var list = StatusList.Of(1, 64, [(3, 1), (40, 1)]);
        var cwt = StatusListToken.SignCwt(
            Uri,
            list,
            Issued,
            Issued.AddDays(7),
            3600,
            Key.ToSigner()
        );
        for (var i = 0; i < cwt.Length * 8; i++)
        {
            var flipped = cwt.ToArray();
            flipped[i / 8] ^= (byte)(1 << (i % 8));
            try
            {
                Assert.False(StatusListToken.ReadCwt(flipped).IsSignedBy(Key.Key), $"bit {i}");
            }
            catch (DocumentException)
            {
                // refused, as it must be
            }
        }
    }

    [Fact]
    public void No_flipped_bit_of_a_compressed_list_gives_other_statuses()
    {
        var list = StatusList.Of(1, 4000, Enumerable.Range(0, 100).Select(i => ((long)i * 37, 1)));
        var compressed = list.Compress();
        for (var i = 0; i < compressed.Length * 8; i++)
        {
            var flipped = compressed.ToArray();
            flipped[i / 8] ^= (byte)(1 << (i % 8));
            try
            {
                Assert.Equal(list.Packed, StatusList.Decompress(1, flipped).Packed);
            }
            catch (DocumentException)
            {
                // refused, as it must be
            }
        }
        for (var length = 0; length < compressed.Length; length++)
            Assert.Throws<DocumentException>(() =>
                StatusList.Decompress(1, compressed.AsSpan(0, length))
            );
        Assert.Throws<DocumentException>(() => StatusList.Decompress(1, [.. compressed, 0]));
    }

    [Fact]
    public void A_small_text_that_swells_without_end_is_refused_at_the_bound()
    {
        using var output = new MemoryStream();
        using (var deflating = new ZLibStream(output, CompressionLevel.SmallestSize, true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
                deflating.Write(zeros);
        }
        Assert.InRange(output.Length, 1, 100_000);
        Assert.Contains(
            "more than",
            Assert
                .Throws<DocumentException>(() => StatusList.Decompress(1, output.ToArray()))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<DocumentException>(() => StatusList.Of(8, 1L << 40, []));
        Assert.Throws<ArgumentException>(() => StatusList.Of(1, 8, [(8, 1)]));
        Assert.Throws<ArgumentException>(() => StatusList.Of(1, 8, [(0, 2)]));
        Assert.Throws<DocumentException>(() => StatusList.Of(3, 8, []));
    }

    [Fact]
    public void A_list_of_the_W3C_reads_with_its_first_status_in_the_highest_bits()
    {
        var html = File.ReadAllText(SharedData.Require("trust/bitstring-status-list/index.html"));
        var encoded = EncodedList().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, encoded.Count);
        foreach (var text in encoded)
        {
            var empty = BitstringStatusList.Decode(text, 1);
            Assert.Equal(BitstringStatusList.FewestStatuses, empty.Count);
            Assert.DoesNotContain((byte)1, empty.Packed.ToArray());
        }

        var bytes = new byte[16 * 1024];
        bytes[0] = 0b0100_0001;
        bytes[^1] = 1;
        using var output = new MemoryStream();
        using (var zipping = new GZipStream(output, CompressionLevel.Optimal, true))
            zipping.Write(bytes);
        var mine = "u" + Base64UrlText.Write(output.ToArray());
        var credential = Credential(mine);
        var list = BitstringStatusList.Read(credential, "revocation");
        Assert.Equal(
            [1L, 7, list.Count - 1],
            Enumerable.Range(0, (int)list.Count).Select(i => (long)i).Where(i => list.Find(i) != 0)
        );
        Assert.Equal(1, BitstringStatusList.Decode(mine, 2).Find(0));
        Assert.Equal(1, BitstringStatusList.Decode(mine, 4).Find(1));
        Assert.Equal(0x41, BitstringStatusList.Decode(mine, 8).Find(0));

        Assert.Throws<DocumentException>(() => BitstringStatusList.Read(credential, "suspension"));
        Assert.Throws<DocumentException>(() =>
            BitstringStatusList.Read(Credential(mine[1..]), "revocation")
        );
        Assert.Throws<DocumentException>(() =>
            BitstringStatusList.Read(Credential(mine[..^4]), "revocation")
        );
        Assert.Throws<DocumentException>(() => BitstringStatusList.Decode(mine, 3));
        Assert.Throws<DocumentException>(() =>
            BitstringStatusList.Read(credential.With("type", "VerifiableCredential"), "revocation")
        );
    }

    private static Json.Object Credential(string encoded) =>
        Json.Of(
            ("@context", Json.List(CredentialForm.BaseContext)),
            ("type", Json.List("VerifiableCredential", "BitstringStatusListCredential")),
            ("issuer", "did:example:12345"),
            (
                "credentialSubject",
                Json.Of(
                    ("type", "BitstringStatusList"),
                    ("statusPurpose", "revocation"),
                    ("encodedList", encoded)
                )
            )
        );

    [GeneratedRegex("\"encodedList\": \"<span class=\"highlight\">([^<]+)</span>\"")]
    private static partial Regex EncodedList();
}
