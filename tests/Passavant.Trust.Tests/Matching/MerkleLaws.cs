using System.Security.Cryptography;
using Passavant.Trust.Matching;

namespace Passavant.Trust.Tests.Matching;

/// <summary>The tree over a list is that of RFC 6962, and the way from each leaf leads to its root and to no other.</summary>
public sealed class MerkleLaws
{
    private static byte[] Leaf(int i) => [(byte)i, 7];

    // The definition of the standard, word for word.
    private static byte[] Slow(int from, int count)
    {
        if (count == 0)
            return SHA256.HashData([]);
        if (count == 1)
            return SHA256.HashData([0, .. Leaf(from)]);
        var left = 1;
        while (left * 2 < count)
            left *= 2;
        return SHA256.HashData([1, .. Slow(from, left), .. Slow(from + left, count - left)]);
    }

    [Fact]
    public void The_root_is_that_of_the_definition()
    {
        for (var count = 0; count < 70; count++)
            Assert.Equal(Slow(0, count), MerkleRoot.Of(count, i => Leaf(i)).Bytes);
    }

    [Fact]
    public void A_way_leads_from_its_leaf_to_its_root_and_nowhere_else()
    {
        for (var count = 1; count < 20; count++)
        {
            var root = MerkleRoot.Of(count, i => Leaf(i));
            byte[][] leaves = [.. Enumerable.Range(0, count).Select(i => MerkleRoot.Leaf(Leaf(i)))];
            for (var i = 0; i < count; i++)
            {
                var way = MerkleRoot.Way(i, leaves);
                for (var j = -1; j <= count; j++)
                for (var k = 0; k < count; k++)
                    Assert.Equal(i == j && i == k, MerkleRoot.Leads(Leaf(k), j, count, way, root));
                Assert.False(
                    MerkleRoot.Leads(
                        Leaf(i),
                        i,
                        count,
                        [.. way, way.FirstOrDefault() ?? new byte[32]],
                        root
                    )
                );
                if (way.Count > 0)
                    Assert.False(MerkleRoot.Leads(Leaf(i), i, count, way[1..], root));
            }
        }
    }

    [Fact]
    public void A_long_leaf_hashes_as_a_short_one_would()
    {
        var content = new byte[5000];
        Assert.Equal(SHA256.HashData([0, .. content]), MerkleRoot.Leaf(content));
    }
}
