using System.Globalization;
using System.Text;
using Passavant.Accords.Tests;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

/// <summary>Programs that share nothing with us accept what we write, and refuse it once it was touched.</summary>
public sealed class OtherVerifiersTests
{
    private const string Packages = "/usr/share/gocode";

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(777)]
    public void Go_checks_a_log_its_tiles_and_its_proofs(int size)
    {
        var go = Go();
        using var folder = new Scratch();
        Write(folder, size);
        var (code, output, error) = Check(go, folder, Keyring.Log.Verifier);
        Assert.True(code == 0, error);
        Assert.Equal(
            $"{size} entries, {Tiles(size)} tiles, {size} record proofs and {size} tree proofs hold\n",
            output
        );
    }

    [Fact]
    public void Go_refuses_a_log_with_a_touched_tile_entry_proof_or_signature()
    {
        var go = Go();
        foreach (
            var file in new[]
            {
                "tile/0/000",
                "tile/1/000.p/1",
                "tile/entries/000",
                "proofs.txt",
                "checkpoint",
            }
        )
        {
            using var folder = new Scratch();
            Write(folder, 300);
            var path = Path.Combine(folder.Path, file);
            var bytes = File.ReadAllBytes(path);
            // In the checkpoint this is in the log's signature, below its name.
            var at =
                file == "checkpoint"
                    ? Encoding
                        .UTF8.GetString(bytes)
                        .IndexOf("— authority", StringComparison.Ordinal) + 45
                    : 17;
            bytes[at] = (byte)(bytes[at] == 'A' ? 'B' : 'A');
            File.WriteAllBytes(path, bytes);
            var (code, _, error) = Check(go, folder, Keyring.Log.Verifier);
            Assert.Equal(1, code);
            Assert.NotEmpty(error);
        }
    }

    [Fact]
    public void Openssl_verifies_the_signature_of_a_checkpoint()
    {
        var openssl = Programs.Require("openssl");
        var signed = Keyring.Sign(new(7, Merkle.HashLeaf([1])), Keyring.State);
        using var folder = new Scratch();
        var text = folder.Write("text", Encoding.UTF8.GetBytes(signed.Note.Text));
        var key = folder.Write("key.der", Spki(Keyring.Log.Verifier));
        Assert.Equal(0, Verify(openssl, text, key, signed.Note.Signatures[0].Bytes, folder));
        var damaged = signed.Note.Signatures[0].Bytes.ToArray();
        damaged[10] ^= 1;
        Assert.NotEqual(0, Verify(openssl, text, key, damaged, folder));
        // The cosignature is one over the text after a header with its time.
        var cosigned = folder.Write(
            "cosigned",
            Encoding.UTF8.GetBytes($"cosignature/v1\ntime 1700000000\n{signed.Note.Text}")
        );
        var witness = folder.Write("witness.der", Spki(Keyring.State.Verifier));
        Assert.Equal(
            0,
            Verify(openssl, cosigned, witness, signed.Note.Signatures[1].Bytes[8..], folder)
        );
    }

    private static int Verify(
        string openssl,
        string text,
        string key,
        ReadOnlySpan<byte> signature,
        Scratch folder
    ) =>
        Programs
            .Run(
                openssl,
                new Dictionary<string, string>(),
                "pkeyutl",
                "-verify",
                "-rawin",
                "-pubin",
                "-keyform",
                "DER",
                "-inkey",
                key,
                "-in",
                text,
                "-sigfile",
                folder.Write("signature", signature.ToArray())
            )
            .Code;

    // An Ed25519 key as SubjectPublicKeyInfo (RFC 8410).
    private static byte[] Spki(VerifierKey key) =>
        [.. Convert.FromHexString("302a300506032b6570032100"), .. key.PublicKey];

    private static string Go()
    {
        var go = Programs.Require("go");
        if (!Directory.Exists(Path.Combine(Packages, "src/golang.org/x/mod/sumdb")))
            Programs.Missing(
                $"needs golang.org/x/mod in {Packages} (Debian: golang-golang-x-mod-dev)"
            );
        return go;
    }

    private static (int Code, string Output, string Error) Check(
        string go,
        Scratch folder,
        VerifierKey key
    ) =>
        Programs.Run(
            go,
            new Dictionary<string, string>
            {
                ["GO111MODULE"] = "off",
                ["GOPATH"] = Packages,
                ["GOFLAGS"] = "",
                ["GOCACHE"] = Path.Combine(Path.GetTempPath(), "passavant-go-cache"),
            },
            "run",
            Path.Combine(Repository.Root, "tests/Passavant.Trust.Tests/Go/main.go"),
            folder.Path,
            key.ToString()
        );

    private static int Tiles(int size) =>
        Tile.Grown(0, size).Count(tile => tile.Level != Tile.Entries);

    private static void Write(Scratch folder, int size)
    {
        var log = Written.Of(size);
        foreach (var (path, bytes) in log.Files)
            folder.Write(path, bytes);
        folder.Write("checkpoint", Keyring.Sign(log.Head, Keyring.State, Keyring.Press).ToBytes());
        Assert.True(TileReader.TryOpen(log.Head, log.Read, out var reader, out _));
        var proofs = new StringBuilder();
        for (var index = 0; index < size; index++)
            proofs.Append(
                CultureInfo.InvariantCulture,
                $"record {index} {string.Join(',', reader.InclusionProof(index)!)}\n"
            );
        for (var older = 1; older <= size; older++)
            proofs.Append(
                CultureInfo.InvariantCulture,
                $"tree {older} {reader.RootAt(older)} {string.Join(',', reader.ConsistencyProof(older)!)}\n"
            );
        folder.Write("proofs.txt", Encoding.ASCII.GetBytes(proofs.ToString()));
    }
}
