using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class MerkleLaws
{
    private const int Small = 70;

    [Fact]
    public void The_hash_of_an_entry_of_any_length_is_that_of_a_zero_byte_and_the_entry()
    {
        foreach (
            var length in new[] { 0, 1, 55, 56, 63, 64, 1022, 1023, 1024, 1025, 65535, 200_000 }
        )
        {
            var entry = new byte[length];
            for (var i = 0; i < length; i++)
                entry[i] = (byte)(i * 7);
            Assert.Equal(Trees.Hash(Trees.LeafHash(entry)), Merkle.HashLeaf(entry));
        }
    }

    [Fact]
    public void Roots_of_every_small_size_are_those_of_the_definition()
    {
        for (var size = 0; size <= Small; size++)
        {
            var leaves = Trees.Leaves(size);
            var root = Trees.Hash(Trees.Root(leaves));
            Assert.Equal(root, Merkle.Root(Trees.Hashes(leaves)));
            Assert.Equal(root, Merkle.Root(size, Trees.Nodes(leaves)));
            var growing = new GrowingTree();
            foreach (var leaf in leaves)
                growing.Append(Trees.Hash(leaf));
            Assert.Equal(new TreeHead(size, root), growing.Head);
        }
    }

    [Fact]
    public void Inclusion_proofs_of_every_small_size_are_those_of_the_definition_and_hold_only_for_what_they_prove()
    {
        for (var size = 1; size <= Small; size++)
        {
            var leaves = Trees.Leaves(size);
            var root = Trees.Hash(Trees.Root(leaves));
            for (var index = 0; index < size; index++)
            {
                var proof = Merkle.InclusionProof(index, size, Trees.Nodes(leaves))!;
                Assert.Equal(Trees.Hashes(Trees.Path(index, leaves)), proof);
                var leaf = Trees.Hash(leaves[index]);
                Assert.True(Merkle.VerifyInclusion(leaf, index, size, proof, root));
                for (var other = -1; other <= size; other++)
                    Assert.Equal(
                        other == index,
                        Merkle.VerifyInclusion(leaf, other, size, proof, root)
                    );
            }
        }
    }

    // A proof does not always tell two sizes apart: where it leads the same way in both, it proves the same.
    [Fact]
    public void An_inclusion_proof_holds_for_another_size_only_where_both_sizes_have_the_same_way_to_the_root()
    {
        for (var size = 1; size <= 40; size++)
        {
            var leaves = Trees.Leaves(size);
            var root = Trees.Hash(Trees.Root(leaves));
            for (var index = 0; index < size; index++)
            {
                var proof = Trees.Hashes(Trees.Path(index, leaves));
                for (var other = index + 1; other <= 70; other++)
                    Assert.Equal(
                        Way(index, other) == Way(index, size),
                        Merkle.VerifyInclusion(Trees.Hash(leaves[index]), index, other, proof, root)
                    );
            }
        }
    }

    [Fact]
    public void Consistency_proofs_of_every_small_pair_are_those_of_the_definition()
    {
        for (var size = 1; size <= Small; size++)
        {
            var leaves = Trees.Leaves(size);
            var root = Trees.Hash(Trees.Root(leaves));
            for (var older = 1; older <= size; older++)
            {
                var olderRoot = Trees.Hash(Trees.Root(leaves[..older]));
                var proof = Merkle.ConsistencyProof(older, size, Trees.Nodes(leaves))!;
                Assert.Equal(Trees.Hashes(Trees.Consistency(0, older, leaves)), proof);
                Assert.True(Merkle.VerifyConsistency(older, olderRoot, size, root, proof));
                // A tree that differs from the newer one in the older's last leaf is none of its beginnings.
                var forked = leaves[..(older - 1)];
                forked.Add(Trees.LeafHash([1]));
                Assert.False(
                    Merkle.VerifyConsistency(
                        older,
                        Trees.Hash(Trees.Root(forked)),
                        size,
                        root,
                        proof
                    )
                );
                Assert.False(Merkle.VerifyConsistency(0, Merkle.EmptyRoot, size, root, proof));
                if (older != size)
                {
                    Assert.False(Merkle.VerifyConsistency(size, root, older, olderRoot, proof));
                    Assert.False(Merkle.VerifyConsistency(older, olderRoot, older, root, proof));
                }
            }
        }
    }

    [Fact]
    public void Every_subtree_of_every_small_tree_is_proved_a_part_of_it_and_no_other_range_is()
    {
        for (var size = 1; size <= 34; size++)
        {
            var leaves = Trees.Leaves(size);
            var root = Trees.Hash(Trees.Root(leaves));
            for (var start = 0; start < size; start++)
            for (var end = start + 1; end <= size; end++)
            {
                var width = 1;
                while (width < end - start)
                    width *= 2;
                var aligned = start % width == 0;
                Assert.Equal(aligned, Merkle.IsSubtree(start, end));
                if (!aligned)
                    continue;
                var part = leaves[start..end];
                var partRoot = Trees.Hash(Trees.Root(part));
                var proof = Trees.Hashes(Trees.Consistency(start, end, leaves));
                Assert.True(
                    Merkle.VerifySubtreeConsistency(start, end, partRoot, size, root, proof)
                );
                for (var bit = 0; bit < 256; bit += 51)
                    Assert.False(
                        Merkle.VerifySubtreeConsistency(
                            start,
                            end,
                            Trees.Flip(partRoot, bit),
                            size,
                            root,
                            proof
                        )
                    );
                for (var index = start; index < end; index++)
                    Assert.True(
                        Merkle.VerifySubtreeInclusion(
                            Trees.Hash(leaves[index]),
                            index,
                            start,
                            end,
                            Trees.Hashes(Trees.Path(index - start, part)),
                            partRoot
                        )
                    );
            }
        }
    }

    [Fact]
    public void Every_flipped_bit_of_every_hash_of_a_proof_is_refused_and_so_is_every_other_length()
    {
        foreach (var size in new[] { 1, 2, 3, 7, 8, 11, 70 })
        {
            var leaves = Trees.Leaves(size);
            var root = Trees.Hash(Trees.Root(leaves));
            for (var index = 0; index < size; index += 3)
            {
                var leaf = Trees.Hash(leaves[index]);
                var proof = Trees.Hashes(Trees.Path(index, leaves));
                Assert.All(
                    Damaged(proof),
                    damaged =>
                        Assert.False(Merkle.VerifyInclusion(leaf, index, size, damaged, root))
                );
                for (var bit = 0; bit < 256; bit++)
                {
                    Assert.False(
                        Merkle.VerifyInclusion(Trees.Flip(leaf, bit), index, size, proof, root)
                    );
                    Assert.False(
                        Merkle.VerifyInclusion(leaf, index, size, proof, Trees.Flip(root, bit))
                    );
                }
            }
            for (var older = 1; older <= size; older += 3)
            {
                var olderRoot = Trees.Hash(Trees.Root(leaves[..older]));
                var proof = Trees.Hashes(Trees.Consistency(0, older, leaves));
                Assert.All(
                    Damaged(proof),
                    damaged =>
                        Assert.False(
                            Merkle.VerifyConsistency(older, olderRoot, size, root, damaged)
                        )
                );
                for (var bit = 0; bit < 256; bit++)
                {
                    var flipped = Trees.Flip(olderRoot, bit);
                    Assert.False(Merkle.VerifyConsistency(older, flipped, size, root, proof));
                    flipped = Trees.Flip(root, bit);
                    Assert.False(Merkle.VerifyConsistency(older, olderRoot, size, flipped, proof));
                }
            }
        }
    }

    [Fact]
    public void Proofs_of_random_bigger_trees_hold_and_altered_ones_do_not()
    {
        var leaves = Trees.Hashes(Trees.Leaves(5000));
        var law = Gen.Select(Gen.Int[1, 5000], Gen.Int[0, 4999], Gen.Int[1, 5000], Gen.Int[0, 255])
            .Select(
                (size, index, older, bit) =>
                    new Picked(size, index % size, Math.Min(older, size), bit)
            );
        Long.Sample(
            law,
            picked =>
            {
                var (size, index, older, bit) = picked;
                TreeHash? Node(int level, long at) =>
                    (at + 1) << level <= size
                        ? Merkle.Root(leaves.AsSpan((int)(at << level), 1 << level))
                        : null;
                var root = Merkle.Root(leaves.AsSpan(0, size));
                var proof = Merkle.InclusionProof(index, size, Node)!;
                Assert.True(Merkle.VerifyInclusion(leaves[index], index, size, proof, root));
                Assert.False(
                    Merkle.VerifyInclusion(leaves[index], index ^ 1, size, proof, root) && size > 1
                );
                Assert.False(
                    Merkle.VerifyInclusion(Trees.Flip(leaves[index], bit), index, size, proof, root)
                );
                var olderRoot = Merkle.Root(leaves.AsSpan(0, older));
                var consistency = Merkle.ConsistencyProof(older, size, Node)!;
                Assert.True(Merkle.VerifyConsistency(older, olderRoot, size, root, consistency));
                Assert.False(
                    Merkle.VerifyConsistency(
                        older,
                        Trees.Flip(olderRoot, bit),
                        size,
                        root,
                        consistency
                    )
                );
            },
            100
        );
    }

    [Fact]
    public void Sizes_and_indexes_out_of_all_bounds_are_refused_without_fail()
    {
        var hash = Merkle.HashLeaf([]);
        long[] numbers = [long.MinValue, -1, 0, 1, 2, 3, long.MaxValue - 1, long.MaxValue];
        var long63 = Enumerable.Repeat(hash, 63).ToArray();
        foreach (var a in numbers)
        foreach (var b in numbers)
        foreach (var c in numbers)
        foreach (var proof in new[] { [], [hash], long63 })
        {
            if (!(a == 0 && b == 1 && proof.Length == 0))
                Assert.False(Merkle.VerifyInclusion(hash, a, b, proof, hash));
            var same = a >= 0 && a < b && (b == c || b - a == 1) && proof.Length == 0;
            if (!same)
                Assert.False(Merkle.VerifySubtreeConsistency(a, b, hash, c, hash, proof));
            Merkle.VerifySubtreeInclusion(hash, c, a, b, proof, hash);
        }
    }

    private sealed record Picked(int Size, int Index, int Older, int Bit);

    private static IEnumerable<TreeHash[]> Damaged(TreeHash[] proof)
    {
        for (var at = 0; at < proof.Length; at++)
        {
            for (var bit = 0; bit < 256; bit++)
            {
                var copy = proof.ToArray();
                copy[at] = Trees.Flip(copy[at], bit);
                yield return copy;
            }
            yield return [.. proof[..at], .. proof[(at + 1)..]];
        }
        yield return [.. proof, Merkle.EmptyRoot];
        yield return [Merkle.EmptyRoot, .. proof];
    }

    // Left and right turns from the leaf up.
    private static string Way(int index, int size)
    {
        if (size == 1)
            return "";
        var k = 1;
        while (2 * k < size)
            k *= 2;
        return index < k ? Way(index, k) + "l" : Way(index - k, size - k) + "r";
    }
}
