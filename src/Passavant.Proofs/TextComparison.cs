using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs;

/// <summary>Which of two texts is the milder.</summary>
public enum Side
{
    /// <summary>The first, or older.</summary>
    Left,

    /// <summary>The second, or newer.</summary>
    Right,
}

/// <summary>A region of transfers that two texts judge differently, with one of them.</summary>
/// <remarks>Compared by reference.</remarks>
/// <param name="Milder">Which text is the milder there.</param>
/// <param name="Region">The transfers.</param>
/// <param name="Certain">Whether facts alone decide it, whatever the judgements that people have to make.</param>
/// <param name="Witness">One of them, under the left text and then under the right.</param>
public sealed record Difference(Side Milder, Condition Region, bool Certain, Witness Witness)
{
    /// <summary>The outcome under the left text, of the witness.</summary>
    public Outcome Left => Witness.Cases[0].Outcome;

    /// <summary>The outcome under the right text, of the witness.</summary>
    public Outcome Right => Witness.Cases[1].Outcome;
}

/// <summary>Differences that belong together.</summary>
/// <param name="Codes">The controls by which they come about: of one text alone for what only it controls, else of both; empty for items no control names.</param>
/// <param name="Controls">Whether one text controls what the other does not: which; null where both or neither do.</param>
/// <param name="Differences">Disjoint regions.</param>
/// <param name="IsCut">Whether more were found than were asked for, so that the list is cut short.</param>
/// <param name="IsDecided">Whether everything was decided; otherwise the budget or a formula left something open.</param>
public sealed record DifferenceGroup(
    IReadOnlyList<string> Codes,
    Side? Controls,
    IReadOnlyList<Difference> Differences,
    bool IsCut = false,
    bool IsDecided = true
)
{
    /// <summary>Whether these are all there are.</summary>
    public bool IsComplete => !IsCut && IsDecided;
}

/// <summary>What is known of whether a text is milder than another somewhere.</summary>
public enum Milder
{
    /// <summary>Nowhere: proved.</summary>
    Nowhere,

    /// <summary>Somewhere: there is a witness.</summary>
    Somewhere,

    /// <summary>Neither was shown.</summary>
    NotDecided,
}

/// <summary>Which part of a version has to change.</summary>
public enum VersionStep
{
    /// <summary>Every transfer comes out as before: the third number.</summary>
    Patch,

    /// <summary>The text only relaxes or only tightens: the second number.</summary>
    Minor,

    /// <summary>It does both, or it could not be decided: the first number.</summary>
    Major,
}

/// <summary>Two texts held against each other in meaning: where one is milder than the other and where it is stricter.</summary>
/// <remarks>Compared by reference. Speaks of transfers within the jurisdiction of both.</remarks>
public sealed record TextComparison
{
    /// <summary>The first, or older, text.</summary>
    public required Accord Left { get; init; }

    /// <summary>The second, or newer, text.</summary>
    public required Accord Right { get; init; }

    /// <summary>The day of law of the left text.</summary>
    public required DateOnly LeftAsOf { get; init; }

    /// <summary>The day of law of the right text.</summary>
    public required DateOnly RightAsOf { get; init; }

    /// <summary>Whether any transfer lies within the jurisdiction of both; where none does, there is nothing to compare.</summary>
    public required bool ShareJurisdiction { get; init; }

    /// <summary>Whether the left text is milder than the right somewhere, with a witness.</summary>
    public required (Milder Answer, Witness? Witness) LeftMilder { get; init; }

    /// <summary>Whether the right text is milder than the left somewhere, with a witness: for a new edition, whether it relaxes.</summary>
    public required (Milder Answer, Witness? Witness) RightMilder { get; init; }

    /// <summary>The differences, by control in list order, then what no control names.</summary>
    public required IReadOnlyList<DifferenceGroup> Groups { get; init; }

    /// <summary>What a new edition has to change in its version.</summary>
    public VersionStep Step =>
        (LeftMilder.Answer, RightMilder.Answer) switch
        {
            (Milder.Nowhere, Milder.Nowhere) => VersionStep.Patch,
            (Milder.Nowhere, Milder.Somewhere) or (Milder.Somewhere, Milder.Nowhere) =>
                VersionStep.Minor,
            _ => VersionStep.Major,
        };
}
