using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Passavant.Trust.Log;

/// <summary>A log's tree while it grows: of all the hashes it keeps the right edge, and hands out the tiles that growth completes.</summary>
/// <remarks>Memory: one hash a level, one tile for each eight levels, and full tiles until they are taken. Not for several threads at once.</remarks>
public sealed class GrowingTree
{
    private readonly TreeHash[] edge = new TreeHash[64];
    private readonly byte[]?[] tiles = new byte[Tile.Highest + 1][];
    private readonly List<(Tile Tile, byte[] Bytes)> full = [];
    private long taken;

    /// <summary>How many leaves it has.</summary>
    public long Size { get; private set; }

    /// <summary>The size and the root now: as many hashes are computed as the size has bits set.</summary>
    public TreeHead Head
    {
        get
        {
            TreeHash? root = null;
            for (var left = Size; left != 0; left &= left - 1)
            {
                var node = edge[BitOperations.TrailingZeroCount(left)];
                root = root is { } right ? Merkle.HashNode(node, right) : node;
            }
            return new TreeHead(Size, root ?? Merkle.EmptyRoot);
        }
    }

    /// <summary>Takes up a log of which the right-edge tiles are given, to append to it. False where a tile is missing or they do not have the root.</summary>
    public static bool TryResume(
        TreeHead head,
        Func<string, byte[]?> read,
        [NotNullWhen(true)] out GrowingTree? tree,
        [NotNullWhen(false)] out string? fault
    )
    {
        tree = null;
        if (!RightEdge.TryRead(head, read, out var right, out fault))
            return false;
        tree = new GrowingTree { Size = head.Size, taken = head.Size };
        for (var level = 0; level <= Tile.Highest; level++)
        {
            if (right[level] is not { } bytes)
                continue;
            var whole = tree.tiles[level] = new byte[Tile.Full * TreeHash.Length];
            bytes.CopyTo(whole.AsSpan());
            foreach (var (height, node) in RightEdge.Nodes(TreeHash.Of(bytes)))
                tree.edge[level * Tile.Height + height] = node;
        }
        return true;
    }

    /// <summary>Adds a leaf by its hash.</summary>
    public void Append(TreeHash leaf)
    {
        var node = leaf;
        Keep(0, Size, leaf);
        var level = 0;
        for (; ((Size >> level) & 1) == 1; )
        {
            node = Merkle.HashNode(edge[level], node);
            level++;
            if (level % Tile.Height == 0)
                Keep(level / Tile.Height, Size >> level, node);
        }
        edge[level] = node;
        Size++;
    }

    /// <summary>The tiles of hashes that the log has at its size now and had not when this was last called, with their bytes: as <see cref="Tile.Grown"/> names them, without the bundles of entries. Write them before signing the size.</summary>
    public IReadOnlyList<(Tile Tile, byte[] Bytes)> TakeTiles()
    {
        var grown = new List<(Tile Tile, byte[] Bytes)>(full);
        full.Clear();
        foreach (var tile in Tile.Grown(taken, Size))
            if (tile.Level != Tile.Entries && tile.Width != Tile.Full)
                grown.Add((tile, tiles[tile.Level]![..(tile.Width * TreeHash.Length)]));
        taken = Size;
        return grown;
    }

    private void Keep(int level, long position, TreeHash hash)
    {
        var within = (int)(position % Tile.Full);
        var bytes = tiles[level] ??= new byte[Tile.Full * TreeHash.Length];
        hash.CopyTo(bytes.AsSpan(within * TreeHash.Length));
        if (within != Tile.Full - 1)
            return;
        full.Add((new Tile(level, position / Tile.Full, Tile.Full), bytes));
        tiles[level] = null;
    }
}
