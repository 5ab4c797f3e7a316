namespace Passavant.Trust.Log;

/// <summary>What came of a check of a log.</summary>
public enum LogAnswer
{
    /// <summary>It was checked and holds.</summary>
    Holds,

    /// <summary>It was checked and does not hold.</summary>
    Fails,

    /// <summary>It could not be checked, and must not be taken to hold.</summary>
    NotChecked,
}

/// <summary>One check of a log and what came of it.</summary>
/// <param name="Check">What was checked: <c>checkpoint</c>, <c>quorum</c>, <c>whole log</c>, <c>inclusion</c> or <c>consistency</c>.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Words">What was found, where, and what was expected, in English. The wording may improve.</param>
public sealed record LogFinding(string Check, LogAnswer Answer, string Words);
