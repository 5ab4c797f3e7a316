using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>What a partner says in a consultation.</summary>
public enum PartnerAnswer
{
    /// <summary>No objection.</summary>
    NoObjection,

    /// <summary>An objection, with reasons.</summary>
    Objection,

    /// <summary>The transfers are essentially identical to what it refused.</summary>
    Identical,

    /// <summary>They are not.</summary>
    NotIdentical,
}

/// <summary>A consultation of a partner state under the accord.</summary>
public sealed record Consultation
{
    /// <summary>Its id in the case: C1, C2 …</summary>
    public required string Id { get; init; }

    /// <summary>The consultation of the accord it is, by id.</summary>
    public required string Rule { get; init; }

    /// <summary>The partner's agency.</summary>
    public required string Partner { get; init; }

    /// <summary>The denial it is about, in a no-undercut consultation.</summary>
    public string? Denial { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>The ground on which the clock stops meanwhile; null when it runs on.</summary>
    public string? Ground { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset Asked { get; init; }

    /// <summary>The limit after an extension.</summary>
    public TimeLimit? Extended { get; init; }

    /// <summary>The answer; by silence where <see cref="BySilence"/>.</summary>
    public PartnerAnswer? Answer { get; init; }

    /// <summary>The partner's reasons.</summary>
    public string? Reasons { get; init; }

    /// <summary>When it was answered, or silence settled it.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether silence settled it.</summary>
    public bool BySilence { get; init; }
}

/// <summary>A notice to partners: of a refusal, or of a grant of what one of them had refused, with the explanation it is owed.</summary>
public sealed record PartnerNotice(
    DateTimeOffset At,
    bool OfRefusal,
    IReadOnlyList<string> Partners,
    string Text
);
