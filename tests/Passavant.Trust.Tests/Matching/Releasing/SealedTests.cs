using System.Text;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching;
using Passavant.Trust.Matching.Releasing;

namespace Passavant.Trust.Tests.Matching.Releasing;

/// <summary>Details open for whom and for what they were sealed, and for nobody and nothing else.</summary>
public sealed class SealedTests
{
    private static readonly Digest For = Digest.OfContent("a release"u8);
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] Random = [.. Enumerable.Repeat((byte)9, 32)];

    private static SealedDetails Sealed(string text, Digest? release = null) =>
        SealedDetails.Seal(
            release ?? For,
            SealedDetails.PublicKeyOf(Secret),
            Random,
            Encoding.UTF8.GetBytes(text)
        );

    /// <summary>RFC 9180, appendix A.2.1, with the first encryption of A.2.1.1.</summary>
    [Fact]
    public void The_vector_of_the_standard_comes_out()
    {
        var material = Convert.FromHexString(
            "909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b"
        );
        var recipient = Convert.FromHexString(
            "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a"
        );
        var secret = Convert.FromHexString(
            "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"
        );
        Assert.Equal(recipient, Hpke.PublicOf(secret));
        var (carrier, ciphertext) = Hpke.Seal(
            recipient,
            material,
            "Ode on a Grecian Urn"u8,
            "Count-0"u8,
            "Beauty is truth, truth beauty"u8
        )!.Value;
        Assert.Equal(
            "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
            Convert.ToHexStringLower(carrier)
        );
        Assert.Equal(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
            Convert.ToHexStringLower(ciphertext)
        );
        Assert.True(
            Hpke.TryOpen(
                secret,
                carrier,
                "Ode on a Grecian Urn"u8,
                "Count-0"u8,
                ciphertext,
                out var text
            )
        );
        Assert.Equal("Beauty is truth, truth beauty"u8, text);
    }

    [Fact]
    public void What_was_sealed_opens() =>
        Long.Sample(
            Gen.Byte.Array[0, 300],
            details =>
            {
                var sealedDetails = SealedDetails.Seal(
                    For,
                    SealedDetails.PublicKeyOf(Secret),
                    Random,
                    details
                );
                Assert.True(
                    SealedDetails.TryOpen(
                        For,
                        Secret,
                        sealedDetails.Bytes,
                        out var opened,
                        out var fault
                    ),
                    fault?.ToString()
                );
                Assert.Equal(details, opened);
            },
            100
        );

    [Fact]
    public void Nothing_opens_that_was_changed_cut_or_lengthened()
    {
        var message = Sealed("Licence D-1 was refused because …").Bytes.ToArray();
        for (var bit = 0; bit < 8 * message.Length; bit++)
        {
            message[bit / 8] ^= (byte)(1 << (bit % 8));
            var opened = SealedDetails.TryOpen(For, Secret, message, out var details, out _);
            // The curve ignores the highest bit of a key, what is derived from it does not.
            Assert.False(opened);
            Assert.Null(details);
            message[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        for (var length = 0; length < message.Length; length++)
            Assert.False(
                SealedDetails.TryOpen(For, Secret, message.AsSpan(0, length), out _, out _)
            );
        Assert.False(SealedDetails.TryOpen(For, Secret, [.. message, 0], out _, out _));
        Assert.True(SealedDetails.TryOpen(For, Secret, message, out _, out _));
    }

    [Fact]
    public void Another_key_or_release_opens_nothing()
    {
        var message = Sealed("text").Bytes;
        Assert.False(SealedDetails.TryOpen(For, Random, message, out _, out _));
        var other = Digest.OfContent("another"u8);
        Assert.False(SealedDetails.TryOpen(other, Secret, message, out _, out var fault));
        Assert.Contains("another release", fault.Found, StringComparison.Ordinal);
        // Moved to the other release by whoever carries it.
        var moved = message.ToArray();
        other.Bytes.CopyTo(moved.AsSpan(5));
        Assert.False(SealedDetails.TryOpen(other, Secret, moved, out _, out _));
    }

    [Fact]
    public void A_key_of_low_order_is_refused()
    {
        Assert.Throws<ArgumentException>(() =>
            SealedDetails.Seal(For, new byte[32], Random, "x"u8)
        );
        Assert.Throws<ArgumentException>(() =>
            SealedDetails.Seal(For, new byte[31], Random, "x"u8)
        );
        Assert.Throws<ArgumentException>(() =>
            SealedDetails.Seal(For, SealedDetails.PublicKeyOf(Secret), new byte[31], "x"u8)
        );
        Assert.Throws<ArgumentException>(() =>
            SealedDetails.Seal(
                For,
                SealedDetails.PublicKeyOf(Secret),
                Random,
                new byte[SealedDetails.MostBytes + 1]
            )
        );
    }

    [Fact]
    public void Any_bytes_are_answered() =>
        Long.Sample(
            Gen.Select(
                Gen.Byte.Array[0, 150],
                Gen.Bool,
                Gen.Int[0, 80],
                (bytes, real, length) =>
                    new
                    {
                        bytes,
                        real,
                        length,
                    }
            ),
            one =>
            {
                var bytes = one.real
                    ? [.. Sealed("x").Bytes[..one.length], .. one.bytes]
                    : one.bytes;
                if (!SealedDetails.TryOpen(For, Secret, bytes, out _, out var fault))
                    Assert.NotEmpty(fault.Place);
                else
                    Assert.Equal(Sealed("x").Bytes, bytes);
            },
            500
        );
}
