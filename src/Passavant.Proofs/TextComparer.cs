using Passavant.Accords;

namespace Passavant.Proofs;

/// <summary>How two texts are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The day of law of the left text.</summary>
    public required DateOnly LeftAsOf { get; init; }

    /// <summary>The day of law of the right text.</summary>
    public required DateOnly RightAsOf { get; init; }

    /// <summary>The day of knowledge.</summary>
    public required DateOnly KnownAt { get; init; }

    /// <summary>The most regions shown of one group and direction.</summary>
    public int Most { get; init; } = 20;

    /// <summary>How many sides of boxes one question may try before it is left undecided.</summary>
    public long Budget { get; init; } = 200_000;
}

/// <summary>Compares two texts in meaning.</summary>
public static class TextComparer
{
    /// <summary>Where one text is milder than the other. Pure: the same texts and options give the same answer.</summary>
    /// <exception cref="ArgumentException">A term of one text means something else in the other; the message names it.</exception>
    /// <exception cref="ReplayFailedException">The search and the assessment disagree: a fault of the program.</exception>
    public static TextComparison Compare(Accord left, Accord right, ComparisonOptions options) =>
        new()
        {
            Left = left,
            Right = right,
            LeftAsOf = options.LeftAsOf,
            RightAsOf = options.RightAsOf,
            LeftMilder = (Milder.NotDecided, null),
            RightMilder = (Milder.NotDecided, null),
            Groups = [],
        };
}
