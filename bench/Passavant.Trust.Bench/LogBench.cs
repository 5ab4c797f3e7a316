using System.Buffers.Binary;
using System.Security.Cryptography;
using Passavant.Trust.Log;

namespace Passavant.Trust.Bench;

/// <summary>Appending to a log, verifying what it proves, and checking all of it, on one core.</summary>
internal static class LogBench
{
    private const int Million = 1_000_000;

    public static void Run()
    {
        var entries = new byte[Million][];
        for (var i = 0; i < Million; i++)
            entries[i] = Entry(i);
        Console.WriteLine($"entries of {entries[0].Length} bytes");

        GrowingTree? tree = null;
        IReadOnlyList<(Tile Tile, byte[] Bytes)> tiles = [];
        Rate.Print(
            "append (hash, tree and tiles)",
            Million,
            3,
            "aim 300,000/s",
            () =>
            {
                tree = new GrowingTree();
                foreach (var entry in entries)
                    tree.Append(Merkle.HashLeaf(entry));
                tiles = tree.TakeTiles();
            }
        );
        Rate.Print(
            "append, root and tiles at every 100 entries",
            Million,
            3,
            "",
            () =>
            {
                var growing = new GrowingTree();
                for (var i = 0; i < Million; i++)
                {
                    growing.Append(Merkle.HashLeaf(entries[i]));
                    if (i % 100 == 99)
                    {
                        _ = growing.Head;
                        growing.TakeTiles();
                    }
                }
            }
        );

        var head = tree!.Head;
        var files = tiles.ToDictionary(pair => pair.Tile.Path, pair => pair.Bytes);
        foreach (var tile in Tile.Grown(0, Million).Where(tile => tile.Level == Tile.Entries))
            files.Add(
                tile.Path,
                EntryBundle.Of([
                    .. Enumerable
                        .Range((int)tile.Index * Tile.Full, tile.Width)
                        .Select(i => (ReadOnlyMemory<byte>)entries[i]),
                ])
            );
        TileReader.TryOpen(head, files.GetValueOrDefault, out var reader, out _);
        const int Proofs = 100_000;
        var picked = Enumerable.Range(0, Proofs).Select(i => (long)i * 7919 % Million).ToArray();
        var proofs = new TreeHash[Proofs][];
        Rate.Print(
            "make inclusion proofs, each from another tile",
            Proofs / 100,
            1,
            "",
            () =>
            {
                for (var i = 0; i < Proofs / 100; i++)
                    reader!.InclusionProof(picked[i]);
            }
        );
        Rate.Print(
            "make inclusion proofs of neighbours",
            Proofs,
            3,
            "",
            () =>
            {
                for (var i = 0; i < Proofs; i++)
                    reader!.InclusionProof(i);
            }
        );
        for (var i = 0; i < Proofs; i++)
            proofs[i] = reader!.InclusionProof(picked[i])!;
        Rate.Print(
            $"verify inclusion proofs in a log of {Million:N0}",
            Proofs,
            3,
            "aim 50,000/s",
            () =>
            {
                for (var i = 0; i < Proofs; i++)
                    if (
                        !Merkle.VerifyInclusion(
                            Merkle.HashLeaf(entries[picked[i]]),
                            picked[i],
                            Million,
                            proofs[i],
                            head.Root
                        )
                    )
                        throw new InvalidOperationException("A proof does not hold.");
            }
        );

        var key = SigningKey.FromSeed(
            "authority.example/log",
            SignatureType.Ed25519,
            SHA256.HashData("bench"u8)
        );
        var checkpoint = SignedCheckpoint.Sign(new Checkpoint(key.Verifier.Name, head), 1, key);
        Rate.Print(
            $"check a whole log of {Million:N0} entries",
            Million,
            3,
            "aim under 20 s",
            () =>
            {
                var checker = new LogChecker(
                    Policy.Trusting(key.Verifier),
                    checkpoint.ToBytes(),
                    files.GetValueOrDefault
                );
                checker.CheckWhole();
                if (!checker.AllHold)
                    throw new InvalidOperationException(string.Join('\n', checker.Findings));
            }
        );
        Signatures(key, checkpoint);
    }

    private static void Signatures(SigningKey key, SignedCheckpoint checkpoint)
    {
        const int Times = 300;
        foreach (var type in Enum.GetValues<SignatureType>())
        {
            var signing = SigningKey.FromSeed("witness.example", type, SHA256.HashData("w"u8));
            var signature = signing.Sign(checkpoint.Checkpoint, 1);
            Rate.Print(
                $"sign a checkpoint, {type}",
                Times,
                3,
                "",
                () =>
                {
                    for (var i = 0; i < Times; i++)
                        signing.Sign(checkpoint.Checkpoint, 1 + i);
                }
            );
            var note = SignedNote.Of(checkpoint.Note.Text, signature);
            Rate.Print(
                $"verify a checkpoint, {type}",
                Times,
                3,
                "",
                () =>
                {
                    for (var i = 0; i < Times; i++)
                        if (!note.TryVerify([signing.Verifier], out _, out _))
                            throw new InvalidOperationException("A signature does not verify.");
                }
            );
        }
    }

    // About as long as the leaf of a decision with six fields.
    private static byte[] Entry(int index)
    {
        var entry = new byte[400];
        BinaryPrimitives.WriteInt32BigEndian(entry, index);
        return entry;
    }
}
