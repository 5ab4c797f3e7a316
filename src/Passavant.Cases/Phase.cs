namespace Passavant.Cases;

/// <summary>Where a case stands, read from what happened in it.</summary>
public enum Phase
{
    /// <summary>The applicant is writing it.</summary>
    Draft,

    /// <summary>It was submitted; nobody has said yet whether it is complete.</summary>
    Submitted,

    /// <summary>It is complete and being looked at.</summary>
    Review,

    /// <summary>A decision is proposed and waits for a signature.</summary>
    Proposed,

    /// <summary>The applicant was told of an intent to refuse and is being heard.</summary>
    Notice,

    /// <summary>It is decided.</summary>
    Decided,

    /// <summary>An appeal against the decision is before the panel.</summary>
    Appeal,

    /// <summary>The applicant withdrew it.</summary>
    Withdrawn,

    /// <summary>It was returned without action.</summary>
    Returned,
}
