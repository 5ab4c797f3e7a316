using Passavant.Accords;
using Passavant.Proofs.Smt;

namespace Passavant.Proofs;

/// <summary>How a search for loopholes looks at an accord.</summary>
public sealed record LoopholeOptions
{
    /// <summary>The day of law.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The day of knowledge.</summary>
    public required DateOnly KnownAt { get; init; }

    /// <summary>Texts of other states or regimes, to hold codes that correspond against.</summary>
    public IReadOnlyList<Accord> Beside { get; init; } = [];

    /// <summary>The text this one implements; it must not be milder. Null for none.</summary>
    public Accord? Implements { get; init; }

    /// <summary>The kinds to look for; empty for all.</summary>
    public IReadOnlySet<FindingKind> Kinds { get; init; } = new HashSet<FindingKind>();

    /// <summary>Whether a kind is looked for.</summary>
    public bool Wants(FindingKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);

    /// <summary>Whether some kind is not looked for.</summary>
    public bool LeavesOut => !Enum.GetValues<FindingKind>().All(Wants);

    /// <summary>How many sides of boxes one question may try before it is left undecided.</summary>
    public long Budget { get; init; } = 200_000;

    /// <summary>Asks an SMT-LIB solver a question, where numbers hang together by formulas and trying some does not tell; null for none.</summary>
    public Func<SmtText, string, SolverAnswer>? Solver { get; init; }
}

/// <summary>A question that stayed open, and why.</summary>
public sealed record NotDecided(
    FindingKind Kind,
    Wording Question,
    IReadOnlyList<Provision> Provisions
);

/// <summary>What a search for loopholes found, the gravest first, and what it asked.</summary>
/// <remarks>Compared by reference.</remarks>
/// <param name="Accord">The text.</param>
/// <param name="Options">How it was looked at.</param>
/// <param name="Findings">Every finding, the gravest first, then by kind and place in the list.</param>
/// <param name="NotDecided">Questions the budget or a formula left open.</param>
/// <param name="Asked">By kind looked for: how many questions were put; those without a finding or an open question are proved.</param>
public sealed record LoopholeReport(
    Accord Accord,
    LoopholeOptions Options,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<NotDecided> NotDecided,
    IReadOnlyDictionary<FindingKind, int> Asked
)
{
    /// <summary>How many questions are proved: put, and neither answered by a finding nor left open.</summary>
    public int Proved => Asked.Keys.Sum(ProvedOf);

    /// <summary>How many questions of a kind are proved.</summary>
    public int ProvedOf(FindingKind kind) =>
        Math.Max(
            0,
            Asked.GetValueOrDefault(kind)
                - Findings.Count(finding => finding.Kind == kind)
                - NotDecided.Count(open => open.Kind == kind)
        );
}
