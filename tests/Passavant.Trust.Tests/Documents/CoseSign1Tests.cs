using Passavant.Accords.Tests;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>COSE_Sign1 against the vectors of the working group and of go-cose.</summary>
public sealed class CoseSign1Tests
{
    private static readonly SoftwareKey Key = Keys.Of(1);

    private static IEnumerable<(string Name, Json.Object Vector)> Files(string known)
    {
        var folder = Path.GetDirectoryName(SharedData.Require(known))!;
        return from file in Directory
                .EnumerateFiles(
                    known.Contains("go-cose", StringComparison.Ordinal)
                        ? folder
                        : Path.GetDirectoryName(folder)!,
                    "*.json",
                    SearchOption.AllDirectories
                )
                .Order(StringComparer.Ordinal)
            select (Path.GetFileName(file), Json.Read(File.ReadAllBytes(file)).AsObject(""));
    }

    private static byte[] Hex(string? text) => Convert.FromHexString(text ?? "");

    private static DocumentKey? PublicKey(Json.Object key) =>
        key.FindText("kty", "") == "EC" && key.FindText("crv", "") == "P-256"
            ? DocumentKey.FromPoint(Coordinate(key, "x"), Coordinate(key, "y"))
            : null;

    private static byte[] Coordinate(Json.Object key, string name) =>
        key.FindText($"{name}_hex", "") is { } hex
            ? Hex(hex)
            : Base64UrlText.Read(key.NeedText(name, ""), "");

    private static bool Passes(byte[] bytes, DocumentKey? key, byte[] external)
    {
        try
        {
            return CoseSign1.Read(bytes).IsSignedBy(key ?? Keys.Of(1).Key, external);
        }
        catch (DocumentException)
        {
            return false;
        }
    }

    /// <summary>Of the working group's 57 examples, 19 are COSE_Sign1: those with ES256 pass and fail as they should, and those with other algorithms or curves are refused. The other 38 are encrypted, authenticated by MAC, or signed by many (COSE_Sign), which nothing here reads; they are refused too.</summary>
    [Fact]
    public void Examples_of_the_working_group_pass_and_fail_as_they_should()
    {
        var (pass, fail, otherAlgorithm, otherForm) = (0, 0, 0, 0);
        foreach (var (name, vector) in Files("trust/cose-examples/sign1-tests/sign-pass-01.json"))
        {
            var input = vector.Need("input", "").AsObject("");
            var bytes = Hex(vector.Need("output", "").AsObject("").NeedText("cbor", ""));
            if (input.Find("sign0") is not { } found)
            {
                Assert.False(Passes(bytes, null, []), name);
                otherForm++;
                continue;
            }
            var sign = found.AsObject("");
            var key = PublicKey(sign.Need("key", "").AsObject(""));
            if (key is null || sign.NeedText("alg", "") != "ES256")
            {
                Assert.False(Passes(bytes, key, []), name);
                otherAlgorithm++;
                continue;
            }
            var fails = vector.Find("fail") is Json.Truth { Value: true };
            Assert.True(Passes(bytes, key, Hex(sign.FindText("external", ""))) != fails, name);
            _ = fails ? fail++ : pass++;
        }
        Assert.Equal((6, 6, 7, 38), (pass, fail, otherAlgorithm, otherForm));
    }

    [Fact]
    public void Vectors_of_go_cose_pass_and_fail_as_they_should()
    {
        var (signed, verified, refused, otherAlgorithm) = (0, 0, 0, 0);
        foreach (var (name, vector) in Files("trust/go-cose/testdata/sign1-sign-0000.json"))
        {
            var key = PublicKey(vector.Need("key", "").AsObject(""));
            var isOurs = key is not null && vector.NeedText("alg", "") == "ES256";
            if (vector.Find("sign1::sign") is { } signing)
            {
                var sign = signing.AsObject("");
                string Cbor(string member) =>
                    sign.Need(member, "").AsObject("").NeedText("cborHex", "");
                var external = Hex(sign.FindText("external", ""));
                Assert.Equal(
                    Hex(Cbor("tbsHex")),
                    CoseSign1.ToBeSigned(
                        Hex(Cbor("protectedHeaders")),
                        Hex(sign.NeedText("payload", "")),
                        external
                    )
                );
                // What is signed of the expected output is random; the first vector's is even of another key.
                if (isOurs)
                {
                    var own = SoftwareKey.Read(
                        Base64UrlText.Read(
                            vector.Need("key", "").AsObject("").NeedText("d", ""),
                            ""
                        )
                    );
                    Assert.Equal(key, own.Key);
                    Assert.True(
                        key!.Verifies(Hex(Cbor("tbsHex")), own.ToSigner().Sign(Hex(Cbor("tbsHex"))))
                    );
                }
                _ = isOurs ? signed++ : otherAlgorithm++;
                continue;
            }
            var verify = vector.Need("sign1::verify", "").AsObject("");
            var bytes = Hex(
                verify.Need("taggedCOSESign1", "").AsObject("").NeedText("cborHex", "")
            );
            var should = verify.Find("shouldVerify") is Json.Truth { Value: true };
            Assert.True(
                Passes(bytes, key, Hex(verify.FindText("external", ""))) == (should && isOurs),
                name
            );
            _ =
                !should ? refused++
                : isOurs ? verified++
                : otherAlgorithm++;
        }
        Assert.Equal((2, 2, 4, 10), (signed, verified, refused, otherAlgorithm));
    }

    [Fact]
    public void What_is_signed_reads_back()
    {
        var read = CoseSign1.Read(
            CoseSign1.Sign("payload"u8, Key.ToSigner(), "k1"u8, "application/x", "outside"u8)
        );
        Assert.True(read.IsSignedBy(Key.Key, "outside"u8));
        Assert.False(read.IsSignedBy(Key.Key));
        Assert.False(read.IsSignedBy(Keys.Of(2).Key, "outside"u8));
        Assert.Equal("k1"u8, read.KeyId!.Value.Span);
        Assert.Equal("application/x", read.Type);
        Assert.Equal("payload"u8, read.Payload.Span);
    }

    [Fact]
    public void No_flipped_bit_passes()
    {
        var bytes = CoseSign1.Sign("payload"u8, Key.ToSigner(), "k1"u8);
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            // Without its tag it is read as well, but one flipped bit makes no untagged form of a tagged one.
            var flipped = bytes.ToArray();
            flipped[i / 8] ^= (byte)(1 << (i % 8));
            Assert.False(Passes(flipped, Key.Key, []), $"bit {i}");
        }
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(Passes(bytes[..length], Key.Key, []));
        Assert.False(Passes([.. bytes, 0], Key.Key, []));
        Assert.Throws<DocumentException>(() => CoseSign1.Read(bytes, bytes.Length - 1));
    }

    [Theory]
    [InlineData("D28443A10126A1044231315840", "no COSE")] // ends early
    [InlineData("D28444A1022126A0410040", "behind it")]
    [InlineData("D28443A10126A0F640", "none")] // payload elsewhere
    [InlineData("D28446A2012602810AA0410040", "extension")] // critical
    [InlineData("D28443A10126A10126410040", "both headers")]
    [InlineData("D28440A0410040", "nothing")] // no algorithm
    [InlineData("D28443A10126A0410040", "0 bytes")] // no signature
    [InlineData("D28343A10126A04100", "another form")]
    [InlineData("D18443A10126A0410040", "tag 17")]
    public void Bytes_of_another_form_are_refused(string hex, string says) =>
        Assert.Contains(
            says,
            Assert
                .Throws<DocumentException>(() => CoseSign1.Read(Convert.FromHexString(hex)))
                .Message,
            StringComparison.Ordinal
        );
}
