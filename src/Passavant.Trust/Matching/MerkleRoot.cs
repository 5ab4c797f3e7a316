using Passavant.Trust.Log;

namespace Passavant.Trust.Matching;

/// <summary>The tree of RFC 6962, section 2.1, over a list that is there as a whole: its root, and the way from one leaf to it.</summary>
internal static class MerkleRoot
{
    /// <summary>The longest way: of as many leaves as an <see cref="int"/> counts.</summary>
    public const int LongestWay = 31;

    /// <summary>The root over leaves that are hashed as they are asked for.</summary>
    public static Digest Of(int count, Func<int, ReadOnlySpan<byte>> leaf)
    {
        var leaves = new TreeHash[count];
        for (var i = 0; i < count; i++)
            leaves[i] = Merkle.HashLeaf(leaf(i));
        return Digest.Of(Merkle.Root(leaves).ToArray());
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
    ) =>
        Merkle.VerifyInclusion(
            Merkle.HashLeaf(leaf),
            index,
            count,
            [.. way.Select(step => new TreeHash(step))],
            new TreeHash(root.Bytes)
        );

    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> content) => Merkle.HashLeaf(content).ToArray();

    private static byte[] Node(byte[] left, byte[] right) =>
        Merkle.HashNode(new TreeHash(left), new TreeHash(right)).ToArray();
}
