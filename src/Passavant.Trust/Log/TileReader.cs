using System.Diagnostics.CodeAnalysis;

namespace Passavant.Trust.Log;

/// <summary>Reads hashes, proofs and entries of a log from its tiles, and uses nothing that does not lead to the root it was opened with.</summary>
/// <remarks>Each tile is checked against the one above before it is used, up to the right edge, which is checked against the root on opening. Holds a thousand tiles at most. Not for several threads at once.</remarks>
public sealed class TileReader
{
    private const int MostTiles = 1024;

    private readonly Func<string, byte[]?> read;

    // Of each tile the hashes themselves and those above them, row by row, up to one hash where it is full.
    private readonly TreeHash[][]?[] edge;
    private readonly Dictionary<Tile, TreeHash[][]> checkedTiles = [];

    private TileReader(TreeHead head, Func<string, byte[]?> read, byte[]?[] edge)
    {
        Head = head;
        this.read = read;
        this.edge = [.. edge.Select(bytes => bytes is null ? null : Rows(TreeHash.Of(bytes)))];
    }

    /// <summary>The size and root it was opened with.</summary>
    public TreeHead Head { get; }

    /// <summary>What was wrong with a tile or bundle where the last answer was null; null until then.</summary>
    public string? Fault { get; private set; }

    /// <summary>Opens the tiles of a log. Take the head from a checkpoint that has been verified.</summary>
    /// <param name="read">The bytes under a path such as <c>tile/0/000</c>; null where there is none.</param>
    /// <param name="fault">Which tile is missing, has a wrong length or does not have the root.</param>
    public static bool TryOpen(
        TreeHead head,
        Func<string, byte[]?> read,
        [NotNullWhen(true)] out TileReader? reader,
        [NotNullWhen(false)] out string? fault
    )
    {
        reader = RightEdge.TryRead(head, read, out var edge, out fault)
            ? new TileReader(head, read, edge)
            : null;
        return reader is not null;
    }

    /// <summary>The hash of a complete subtree of the log, as <see cref="NodeSource"/> asks for it; null where the log has none or a tile fails.</summary>
    public TreeHash? Node(int level, long index)
    {
        if (level is < 0 or > 62 || index < 0 || index >= Head.Size >> level)
        {
            Fault = $"no node {index} on level {level} of a log of {Head.Size} leaves";
            return null;
        }
        var height = level % Tile.Height;
        var within = (int)(index % (Tile.Full >> height));
        return Checked(level / Tile.Height, index << height)?[height][within];
    }

    /// <summary>The proof that the leaf at an index is in the log; null where a tile fails. Throws where the log has no such leaf.</summary>
    public TreeHash[]? InclusionProof(long index) => Merkle.InclusionProof(index, Head.Size, Node);

    /// <summary>The proof that the log of an older size, at least 1, is a beginning of this one; null where a tile fails. Throws where the size is larger.</summary>
    public TreeHash[]? ConsistencyProof(long older) =>
        Merkle.ConsistencyProof(older, Head.Size, Node);

    /// <summary>The root the log had at an older size; null where a tile fails. Throws where the size is larger.</summary>
    public TreeHash? RootAt(long older)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, Head.Size);
        return Merkle.Root(older, Node);
    }

    /// <summary>The entry at an index, whose hash was found in the log; null where a tile or bundle fails. Throws where the log has no such leaf.</summary>
    public byte[]? Entry(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Head.Size);
        if (Node(0, index) is not { } leaf)
            return null;
        var tile = Tile.Holding(Tile.Entries, index, Head.Size)!;
        if (!EntryBundle.TryRead(tile, read, out var bundle, out var entries, out var fault))
        {
            Fault = fault;
            return null;
        }
        var entry = bundle[entries[(int)(index % Tile.Full)]];
        if (Merkle.HashLeaf(entry) == leaf)
            return entry;
        Fault = $"{tile.Path}: entry {index} has another hash than the log has for it";
        return null;
    }

    private TreeHash[][]? Checked(int row, long position)
    {
        var tile = Tile.Holding(row, position, Head.Size)!;
        if (tile.Width != Tile.Full)
            return edge[row];
        if (checkedTiles.TryGetValue(tile, out var known))
            return known;
        if (Node((row + 1) * Tile.Height, tile.Index) is not { } expected)
            return null;
        if (!RightEdge.TryRead(tile, read, out var bytes, out var fault))
        {
            Fault = fault;
            return null;
        }
        var rows = Rows(TreeHash.Of(bytes));
        if (rows[^1][0] != expected)
        {
            Fault = $"{tile.Path} has other hashes than the tile above it says";
            return null;
        }
        if (checkedTiles.Count == MostTiles)
            checkedTiles.Clear();
        checkedTiles.Add(tile, rows);
        return rows;
    }

    private static TreeHash[][] Rows(ReadOnlySpan<TreeHash> hashes)
    {
        var rows = new List<TreeHash[]> { hashes.ToArray() };
        while (rows[^1].Length > 1)
        {
            var below = rows[^1];
            var row = new TreeHash[below.Length / 2];
            for (var i = 0; i < row.Length; i++)
                row[i] = Merkle.HashNode(below[2 * i], below[2 * i + 1]);
            rows.Add(row);
        }
        return [.. rows];
    }
}
