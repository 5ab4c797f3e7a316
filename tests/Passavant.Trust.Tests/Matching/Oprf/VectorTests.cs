using System.Text;
using System.Text.Json;
using Passavant.Accords.Tests;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Tests.Matching.Oprf;

/// <summary>The vectors of RFC 9497 for ristretto255 in all three modes, and of RFC 9380 for the expansion with SHA-512.</summary>
public sealed class VectorTests
{
    private const string Suites = "trust/rfc9497-voprf/poc/vectors/allVectors.json";
    private const string Expansion =
        "trust/rfc9380-h2c/poc/vectors/expand_message_xmd_SHA512_38.json";

    [Fact]
    public void Every_vector_of_the_expansion_comes_out()
    {
        using var file = Read(Expansion);
        var expand = new ExpandMessage(file.RootElement.GetProperty("DST").GetString()!);
        var tried = 0;
        foreach (var test in file.RootElement.GetProperty("tests").EnumerateArray())
        {
            var expected = Hex(test, "uniform_bytes");
            var length = Convert.ToInt32(test.GetProperty("len_in_bytes").GetString(), 16);
            Assert.Equal(expected.Length, length);
            var uniform = new byte[length];
            expand.Expand(Encoding.UTF8.GetBytes(test.GetProperty("msg").GetString()!), uniform);
            Assert.Equal(expected, uniform);
            tried++;
        }
        Assert.Equal(10, tried);
    }

    [Fact]
    public void A_tag_too_long_is_hashed_first()
    {
        var tag = new string('x', 300);
        var hashed = System.Security.Cryptography.SHA512.HashData(
            Encoding.ASCII.GetBytes("H2C-OVERSIZE-DST-" + tag)
        );
        var one = new byte[100];
        var other = new byte[100];
        new ExpandMessage(tag).Expand("abc"u8, one);
        new ExpandMessage(hashed).Expand("abc"u8, other);
        Assert.Equal(other, one);
    }

    [Fact]
    public void Every_vector_of_mode_0_comes_out() =>
        Assert.Equal(
            2,
            Each(
                0,
                (suite, key, vector) =>
                {
                    foreach (var (input, blind, blinded, evaluated, output) in Parts(vector))
                    {
                        Blinds(suite, input, blind, blinded);
                        Evaluates(key.Secret, blinded, evaluated);
                        var found = new byte[64];
                        Assert.True(OprfSuite.Finalise(input, Inverse(blind), evaluated, found));
                        Assert.Equal(output, found);
                        Assert.True(suite.EvaluateOwn(key, input, found));
                        Assert.Equal(output, found);
                    }
                }
            )
        );

    [Fact]
    public void Every_vector_of_mode_1_comes_out() =>
        Assert.Equal(
            3,
            Each(
                1,
                (suite, key, vector) =>
                {
                    foreach (var (input, blind, blinded, evaluated, output) in Parts(vector))
                    {
                        Blinds(suite, input, blind, blinded);
                        Evaluates(key.Secret, blinded, evaluated);
                        var found = new byte[64];
                        Assert.True(OprfSuite.Finalise(input, Inverse(blind), evaluated, found));
                        Assert.Equal(output, found);
                        Assert.True(suite.EvaluateOwn(key, input, found));
                        Assert.Equal(output, found);
                    }
                    Proves(
                        suite,
                        key,
                        Joined(vector, "BlindedElement"),
                        Joined(vector, "EvaluationElement"),
                        vector
                    );
                }
            )
        );

    [Fact]
    public void Every_vector_of_mode_2_comes_out() =>
        Assert.Equal(
            3,
            Each(
                2,
                (suite, key, vector) =>
                {
                    var info = Hex(vector, "Info");
                    var tweaked = suite.Tweaked(key, info)!;
                    var published = new byte[32];
                    Assert.True(suite.Tweaked(key.Public, info, published));
                    Assert.Equal(tweaked.Public, published);
                    foreach (var (input, blind, blinded, evaluated, output) in Parts(vector))
                    {
                        Blinds(suite, input, blind, blinded);
                        Evaluates(Inverse(tweaked.Secret), blinded, evaluated);
                        var found = new byte[64];
                        Assert.True(
                            OprfSuite.Finalise(input, info, Inverse(blind), evaluated, found)
                        );
                        Assert.Equal(output, found);
                    }
                    Proves(
                        suite,
                        tweaked,
                        Joined(vector, "EvaluationElement"),
                        Joined(vector, "BlindedElement"),
                        vector
                    );
                }
            )
        );

    private static void Blinds(OprfSuite suite, byte[] input, byte[] blind, byte[] blinded)
    {
        var found = new byte[32];
        Assert.True(suite.Blind(input, blind, found));
        Assert.Equal(blinded, found);
    }

    private static void Evaluates(ReadOnlySpan<byte> secret, byte[] blinded, byte[] evaluated)
    {
        var found = new byte[32];
        Assert.Equal(-1, OprfSuite.Evaluate(secret, blinded, found));
        Assert.Equal(evaluated, found);
    }

    private static void Proves(
        OprfSuite suite,
        OprfKey key,
        byte[] from,
        byte[] to,
        JsonElement vector
    )
    {
        var expected = Hex(vector.GetProperty("Proof"), "proof");
        var proof = new byte[64];
        EqualityProof.Prove(suite, key, from, to, Hex(vector.GetProperty("Proof"), "r"), proof);
        Assert.Equal(expected, proof);
        Assert.True(EqualityProof.Verify(suite, key.Public, from, to, proof));
        EqualityProof.ProveHedged(suite, key, from, to, "any"u8, proof);
        Assert.True(EqualityProof.Verify(suite, key.Public, from, to, proof));
    }

    private static byte[] Inverse(ReadOnlySpan<byte> scalar)
    {
        var inverse = new byte[32];
        Ristretto.Invert(scalar, inverse);
        return inverse;
    }

    private static int Each(int mode, Action<OprfSuite, OprfKey, JsonElement> check)
    {
        using var file = Read(Suites);
        var suite = mode switch
        {
            0 => OprfSuite.Plain,
            1 => OprfSuite.Verifiable,
            _ => OprfSuite.PartiallyOblivious,
        };
        var tried = 0;
        foreach (
            var one in file
                .RootElement.EnumerateArray()
                .Where(one =>
                    one.GetProperty("identifier").GetString() == "ristretto255-SHA512"
                    && one.GetProperty("mode").GetInt32() == mode
                )
        )
        {
            var key = suite.DeriveKey(Hex(one, "seed"), Hex(one, "keyInfo"));
            Assert.Equal(Hex(one, "skSm"), key.Secret);
            if (one.TryGetProperty("pkSm", out var published))
                Assert.Equal(Convert.FromHexString(published.GetString()!), key.Public);
            foreach (var vector in one.GetProperty("vectors").EnumerateArray())
            {
                check(suite, key, vector);
                tried++;
            }
        }
        return tried;
    }

    private static IEnumerable<(
        byte[] Input,
        byte[] Blind,
        byte[] Blinded,
        byte[] Evaluated,
        byte[] Output
    )> Parts(JsonElement vector)
    {
        var inputs = Split(vector, "Input");
        Assert.Equal(vector.GetProperty("Batch").GetInt32(), inputs.Length);
        for (var i = 0; i < inputs.Length; i++)
            yield return (
                inputs[i],
                Split(vector, "Blind")[i],
                Split(vector, "BlindedElement")[i],
                Split(vector, "EvaluationElement")[i],
                Split(vector, "Output")[i]
            );
    }

    private static byte[][] Split(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).GetString()!.Split(',').Select(Convert.FromHexString)];

    private static byte[] Joined(JsonElement vector, string name) =>
        [.. Split(vector, name).SelectMany(part => part)];

    private static byte[] Hex(JsonElement from, string name) =>
        Convert.FromHexString(from.GetProperty(name).GetString()!);

    private static JsonDocument Read(string path) =>
        JsonDocument.Parse(File.ReadAllBytes(SharedData.Require(path)));
}
