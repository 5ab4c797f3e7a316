using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class LogProofTests
{
    private static readonly Written Log = Written.Of(300);

    private static Policy Witnessed { get; } =
        Read(
            $"log {Keyring.Log.Verifier}\nwitness state {Keyring.State.Verifier}\nwitness press {Keyring.Press.Verifier}\ngroup both all state press\nquorum both\n"
        );

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(299)]
    public void A_proof_holds_for_its_entry_and_for_no_other(long index)
    {
        var proof = Proof(index, [1, 2, 3]);
        Assert.True(LogProof.TryParse(proof.ToBytes(), out var read, out _));
        Assert.Equal([1, 2, 3], read.Extra);
        for (var entry = 0L; entry < 300; entry++)
        {
            var verdict = read.Verify(Merkle.HashLeaf(Trees.Entry(entry)), Witnessed);
            Assert.Equal(entry == index, verdict.Holds);
            Assert.Equal(entry == index ? 1_700_000_000 : null, verdict.LoggedBy);
            Assert.Equal(2, verdict.Cosigners.Count);
        }
        Assert.False((read with { Index = index ^ 1 }).Verify(Leaf(index), Witnessed).Holds);
    }

    [Fact]
    public void By_when_an_entry_was_logged_is_the_earliest_time_a_witness_states()
    {
        var checkpoint = new Checkpoint(Keyring.Origin, Log.Head);
        var signed = SignedCheckpoint
            .Sign(checkpoint, 2000, Keyring.Log, Keyring.Press)
            .With([Keyring.State.Sign(checkpoint, 1000)]);
        var proof = Proof(5, null) with { Signed = signed };
        Assert.Equal(1000, proof.Verify(Leaf(5), Witnessed).LoggedBy);
        var policy = Policy.Trusting(Keyring.Log.Verifier);
        Assert.Null(proof.Verify(Leaf(5), policy).LoggedBy);
        Assert.True(proof.Verify(Leaf(5), policy).Holds);
    }

    [Fact]
    public void Without_the_quorum_a_proof_does_not_hold()
    {
        var proof = Proof(5, null) with { Signed = Keyring.Sign(Log.Head, Keyring.State) };
        var verdict = proof.Verify(Leaf(5), Witnessed);
        Assert.False(verdict.Holds);
        Assert.Contains("press", verdict.Words, StringComparison.Ordinal);
        Assert.Equal(["state"], verdict.Cosigners.Select(one => one.Witness.Name));
    }

    // What only the holder added, and signatures nobody knows, may change without harm to the rest.
    [Fact]
    public void No_flipped_bit_leaves_a_proof_that_holds_save_in_what_nobody_signed()
    {
        var bytes = Proof(130, null).ToBytes();
        var limit = bytes.AsSpan().IndexOf("— press"u8);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if (bit > limit * 8 && bit % 401 != 0)
                continue;
            var damaged = bytes.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            if (LogProof.TryParse(damaged, out var proof, out var fault))
                Assert.False(proof.Verify(Leaf(130), Witnessed).Holds, $"bit {bit}");
            else
                Assert.NotEmpty(fault);
        }
    }

    [Fact]
    public void Proofs_have_one_spelling()
    {
        var text = Encoding.UTF8.GetString(Proof(5, [7]).ToBytes());
        var extra = "extra Bw==\n";
        Assert.Contains(extra, text, StringComparison.Ordinal);
        string[] wrong =
        [
            "",
            "c2sp.org/tlog-proof@v1",
            "c2sp.org/tlog-proof@v1\n",
            text.Replace("@v1", "@v2", StringComparison.Ordinal),
            text.Replace("@v1\n", "@v1 \n", StringComparison.Ordinal),
            text.Replace("@v1\n", "@v1\n\n", StringComparison.Ordinal),
            text.Replace("@v1\n", "@v1\r\n", StringComparison.Ordinal),
            text.Replace(extra, "extra \n", StringComparison.Ordinal),
            text.Replace(extra, "extra\n", StringComparison.Ordinal),
            text.Replace(extra, "extra Bw\n", StringComparison.Ordinal),
            text.Replace(extra, "extra Bx==\n", StringComparison.Ordinal),
            text.Replace(extra, "extra  Bw==\n", StringComparison.Ordinal),
            text.Replace(extra, extra + extra, StringComparison.Ordinal),
            text.Replace(extra + "index 5\n", "index 5\n" + extra, StringComparison.Ordinal),
            text.Replace("index 5", "index 05", StringComparison.Ordinal),
            text.Replace("index 5", "index -5", StringComparison.Ordinal),
            text.Replace("index 5\n", "", StringComparison.Ordinal),
            text.Replace("\n\nauthority", "\nauthority", StringComparison.Ordinal),
            text.Replace("\n\nauthority", "\n\n\nauthority", StringComparison.Ordinal),
            text + "\n",
            text[..^1],
            " " + text,
        ];
        foreach (var one in wrong)
            Assert.False(LogProof.TryParse(Encoding.UTF8.GetBytes(one), out _, out _), one);
        Assert.True(
            LogProof.TryParse(
                Encoding.UTF8.GetBytes(text.Replace(extra, "", StringComparison.Ordinal)),
                out var without,
                out _
            )
        );
        Assert.Null(without.Extra);
    }

    [Fact]
    public void Hostile_proofs_are_answered_and_what_is_read_is_written_back()
    {
        Fuzz.Bytes(
            [Proof(5, [7]).ToBytes(), Proof(299, null).ToBytes()],
            bytes =>
            {
                if (LogProof.TryParse(bytes, out var proof, out var fault))
                {
                    Assert.Equal(bytes, proof.ToBytes());
                    Assert.NotEmpty(proof.Verify(Leaf(5), Witnessed).Words);
                }
                else
                {
                    Assert.NotEmpty(fault);
                }
            },
            1000
        );
    }

    private static TreeHash Leaf(long index) => Merkle.HashLeaf(Trees.Entry(index));

    private static LogProof Proof(long index, byte[]? extra)
    {
        Assert.True(TileReader.TryOpen(Log.Head, Log.Read, out var reader, out _));
        return new LogProof(
            index,
            reader.InclusionProof(index)!,
            Keyring.Sign(Log.Head, Keyring.State, Keyring.Press),
            extra
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
}
