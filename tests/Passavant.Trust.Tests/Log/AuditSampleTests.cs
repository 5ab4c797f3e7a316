using System.Security.Cryptography;
using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

/// <summary>The sample an audit opens: anybody draws the same, nobody chooses it.</summary>
public sealed class AuditSampleTests
{
    private static readonly TreeHash Root = Merkle.HashLeaf("a log"u8);

    [Fact]
    public void It_is_what_sorting_by_the_documented_lots_gives()
    {
        long[] among = [.. Enumerable.Range(0, 500).Select(i => i * 7L)];
        foreach (var number in new[] { 0L, 1L, 8412L, long.MaxValue })
        foreach (var most in new[] { 0, 1, 20, 499, 500, 600 })
            Assert.Equal(
                among
                    .OrderBy(index => Lot(number, index), StringComparer.Ordinal)
                    .Take(most)
                    .Order(),
                AuditSample.Draw(Root, number, among, most)
            );
    }

    [Fact]
    public void Another_number_or_root_draws_another_sample()
    {
        long[] among = [.. Enumerable.Range(0, 500)];
        var drawn = AuditSample.Draw(Root, 0, among, 20);
        Assert.NotEqual(drawn, AuditSample.Draw(Root, 1, among, 20));
        Assert.NotEqual(drawn, AuditSample.Draw(Merkle.EmptyRoot, 0, among, 20));
        Assert.Equal(drawn, AuditSample.Draw(Root, 0, among.Reverse(), 20));
    }

    // As the guide says it, apart from the engine.
    private static string Lot(long number, long index) =>
        Convert.ToHexString(
            SHA256.HashData([
                .. Encoding.ASCII.GetBytes("passavant audit sample v1\n"),
                .. Convert.FromBase64String($"{Root}"),
                .. Convert.FromHexString($"{number:x16}{index:x16}"),
            ])
        );
}
