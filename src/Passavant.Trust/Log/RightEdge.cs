using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Passavant.Trust.Log;

/// <summary>The partial tiles of a log, one a level at most: from them alone its root follows.</summary>
internal static class RightEdge
{
    /// <summary>Reads the partial tiles of a log, and says whether they have its root. At most eight files are read, whatever size is claimed.</summary>
    /// <param name="tiles">By level, cut to their width; null where the level has none.</param>
    public static bool TryRead(
        TreeHead head,
        Func<string, byte[]?> read,
        [NotNullWhen(true)] out byte[]?[]? tiles,
        [NotNullWhen(false)] out string? fault
    )
    {
        tiles = null;
        if (head.Size < 0)
        {
            fault = $"a log of {head.Size} leaves; expected 0 or more";
            return false;
        }
        var found = new byte[Tile.Highest + 1][];
        TreeHash? root = null;
        for (
            var level = 0;
            level <= Tile.Highest && head.Size >> (Tile.Height * level) > 0;
            level++
        )
        {
            var count = head.Size >> (Tile.Height * level);
            if (count % Tile.Full == 0)
                continue;
            if (
                !TryRead(Tile.Holding(level, count - 1, head.Size)!, read, out var bytes, out fault)
            )
                return false;
            found[level] = bytes;
            foreach (var (_, node) in Nodes(TreeHash.Of(bytes)))
                root = root is { } right ? Merkle.HashNode(node, right) : node;
        }
        var computed = root ?? Merkle.EmptyRoot;
        fault =
            computed == head.Root
                ? null
                : $"the tiles at the right edge of a log of {head.Size} leaves have the root {computed}; the checkpoint has {head.Root}";
        tiles = fault is null ? found : null;
        return fault is null;
    }

    /// <summary>Reads a tile as wide as it is, or the beginning of the full one that may have taken its place.</summary>
    public static bool TryRead(
        Tile tile,
        Func<string, byte[]?> read,
        [NotNullWhen(true)] out byte[]? bytes,
        [NotNullWhen(false)] out string? fault
    )
    {
        var path = tile.Path;
        var width = tile.Width;
        bytes = read(path);
        if (bytes is null && width != Tile.Full)
        {
            width = Tile.Full;
            bytes = read(tile.Filled.Path);
        }
        fault =
            bytes is null ? $"{path} is missing"
            : bytes.Length != width * TreeHash.Length
                ? $"{path} has {bytes.Length} bytes; expected {width * TreeHash.Length}"
            : null;
        bytes = fault is null ? bytes![..(tile.Width * TreeHash.Length)] : null;
        return fault is null;
    }

    /// <summary>The complete subtrees in a partial tile, smallest and rightmost first, with their height within it.</summary>
    public static List<(int Height, TreeHash Node)> Nodes(ReadOnlySpan<TreeHash> tile)
    {
        var nodes = new List<(int Height, TreeHash Node)>();
        for (var left = tile.Length; left != 0; left &= left - 1)
        {
            var height = BitOperations.TrailingZeroCount(left);
            nodes.Add((height, Merkle.Root(tile[(left - (1 << height))..left])));
        }
        return nodes;
    }
}
