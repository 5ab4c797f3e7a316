using Passavant.Accords.Tests;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents;

/// <summary>What Wycheproof has for ES256: raw signatures, web signatures and web keys.</summary>
public sealed class WycheproofTests
{
    private static IEnumerable<(Json.Object Group, Json.Object Test)> Vectors(string name)
    {
        var file = Json.Read(
                File.ReadAllBytes(
                    SharedData.Require($"trust/wycheproof/testvectors_v1/{name}.json")
                )
            )
            .AsObject("");
        return from @group in file.Need("testGroups", "").AsList("")
            let members = @group.AsObject("")
            from test in members.Need("tests", "").AsList("")
            select (members, test.AsObject(""));
    }

    private static bool Expected(Json.Object test) => test.NeedText("result", "") == "valid";

    [Fact]
    public void Raw_signatures_pass_and_fail_as_they_should()
    {
        var count = 0;
        foreach (var (group, test) in Vectors("ecdsa_secp256r1_sha256_p1363_test"))
        {
            var point = Convert.FromHexString(
                group.Need("publicKey", "").AsObject("").NeedText("uncompressed", "")
            );
            var key = DocumentKey.FromPoint(point.AsSpan(1, 32), point.AsSpan(33));
            Assert.True(
                key.Verifies(
                    Convert.FromHexString(test.NeedText("msg", "")),
                    Convert.FromHexString(test.NeedText("sig", ""))
                ) == Expected(test),
                test.ToString()
            );
            count++;
        }
        Assert.Equal(262, count);
    }

    /// <summary>Signatures in DER, valid or not, never pass, save where the bytes are 64 by chance; the base library accepts one invalid form of them.</summary>
    [Fact]
    public void No_signature_in_another_form_passes()
    {
        var count = 0;
        foreach (var (group, test) in Vectors("ecdsa_secp256r1_sha256_test"))
        {
            var point = Convert.FromHexString(
                group.Need("publicKey", "").AsObject("").NeedText("uncompressed", "")
            );
            var key = DocumentKey.FromPoint(point.AsSpan(1, 32), point.AsSpan(33));
            Assert.False(
                key.Verifies(
                    Convert.FromHexString(test.NeedText("msg", "")),
                    Convert.FromHexString(test.NeedText("sig", ""))
                ),
                test.ToString()
            );
            count++;
        }
        Assert.Equal(484, count);
    }

    /// <summary>All 401 texts: those of P-256 keys pass and fail as they should; those of other kinds of keys, which are not accepted here, are all refused.</summary>
    [Fact]
    public void Web_signatures_pass_and_fail_as_they_should()
    {
        var (ours, others) = (0, 0);
        foreach (var (group, test) in Vectors("json_web_signature_test"))
        {
            var jwk = (group.Find("public") ?? group.Need("private", "")).AsObject("");
            var isOurs = jwk.FindText("crv", "") == "P-256";
            var passes = Passes(jwk, test.NeedText("jws", ""));
            Assert.True(passes == (isOurs && Expected(test)), test.ToString());
            _ = isOurs ? ours++ : others++;
        }
        Assert.Equal((41, 360), (ours, others));
    }

    private static bool Passes(Json.Object jwk, string text)
    {
        try
        {
            return Jws.Read(text).IsSignedBy(DocumentKey.Read(jwk));
        }
        catch (DocumentException)
        {
            return false;
        }
    }

    /// <summary>All 26 key sets. None is a valid set of P-256 keys, so every one must be refused, by its keys or by the signature.</summary>
    [Fact]
    public void Web_keys_are_refused_where_they_should()
    {
        var count = 0;
        foreach (var (group, test) in Vectors("json_web_key_test"))
        {
            var set = (group.Find("public") ?? group.Need("private", "")).AsObject("");
            Assert.DoesNotContain(
                set.Need("keys", "").AsList(""),
                jwk => Passes(jwk.AsObject(""), test.NeedText("jws", ""))
            );
            count++;
        }
        Assert.Equal(26, count);
    }
}
