using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class GrowthTests
{
    [Fact]
    public void Of_every_pair_of_sizes_and_trees_only_continuations_are_signed()
    {
        var leaves = Trees.Leaves(20);
        for (var last = 0; last <= 20; last++)
        for (var now = 0; now <= 20; now++)
        for (var changed = -1; changed < now; changed++)
        {
            var tree = leaves[..now];
            if (changed >= 0)
                tree[changed] = Trees.LeafHash([1]);
            var growth = Growth.Judge(
                new(last, Trees.Hash(Trees.Root(leaves[..last]))),
                new(now, Trees.Hash(Trees.Root(tree))),
                Trees.Nodes(tree)
            );
            var rewritten = changed >= 0 && changed < last;
            if (now < last || rewritten)
                Assert.IsType<Growth.Refuse>(growth);
            else if (now == last)
                Assert.IsType<Growth.NothingNew>(growth);
            else
                Assert.IsType<Growth.Sign>(growth);
            Assert.NotEmpty(growth.Words);
        }
    }

    [Fact]
    public void A_first_tree_is_signed_and_an_impossible_one_is_not()
    {
        Assert.IsType<Growth.Sign>(Growth.Judge(null, TreeHead.Empty, (_, _) => null));
        Assert.IsType<Growth.Refuse>(
            Growth.Judge(null, new(0, Merkle.HashLeaf([])), (_, _) => null)
        );
        Assert.IsType<Growth.Refuse>(Growth.Judge(null, new(-1, Merkle.EmptyRoot), (_, _) => null));
    }

    [Fact]
    public void A_tree_that_cannot_be_read_or_has_another_root_than_it_says_is_not_signed()
    {
        var leaves = Trees.Leaves(9);
        var last = new TreeHead(5, Trees.Hash(Trees.Root(leaves[..5])));
        var now = new TreeHead(9, Trees.Hash(Trees.Root(leaves)));
        Assert.IsType<Growth.Sign>(Growth.Judge(last, now, Trees.Nodes(leaves)));
        Assert.IsType<Growth.Refuse>(Growth.Judge(last, now, (_, _) => null));
        Assert.IsType<Growth.Refuse>(
            Growth.Judge(last, now with { Root = Merkle.EmptyRoot }, Trees.Nodes(leaves))
        );
    }
}
