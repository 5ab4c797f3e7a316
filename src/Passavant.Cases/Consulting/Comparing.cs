namespace Passavant.Cases;

/// <summary>A question put to a partner state without sending it the transaction: whether keys of the case's transaction are among the keys of what it refused.</summary>
/// <remarks>A miss says that no key matched, and never that there is no denial. A hit says that transactions are to be compared by people: the partner is consulted. Holds a list; compare canonical bytes.</remarks>
public sealed record PartnerComparison
{
    /// <summary>What names it on both sides: 64 hexadecimal digits.</summary>
    public required string Comparison { get; init; }

    /// <summary>The partner's agency.</summary>
    public required string Partner { get; init; }

    /// <summary>The day both parties named.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The law it was rested on.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>How many keys were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>How many keys the partner bound itself to have.</summary>
    public required int Held { get; init; }

    /// <summary>The keys both have, in the order of their text; none for a miss.</summary>
    public IReadOnlyList<string> Hits { get; init; } = [];

    /// <summary>The application it covers: <see cref="Application.Essentials"/> when it was made.</summary>
    public required string Covers { get; init; }

    /// <summary>When it was concluded.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What a consultation about its hits names as the denial: the beginning of <see cref="Comparison"/>.</summary>
    public string Reference => $"hit-{Comparison[..Math.Min(12, Comparison.Length)]}";
}

/// <summary>A partner state is asked, without being shown the transaction, whether it refused an essentially identical one.</summary>
/// <param name="Result">What came of it; made by the program, which asks.</param>
public sealed record Compare(PartnerComparison Result) : Act
{
    internal override Refusal? Refuse(Case now, Stamp stamp, Office office) =>
        office.Agencies.GetValueOrDefault(Result.Partner)?.Kind != AgencyKind.Partner
            ? No(
                "no-such-agency",
                $"'{Result.Partner}' is no partner state's authority here.",
                $"« {Result.Partner} » n'est pas ici l'autorité d'un État partenaire."
            )
        : now.Assessment is null
            ? No(
                "assessment-missing",
                "The case has not been assessed, so that nobody knows the codes of its items; assess it.",
                "Le dossier n'a pas été évalué, et les codes de ses articles ne sont pas connus ; évaluez-le."
            )
        : null;

    internal override Case Change(Case now, Stamp stamp) =>
        now with
        {
            FirstAction = now.FirstAction ?? stamp.At,
            Comparisons = [.. now.Comparisons, Result with { At = stamp.At }],
        };
}
