namespace Passavant.Trust.Documents;

/// <summary>How a check came out. What is not known has not passed.</summary>
public enum CheckOutcome
{
    /// <summary>It was checked and holds.</summary>
    Passed,

    /// <summary>It could not be checked; the words say why.</summary>
    NotChecked,

    /// <summary>It was checked and does not hold.</summary>
    Failed,
}

/// <summary>What a check is about, in the order they are made.</summary>
public enum CheckSubject
{
    /// <summary>Whether it is a document at all.</summary>
    Form,

    /// <summary>Whether the issuer is in the list of issuers, and the key was its own to sign with at that time.</summary>
    Issuer,

    /// <summary>Whether the issuer signed it.</summary>
    Signature,

    /// <summary>Whether what it says holds together.</summary>
    Content,

    /// <summary>Whether it is in force.</summary>
    Dates,

    /// <summary>Whether it was revoked or suspended.</summary>
    Status,

    /// <summary>Whether it stands in the issuer's log.</summary>
    Log,

    /// <summary>Whether whoever shows it is its holder.</summary>
    Holder,
}

/// <summary>One check and how it came out.</summary>
/// <param name="Words">What was found, for people.</param>
public sealed record CheckLine(CheckSubject Subject, CheckOutcome Outcome, string Words);

/// <summary>Everything that was checked about a document, and what was not.</summary>
/// <param name="Lines">One line for every subject, in their order.</param>
/// <param name="Document">What the document says, where its signature passed and it is a whole document.</param>
/// <param name="Summary">What it says, where its signature passed and it is a summary from paper.</param>
/// <param name="Shown">Where claims stand that the holder chose to show, as JSON pointers.</param>
/// <param name="Withheld">How many claims were kept back, decoys included.</param>
public sealed record DocumentVerdict(
    IReadOnlyList<CheckLine> Lines,
    DocumentPayload? Document,
    DocumentSummary? Summary,
    IReadOnlyList<string> Shown,
    int Withheld
)
{
    /// <summary>The whole: failed where a line failed, not checked where one was not, and passed only where all did.</summary>
    public CheckOutcome Outcome => Lines.Max(line => line.Outcome);

    /// <summary>The line of a subject.</summary>
    public CheckLine this[CheckSubject subject] => Lines.First(line => line.Subject == subject);
}
