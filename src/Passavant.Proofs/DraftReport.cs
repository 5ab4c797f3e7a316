using Passavant.Accords;

namespace Passavant.Proofs;

/// <summary>Whether a text is milder than one in force, the draft as the first of the two.</summary>
public sealed record HeldAgainst(Accord Present, Milder Answer)
{
    /// <summary>Whether any transfer lies within the jurisdiction of both; where none does, the answer says nothing.</summary>
    public bool ShareJurisdiction { get; init; } = true;

    /// <summary>Whether it is proved that the draft is nowhere the milder.</summary>
    public bool IsNowhereMilder => ShareJurisdiction && Answer == Milder.Nowhere;
}

/// <summary>An alternative for each open choice of a draft, and what was found in the text it makes.</summary>
/// <param name="Choices">The alternatives; empty for a text without open choices.</param>
/// <param name="Report">What was found; null where the choices make no text that can be read.</param>
/// <param name="Present">The text held against the present law of each state asked about.</param>
public sealed record Combination(
    IReadOnlyList<(string Bracket, string Alternative)> Choices,
    LoopholeReport? Report,
    IReadOnlyList<HeldAgainst> Present
)
{
    /// <summary>The choices as they are written: <c>B-1=a, B-2=b</c>.</summary>
    public string Name =>
        string.Join(", ", Choices.Select(choice => $"{choice.Bracket}={choice.Alternative}"));

    /// <summary>Whether the finding, or one that says the same, occurs here.</summary>
    public bool Has(Finding finding) =>
        Report?.Findings.Any(other => DraftReport.Key(other) == DraftReport.Key(finding)) == true;
}

/// <summary>A draft as the family of texts it may become, each searched for loopholes.</summary>
/// <remarks>Compared by reference. Findings are the same where their ids and sentences are.</remarks>
/// <param name="Combinations">The combinations analysed, in order of the choices.</param>
/// <param name="IsComplete">Whether these are all; otherwise every alternative occurs in one of them.</param>
public sealed record DraftReport(IReadOnlyList<Combination> Combinations, bool IsComplete)
{
    /// <summary>Every finding once, the gravest first, from the first combination that has it.</summary>
    public IReadOnlyList<Finding> Findings { get; } =
    [
        .. Combinations
            .SelectMany(combination => combination.Report?.Findings ?? [])
            .DistinctBy(Key)
            .OrderByDescending(finding => finding.Gravity)
            .ThenBy(finding => finding.Kind),
    ];

    /// <summary>The combinations that could be analysed.</summary>
    public IEnumerable<Combination> Analysed =>
        Combinations.Where(combination => combination.Report is not null);

    /// <summary>Whether a finding occurs whatever is chosen.</summary>
    public bool IsInEvery(Finding finding) => Analysed.All(combination => combination.Has(finding));

    /// <summary>The alternatives a finding hangs on: it occurs where one of them is chosen, and nowhere else. Empty where it hangs on none alone, or occurs whatever is chosen.</summary>
    public IReadOnlyList<(string Bracket, string Alternative)> HangsOn(Finding finding) =>
        IsInEvery(finding)
            ? []
            :
            [
                .. Analysed
                    .SelectMany(combination => combination.Choices)
                    .Distinct()
                    .Where(choice =>
                        Analysed.All(combination =>
                            combination.Has(finding) == combination.Choices.Contains(choice)
                        )
                    ),
            ];

    internal static (string Id, string Sentence) Key(Finding finding) =>
        (finding.Id, finding.Sentence.ToString());
}
