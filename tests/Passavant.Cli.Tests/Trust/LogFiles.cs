using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Cli.Tests.Trust;

/// <summary>An invented authority's log as it stands in a folder, with keys that are the same in every run and protect nothing.</summary>
internal sealed class LogFiles
{
    public const string Origin = "licensing.nordmark.example/log";
    public const long Time = 1_795_000_000;

    public static readonly SigningKey Log = Key(Origin, SignatureType.Ed25519);
    public static readonly SigningKey Court = Key(
        "court.nordmark.example/witness",
        SignatureType.Cosignature
    );
    public static readonly SigningKey Partner = Key(
        "partner.southland.example/witness",
        SignatureType.MlDsaCosignature
    );

    private readonly GrowingTree tree = new();
    private readonly List<byte[]> entries = [];

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public TreeHead Head => tree.Head;

    public static string Policy { get; } =
        $"# Example keys: they protect nothing.\nlog {Log.Verifier}\nwitness court {Court.Verifier}\nwitness partner {Partner.Verifier}\ngroup witnesses any court partner\nquorum witnesses\n";

    public static SigningKey Key(string name, SignatureType type) =>
        SigningKey.FromSeed(name, type, SHA256.HashData(Encoding.UTF8.GetBytes($"example {name}")));

    public static byte[] Entry(long index) =>
        LeafEntry
            .Of(
                index % 3 == 0 ? "decision" : "consent",
                new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(index),
                [Disclosure.Of(SHA256.HashData(BitConverter.GetBytes(index)), "case", $"{index}")]
            )
            .ToBytes();

    public static LogFiles Of(int size, Func<long, byte[]>? entry = null)
    {
        var log = new LogFiles();
        for (var index = 0; index < size; index++)
            log.entries.Add((entry ?? Entry)(index));
        foreach (var one in log.entries)
            log.tree.Append(Merkle.HashLeaf(one));
        foreach (var (tile, bytes) in log.tree.TakeTiles())
            log.Files.Add(tile.Path, bytes);
        foreach (var tile in Tile.Grown(0, size).Where(tile => tile.Level == Tile.Entries))
            log.Files.Add(
                tile.Path,
                EntryBundle.Of([
                    .. log
                        .entries.Skip((int)tile.Index * Tile.Full)
                        .Take(tile.Width)
                        .Select(one => (ReadOnlyMemory<byte>)one),
                ])
            );
        return log;
    }

    public SignedCheckpoint Signed(params SigningKey[] witnesses) =>
        SignedCheckpoint.Sign(new Checkpoint(Origin, Head), Time, Log, witnesses);

    public byte[] Proof(long index, byte[]? extra = null)
    {
        Assert.True(TileReader.TryOpen(Head, Files.GetValueOrDefault, out var reader, out _));
        return new LogProof(index, reader.InclusionProof(index)!, Signed(Court), extra).ToBytes();
    }

    /// <summary>Writes the log with a checkpoint, cosigned by the court where no other is given.</summary>
    public LogFiles Save(string folder, byte[]? checkpoint = null)
    {
        foreach (var (path, bytes) in Files)
            Save(folder, path, bytes);
        Save(folder, "checkpoint", checkpoint ?? Signed(Court).ToBytes());
        return this;
    }

    private static void Save(string folder, string path, byte[] bytes)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }
}
