using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Passavant.Accords.Tests;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class NoteTests
{
    private const string Vkey =
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    [Fact]
    public void The_example_of_the_specification_verifies()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(SharedData.Require("trust/go-sumdb/signed-note-spec-vector.json"))
        );
        var vectors = json.RootElement.EnumerateArray().ToList();
        foreach (var vector in vectors)
        {
            var bytes = Encoding.UTF8.GetBytes(vector.GetProperty("note").GetString()!);
            Assert.True(SignedNote.TryParse(bytes, out var note, out _));
            Assert.True(
                VerifierKey.TryParse(vector.GetProperty("vkey").GetString(), out var key, out _)
            );
            Assert.Equal(vector.GetProperty("vkey").GetString(), key.ToString());
            Assert.Equal(
                vector.GetProperty("valid").GetBoolean(),
                note.TryVerify([key], out var verified, out _)
            );
            Assert.Equal("This is an example message.\n", note.Text);
            Assert.Equal([new VerifiedSignature(key, null)], verified);
            Assert.Equal(bytes, note.ToBytes());
        }
        Assert.Single(vectors);
    }

    [Fact]
    public void The_checkpoint_of_the_Go_checksum_database_verifies()
    {
        var script = File.ReadAllText(
            SharedData.Require("trust/torchwood/cmd/litewitness/testdata/sumdb.txt")
        );
        var start = script.IndexOf("go.sum database tree\n35225469", StringComparison.Ordinal);
        var end = script.IndexOf("```\nHTTP", start, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(script[start..end]);
        Assert.True(SignedCheckpoint.TryParse(bytes, out var signed, out _));
        Assert.Equal("go.sum database tree", signed.Checkpoint.Origin);
        Assert.Equal(35225469, signed.Checkpoint.Head.Size);
        var vkey = script
            .Split(' ', '\n')
            .First(word => word.StartsWith("sum.golang.org+", StringComparison.Ordinal));
        Assert.True(VerifierKey.TryParse(vkey, out var key, out _));
        Assert.True(signed.Note.TryVerify([key], out _, out _));
    }

    [Fact]
    public void No_flipped_bit_of_a_signed_note_goes_unnoticed()
    {
        var checkpoint = Keyring.Sign(
            new(1234, Merkle.HashLeaf([1])),
            Keyring.State,
            Keyring.Press
        );
        var keys = new[] { Keyring.Log.Verifier, Keyring.State.Verifier, Keyring.Press.Verifier };
        var bytes = checkpoint.ToBytes();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            // Every bit of text and of the small signatures; of the large one every four hundredth.
            if (bit > 4000 && bit % 401 != 0)
                continue;
            var damaged = bytes.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            if (!SignedNote.TryParse(damaged, out var note, out _))
                continue;
            Assert.False(
                note.TryVerify(keys, out var verified, out _) && verified.Count == 3,
                $"bit {bit}"
            );
        }
    }

    [Fact]
    public void Signatures_of_all_types_verify_under_their_own_key_only_and_state_their_time()
    {
        foreach (var key in new[] { Keyring.Log, Keyring.State, Keyring.Press })
        foreach (var other in new[] { Keyring.Log, Keyring.State, Keyring.Press })
        {
            var checkpoint = new Checkpoint(Keyring.Origin, new(5, Merkle.HashLeaf([])));
            var note = SignedCheckpoint.Sign(checkpoint, 1679315147, key).Note;
            Assert.Equal(
                key == other,
                note.TryVerify([other.Verifier], out var verified, out var fault)
            );
            if (key == other)
                Assert.Equal(key == Keyring.Log ? null : 1679315147, verified![0].Time);
            else
                Assert.Equal("no signature of a known key", fault);
        }
    }

    // The message written by hand, verified by another library.
    [Fact]
    public void A_cosignature_signs_the_bytes_of_the_specification()
    {
        var checkpoint = new Checkpoint(Keyring.Origin, new(20852163, Merkle.HashLeaf([7])));
        var signature = Keyring.State.Sign(checkpoint, 1679315147);
        Assert.Equal(1679315147UL, BinaryPrimitives.ReadUInt64BigEndian(signature.Bytes));
        var message =
            $"cosignature/v1\ntime 1679315147\nauthority.example/log\n20852163\n{checkpoint.Head.Root}\n";
        var verifier = new Ed25519Signer();
        verifier.Init(
            false,
            new Ed25519PublicKeyParameters(Keyring.State.Verifier.PublicKey.ToArray())
        );
        verifier.BlockUpdate(Encoding.UTF8.GetBytes(message));
        Assert.True(verifier.VerifySignature(signature.Bytes[8..].ToArray()));
        var id = SHA256.HashData([
            .. "state.example/w\n\u0004"u8,
            .. Keyring.State.Verifier.PublicKey,
        ]);
        Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(id), signature.KeyId);
    }

    [Fact]
    public void An_ML_DSA_44_cosignature_signs_the_bytes_of_the_specification()
    {
        var checkpoint = new Checkpoint("o", new(258, Merkle.HashLeaf([7])));
        var signature = Keyring.Press.Sign(checkpoint, 513);
        byte[] message =
        [
            .. "subtree/v1\n\0"u8,
            15,
            .. "press.example/w"u8,
            .. new byte[] { 0, 0, 0, 0, 0, 0, 2, 1 },
            1,
            .. "o"u8,
            .. new byte[8],
            .. new byte[] { 0, 0, 0, 0, 0, 0, 1, 2 },
            .. checkpoint.Head.Root.ToArray(),
        ];
        var verifier = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: false);
        verifier.Init(
            false,
            MLDsaPublicKeyParameters.FromEncoding(
                MLDsaParameters.ml_dsa_44,
                Keyring.Press.Verifier.PublicKey.ToArray()
            )
        );
        verifier.BlockUpdate(message);
        Assert.True(verifier.VerifySignature(signature.Bytes[8..].ToArray()));
    }

    [Fact]
    public void Signatures_of_unknown_keys_are_kept_and_count_for_nothing()
    {
        var signed = Keyring.Sign(TreeHead.Empty, Keyring.State, Keyring.Court);
        Assert.True(SignedNote.TryParse(signed.ToBytes(), out var note, out _));
        Assert.Equal(3, note.Signatures.Count);
        Assert.True(note.TryVerify([Keyring.Court.Verifier], out var verified, out _));
        Assert.Equal([Keyring.Court.Verifier], verified.Select(one => one.Key));
        Assert.False(note.TryVerify([Keyring.Press.Verifier], out _, out _));
        Assert.False(note.TryVerify([], out _, out _));
    }

    [Fact]
    public void A_known_key_that_signed_something_else_spoils_the_note()
    {
        var signed = Keyring.Sign(TreeHead.Empty, Keyring.State);
        var elsewhere = Keyring.Court.Sign(new Checkpoint("other.example", TreeHead.Empty), 9);
        var note = signed.Note.With([elsewhere]);
        Assert.True(note.TryVerify([Keyring.Log.Verifier, Keyring.State.Verifier], out _, out _));
        Assert.False(
            note.TryVerify([Keyring.Log.Verifier, Keyring.Court.Verifier], out _, out var fault)
        );
        Assert.Contains("court.example/w", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_of_a_known_key_in_another_spelling_spoils_the_note_and_of_an_unknown_key_is_kept()
    {
        var text = Encoding.UTF8.GetString(Keyring.Sign(TreeHead.Empty, Keyring.State).ToBytes());
        // The last character before the padding carries four bits of nothing.
        var at = text.LastIndexOf("==\n", StringComparison.Ordinal) - 1;
        var bytes = Encoding.UTF8.GetBytes($"{text[..at]}{(char)(text[at] + 1)}{text[(at + 1)..]}");
        Assert.True(SignedNote.TryParse(bytes, out var note, out _));
        Assert.Equal(bytes, note.ToBytes());
        Assert.True(note.TryVerify([Keyring.Log.Verifier], out _, out _));
        Assert.False(note.TryVerify([Keyring.Log.Verifier, Keyring.State.Verifier], out _, out _));
    }

    [Fact]
    public void A_key_that_signed_twice_counts_once_with_its_latest_time()
    {
        var checkpoint = new Checkpoint(Keyring.Origin, TreeHead.Empty);
        var note = SignedCheckpoint
            .Sign(checkpoint, 7, Keyring.State)
            .With([Keyring.State.Sign(checkpoint, 9), Keyring.State.Sign(checkpoint, 8)])
            .Note;
        Assert.Equal(3, note.Signatures.Count);
        Assert.True(note.TryVerify([Keyring.State.Verifier], out var verified, out _));
        Assert.Equal(9, Assert.Single(verified).Time);
        Assert.Equal(3, note.With(note.Signatures).Signatures.Count);
    }

    [Fact]
    public void A_cosigner_signs_checkpoints_and_nothing_else()
    {
        Assert.Throws<InvalidOperationException>(() => Keyring.State.Sign("some words\n"));
        var words = SignedNote.Of("some words\n", Keyring.Log.Sign("some words\n"));
        Assert.True(words.TryVerify([Keyring.Log.Verifier], out _, out _));
        Assert.False(Checkpoint.TryParse(words.Text, out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Keyring.State.Sign(new Checkpoint("o", TreeHead.Empty), 0)
        );
    }

    [Fact]
    public void A_note_may_have_empty_lines_in_its_text()
    {
        const string Text = "\nOgnuno sta solo\n\ned è subito sera.\n\n";
        var note = SignedNote.Of(Text, Keyring.Log.Sign(Text));
        Assert.True(SignedNote.TryParse(note.ToBytes(), out var read, out _));
        Assert.Equal(Text, read.Text);
        Assert.True(read.TryVerify([Keyring.Log.Verifier], out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— a AAAAAAA=")]
    [InlineData("text\n\n— a AAAAAAA=\n\n")]
    [InlineData("text\n\n—  a AAAAAAA=\n")]
    [InlineData("text\n\n- a AAAAAAA=\n")]
    [InlineData("text\n\n—a AAAAAAA=\n")]
    [InlineData("text\n\n— AAAAAAA=\n")]
    [InlineData("text\n\n—  AAAAAAA=\n")]
    [InlineData("text\n\n— a+b AAAAAAA=\n")]
    [InlineData("text\n\n— a\u00a0b AAAAAAA=\n")]
    [InlineData("text\n\n— a\u2003b AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA= \n")]
    [InlineData("text\n\n— a AAAAAAA\n")]
    [InlineData("text\n\n— a AAAA\n")]
    [InlineData("text\n\n— a AAAAAA==\n")]
    [InlineData("text\n\n— a \n")]
    [InlineData("text\n\n— a AAAAAA-_\n")]
    [InlineData("text\r\n\n— a AAAAAAA=\n")]
    [InlineData("te\0xt\n\n— a AAAAAAA=\n")]
    [InlineData("te\txt\n\n— a AAAAAAA=\n")]
    public void Malformed_notes_are_refused(string note)
    {
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(note), out _, out var fault));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_and_notes_beyond_the_limits_are_refused()
    {
        Assert.True(SignedNote.TryParse("text\n\n— a AAAAAAA=\n"u8, out var one, out _));
        Assert.False(SignedNote.TryParse([0xC0, 0x80, .. "\n\n— a AAAAAAA=\n"u8], out _, out _));
        var line = Encoding.UTF8.GetBytes("— a AAAAAAA=\n");
        byte[] Times(int times) =>
            [.. "text\n\n"u8, .. Enumerable.Repeat(line, times).SelectMany(bytes => bytes)];
        Assert.True(SignedNote.TryParse(Times(100), out _, out _));
        Assert.False(SignedNote.TryParse(Times(101), out _, out _));
        Assert.False(SignedNote.TryParse(new byte[SignedNote.Longest + 1], out _, out _));
        // Sixteen post-quantum signatures must be read.
        var large = SHA256.HashData([]).Concat(new byte[7824]).ToArray();
        var lines = string.Concat(
            Enumerable.Range(0, 16).Select(i => $"— k{i} {Convert.ToBase64String(large)}\n")
        );
        Assert.True(
            SignedNote.TryParse(Encoding.UTF8.GetBytes("text\n\n" + lines), out var many, out _)
        );
        Assert.Equal(16, many.Signatures.Count);
        Assert.Single(one.Signatures);
    }

    [Theory]
    [InlineData("a.example\n5\n{0}\n", true)]
    [InlineData("a.example\n0\n{0}\n", true)]
    [InlineData("a.example\n9223372036854775807\n{0}\n", true)]
    [InlineData("go.sum database tree\n5\n{0}\nmore\nstill more\n", true)]
    [InlineData("a.example\n5\n{0}", false)]
    [InlineData("a.example\n5\n{0}\n\n", false)]
    [InlineData("a.example\n5\n{0}\n\nmore\n", false)]
    [InlineData("\n5\n{0}\n", false)]
    [InlineData("a.example\n05\n{0}\n", false)]
    [InlineData("a.example\n-5\n{0}\n", false)]
    [InlineData("a.example\n+5\n{0}\n", false)]
    [InlineData("a.example\n 5\n{0}\n", false)]
    [InlineData("a.example\n٥\n{0}\n", false)]
    [InlineData("a.example\n9223372036854775808\n{0}\n", false)]
    [InlineData("a.example\n18446744073709551616\n{0}\n", false)]
    [InlineData("a.example\n5\n{0}=\n", false)]
    [InlineData("a.example\n5\n {0}\n", false)]
    [InlineData("a.example\n5\nAAAA\n", false)]
    [InlineData("a.example\n5\n", false)]
    [InlineData("a.example\n", false)]
    [InlineData("", false)]
    public void Checkpoints_have_one_spelling(string text, bool reads)
    {
        text = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            text,
            Merkle.EmptyRoot
        );
        Assert.Equal(reads, Checkpoint.TryParse(text, out var read, out var fault));
        Assert.Equal(reads ? text : null, read?.Text);
        Assert.Equal(reads, fault is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2l")]
    [InlineData("example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+")]
    [InlineData("example.com/foo+530d903a")]
    [InlineData("exam ple.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    public void Malformed_verifier_keys_are_refused(string vkey)
    {
        Assert.False(VerifierKey.TryParse(vkey, out _, out var fault));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void Verifier_keys_are_read_back_as_written_and_no_flipped_bit_is_read_as_the_same_key()
    {
        foreach (var key in new[] { Keyring.Log, Keyring.State, Keyring.Press })
        {
            Assert.True(VerifierKey.TryParse(key.Verifier.ToString(), out var read, out _));
            Assert.Equal(key.Verifier, read);
        }
        for (var at = 0; at < Vkey.Length; at++)
        for (var bit = 0; bit < 7; bit++)
        {
            var changed = Vkey.ToCharArray();
            changed[at] ^= (char)(1 << bit);
            Assert.False(VerifierKey.TryParse(changed, out _, out _));
        }
    }

    [Fact]
    public void Names_with_spaces_plus_signs_or_too_many_bytes_name_no_key()
    {
        var key = new byte[32];
        foreach (
            var name in new[]
            {
                "",
                " ",
                "a b",
                "a+b",
                "a\u3000b",
                "a\nb",
                "\ud800",
                new string('a', 256),
            }
        )
            Assert.Throws<ArgumentException>(() =>
                VerifierKey.Of(name, SignatureType.Ed25519, key)
            );
        Assert.Equal(
            255,
            VerifierKey.Of(new string('a', 255), SignatureType.Ed25519, key).Name.Length
        );
    }

    [Fact]
    public void Whatever_is_read_as_a_note_is_written_back_byte_for_byte()
    {
        var seeds = new[]
        {
            Keyring.Sign(new(5, Merkle.EmptyRoot), Keyring.State, Keyring.Court).ToBytes(),
            Encoding.UTF8.GetBytes("è\n\ntext\n\n— ключ AAAAAAA=\n"),
        };
        Fuzz.Bytes(
            seeds,
            bytes =>
            {
                if (!SignedNote.TryParse(bytes, out var note, out var fault))
                    Assert.NotEmpty(fault);
                else
                    Assert.Equal(bytes, note.ToBytes());
            },
            2000
        );
    }
}
