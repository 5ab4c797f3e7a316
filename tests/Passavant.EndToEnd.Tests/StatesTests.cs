using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Casework.Bench;

namespace Passavant.EndToEnd.Tests;

/// <summary>Two states as two processes: what both refused is found exactly, little goes over the wire, and both logs say so.</summary>
public sealed class StatesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("passavant-states-").FullName;

    [Fact]
    public async Task Two_states_find_what_both_refused_and_four_persons_release_the_details()
    {
        var refusals = Long.Run ? 100_000 : 60;
        await using var states = await StatesDrill.Start(
            Repository.Root,
            folder,
            refusals,
            common: refusals / 10
        );
        await states.Agree();
        var came = await states.Compare();
        Assert.Empty(came.Wrong);
        Assert.Equal((refusals, refusals, refusals / 10), (came.Asked, came.Held, came.Matched));
        Assert.InRange(came.Bytes, 1, Long.Run ? 12_000_000 : 50_000);

        var released = await states.Release();
        Assert.Equal("released", released.GetProperty("standing").GetString());
        var denial = released.GetProperty("details").GetProperty("denials")[0];
        Assert.StartsWith("south-", denial.GetProperty("id").GetString(), StringComparison.Ordinal);

        var (wrong, acts) = await states.Logs();
        Assert.Empty(wrong);
        string[] steps =
        [
            "release-asked",
            "release-consented-to",
            "release-consented-to",
            "release-consented-to",
            "details-released",
        ];
        Assert.Equal(
            ["list-committed", "comparison-opened", "comparison-concluded", .. steps],
            acts[0]
        );
        Assert.Equal(["comparison-answered", .. steps], acts[1]);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
