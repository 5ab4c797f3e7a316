using System.Text;
using System.Text.Json.Nodes;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Tests.Matching.Interop;

/// <summary>Our client with another implementation's server, its client with our server, and its keys and outputs beside ours.</summary>
public sealed class InteropTests
{
    private static readonly OprfSuite Suite = OprfSuite.Verifiable;

    private static readonly byte[][] Inputs =
    [
        .. new[] { "name:ACME", "", "identifier:TAX|FR|1", new string('x', 5000) }.Select(
            Encoding.UTF8.GetBytes
        ),
    ];

    [Fact]
    public void Two_implementations_take_one_anothers_parts()
    {
        using var other = OtherImplementation.Start();
        var seed = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        var key = Suite.DeriveKey(seed, "interop"u8);
        var theirs = other.Ask(
            new JsonObject
            {
                ["ask"] = "key",
                ["seed"] = Hex(seed),
                ["info"] = Hex("interop"u8),
            }
        );
        Assert.Equal(Hex(key.Secret), Text(theirs, "secret"));
        Assert.Equal(Hex(key.Public), Text(theirs, "public"));

        OurClient(other, key);
        TheirClient(other, key);
    }

    private static void OurClient(OtherImplementation other, OprfKey key)
    {
        var blinds = new byte[32 * Inputs.Length];
        Scalars.Draw(new byte[32], "interop"u8, blinds);
        var blinded = new byte[blinds.Length];
        for (var i = 0; i < Inputs.Length; i++)
            Assert.True(
                Suite.Blind(Inputs[i], blinds.AsSpan(32 * i, 32), blinded.AsSpan(32 * i, 32))
            );
        var answer = other.Ask(
            new JsonObject
            {
                ["ask"] = "evaluate",
                ["secret"] = Hex(key.Secret),
                ["blinded"] = Elements(blinded),
            }
        );
        byte[] evaluated =
        [
            .. answer["evaluated"]!
                .AsArray()
                .SelectMany(one => Convert.FromHexString(one!.GetValue<string>())),
        ];
        var proof = Convert.FromHexString(Text(answer, "proof"));
        Assert.True(EqualityProof.Verify(Suite, key.Public, blinded, evaluated, proof));
        proof[3] ^= 1;
        Assert.False(EqualityProof.Verify(Suite, key.Public, blinded, evaluated, proof));
        var unblinds = new byte[blinds.Length];
        Scalars.Invert(blinds, unblinds);
        var output = new byte[64];
        for (var i = 0; i < Inputs.Length; i++)
        {
            Assert.True(
                OprfSuite.Finalise(
                    Inputs[i],
                    unblinds.AsSpan(32 * i, 32),
                    evaluated.AsSpan(32 * i, 32),
                    output
                )
            );
            Assert.Equal(
                Text(
                    other.Ask(
                        new JsonObject
                        {
                            ["ask"] = "output",
                            ["secret"] = Hex(key.Secret),
                            ["input"] = Hex(Inputs[i]),
                        }
                    ),
                    "output"
                ),
                Hex(output)
            );
        }
    }

    private static void TheirClient(OtherImplementation other, OprfKey key)
    {
        var request = other.Ask(
            new JsonObject
            {
                ["ask"] = "blind",
                ["public"] = Hex(key.Public),
                ["inputs"] = new JsonArray([
                    .. Inputs.Select(input => (JsonNode)JsonValue.Create(Hex(input))!),
                ]),
            }
        );
        byte[] blinded =
        [
            .. request["blinded"]!
                .AsArray()
                .SelectMany(one => Convert.FromHexString(one!.GetValue<string>())),
        ];
        var evaluated = new byte[blinded.Length];
        Assert.Equal(-1, OprfSuite.Evaluate(key.Secret, blinded, evaluated));
        var proof = new byte[64];
        EqualityProof.ProveHedged(Suite, key, blinded, evaluated, default, proof);
        JsonObject Finalise(byte[] proof) =>
            other.Ask(
                new JsonObject
                {
                    ["ask"] = "finalise",
                    ["evaluated"] = Elements(evaluated),
                    ["proof"] = Hex(proof),
                }
            );
        var outputs = Finalise(proof)["outputs"]!.AsArray();
        var output = new byte[64];
        for (var i = 0; i < Inputs.Length; i++)
        {
            Assert.True(Suite.EvaluateOwn(key, Inputs[i], output));
            Assert.Equal(outputs[i]!.GetValue<string>(), Hex(output));
        }
        proof[3] ^= 1;
        Assert.NotNull(Finalise(proof)["fault"]);
    }

    private static JsonArray Elements(byte[] all) =>
        new([
            .. Enumerable
                .Range(0, all.Length / 32)
                .Select(i => (JsonNode)JsonValue.Create(Hex(all.AsSpan(32 * i, 32)))!),
        ]);

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    private static string Text(JsonObject from, string name) => from[name]!.GetValue<string>();
}
