using System.Text.Json;
using Org.BouncyCastle.Crypto.Digests;
using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Tests.Keys;

public sealed class SignatureVectors
{
    [Fact]
    public void Every_Wycheproof_vector_of_Ed25519_is_answered_as_it_says()
    {
        var count = 0;
        foreach (var (group, test) in Wycheproof("ed25519_test.json"))
        {
            var key = group.GetProperty("publicKey").GetProperty("pk").GetString()!;
            var valid =
                Ed25519Key.TryImport(Convert.FromHexString(key), out var read)
                && read.Verify(Hex(test, "msg"), Hex(test, "sig"));
            Expect(test, "valid" == test.GetProperty("result").GetString(), valid);
            count++;
        }
        Assert.Equal(151, count);
    }

    // With a context that is not empty a signature is one over another message.
    [Fact]
    public void Every_Wycheproof_vector_of_ML_DSA_44_is_answered_as_it_says()
    {
        var count = 0;
        foreach (var (group, test) in Wycheproof("mldsa_44_verify_test.json"))
        {
            var plain = !test.TryGetProperty("ctx", out var context) || context.GetString() == "";
            var valid =
                MlDsa44Key.TryImport(Hex(group, "publicKey"), out var read)
                && read.Verify(Hex(test, "msg"), Hex(test, "sig"));
            Expect(test, plain && "valid" == test.GetProperty("result").GetString(), valid);
            count++;
        }
        Assert.Equal(180, count);
    }

    // What the rules leave open, libsodium closes: no point of small order, no second encoding, no use of the cofactor.
    [Fact]
    public void Edge_cases_of_Ed25519_points_are_accepted_only_where_every_verifier_accepts_them()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(SharedData.Require("trust/c2sp-cctv/ed25519/ed25519vectors.json"))
        );
        string[] refused =
        [
            "low_order_A",
            "low_order_R",
            "non_canonical_A",
            "non_canonical_R",
            "low_order_residue",
        ];
        var (count, accepted) = (0, 0);
        foreach (var test in json.RootElement.EnumerateArray())
        {
            var flags =
                test.TryGetProperty("flags", out var given)
                && given.ValueKind == JsonValueKind.Array
                    ? given.EnumerateArray().Select(flag => flag.GetString()!).ToList()
                    : [];
            var message = System.Text.Encoding.UTF8.GetBytes(test.GetProperty("msg").GetString()!);
            var valid =
                Ed25519Key.TryImport(Hex(test, "key"), out var key)
                && key.Verify(message, Hex(test, "sig"));
            Assert.True(
                valid == !flags.Intersect(refused).Any(),
                $"{test.GetProperty("number")}: {string.Join(", ", flags)}"
            );
            count++;
            accepted += valid ? 1 : 0;
        }
        Assert.Equal(914, count);
        Assert.True(accepted > 0);
    }

    // The rule of C2SP's accumulated tests: keys and signatures of one SHAKE128 stream, hashed by another.
    [Fact]
    public void ML_DSA_44_keys_and_signatures_accumulate_to_the_published_hash()
    {
        var times = Long.Run ? 10_000 : 100;
        var stream = new ShakeDigest(128);
        var sum = new ShakeDigest(128);
        var seed = new byte[32];
        for (var i = 0; i < times; i++)
        {
            stream.Output(seed, 0, 32);
            var key = MlDsa44Key.Private(seed);
            sum.BlockUpdate(MlDsa44Key.Public(key));
            var signature = MlDsa44Key.Sign(key, []);
            sum.BlockUpdate(signature);
            Assert.True(MlDsa44Key.TryImport(MlDsa44Key.Public(key), out var verifier));
            Assert.True(verifier.Verify([], signature));
        }
        var result = new byte[32];
        sum.OutputFinal(result, 0, 32);
        Assert.Equal(
            Long.Run
                ? "e7fd21f6a59bcba60d65adc44404bb29a7c00e5d8d3ec06a732c00a306a7d143"
                : "d51148e1f9f4fa1a723a6cf42e25f2a99eb5c1b378b3d2dbbd561b1203beeae4",
            Convert.ToHexStringLower(result)
        );
    }

    [Fact]
    public void Keys_and_signatures_of_any_other_length_are_refused_without_fail()
    {
        Assert.True(MlDsa44Key.TryImport(new byte[1312], out var large));
        Assert.True(
            Ed25519Key.TryImport(Ed25519Key.Public(Ed25519Key.Private(new byte[32])), out var small)
        );
        for (var length = 0; length < 3000; length += 7)
        {
            Assert.Equal(length == 1312, MlDsa44Key.TryImport(new byte[length], out _));
            Assert.False(large.Verify([1], new byte[length]));
            Assert.False(small.Verify([1], new byte[length]));
            Assert.Equal(length == 32, Ed25519Key.TryImport(new byte[length], out _));
        }
        Assert.False(large.Verify([1], new byte[2420]));
        Assert.False(small.Verify([1], new byte[64]));
    }

    private static void Expect(JsonElement test, bool expected, bool found) =>
        Assert.True(
            expected == found,
            $"{test.GetProperty("tcId")}: {test.GetProperty("comment")}"
        );

    private static byte[] Hex(JsonElement of, string name) =>
        Convert.FromHexString(of.GetProperty(name).GetString()!);

    private static List<(JsonElement Group, JsonElement Test)> Wycheproof(string file)
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(SharedData.Require($"trust/wycheproof/testvectors_v1/{file}"))
        );
        return
        [
            .. from @group in json.RootElement.Clone().GetProperty("testGroups").EnumerateArray()
            from test in @group.GetProperty("tests").EnumerateArray()
            select (@group, test),
        ];
    }
}
