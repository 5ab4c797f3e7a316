using System.Runtime.InteropServices;

namespace Passavant.Trust.Log;

/// <summary>A walk through every entry and tile of a log, from left to right.</summary>
internal sealed class LogWalk(
    TreeHead head,
    Func<string, byte[]?> read,
    Func<bool> lastWasMissing,
    EntryVisitor? visit,
    int mostFaults
)
{
    // What the tiles of a level must hold, from what was read below.
    private readonly List<TreeHash>[] rows =
    [
        .. Enumerable.Range(0, Tile.Highest + 1).Select(_ => new List<TreeHash>(Tile.Full)),
    ];

    private readonly long[] done = new long[Tile.Highest + 1];

    private bool hasGap;

    /// <summary>What does not hold or could not be read.</summary>
    public List<(LogAnswer Answer, string Words)> Faults { get; } = [];

    /// <summary>How many tiles of hashes were read.</summary>
    public long Tiles { get; private set; }

    public void Run(CancellationToken cancel)
    {
        for (var first = 0L; first < head.Size; first += Tile.Full)
        {
            cancel.ThrowIfCancellationRequested();
            if (Faults.Count >= mostFaults)
            {
                Fault(
                    LogAnswer.NotChecked,
                    $"{mostFaults} faults were found; entries from {first} on were not read"
                );
                return;
            }
            ReadLeaves(Tile.Holding(0, first, head.Size)!);
        }
        for (var level = 1; level <= Tile.Highest; level++)
            if (rows[level].Count > 0)
                Compare(level);
        if (hasGap)
            Fault(LogAnswer.NotChecked, "the root, for what is missing");
        else if (Root() is var root && root != head.Root)
            Fault(
                LogAnswer.Fails,
                $"the entries of the log have the root {root}; the checkpoint has {head.Root}"
            );
    }

    private void ReadLeaves(Tile tile)
    {
        Tiles++;
        var row = rows[0];
        row.Clear();
        var hasTile = RightEdge.TryRead(tile, read, out var hashes, out var fault);
        if (!hasTile)
            Fault(lastWasMissing() ? LogAnswer.NotChecked : LogAnswer.Fails, fault!);
        var under = new Tile(Tile.Entries, tile.Index, tile.Width);
        var hasEntries = EntryBundle.TryRead(
            under,
            read,
            out var bundle,
            out var entries,
            out fault
        );
        if (!hasEntries)
            Fault(lastWasMissing() ? LogAnswer.NotChecked : LogAnswer.Fails, fault!);
        for (var i = 0; i < tile.Width; i++)
        {
            if (!hasEntries)
            {
                if (hasTile)
                    row.Add(TreeHash.Of(hashes)[i]);
                continue;
            }
            var entry = bundle.AsSpan(entries[i]);
            var leaf = Merkle.HashLeaf(entry);
            row.Add(leaf);
            if (hasTile && TreeHash.Of(hashes)[i] != leaf)
                Fault(
                    LogAnswer.Fails,
                    $"{under.Path}: entry {tile.Index * Tile.Full + i} has the hash {leaf}; {tile.Path} has {TreeHash.Of(hashes)[i]}"
                );
            else if (hasTile)
                visit?.Invoke(tile.Index * Tile.Full + i, entry);
        }
        if (row.Count != tile.Width)
            hasGap = true;
        else if (tile.Width == Tile.Full)
            Raise(0);
    }

    // A full row is one hash in the row above.
    private void Raise(int level)
    {
        var root = Merkle.Root(CollectionsMarshal.AsSpan(rows[level]));
        rows[level].Clear();
        done[level]++;
        if (level == Tile.Highest)
            return;
        rows[level + 1].Add(root);
        if (rows[level + 1].Count < Tile.Full)
            return;
        Compare(level + 1);
        Raise(level + 1);
    }

    private void Compare(int level)
    {
        // After a gap nobody knows what the tiles above must hold.
        if (hasGap)
            return;
        Tiles++;
        var row = rows[level];
        var tile = new Tile(level, done[level], row.Count);
        if (!RightEdge.TryRead(tile, read, out var bytes, out var fault))
        {
            Fault(lastWasMissing() ? LogAnswer.NotChecked : LogAnswer.Fails, fault);
            return;
        }
        for (var i = 0; i < row.Count; i++)
            if (TreeHash.Of(bytes)[i] != row[i])
            {
                Fault(
                    LogAnswer.Fails,
                    $"{tile.Path}: hash {i} is {TreeHash.Of(bytes)[i]}; the tiles below have {row[i]}"
                );
                return;
            }
    }

    private TreeHash Root()
    {
        TreeHash? root = null;
        foreach (var row in rows)
        foreach (var (_, node) in RightEdge.Nodes(CollectionsMarshal.AsSpan(row)))
            root = root is { } right ? Merkle.HashNode(node, right) : node;
        return root ?? Merkle.EmptyRoot;
    }

    private void Fault(LogAnswer answer, string words)
    {
        if (Faults.Count < mostFaults || answer == LogAnswer.NotChecked)
            Faults.Add((answer, words));
    }
}
