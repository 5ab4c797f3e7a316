namespace Passavant.Trust.Matching.Releasing;

/// <summary>Which party of a comparison somebody acts for.</summary>
public enum ReleaseSide
{
    /// <summary>The party that asked and found a hit.</summary>
    Asking,

    /// <summary>The party that holds the details.</summary>
    Answering,
}

/// <summary>Somebody who acts on a release. Whether they may is the caller's to say; that they are not two persons at once is this one's.</summary>
/// <param name="Id">The person, by one id over both parties.</param>
/// <param name="Side">For whom.</param>
public sealed record ReleasePerson(string Id, ReleaseSide Side);

/// <summary>What somebody wants to do. A closed family.</summary>
public abstract record ReleaseAct
{
    private ReleaseAct() { }

    /// <summary>Asks for the details of a hit, as the first person of the asking party.</summary>
    /// <param name="Comparison">The comparison.</param>
    /// <param name="Token">The token of the hit, which shows that the key was found.</param>
    /// <param name="Because">What the details are needed for.</param>
    /// <param name="Until">When the request lapses.</param>
    public sealed record Ask(Digest Comparison, string Token, string Because, DateTimeOffset Until)
        : ReleaseAct;

    /// <summary>Consents, as the second person of the asking party or the first or second of the answering one.</summary>
    public sealed record Consent : ReleaseAct;

    /// <summary>Refuses: either party may, until the details are released.</summary>
    /// <param name="Because">Why.</param>
    public sealed record Refuse(string Because) : ReleaseAct;

    /// <summary>Takes the request back: the asking party may, until the details are released.</summary>
    /// <param name="Because">Why.</param>
    public sealed record Withdraw(string Because) : ReleaseAct;

    /// <summary>Hands the details over, sealed, once two of each party have consented.</summary>
    /// <param name="Details">The digest of the sealed details.</param>
    public sealed record Release(Digest Details) : ReleaseAct;

    /// <summary>Notes that the time has run out.</summary>
    public sealed record Lapse : ReleaseAct;
}
