using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;

namespace Passavant.Proofs;

/// <summary>What can be wrong with an accord.</summary>
public enum FindingKind
{
    /// <summary>Something that ought to be there is not: a control nobody asks a licence for, a selection that reaches nothing, a requirement without a limit.</summary>
    Gap,

    /// <summary>Conditions that cannot hold together.</summary>
    Contradiction,

    /// <summary>A provision that never comes to bear.</summary>
    Dead,

    /// <summary>A provision without which every outcome would be the same.</summary>
    Redundant,

    /// <summary>An authorisation or derogation whose every case is lifted by another, or stays prohibited.</summary>
    Shadowed,

    /// <summary>Two controls of one family reach the same item with different outcomes, and neither comes first.</summary>
    Overlap,

    /// <summary>An authorisation lifts requirements where a prohibition stands.</summary>
    ReachesProhibited,

    /// <summary>An authorisation opens the gravest sensitivity without a licence.</summary>
    ReachesGravest,

    /// <summary>A transfer comes out milder than under another text.</summary>
    Milder,

    /// <summary>A riskier or more sensitive case is looked at more mildly.</summary>
    NotMonotone,

    /// <summary>The same capability passes more mildly under another name.</summary>
    SectorLoophole,

    /// <summary>On a day an outcome drops because a provision ends and none follows it.</summary>
    SunsetCliff,

    /// <summary>Several transfers, each below a limit, together above it.</summary>
    Splitting,

    /// <summary>A fact nobody is asked for can decide an outcome.</summary>
    UnaskedFact,

    /// <summary>A threshold a power of ten from its neighbours or its counterpart.</summary>
    UnitSlip,

    /// <summary>Codes said to correspond do not.</summary>
    CorrelationDrift,

    /// <summary>A rung of the ladder no case can reach.</summary>
    UnreachableLevel,

    /// <summary>A time limit whose miss does nothing.</summary>
    IdleLimit,

    /// <summary>An expectation of the states that the text does not keep.</summary>
    FailedExpectation,
}

/// <summary>How much a finding matters, from little to much.</summary>
public enum Gravity
{
    /// <summary>Worth knowing; perhaps meant.</summary>
    Note,

    /// <summary>The text is not what it seems; no harmful transfer passes for it.</summary>
    Flaw,

    /// <summary>Something passes that the text means to stop, or stops that it means to let pass.</summary>
    Loophole,
}

/// <summary>Something wrong with an accord, proved: a sentence, where among transfers it shows, one transfer that shows it, and the provisions concerned.</summary>
/// <remarks>Compared by reference. The same accord gives the same findings in the same order.</remarks>
public sealed record Finding(FindingKind Kind, Gravity Gravity, Wording Sentence)
{
    /// <summary>The kind and what it concerns, the same from run to run: <c>dead/M-7</c>.</summary>
    public string Id => string.Join('/', Concerned.Prepend(Findings.Name(Kind)));

    /// <summary>The provisions concerned, the chief one first.</summary>
    public IReadOnlyList<Provision> Provisions { get; init; } = [];

    /// <summary>What is concerned, by id: the provisions, or what else has one.</summary>
    public IReadOnlyList<string> Concerned
    {
        get => concerned ?? [.. Provisions.Select(provision => provision.Id)];
        init => concerned = value;
    }

    private readonly IReadOnlyList<string>? concerned;

    /// <summary>Where the text says it, the chief place first.</summary>
    public IReadOnlyList<Place> Places
    {
        get => places ?? [.. Provisions.Select(provision => provision.Place)];
        init => places = value;
    }

    private readonly IReadOnlyList<Place>? places;

    /// <summary>The transfers it shows in: disjoint conditions, any of which; null where it shows in none (nothing ever meets a dead provision).</summary>
    public IReadOnlyList<Condition>? Region { get; init; }

    /// <summary>The evidence; null for findings about what never happens.</summary>
    public Witness? Witness { get; init; }

    /// <summary>How to mend it, where that is evident.</summary>
    public Wording? Suggestion { get; init; }
}

/// <summary>Names and words of findings.</summary>
public static class Findings
{
    /// <summary>The name of a kind, as used on the command line and in ids: <c>sector-loophole</c>.</summary>
    public static string Name(FindingKind kind) =>
        string.Concat(
            kind.ToString()
                .Select(
                    (letter, i) =>
                        char.IsAsciiLetterUpper(letter)
                            ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter)
                            : letter.ToString()
                )
        );

    internal static Wording Say(Func<Language, string> say) =>
        new(Language.All.ToDictionary(language => language.Code, say, StringComparer.Ordinal));

    internal static Wording Say(string english, string french) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["en"] = english,
                ["fr"] = french,
            }
        );
}
