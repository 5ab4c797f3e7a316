namespace Passavant.Trust.Documents;

/// <summary>What a key of an authority signs.</summary>
public enum IssuerKeyUse
{
    /// <summary>Documents.</summary>
    Document,

    /// <summary>Status lists.</summary>
    Status,
}

/// <summary>Why a key was revoked.</summary>
public enum RevocationReason
{
    /// <summary>Another took its place.</summary>
    Superseded,

    /// <summary>The authority ceased, or lost its mandate.</summary>
    Ceased,

    /// <summary>Somebody else may have it: nothing it signed can be told from what they signed, whatever date it bears.</summary>
    Compromise,
}

/// <summary>That a key was revoked.</summary>
/// <param name="Words">What happened, for people.</param>
public sealed record KeyRevocation(DateTimeOffset Since, RevocationReason Reason, string Words)
{
    /// <summary>The word of each reason, as lists of issuers and commands have it.</summary>
    public static IReadOnlyList<(RevocationReason Reason, string Word)> Reasons { get; } =
    [
        (RevocationReason.Superseded, "superseded"),
        (RevocationReason.Ceased, "ceased"),
        (RevocationReason.Compromise, "compromise"),
    ];
}

/// <summary>A key of an authority, and when it signed.</summary>
/// <param name="ValidUntil">The last instant it may have signed; null while there is none.</param>
/// <param name="Revoked">Null when it was not.</param>
public sealed record IssuerKey(
    DocumentKey Key,
    IssuerKeyUse Use,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil,
    KeyRevocation? Revoked
)
{
    /// <summary>Why something signed by this key at an instant does not stand; null when it stands.</summary>
    /// <param name="signed">When the document says it was signed.</param>
    public string? Objection(DateTimeOffset signed)
    {
        if (signed < ValidFrom)
            return $"the key signs from {ValidFrom:u}, the document says {signed:u}";
        if (signed > ValidUntil)
            return $"the key signed until {ValidUntil:u}, the document says {signed:u}";
        return Revoked switch
        {
            null => null,
            { Reason: RevocationReason.Compromise } =>
                $"the key was compromised ({Revoked.Words}); nothing it signed stands, whatever its date",
            _ when signed >= Revoked.Since =>
                $"the key was revoked since {Revoked.Since:u} ({Revoked.Words}), the document says {signed:u}",
            _ => null,
        };
    }
}

/// <summary>A log of an authority.</summary>
/// <param name="Origin">Its name.</param>
/// <param name="VerifierKeys">Its verifier keys in the form of signed notes, the log's own and those of its witnesses.</param>
public sealed record IssuerLog(string Origin, IReadOnlyList<string> VerifierKeys);

/// <summary>An authority that issues documents.</summary>
/// <param name="Id">The URL documents name it by.</param>
/// <param name="Code">The short code summaries name it by, such as <c>NM</c>.</param>
/// <param name="StatusBase">What the URLs of its status lists begin with; null when summaries spell them out.</param>
public sealed record IssuerAuthority(
    string Id,
    string Code,
    string Name,
    string? StatusBase,
    IReadOnlyList<IssuerLog> Logs,
    IReadOnlyList<IssuerKey> Keys
)
{
    /// <summary>The keys of a use whose thumbprint begins with these bytes: all that may have signed what names a key by them.</summary>
    public IReadOnlyList<IssuerKey> FindKeys(ReadOnlySpan<byte> keyId, IssuerKeyUse use)
    {
        var found = new List<IssuerKey>();
        foreach (var key in Keys)
            if (
                key.Use == use
                && Base64UrlText.Read(key.Key.Thumbprint, "kid").AsSpan().StartsWith(keyId)
            )
                found.Add(key);
        return found;
    }

    /// <summary>The key of a use with a thumbprint; null when there is none.</summary>
    public IssuerKey? FindKey(string thumbprint, IssuerKeyUse use) =>
        Keys.FirstOrDefault(key => key.Use == use && key.Key.Thumbprint == thumbprint);
}
