namespace Passavant.Cases;

/// <summary>What a case asks for.</summary>
public enum CaseKind
{
    /// <summary>A licence for a transfer.</summary>
    Licence,

    /// <summary>A binding classification of items.</summary>
    Classification,

    /// <summary>An advisory opinion, before an application.</summary>
    Opinion,

    /// <summary>A ruling that no licence is required.</summary>
    Ruling,

    /// <summary>Trusted status of a party, which opens the fast channel of the accord.</summary>
    TrustedStatus,

    /// <summary>A change to a licence that is material.</summary>
    Amendment,

    /// <summary>A grievance, or a report of an unintended consequence.</summary>
    Grievance,
}

/// <summary>How kinds of case are spelt by accords.</summary>
public static class CaseKinds
{
    private static readonly string[] Words =
    [
        "licence",
        "classification",
        "opinion",
        "ruling",
        "trusted status",
        "amendment",
        "grievance",
    ];

    /// <summary>Every spelling, in the order of the kinds.</summary>
    public static IReadOnlyList<string> Names => Words;

    /// <summary>Its spelling.</summary>
    public static string Name(this CaseKind kind) => Words[(int)kind];

    /// <summary>The kind whose limits it runs under, as an accord spells it in <c>for</c>: an amendment is decided as a licence is.</summary>
    public static string LimitedAs(this CaseKind kind) =>
        (kind == CaseKind.Amendment ? CaseKind.Licence : kind).Name();

    /// <summary>Whether the case ends in a ruling (an answer that may be relied on) rather than in a licence.</summary>
    public static bool EndsInRuling(this CaseKind kind) =>
        kind is CaseKind.Classification or CaseKind.Opinion or CaseKind.Ruling;
}
