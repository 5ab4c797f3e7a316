using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Passavant.Trust.Log;

/// <summary>The hash of a complete subtree: of leaves <c>index·2^level</c> up to, not including, <c>(index+1)·2^level</c>. Level 0 are the leaves. Null where it cannot be had.</summary>
public delegate TreeHash? NodeSource(int level, long index);

/// <summary>Merkle trees over SHA-256 as RFC 6962 (section 2.1) defines them: hashes, roots, and proofs of inclusion and consistency, made and verified.</summary>
/// <remarks>Sizes and indexes are below 2^63; negative ones are refused. A proof is accepted in one form only: a longer, shorter or reordered one does not verify. Subtrees are those of draft-ietf-plants-merkle-tree-certs, section 4.</remarks>
public static class Merkle
{
    /// <summary>The most hashes a proof can have.</summary>
    public const int LongestProof = 63;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash EmptyRoot { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf: SHA-256 of a zero byte and the entry.</summary>
    public static TreeHash HashLeaf(ReadOnlySpan<byte> entry)
    {
        const int Small = 1024;
        var rented = entry.Length < Small ? null : ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        Span<byte> bytes = rented ?? stackalloc byte[Small];
        bytes[0] = 0;
        entry.CopyTo(bytes[1..]);
        var hash = Sha256(bytes[..(entry.Length + 1)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>The hash of an inner node: SHA-256 of a one byte, the left and the right hash.</summary>
    public static TreeHash HashNode(TreeHash left, TreeHash right)
    {
        Span<byte> bytes = stackalloc byte[1 + 2 * TreeHash.Length];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + TreeHash.Length)..]);
        return Sha256(bytes);
    }

    /// <summary>The root over leaf hashes.</summary>
    public static TreeHash Root(ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.Length < 2)
            return leaves.IsEmpty ? EmptyRoot : leaves[0];
        var split = (int)Split(leaves.Length);
        return HashNode(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>The root of the first <paramref name="size"/> leaves; null where a node cannot be had.</summary>
    public static TreeHash? Root(long size, NodeSource nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? EmptyRoot : Range(0, size, nodes);
    }

    /// <summary>The proof that the leaf at an index is in the tree of a size: from the leaf's sibling up to the root's child. Null where a node cannot be had. Throws where there is no such leaf.</summary>
    public static TreeHash[]? InclusionProof(long index, long size, NodeSource nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<TreeHash>();
        var (low, high) = (0L, size);
        while (high - low > 1)
        {
            var middle = low + Split(high - low);
            var sibling = index < middle ? Range(middle, high, nodes) : Range(low, middle, nodes);
            if (sibling is not { } hash)
                return null;
            proof.Add(hash);
            (low, high) = index < middle ? (low, middle) : (middle, high);
        }
        proof.Reverse();
        return [.. proof];
    }

    /// <summary>The proof that the tree of the smaller size is a beginning of the tree of the larger; empty where they are one. Null where a node cannot be had. Throws unless 0 &lt; <paramref name="older"/> ≤ <paramref name="newer"/>.</summary>
    public static TreeHash[]? ConsistencyProof(long older, long newer, NodeSource nodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(older, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, newer);
        var proof = new List<TreeHash>();
        var (low, high) = (0L, newer);
        while (high != older)
        {
            var middle = low + Split(high - low);
            var sibling = older <= middle ? Range(middle, high, nodes) : Range(low, middle, nodes);
            if (sibling is not { } hash)
                return null;
            proof.Add(hash);
            (low, high) = older <= middle ? (low, middle) : (middle, high);
        }
        if (low != 0)
        {
            if (Range(low, high, nodes) is not { } hash)
                return null;
            proof.Add(hash);
        }
        proof.Reverse();
        return [.. proof];
    }

    /// <summary>Whether the proof shows that the leaf hash stands at the index of the tree of that size and root.</summary>
    public static bool VerifyInclusion(
        TreeHash leaf,
        long index,
        long size,
        ReadOnlySpan<TreeHash> proof,
        TreeHash root
    ) => RootOfInclusion(leaf, index, size, proof) is { } computed && computed == root;

    /// <summary>The root that the proof leads to from the leaf; null where the index lies outside the tree or the proof is too long or too short.</summary>
    public static TreeHash? RootOfInclusion(
        TreeHash leaf,
        long index,
        long size,
        ReadOnlySpan<TreeHash> proof
    )
    {
        if (index < 0 || index >= size)
            return null;
        var (at, last) = (index, size - 1);
        var hash = leaf;
        foreach (ref readonly var sibling in proof)
        {
            if (last == 0)
                return null;
            if ((at & 1) == 1 || at == last)
            {
                hash = HashNode(sibling, hash);
                // A last node without a sibling rises until it has one.
                var rise = at == 0 ? 0 : BitOperations.TrailingZeroCount(at);
                at >>= rise;
                last >>= rise;
            }
            else
            {
                hash = HashNode(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : null;
    }

    /// <summary>Whether the proof shows that the older tree is a beginning of the newer. Of a tree without leaves nothing is shown: its size is refused.</summary>
    public static bool VerifyConsistency(
        long olderSize,
        TreeHash olderRoot,
        long newerSize,
        TreeHash newerRoot,
        ReadOnlySpan<TreeHash> proof
    ) =>
        olderSize > 0
        && VerifySubtreeConsistency(0, olderSize, olderRoot, newerSize, newerRoot, proof);

    /// <summary>Whether leaves from <paramref name="start"/> to before <paramref name="end"/> form a subtree: some, and the start a multiple of their number rounded up to a power of two.</summary>
    public static bool IsSubtree(long start, long end) =>
        start >= 0
        && start < end
        && (start == 0 || start % (long)BitOperations.RoundUpToPowerOf2((ulong)(end - start)) == 0);

    /// <summary>Whether the proof shows that the leaf hash stands at the index, counted in the whole tree, of the subtree with that root.</summary>
    public static bool VerifySubtreeInclusion(
        TreeHash leaf,
        long index,
        long start,
        long end,
        ReadOnlySpan<TreeHash> proof,
        TreeHash root
    ) => IsSubtree(start, end) && VerifyInclusion(leaf, index - start, end - start, proof, root);

    /// <summary>Whether the proof shows that the subtree with that root is a part of the tree of that size and root.</summary>
    /// <remarks>An empty subtree within the tree has the root of the empty tree and an empty proof, and says nothing of the tree.</remarks>
    public static bool VerifySubtreeConsistency(
        long start,
        long end,
        TreeHash subtreeRoot,
        long size,
        TreeHash root,
        ReadOnlySpan<TreeHash> proof
    )
    {
        if (start >= 0 && start == end && end <= size)
            return proof.IsEmpty && subtreeRoot == EmptyRoot;
        if (!IsSubtree(start, end) || end > size)
            return false;
        var (first, last, top) = (start, end - 1, size - 1);
        // The levels on which both trees have the same nodes need no proof.
        while (first != last && (last == top || (last & 1) == 1))
            Rise(ref first, ref last, ref top, 1);
        var rest = proof;
        TreeHash subtree;
        if (first == last)
        {
            subtree = subtreeRoot;
        }
        else if (rest.IsEmpty)
        {
            return false;
        }
        else
        {
            subtree = rest[0];
            rest = rest[1..];
        }
        var whole = subtree;
        foreach (ref readonly var sibling in rest)
        {
            if (top == 0)
                return false;
            if ((last & 1) == 1 || last == top)
            {
                if (first < last)
                    subtree = HashNode(sibling, subtree);
                whole = HashNode(sibling, whole);
                Rise(
                    ref first,
                    ref last,
                    ref top,
                    last == 0 ? 0 : BitOperations.TrailingZeroCount(last)
                );
            }
            else
            {
                whole = HashNode(whole, sibling);
            }
            Rise(ref first, ref last, ref top, 1);
        }
        return top == 0 && subtree == subtreeRoot && whole == root;
    }

    private static void Rise(ref long first, ref long last, ref long top, int levels)
    {
        first >>= levels;
        last >>= levels;
        top >>= levels;
    }

    /// <summary>The root of leaves from a multiple of their rounded-up number: complete subtrees put together from the right.</summary>
    internal static TreeHash? Range(long low, long high, NodeSource nodes)
    {
        TreeHash? hash = null;
        for (var end = high; end > low; )
        {
            var level = BitOperations.TrailingZeroCount(end - low);
            var start = end - (1L << level);
            if (nodes(level, start >> level) is not { } node)
                return null;
            hash = hash is { } right ? HashNode(node, right) : node;
            end = start;
        }
        return hash;
    }

    // The largest power of two below a count of at least 2.
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    // One hash a thread, used again: starting OpenSSL's anew for each node takes longer than hashing it.
    [ThreadStatic]
    private static IncrementalHash? sha256;

    private static TreeHash Sha256(ReadOnlySpan<byte> bytes)
    {
        var hash = default(TreeHash);
        var digest = sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(bytes);
        digest.GetHashAndReset(MemoryMarshal.AsBytes(new Span<TreeHash>(ref hash)));
        return hash;
    }
}
