using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

/// <summary>A log in memory, file by file, as it stands on a disk or a web server.</summary>
internal sealed class Written
{
    private readonly GrowingTree tree = new();
    private readonly Func<long, byte[]> entry;

    public Written(Func<long, byte[]>? entry = null) => this.entry = entry ?? Trees.Entry;

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public TreeHead Head => tree.Head;

    public static Written Of(int size, Func<long, byte[]>? entry = null)
    {
        var log = new Written(entry);
        log.GrowTo(size);
        return log;
    }

    public byte[]? Read(string path) => Files.GetValueOrDefault(path);

    public void GrowTo(long size)
    {
        var older = tree.Size;
        while (tree.Size < size)
            tree.Append(Merkle.HashLeaf(entry(tree.Size)));
        foreach (var (tile, bytes) in tree.TakeTiles())
            Files.Add(tile.Path, bytes);
        foreach (var tile in Tile.Grown(older, size).Where(tile => tile.Level == Tile.Entries))
            Files.Add(
                tile.Path,
                EntryBundle.Of([
                    .. Enumerable
                        .Range(0, tile.Width)
                        .Select(i => (ReadOnlyMemory<byte>)entry(tile.Index * Tile.Full + i)),
                ])
            );
    }
}
