using Passavant.Accords;

namespace Passavant.Proofs.Tests.Laws;

/// <summary>Witnesses assessed once more, by a reader who believes nothing.</summary>
internal static class Replay
{
    /// <summary>Whether every case of a witness comes out as it says; anything else fails the test.</summary>
    public static bool Again(Witness witness)
    {
        Assert.NotEmpty(witness.Cases);
        foreach (var one in witness.Cases)
            Assert.Equal(
                new OutcomeSet(one.Outcome),
                new Assessor(one.Accord, one.Acts, one.AsOf, one.KnownAt).DecideLine(
                    one.Transfer,
                    0
                )
            );
        return true;
    }
}
