using System.Text;
using Passavant.Trust.Keys;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

/// <summary>Whatever comes from outside is answered, and what is read is written back as it was. Notes, policies, proofs, requests, leaves and whole logs are tried beside their tests.</summary>
public sealed class HostileTests
{
    [Fact]
    public void Paths_of_tiles()
    {
        string[] seeds = ["tile/0/000", "tile/7/x001/x234/067.p/255", "tile/entries/x999/999.p/1"];
        Fuzz.Bytes(
            [.. seeds.Select(Encoding.ASCII.GetBytes)],
            bytes =>
            {
                var path = Encoding.Latin1.GetString(bytes);
                if (Tile.TryParse(path, out var tile))
                    Assert.Equal(path, tile.Path);
            },
            3000
        );
    }

    [Fact]
    public void Bundles_of_entries()
    {
        byte[] bundle = EntryBundle.Of([
            new byte[3],
            Array.Empty<byte>(),
            new byte[300],
            new byte[1],
        ]);
        Fuzz.Bytes(
            [bundle],
            bytes =>
            {
                var ranges = new Range[4];
                if (EntryBundle.TrySplit(bytes, ranges, out var fault))
                    Assert.Equal(
                        bytes,
                        EntryBundle.Of([
                            .. ranges.Select(range => (ReadOnlyMemory<byte>)bytes[range]),
                        ])
                    );
                else
                    Assert.NotEmpty(fault);
            },
            2000
        );
    }

    [Fact]
    public void Verifier_keys_and_signature_lines()
    {
        string[] seeds =
        [
            Keyring.Log.Verifier.ToString(),
            Keyring.State.Verifier.ToString(),
            Keyring.Log.Sign("text\n").ToString(),
        ];
        Fuzz.Bytes(
            [.. seeds.Select(Encoding.UTF8.GetBytes)],
            bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes);
                if (VerifierKey.TryParse(text, out var key, out var fault))
                    Assert.Equal(text, key.ToString());
                else
                    Assert.NotEmpty(fault);
                if (NoteSignature.TryParse(text, out var signature, out fault))
                    Assert.Equal(text, signature.ToString());
                else
                    Assert.NotEmpty(fault);
            },
            2000
        );
    }

    [Fact]
    public void Checkpoints()
    {
        var text = new Checkpoint(Keyring.Origin, new(1234567, Merkle.HashLeaf([]))).Text;
        Fuzz.Bytes(
            [Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(text + "more\n")],
            bytes =>
            {
                var read = Encoding.UTF8.GetString(bytes);
                if (Checkpoint.TryParse(read, out var checkpoint, out var fault))
                    Assert.Equal(read, checkpoint.Text);
                else
                    Assert.NotEmpty(fault);
            },
            2000
        );
    }

    [Fact]
    public void Base64_in_one_spelling()
    {
        byte[][] seeds =
        [
            .. new[] { "", "AA==", "AAE=", "AAEC", "-_8", "_w", "/+8=" }.Select(
                Encoding.ASCII.GetBytes
            ),
        ];
        Fuzz.Bytes(
            seeds,
            bytes =>
            {
                var text = Encoding.Latin1.GetString(bytes);
                if (StrictBase64.Decode(text) is { } decoded)
                    Assert.Equal(text, Convert.ToBase64String(decoded));
                if (StrictBase64.DecodeUrl(text) is { } url)
                    Assert.Equal(text, StrictBase64.EncodeUrl(url));
            },
            3000
        );
        for (var length = 0; length < 50; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 37)).ToArray();
            Assert.Equal(bytes, StrictBase64.Decode(Convert.ToBase64String(bytes)));
            Assert.Equal(bytes, StrictBase64.DecodeUrl(StrictBase64.EncodeUrl(bytes)));
        }
    }
}
