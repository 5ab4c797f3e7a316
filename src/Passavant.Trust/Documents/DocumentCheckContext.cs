namespace Passavant.Trust.Documents;

/// <summary>What is asked of a log's verifier about a document.</summary>
/// <param name="Signed">The bytes the issuer signed with the signature: the compact JWS in ASCII, or the COSE_Sign1.</param>
/// <param name="Proof">The proof that came with the document, as a <c>.tlog-proof</c> file has it.</param>
/// <param name="Authority">The issuer, whose logs and keys the list of issuers names.</param>
/// <param name="Origin">The log the document itself names; null where it names none, as a summary does.</param>
/// <param name="Index">The leaf the document itself names, which is that of the act it rests on; null where it names none.</param>
public sealed record LogQuestion(
    ReadOnlyMemory<byte> Signed,
    ReadOnlyMemory<byte> Proof,
    IssuerAuthority Authority,
    string? Origin = null,
    long? Index = null
);

/// <summary>What a log's verifier says.</summary>
/// <param name="Words">What was found, for people.</param>
public sealed record LogAnswer(CheckOutcome Outcome, string Words);

/// <summary>With what a document is checked: the day, and whatever the verifier holds. What is absent is said to be not checked.</summary>
/// <param name="AsOf">The instant the document is checked for.</param>
public sealed record DocumentCheckContext(DateTimeOffset AsOf)
{
    /// <summary>The list of issuers held; null when there is none.</summary>
    public IssuerList? Issuers { get; init; }

    /// <summary>The status lists at hand, not yet believed.</summary>
    public IReadOnlyList<StatusListToken> StatusLists { get; init; } = [];

    /// <summary>A proof of the log that came beside the document; one in a bundle comes before it.</summary>
    public ReadOnlyMemory<byte>? LogProof { get; init; }

    /// <summary>Who verifies proofs of a log; null when nobody does.</summary>
    public Func<LogQuestion, LogAnswer>? Log { get; init; }

    /// <summary>What is demanded of whoever shows the document; null when nothing is.</summary>
    public KeyBindingDemand? Holder { get; init; }
}
