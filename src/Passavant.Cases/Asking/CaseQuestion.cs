namespace Passavant.Cases;

/// <summary>A request for information to the applicant.</summary>
public sealed record CaseQuestion
{
    /// <summary>Its id in the case: Q1, Q2 …</summary>
    public required string Id { get; init; }

    /// <summary>The point it is about, in a word or two. A second question on the same point stops no clock.</summary>
    public required string Point { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>The ground on which the clock stops meanwhile; null when it runs on.</summary>
    public string? Ground { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset Asked { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>The answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Documents that came with the answer, by SHA-256.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>When it was answered, closed, or its limit ran out.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How it ended: answered, closed, ran out.</summary>
    public string? How { get; init; }
}

/// <summary>A stretch in which the clock stood still on a ground of the accord other than a question.</summary>
/// <param name="Id">Its id in the case: H1, H2 …</param>
/// <param name="Ground">The ground, by id.</param>
/// <param name="Why">Why.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when; null while it lasts.</param>
public sealed record Standstill(
    string Id,
    string Ground,
    string Why,
    DateTimeOffset From,
    DateTimeOffset? To
);
