using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Tests.Matching.Oprf;

/// <summary>A proof of equality holds for what it was made for, and for nothing else.</summary>
public sealed class ProofLaws
{
    private static readonly OprfSuite Suite = OprfSuite.Verifiable;
    private static readonly OprfKey Key = Suite.DeriveKey(new byte[32], "law"u8);

    private static (byte[] From, byte[] To, byte[] Proof) Make(int count)
    {
        var scalars = new byte[32 * count];
        Scalars.Draw(new byte[32], "from"u8, scalars);
        var from = new byte[32 * count];
        var to = new byte[32 * count];
        for (var at = 0; at < from.Length; at += 32)
            Ristretto.MultiplyBase(scalars.AsSpan(at, 32), from.AsSpan(at, 32));
        Assert.Equal(-1, OprfSuite.Evaluate(Key.Secret, from, to));
        var proof = new byte[64];
        EqualityProof.ProveHedged(Suite, Key, from, to, "seed"u8, proof);
        return (from, to, proof);
    }

    private static bool Holds(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, byte[] proof) =>
        EqualityProof.Verify(Suite, Key.Public, from, to, proof);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public void A_proof_made_holds(int count)
    {
        var (from, to, proof) = Make(count);
        Assert.True(Holds(from, to, proof));
    }

    [Fact]
    public void A_proof_holds_after_no_bit_was_flipped_anywhere()
    {
        var (from, to, proof) = Make(3);
        foreach (var bytes in new[] { from, to, proof })
            for (var bit = 0; bit < 8 * bytes.Length; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(Holds(from, to, proof));
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        Assert.True(Holds(from, to, proof));
        var key = Key.Public.ToArray();
        for (var bit = 0; bit < 256; bit++)
        {
            key[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(EqualityProof.Verify(Suite, key, from, to, proof));
            key[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Two_elements_may_not_change_places()
    {
        var (from, to, proof) = Make(4);
        byte[] swapped = [.. to[32..64], .. to[..32], .. to[64..]];
        Assert.False(Holds(from, swapped, proof));
        byte[] both = [.. from[32..64], .. from[..32], .. from[64..]];
        Assert.False(Holds(both, swapped, proof));
    }

    [Fact]
    public void One_element_under_another_key_is_found_among_many()
    {
        var (from, to, _) = Make(300);
        var other = Suite.DeriveKey(new byte[32], "another"u8);
        Assert.Equal(
            -1,
            OprfSuite.Evaluate(other.Secret, from.AsSpan(32 * 77, 32), to.AsSpan(32 * 77, 32))
        );
        var proof = new byte[64];
        EqualityProof.ProveHedged(Suite, Key, from, to, "seed"u8, proof);
        Assert.False(Holds(from, to, proof));
    }

    [Fact]
    public void No_pair_an_identity_and_what_is_cut_are_no_proof()
    {
        var (from, to, proof) = Make(2);
        Assert.False(Holds([], [], proof));
        Assert.False(Holds(from, to.AsSpan(0, 32), proof));
        Assert.False(Holds(from.AsSpan(0, 63), to.AsSpan(0, 63), proof));
        Assert.False(Holds(from, to, proof[..63]));
        Assert.False(Holds([.. from, .. new byte[32]], [.. to, .. new byte[32]], proof));
        Assert.False(EqualityProof.Verify(Suite, new byte[32], from, to, proof));
        Assert.False(Holds(from, to, new byte[64]));
    }

    [Fact]
    public void A_mode_does_not_take_another_modes_proof()
    {
        var (from, to, proof) = Make(2);
        Assert.False(
            EqualityProof.Verify(OprfSuite.PartiallyOblivious, Key.Public, from, to, proof)
        );
    }

    [Fact]
    public void Every_random_scalar_gives_a_proof_that_holds_and_differs()
    {
        var (from, to, _) = Make(2);
        var seen = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            var proof = new byte[64];
            EqualityProof.ProveHedged(Suite, Key, from, to, [(byte)i], proof);
            Assert.True(Holds(from, to, proof));
            Assert.True(seen.Add(Convert.ToHexString(proof)));
        }
    }
}
