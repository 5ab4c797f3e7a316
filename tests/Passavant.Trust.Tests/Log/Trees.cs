using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

/// <summary>Merkle trees as RFC 6962 and the draft on subtrees define them, word for word: slow, recursive, sharing nothing with the engine.</summary>
internal static class Trees
{
    public static byte[] Entry(long index) => Encoding.UTF8.GetBytes($"entry {index}");

    public static List<byte[]> Leaves(int size) =>
        [.. Enumerable.Range(0, size).Select(index => LeafHash(Entry(index)))];

    public static byte[] LeafHash(byte[] entry) => SHA256.HashData([0, .. entry]);

    public static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

    public static byte[] Root(IReadOnlyList<byte[]> leaves) =>
        leaves.Count switch
        {
            0 => SHA256.HashData([]),
            1 => leaves[0],
            var n => Node(Root(First(leaves, Half(n))), Root(Rest(leaves, Half(n)))),
        };

    public static List<byte[]> Path(int index, IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 1)
            return [];
        var k = Half(leaves.Count);
        return index < k
            ? [.. Path(index, First(leaves, k)), Root(Rest(leaves, k))]
            : [.. Path(index - k, Rest(leaves, k)), Root(First(leaves, k))];
    }

    /// <summary>A consistency proof is the one of the subtree from 0.</summary>
    public static List<byte[]> Consistency(int start, int end, IReadOnlyList<byte[]> leaves) =>
        Consistency(start, end, leaves, true);

    private static List<byte[]> Consistency(
        int start,
        int end,
        IReadOnlyList<byte[]> leaves,
        bool known
    )
    {
        if (start == 0 && end == leaves.Count)
            return known ? [] : [Root(leaves)];
        var k = Half(leaves.Count);
        var (left, right) = (First(leaves, k), Rest(leaves, k));
        if (end <= k)
            return [.. Consistency(start, end, left, known), Root(right)];
        if (k <= start)
            return [.. Consistency(start - k, end - k, right, known), Root(left)];
        return [.. Consistency(0, end - k, right, false), Root(left)];
    }

    /// <summary>Hashes of complete subtrees by definition.</summary>
    public static NodeSource Nodes(IReadOnlyList<byte[]> leaves) =>
        (level, index) =>
            (index + 1) << level <= leaves.Count
                ? Hash(Root([.. leaves.Skip((int)(index << level)).Take(1 << level)]))
                : null;

    public static TreeHash Hash(byte[] bytes) => new(bytes);

    public static TreeHash[] Hashes(IEnumerable<byte[]> hashes) => [.. hashes.Select(Hash)];

    public static TreeHash Flip(TreeHash hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new(bytes);
    }

    private static int Half(int n)
    {
        var k = 1;
        while (2 * k < n)
            k *= 2;
        return k;
    }

    private static List<byte[]> First(IReadOnlyList<byte[]> leaves, int k) => [.. leaves.Take(k)];

    private static List<byte[]> Rest(IReadOnlyList<byte[]> leaves, int k) => [.. leaves.Skip(k)];
}
