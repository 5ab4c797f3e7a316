namespace Passavant.Cases;

/// <summary>What an appeal is against.</summary>
public enum AppealAgainst
{
    /// <summary>A refusal, in whole or in part.</summary>
    Refusal,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>A delay.</summary>
    Delay,
}

/// <summary>What the panel decides.</summary>
public enum AppealOutcome
{
    /// <summary>The decision stands.</summary>
    Dismissed,

    /// <summary>The panel puts its own decision in its place.</summary>
    Replaced,

    /// <summary>The authority has to decide again, by other hands.</summary>
    Remitted,
}

/// <summary>An appeal, with its own clock and its own people.</summary>
public sealed record Appeal
{
    /// <summary>When it was lodged.</summary>
    public required DateTimeOffset Lodged { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>What it is against.</summary>
    public required AppealAgainst Against { get; init; }

    /// <summary>The grounds.</summary>
    public required string Grounds { get; init; }

    /// <summary>Whether a hearing is asked for.</summary>
    public bool AsksHearing { get; init; }

    /// <summary>The panel's agency.</summary>
    public required string Body { get; init; }

    /// <summary>Its members in this appeal, by person.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>When the authority handed over the record.</summary>
    public DateTimeOffset? Record { get; init; }

    /// <summary>When it was heard, with the minutes.</summary>
    public Hearing? Hearing { get; init; }

    /// <summary>Interim measures ordered.</summary>
    public IReadOnlyList<InterimMeasure> Interim { get; init; } = [];

    /// <summary>Further submissions by either side.</summary>
    public IReadOnlyList<Submission> Submissions { get; init; } = [];

    /// <summary>The outcome.</summary>
    public AppealOutcome? Outcome { get; init; }

    /// <summary>Its reasons.</summary>
    public Reasons? Reasons { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>When there was nothing left for it to decide: an appeal against a delay, once the case is decided, withdrawn or returned.</summary>
    public DateTimeOffset? Overtaken { get; init; }

    /// <summary>Whether the panel has still to decide it.</summary>
    internal bool IsPending => Outcome is null && Overtaken is null;
}

/// <summary>A hearing held.</summary>
public sealed record Hearing(DateTimeOffset At, IReadOnlyList<string> Present, string Minutes);

/// <summary>A measure until the appeal is decided.</summary>
public sealed record InterimMeasure(DateTimeOffset At, string By, string Measure, DateOnly? Until);

/// <summary>A submission in an appeal.</summary>
public sealed record Submission(DateTimeOffset At, string Agency, string By, string Text);
