namespace Passavant.Cases;

/// <summary>A request for advice to one agency.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="At">When it was referred.</param>
/// <param name="Lines">The lines asked about; empty for all.</param>
/// <param name="Parties">The parties asked about; empty for all.</param>
/// <param name="Question">What is asked.</param>
/// <param name="AskedBack">When the agency said that information is missing.</param>
/// <param name="Ended">When it advised, or its silence was taken as no objection.</param>
/// <param name="BySilence">Whether it ended by silence.</param>
public sealed record AdviceRequest(
    string Agency,
    DateTimeOffset At,
    IReadOnlyList<string> Lines,
    IReadOnlyList<string> Parties,
    string Question,
    DateTimeOffset? AskedBack = null,
    DateTimeOffset? Ended = null,
    bool BySilence = false
);

/// <summary>What an agency thinks of a line or a party.</summary>
public enum View
{
    /// <summary>It may pass.</summary>
    Approve,

    /// <summary>It may pass under a proviso.</summary>
    ApproveWithProviso,

    /// <summary>It should be refused.</summary>
    Refuse,

    /// <summary>No licence is needed.</summary>
    NotRequired,

    /// <summary>Nothing to object; nothing to add.</summary>
    NoObjection,
}

/// <summary>What an agency thinks of one line or one party.</summary>
/// <param name="View">What it thinks.</param>
/// <param name="Line">The line; null where it is about a party.</param>
/// <param name="Party">The party; null where it is about a line. Neither: the whole.</param>
/// <param name="Proviso">The proviso, for approval under one.</param>
public sealed record AdviceOn(
    View View,
    string? Line = null,
    string? Party = null,
    string? Proviso = null
);

/// <summary>Advice an agency gave. Later advice stands beside it, never in its place.</summary>
public sealed record GivenAdvice(
    string Agency,
    string By,
    DateTimeOffset At,
    IReadOnlyList<AdviceOn> On,
    string Reasons,
    IReadOnlyList<string> Basis,
    bool BySilence
);
