using System.Security.Cryptography;

namespace Passavant.Trust.Matching;

/// <summary>The tree of RFC 6962, section 2.1, over a list that is there as a whole: its root, and the way from one leaf to it.</summary>
internal static class MerkleRoot
{
    /// <summary>The longest way: of as many leaves as an <see cref="int"/> counts.</summary>
    public const int LongestWay = 31;

    /// <summary>The root over leaves that are hashed as they are asked for.</summary>
    public static Digest Of(int count, Func<int, ReadOnlySpan<byte>> leaf)
    {
        // One subtree for each bit of the count so far, the largest first.
        var pending = new byte[LongestWay + 1][];
        var depth = 0;
        for (var i = 0; i < count; i++)
        {
            pending[depth++] = Leaf(leaf(i));
            for (var merged = i + 1; (merged & 1) == 0; merged >>= 1, depth--)
                pending[depth - 2] = Node(pending[depth - 2], pending[depth - 1]);
        }
        if (depth == 0)
            return Digest.OfContent(default);
        var root = pending[--depth];
        while (depth > 0)
            root = Node(pending[--depth], root);
        return Digest.Of(root);
    }

    /// <summary>What stands beside the way from a leaf to the root, from the leaf up; leaves as <see cref="Leaf"/> hashes them.</summary>
    public static List<byte[]> Way(int index, IReadOnlyList<byte[]> leaves)
    {
        byte[][] level = [.. leaves];
        var way = new List<byte[]>();
        while (level.Length > 1)
        {
            if ((index ^ 1) < level.Length)
                way.Add(level[index ^ 1]);
            var above = new byte[(level.Length + 1) / 2][];
            for (var i = 0; i < above.Length; i++)
                above[i] =
                    (2 * i) + 1 < level.Length
                        ? Node(level[2 * i], level[(2 * i) + 1])
                        : level[2 * i];
            level = above;
            index /= 2;
        }
        return way;
    }

    /// <summary>Whether the way leads from the leaf at a place among so many to the root.</summary>
    public static bool Leads(
        ReadOnlySpan<byte> leaf,
        int index,
        int count,
        IReadOnlyList<byte[]> way,
        Digest root
    )
    {
        if (index < 0 || index >= count)
            return false;
        var hash = Leaf(leaf);
        var next = 0;
        for (var last = count - 1; last > 0; last /= 2, index /= 2)
        {
            if ((index ^ 1) > last)
                continue;
            if (next == way.Count)
                return false;
            hash = (index & 1) == 0 ? Node(hash, way[next++]) : Node(way[next++], hash);
        }
        return next == way.Count && root.Bytes.SequenceEqual(hash);
    }

    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> content)
    {
        if (content.Length < 256)
        {
            Span<byte> all = stackalloc byte[1 + content.Length];
            all[0] = 0;
            content.CopyTo(all[1..]);
            return SHA256.HashData(all);
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    private static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> all = stackalloc byte[1 + (2 * Digest.Length)];
        all[0] = 1;
        left.CopyTo(all[1..]);
        right.CopyTo(all[(1 + left.Length)..]);
        return SHA256.HashData(all);
    }
}
