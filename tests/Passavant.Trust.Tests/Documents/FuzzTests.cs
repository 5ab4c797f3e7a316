using System.IO.Compression;
using System.Text;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>Every parser that reads the outside world, given changed documents and noise: it reads or refuses, and does nothing else.</summary>
public sealed class FuzzTests
{
    private static readonly SoftwareKey Key = Keys.Of(1);
    private static readonly DateTimeOffset At = Samples.Issued;

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Utf8(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static readonly SdJwt Document = Samples
        .Of(Samples.Licence)
        .Sign(Key.ToSigner(), Keys.Random(1), 2);

    private static readonly StatusList Statuses = StatusList.Of(2, 4000, [(7, 1), (9, 2)]);

    private static readonly byte[] Summary = DocumentSummary.Sign(
        Samples.Of(Samples.Licence),
        "NM",
        null,
        Key.ToSigner()
    );

    private static readonly string ListText = IssuerListTests.List(Keys.Of(10)).Text;

    private static readonly DocumentCheckContext Context = new(At)
    {
        Issuers = IssuerListTests.List(Keys.Of(10)),
    };

    /// <summary>Each parser with something it reads whole.</summary>
    private static readonly (string Name, byte[] Seed, Action<byte[]> Read)[] Parsers =
    [
        (
            "JSON",
            Samples.Of(Samples.Licence).ToJson().ToCanonicalBytes(),
            bytes => Json.Read(bytes)
        ),
        ("base45", Text(Base45.Write(Summary)), bytes => Base45.Read(Utf8(bytes), "")),
        ("key", Key.Key.ToJwk().ToCanonicalBytes(), bytes => DocumentKey.Read(Json.Read(bytes))),
        ("JWS", Text(Document.Issued.Text), bytes => Jws.Read(Utf8(bytes)).IsSignedBy(Key.Key)),
        (
            "SD-JWT",
            Text(Document.Bind(Keys.Of(2).ToSigner(), "a", "n", At).Text),
            bytes => SdJwt.Read(Utf8(bytes)).Places()
        ),
        (
            "SD-JWT's payload",
            Document.Issued.Payload.ToArray(),
            bytes => new Opening(Document.Disclosures).Open(Json.Read(bytes).AsObject(""))
        ),
        (
            "disclosure",
            Base64UrlText.Read(Document.Disclosures[0].Text, ""),
            bytes => Disclosure.Read(Base64UrlText.Write(bytes))
        ),
        (
            "credential",
            Samples.Of(Samples.Licence).ToJson().ToCanonicalBytes(),
            bytes => CredentialForm.CheckCredential(Json.Read(bytes))
        ),
        (
            "presentation",
            Json.Of(
                    (
                        "@context",
                        Json.List(CredentialForm.BaseContext, Json.Of(("A", "https://a.example")))
                    ),
                    ("type", Json.List("VerifiablePresentation", "A")),
                    ("holder", "https://a.example"),
                    ("verifiableCredential", Json.List(Samples.Of(Samples.Licence).ToJson()))
                )
                .ToCanonicalBytes(),
            bytes => CredentialForm.CheckPresentation(Json.Read(bytes))
        ),
        .. Samples.All.Select(content =>
            (
                content.Kind,
                Samples.Of(content).ToJson().ToCanonicalBytes(),
                (Action<byte[]>)(
                    bytes => DocumentPayload.Read(Json.Read(bytes).AsObject("")).ToJson()
                )
            )
        ),
        ("COSE_Sign1", Summary, bytes => CoseSign1.Read(bytes).IsSignedBy(Key.Key)),
        (
            "summary",
            CoseSign1.Read(Summary).Payload.ToArray(),
            bytes => DocumentSummary.Read(bytes)
        ),
        (
            "QR text",
            Text(DocumentSummary.ToQr(Summary)),
            bytes => CoseSign1.Read(DocumentSummary.FromQr(Utf8(bytes)))
        ),
        ("status list, zlib", Statuses.Compress(), bytes => StatusList.Decompress(2, bytes)),
        (
            "status list, JSON",
            Json.Of(("bits", 2), ("lst", Base64UrlText.Write(Statuses.Compress())))
                .ToCanonicalBytes(),
            bytes => StatusListToken.ReadList(Json.Read(bytes).AsObject(""))
        ),
        (
            "status list, JWT",
            Text(StatusListToken.SignJwt("https://a.example", Statuses, At, At, 1, Key.ToSigner())),
            bytes => StatusListToken.ReadJwt(Utf8(bytes))
        ),
        (
            "status list, CWT",
            StatusListToken.SignCwt("https://a.example", Statuses, At, At, 1, Key.ToSigner()),
            bytes => StatusListToken.ReadCwt(bytes)
        ),
        (
            "status list, GZIP",
            Zipped(),
            bytes => BitstringStatusList.Decode("u" + Base64UrlText.Write(bytes), 1)
        ),
        (
            "list of issuers",
            Text(ListText),
            bytes => IssuerList.Read(Utf8(bytes), [Keys.Of(10).Key])
        ),
        (
            "list of issuers, signed anew",
            Jws.Read(ListText).Payload.ToArray(),
            bytes =>
                IssuerList.Read(
                    Jws.Sign(IssuerList.Type, bytes, Keys.Of(10).ToSigner()),
                    [Keys.Of(10).Key]
                )
        ),
        (
            "keystore",
            Keystore
                .Empty.Rotate(KeystoreUse.Log, At, Keys.Random(1))
                .Seal("a passphrase", Keys.Random(1), new(8, 1)),
            bytes => Keystore.Open(bytes, "a passphrase")
        ),
        (
            "bundle",
            new DocumentBundle(Document.Text, ["a"], "proof").ToBytes(),
            bytes => DocumentBundle.Read(bytes)
        ),
        ("document", Text(Document.Text), bytes => DocumentCheck.Check(bytes, Context)),
        ("summary, checked", Summary, bytes => DocumentCheck.Check(bytes, Context)),
    ];

    private static byte[] Zipped()
    {
        using var output = new MemoryStream();
        using (var zipping = new GZipStream(output, CompressionLevel.Optimal, true))
            zipping.Write(Statuses.Packed);
        return output.ToArray();
    }

    public static TheoryData<string> Names => [.. Parsers.Select(parser => parser.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_comes_is_read_or_refused(string name)
    {
        var (_, seed, read) = Parsers.Single(parser => parser.Name == name);
        read(seed); // what nobody changed is read
        var times = Long.Times(200, 250);
        var (done, refused) = (0, 0);
        Parallel.For(
            0L,
            times,
            number =>
            {
                // Fresh changes in the long run would not be found again; the number says which it was.
                var random = new PCG((uint)number + 1, 77);
                var changed = Changed(seed, random);
                try
                {
                    read(changed);
                    Interlocked.Increment(ref done);
                }
                catch (DocumentException)
                {
                    Interlocked.Increment(ref refused);
                }
                catch (Exception failure)
                {
                    throw new InvalidOperationException(
                        $"{name}, change {number}: {Convert.ToHexString(changed)}\n{failure}",
                        failure
                    );
                }
            }
        );
        Assert.Equal(times, done + refused);
    }

    // What breaks parsers: brackets, quotes, escapes, ends of ranges, and what announces lengths in CBOR.
    private static readonly byte[] Sharp =
    [
        0,
        1,
        0x7f,
        0x80,
        0xff,
        .. "{}[]\":,\\~._-=u9e+"u8,
        0x1b,
        0x3b,
        0x5b,
        0x5f,
        0x7b,
        0x9b,
        0x9f,
        0xbb,
        0xbf,
        0xd2,
        0xf6,
        0xfb,
    ];

    private static byte[] Changed(byte[] seed, PCG random)
    {
        int Below(int most) => most <= 0 ? 0 : (int)random.Next((uint)most);
        if (Below(20) == 0)
            return [.. Enumerable.Range(0, Below(64)).Select(_ => (byte)random.Next(256))];
        var bytes = seed.ToList();
        for (var i = Below(4); i >= 0; i--)
        {
            var at = Below(bytes.Count);
            var length = Math.Min(1 + Below(Below(2) == 0 ? 4 : 200), bytes.Count - at);
            switch (Below(7))
            {
                case 0 when bytes.Count > 0:
                    bytes[at] ^= (byte)(1 << Below(8));
                    break;
                case 1 when bytes.Count > 0:
                    bytes[at] = Sharp[Below(Sharp.Length)];
                    break;
                case 2:
                    bytes.Insert(at, Sharp[Below(Sharp.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(Below(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 5:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(
                        at,
                        Enumerable.Repeat(Sharp[Below(Sharp.Length)], 1 + Below(300))
                    );
                    break;
            }
        }
        return [.. bytes];
    }
}
