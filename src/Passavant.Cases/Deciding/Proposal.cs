using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>What is decided of a line or a party.</summary>
public enum Verdict
{
    /// <summary>Granted.</summary>
    Grant,

    /// <summary>Refused.</summary>
    Refuse,

    /// <summary>No licence is required.</summary>
    NotRequired,

    /// <summary>A ruling is given: a classification, an opinion, a status.</summary>
    Rule,
}

/// <summary>The verdict on one line or party.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Line">The line; null where it is on a party.</param>
/// <param name="Party">The party; null where it is on a line.</param>
/// <param name="Codes">For a ruling on a line, the codes it is classified under; empty for none.</param>
public sealed record VerdictOn(
    Verdict Verdict,
    string? Line = null,
    string? Party = null,
    IReadOnlyList<string>? Codes = null
);

/// <summary>A condition of a licence: what has to be done, by when, and what shows that it was.</summary>
/// <param name="What">What has to be done or left.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record Condition(string What, string Evidence)
{
    /// <summary>Its id in the decision: K1, K2 …; given by the program.</summary>
    [Computed]
    public string Id { get; init; } = "";

    /// <summary>Within which time of the decision; null where it holds throughout.</summary>
    public TimeLimit? Within { get; init; }

    /// <summary>The lines it is about; empty for all.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}

/// <summary>The reasons of a decision, in the versions different readers may see.</summary>
/// <param name="Public">For everybody.</param>
/// <param name="Applicant">For the applicant.</param>
/// <param name="Closed">For the authority, the panel and auditors; null when there is nothing closed.</param>
public sealed record Reasons(string Public, string Applicant, string? Closed = null);

/// <summary>A decision prepared and not yet made.</summary>
public sealed record Proposal
{
    /// <summary>Its id in the case: P1, P2 …</summary>
    public required string Id { get; init; }

    /// <summary>Who prepared it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The rung it was prepared on.</summary>
    public required string? Rung { get; init; }

    /// <summary>The determination it rests on, by hash.</summary>
    public required string? Determination { get; init; }

    /// <summary>What it says of each line and party.</summary>
    public required IReadOnlyList<VerdictOn> Verdicts { get; init; }

    /// <summary>The conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The reasons.</summary>
    public required Reasons Reasons { get; init; }

    /// <summary>The provisions it rests on.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>What would have to change for a grant; for a refusal.</summary>
    public string? WouldHelp { get; init; }

    /// <summary>Why it departs from the review policy assessed; null when it does not.</summary>
    public string? DepartsBecause { get; init; }

    /// <summary>Why it is granted all the same, where a partner refused an essentially identical transaction.</summary>
    public string? UndercutBecause { get; init; }

    /// <summary>The instruction from above it carries out; null when it is the officers' own.</summary>
    public Instruction? Instruction { get; init; }

    /// <summary>How long the licence, ruling or status holds.</summary>
    public TimeLimit? Validity { get; init; }

    /// <summary>For a ruling, how far it may be relied on.</summary>
    public string? Reliance { get; init; }

    /// <summary>Who signed it besides, with when.</summary>
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>Whether anything is refused.</summary>
    public bool Refuses => Verdicts.Any(on => on.Verdict == Verdict.Refuse);

    /// <summary>The lines and parties refused; the empty text for the whole.</summary>
    public IEnumerable<string> Refused =>
        Verdicts
            .Where(on => on.Verdict == Verdict.Refuse)
            .Select(on =>
                on.Line is { } line ? $"line {line}"
                : on.Party is { } party ? $"party {party}"
                : ""
            );

    /// <summary>Whether anything is granted.</summary>
    public bool Grants => Verdicts.Any(on => on.Verdict == Verdict.Grant);
}

/// <summary>An instruction from above: a decision at its level, with author, basis and reasons, and counted apart.</summary>
public sealed record Instruction(string Author, string Rung, string Basis, string ClosedReasons);

/// <summary>A second officer's signature.</summary>
public sealed record Signature(string By, DateTimeOffset At, string? Remark);

/// <summary>A notice of intent to refuse, and the applicant's answer.</summary>
public sealed record RefusalNotice(
    DateTimeOffset At,
    string By,
    string Considerations,
    string WouldHelp,
    IReadOnlyList<string> Refused,
    string? Answer = null,
    DateTimeOffset? Answered = null,
    DateTimeOffset? RanOut = null,
    string? Proposal = null
);

/// <summary>A decision made.</summary>
/// <param name="Id">Its id in the case: D1, D2 …</param>
/// <param name="At">When.</param>
/// <param name="By">Who made the final act.</param>
/// <param name="Body">The agency it is a decision of: the authority, a body of the ladder, the panel.</param>
/// <param name="Proposal">What was decided.</param>
/// <param name="Departs">Whether it departs from the review policy assessed.</param>
/// <param name="OnAppeal">Whether the panel made it.</param>
/// <param name="Until">The last day on which the licence, ruling or status holds.</param>
public sealed record Decision(
    string Id,
    DateTimeOffset At,
    string By,
    string Body,
    Proposal Proposal,
    bool Departs,
    bool OnAppeal,
    DateOnly? Until
);

/// <summary>A condition of the standing decision, and how far it is fulfilled.</summary>
public sealed record TrackedCondition(
    Condition Condition,
    DateOnly? Due,
    IReadOnlyList<ConditionEvidence> Evidence,
    DateTimeOffset? Fulfilled
);

/// <summary>Evidence that a condition was kept, and what the authority made of it.</summary>
public sealed record ConditionEvidence(
    DateTimeOffset At,
    string By,
    string Text,
    IReadOnlyList<string> Documents,
    bool? Accepted = null,
    string? Remark = null
);

/// <summary>A change to a licence that the accord counts as not material.</summary>
public sealed record NotedChange(string Rule, string Text, DateTimeOffset At, string By);
