using System.Globalization;

namespace Passavant.Screening.Ownership;

/// <summary>What a list's rule on owners says of a party.</summary>
/// <param name="Coverage">Whether the rule covers it.</param>
/// <param name="AtLeast">What of it is certainly held by those who count, from 0: all of them together, or the greatest, as the rule has it.</param>
/// <param name="AtMost">What of it may be held by those who count, to 1.</param>
/// <param name="Paths">To those who count, or where it is unknown to those who may; at most <see cref="Ownership.MostPaths"/>.</param>
public sealed record OwnershipFinding(
    Coverage Coverage,
    decimal AtLeast,
    decimal AtMost,
    IReadOnlyList<OwnershipPath> Paths
);

/// <summary>Whether a rule covers a party.</summary>
public enum Coverage
{
    /// <summary>It does not, however what is unknown turns out.</summary>
    NotCovered,

    /// <summary>What is unknown decides.</summary>
    Unknown,

    /// <summary>It does, however what is unknown turns out.</summary>
    Covered,
}

/// <summary>A chain of holdings from a party up.</summary>
/// <param name="Party">The party.</param>
/// <param name="Steps">The holdings, from the party's own up; at least one.</param>
/// <param name="End">What is known of the last owner.</param>
public sealed record OwnershipPath(string Party, IReadOnlyList<OwnershipStep> Steps, PathEnd End)
{
    /// <summary>In words, such as <c>Northern Works ← 60 % ← Ivan Specimen</c>.</summary>
    public override string ToString() =>
        Party
        + string.Concat(
            Steps.Select(step => $" ← {step.Said()} ← {step.Owner ?? "somebody not stated"}")
        );
}

/// <summary>One holding of a chain.</summary>
/// <param name="Owner">Who holds; null where nobody stated it.</param>
/// <param name="Kind">How.</param>
/// <param name="Share">The share owned, from 0 to 1; null where it is not known or not needed.</param>
public sealed record OwnershipStep(string? Owner, HoldingKind Kind, decimal? Share)
{
    internal string Said() =>
        (Kind == HoldingKind.Controls ? "control" : null, Share) switch
        {
            ({ } control, null) => control,
            ({ } control, { } share) => $"{control}, {Percent(share)}",
            (null, { } share) => Percent(share),
            _ => "a share not stated",
        };

    /// <summary>A share in per cent, such as <c>60 %</c>.</summary>
    public static string Percent(decimal share) =>
        (share * 100).ToString("0.##########################", CultureInfo.InvariantCulture) + " %";
}

/// <summary>What is known of the owner at the end of a chain.</summary>
public enum PathEnd
{
    /// <summary>It is listed.</summary>
    Listed,

    /// <summary>It may be listed: somebody has to look.</summary>
    PerhapsListed,

    /// <summary>Nobody stated who it is.</summary>
    NotStated,
}
