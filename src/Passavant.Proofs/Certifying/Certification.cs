namespace Passavant.Proofs.Certifying;

/// <summary>What came of an attempt to certify a claim. A closed family.</summary>
/// <remarks>Compared by reference.</remarks>
public abstract record Certification
{
    private Certification() { }

    /// <summary>The claim is proved.</summary>
    /// <param name="Certificate">The certificate, as JSON.</param>
    /// <param name="Leaves">How many leaves its tree has.</param>
    public sealed record Written(string Certificate, int Leaves) : Certification;

    /// <summary>The claim is false.</summary>
    /// <param name="Witness">A transfer that stands against it.</param>
    public sealed record Refuted(Witness Witness) : Certification;

    /// <summary>Neither is known.</summary>
    /// <param name="Proved">Whether the search proves the claim nevertheless, by something no certificate can say.</param>
    /// <param name="Why">What was in the way, in words for people.</param>
    public sealed record NotDecided(bool Proved, string Why) : Certification;

    /// <summary>The certificate; null where there is none.</summary>
    public string? Text => (this as Written)?.Certificate;
}
