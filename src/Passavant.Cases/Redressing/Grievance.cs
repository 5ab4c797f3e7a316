namespace Passavant.Cases;

/// <summary>What somebody complains of.</summary>
public enum GrievanceKind
{
    /// <summary>How they were treated.</summary>
    Treatment,

    /// <summary>A delay.</summary>
    Delay,

    /// <summary>Harm nobody meant: to patients, employees, communities, science.</summary>
    UnintendedHarm,

    /// <summary>A control that is pointless because the item is freely available elsewhere.</summary>
    ForeignAvailability,
}

/// <summary>A grievance or report of unintended harm, and what became of it.</summary>
public sealed record Grievance
{
    /// <summary>What it is about.</summary>
    public required GrievanceKind Kind { get; init; }

    /// <summary>What happened.</summary>
    public required string Text { get; init; }

    /// <summary>The case it is about; null when it is about the rules.</summary>
    public CaseNumber? About { get; init; }

    /// <summary>The provision it is about, by id.</summary>
    public string? Provision { get; init; }

    /// <summary>When it was admitted; by silence where the limit ran out.</summary>
    public DateTimeOffset? Admitted { get; init; }

    /// <summary>Why it was not admitted.</summary>
    public string? NotAdmitted { get; init; }

    /// <summary>What is proposed to both sides.</summary>
    public string? Proposed { get; init; }

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>How it ended.</summary>
    public string? Result { get; init; }

    /// <summary>Whether the provision is put on the agenda of the next review.</summary>
    public bool ForReview { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }
}
