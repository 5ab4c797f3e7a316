using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class PolicyTests
{
    private static readonly SigningKey[] Xs = Keys("x", 3);
    private static readonly SigningKey[] Ys = Keys("y", 3);

    private static string Example { get; } =
        $"""
            # An example of two organisations, as in the specification.
            log {Keyring.Log.Verifier} https://authority.example/log

            witness X1 {Xs[0].Verifier}
            witness X2 {Xs[1].Verifier}   https://x2.example/
            {"\t"}witness X3 {Xs[2].Verifier}
            group X-witnesses 2 X1 X2 X3

            witness Y1 {Ys[0].Verifier}
            witness Y2 {Ys[1].Verifier}
            witness Y3 {Ys[2].Verifier}
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y

            """;

    [Fact]
    public void The_example_of_the_specification_asks_for_two_of_one_and_one_of_the_other()
    {
        var policy = Read(Example);
        Assert.Equal("https://x2.example/", policy.Witnesses[1].Url);
        Assert.Equal("https://authority.example/log", policy.Logs[0].Url);
        for (var signed = 0; signed < 64; signed++)
        {
            var x = Enumerable.Range(0, 3).Where(i => ((signed >> i) & 1) == 1).ToList();
            var y = Enumerable.Range(0, 3).Where(i => ((signed >> (3 + i)) & 1) == 1).ToList();
            var verdict = policy.Evaluate(
                Keyring.Sign(TreeHead.Empty, [.. x.Select(i => Xs[i]), .. y.Select(i => Ys[i])])
            );
            Assert.Equal(x.Count >= 2 && y.Count >= 1, verdict.Holds);
            Assert.Equal(x.Count + y.Count, verdict.Cosigners.Count);
            Assert.All(verdict.Cosigners, one => Assert.Equal(1_700_000_000, one.Time));
        }
    }

    [Fact]
    public void A_checkpoint_of_another_log_unsigned_or_with_a_wrong_signature_does_not_hold()
    {
        var policy = Read($"log {Keyring.Log.Verifier}\nwitness w {Xs[0].Verifier}\nquorum none\n");
        Assert.True(policy.Evaluate(Keyring.Sign(TreeHead.Empty)).Holds);
        var checkpoint = new Checkpoint(Keyring.Origin, TreeHead.Empty);
        Assert.False(policy.Evaluate(SignedCheckpoint.Sign(checkpoint, 1, Xs[0])).Holds);
        // The key of this log under a checkpoint of another.
        var other = new Checkpoint("other.example", TreeHead.Empty);
        Assert.False(policy.Evaluate(SignedCheckpoint.Sign(other, 1, Keyring.Log)).Holds);
        // A witness that is not asked for, but whose signature is wrong.
        var wrong = Keyring.Sign(TreeHead.Empty).With([Xs[0].Sign(other, 1)]);
        Assert.False(policy.Evaluate(wrong).Holds);
        Assert.Contains("x0.example", policy.Evaluate(wrong).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_without_logs_serves_where_the_log_is_known_from_elsewhere()
    {
        var policy = Read($"witness w {Xs[0].Verifier}\nquorum w\n");
        var signed = Keyring.Sign(TreeHead.Empty, Xs[0]);
        Assert.False(policy.Evaluate(signed).Holds);
        Assert.True(policy.Evaluate(signed, [Keyring.Log.Verifier]).Holds);
        Assert.True(Policy.Trusting(Keyring.Log.Verifier).Evaluate(signed).Holds);
    }

    [Fact]
    public void A_log_may_sign_with_ML_DSA_44_and_either_of_its_keys_is_enough()
    {
        var policy = Read(
            $"log {Keyring.Log.Verifier}\nlog {Keyring.LogMlDsa.Verifier}\nquorum none\n"
        );
        var checkpoint = new Checkpoint(Keyring.Origin, TreeHead.Empty);
        Assert.True(policy.Evaluate(SignedCheckpoint.Sign(checkpoint, 1, Keyring.LogMlDsa)).Holds);
        Assert.True(policy.Evaluate(SignedCheckpoint.Sign(checkpoint, 1, Keyring.Log)).Holds);
    }

    [Fact]
    public void Names_are_octets_and_no_text()
    {
        var kelvin = $"witness \u212a {Xs[0].Verifier}\nquorum K\n";
        Assert.False(Policy.TryParse(Encoding.UTF8.GetBytes(kelvin), out _, out _));
        byte[] octets =
        [
            .. Encoding.ASCII.GetBytes("witness "),
            0xff,
            .. Encoding.ASCII.GetBytes($" {Xs[0].Verifier}\nquorum "),
            0xff,
            (byte)'\n',
        ];
        Assert.True(Policy.TryParse(octets, out _, out var fault), fault);
        Assert.Equal(
            "Prüfer",
            Read($"witness Prüfer {Xs[0].Verifier}\nquorum Prüfer\n").Witnesses[0].Name
        );
    }

    [Theory]
    [InlineData("", "newline")]
    [InlineData("quorum none", "newline")]
    [InlineData("\n", "no quorum line")]
    [InlineData("quorum none\nquorum none\n", "line 2")]
    [InlineData("quorum w\nwitness w {x0}\n", "line 1")]
    [InlineData("quorum nobody\n", "line 1")]
    [InlineData("quorum\n", "line 1")]
    [InlineData("quorum none none\n", "line 1")]
    [InlineData("Quorum none\n", "line 1")]
    [InlineData("witness none {x0}\nquorum none\n", "line 1")]
    [InlineData("witness w {x0}\nwitness w {x1}\nquorum w\n", "line 2")]
    [InlineData("witness w {x0}\nwitness v {x0}\nquorum w\n", "line 2")]
    [InlineData("log {log}\nlog {log}\nquorum none\n", "line 2")]
    [InlineData("log {x0}\nquorum none\n", "line 1")]
    [InlineData("witness w {log}\nquorum w\n", "line 1")]
    [InlineData("witness w nothing\nquorum w\n", "line 1")]
    [InlineData("witness w {x0} https://a.example more\nquorum w\n", "line 1")]
    [InlineData("witness w {x0}\ngroup g any\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g 0 w\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g 2 w\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g 01 w\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g -1 w\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g most w\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g any w w\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g any w\ngroup h any w\nquorum g\n", "line 3")]
    [InlineData("witness w {x0}\ngroup g any g\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup g any none\nquorum g\n", "line 2")]
    [InlineData("witness w {x0}\ngroup w any w\nquorum w\n", "line 2")]
    [InlineData("quorum none\r\n", "line 1")]
    [InlineData("quorum none # all\n", "line 1")]
    [InlineData("#\u007f\nquorum none\n", "line 1")]
    [InlineData("quorum\u00a0none\n", "line 1")]
    public void Malformed_policies_are_refused_with_their_line(string text, string place)
    {
        var filled = text.Replace("{x0}", Xs[0].Verifier.ToString(), StringComparison.Ordinal)
            .Replace("{x1}", Xs[1].Verifier.ToString(), StringComparison.Ordinal)
            .Replace("{log}", Keyring.Log.Verifier.ToString(), StringComparison.Ordinal);
        Assert.False(Policy.TryParse(Encoding.UTF8.GetBytes(filled), out _, out var fault));
        Assert.Contains(place, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void One_underlying_key_under_two_names_or_types_is_one_key()
    {
        var key = Xs[0].Verifier.PublicKey;
        var renamed = VerifierKey.Of("z.example", SignatureType.Cosignature, key);
        var text = $"witness w {Xs[0].Verifier}\nwitness v {renamed}\nquorum none\n";
        Assert.False(Policy.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));
    }

    [Fact]
    public void Thirty_two_logs_witnesses_and_groups_are_read_and_endless_ones_are_not()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 32; i++)
        {
            text.Append($"log {Keyring.Key($"l{i}.example", SignatureType.Ed25519).Verifier}\n");
            text.Append(
                $"witness w{i} {Keyring.Key($"w{i}.example", SignatureType.Cosignature).Verifier}\n"
            );
            text.Append(i == 0 ? "group g0 any w0\n" : $"group g{i} all g{i - 1} w{i}\n");
        }
        Assert.Equal(32, Read(text.Append("quorum g31\n").ToString()).Witnesses.Count);
        Assert.False(Policy.TryParse(new byte[Policy.Longest + 1], out _, out _));
        text.Clear().Append($"witness w0 {Xs[0].Verifier}\n");
        for (var i = 0; i < 2000; i++)
            text.Append($"group w{i + 1} any w{i}\n");
        text.Append("quorum w2000\n");
        Assert.False(Policy.TryParse(Encoding.UTF8.GetBytes(text.ToString()), out _, out _));
    }

    [Fact]
    public void Hostile_policies_are_answered()
    {
        var signed = Keyring.Sign(TreeHead.Empty, Xs[0], Ys[1]);
        Fuzz.Bytes(
            [Encoding.UTF8.GetBytes(Example)],
            bytes =>
            {
                if (Policy.TryParse(bytes, out var policy, out var fault))
                    Assert.NotEmpty(policy.Evaluate(signed).Words);
                else
                    Assert.NotEmpty(fault);
            },
            1000
        );
    }

    private static Policy Read(string text)
    {
        Assert.True(
            Policy.TryParse(Encoding.UTF8.GetBytes(text), out var policy, out var fault),
            fault
        );
        return policy;
    }

    private static SigningKey[] Keys(string name, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Keyring.Key($"{name}{i}.example", SignatureType.Cosignature)),
        ];
}
