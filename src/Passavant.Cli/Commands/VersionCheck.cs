using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Proofs;

namespace Passavant.Cli.Commands;

/// <summary>Whether the version of a new edition claims what has changed since the edition it replaces.</summary>
internal static class VersionCheck
{
    private static readonly Dictionary<string, string> NoChoices = [];

    /// <summary>The faults of a text's version.</summary>
    /// <param name="newer">The text.</param>
    /// <param name="folder">Where it was read; the edition it replaces is looked for beside it.</param>
    /// <param name="older">The edition it replaces, where that was named.</param>
    /// <param name="asOf">The day of law, or for each text the day nearest to it on which it is in force.</param>
    /// <param name="surroundings">The surroundings.</param>
    public static IEnumerable<Fault> Of(
        Accord newer,
        string folder,
        Accord? older,
        DateOnly asOf,
        Surroundings surroundings
    )
    {
        var replaced = Editions.Replaces(newer);
        var place = newer.Header.PlaceOf("version");
        if (older is null && replaced is null)
            yield break;
        if (older is not null && replaced is not null && older.Identity.ToString() != replaced)
            yield return new Fault(
                newer.Header.PlaceOf("replaces"),
                Severity.Warning,
                "other-replaced",
                $"that it replaces {replaced}",
                $"{older.Identity}, the text it is checked against"
            );
        older ??= Beside(folder, replaced!, surroundings);
        if (older is null)
        {
            yield return new Fault(
                newer.Header.PlaceOf("replaces"),
                Severity.Note,
                "replaced-not-found",
                $"that it replaces {replaced}, which is in no folder beside it",
                "that text beside it, or --replaces DIR, to check the version"
            );
            yield break;
        }
        if (!Editions.IsVersion(older.Version) || !Editions.IsVersion(newer.Version))
        {
            yield return new Fault(
                place,
                Severity.Warning,
                "version-unreadable",
                $"the version {newer.Version} after {older.Version}",
                "versions of three numbers such as 1.2.3, to check what they claim"
            );
            yield break;
        }
        foreach (var fault in Claims(older, newer, asOf, surroundings))
            yield return fault;
    }

    private static IEnumerable<Fault> Claims(
        Accord older,
        Accord newer,
        DateOnly asOf,
        Surroundings surroundings
    )
    {
        if (older.Identity == newer.Identity)
            yield break;
        if (Editions.Claimed(older.Version, newer.Version) == VersionStep.Major)
            yield break;
        var (left, right) = (
            AccordOptions.InForce(older, asOf),
            AccordOptions.InForce(newer, asOf)
        );
        using var progress = new ProgressLine(surroundings, wanted: true);
        progress.Say($"comparing {older.Version} with {newer.Version}");
        var comparison = Compare.Texts(
            older,
            newer,
            new ComparisonOptions
            {
                LeftAsOf = left,
                RightAsOf = right,
                KnownAt = Later(
                    AccordOptions.Known(older, left, surroundings.Today),
                    AccordOptions.Known(newer, right, surroundings.Today)
                ),
                Most = 0,
                Solver = SolverOption.Of("auto", surroundings),
            }
        );
        progress.Clear();
        foreach (var fault in Judge(comparison))
            yield return fault;
    }

    /// <summary>What a comparison of two editions says of the version of the newer.</summary>
    public static IEnumerable<Fault> Judge(TextComparison comparison)
    {
        var (older, newer) = (comparison.Left.Version, comparison.Right.Version);
        var place = comparison.Right.Header.PlaceOf("version");
        var claimed = Editions.Claimed(older, newer);
        var found = $"version {newer} after {older}, which {Claim(claimed)}";
        if (!(claimed >= Proved(comparison)))
            yield return new Fault(
                place,
                Severity.Error,
                "version-too-low",
                found,
                $"{Editions.Next(older, Proved(comparison))} or higher: {Proof(comparison)}"
            );
        else if (!(claimed >= Needed(comparison)))
            yield return new Fault(
                place,
                Severity.Warning,
                "version-undecided",
                found,
                $"{Editions.Next(older, Needed(comparison))}, unless it is known otherwise that the text {Undecided(comparison)}: that could not be decided"
            );
    }

    // Editions that no transfer can come under both of may say anything: nothing is proved, and all is open.
    private static VersionStep Proved(TextComparison comparison) =>
        comparison.ShareJurisdiction ? comparison.Proved() : VersionStep.Patch;

    private static VersionStep Needed(TextComparison comparison) =>
        comparison.ShareJurisdiction ? comparison.Step : VersionStep.Major;

    private static Accord? Beside(string folder, string identity, Surroundings surroundings)
    {
        var full = Path.GetFullPath(Path.Combine(surroundings.Folder, folder));
        if (Path.GetFileName(full) == AccordReader.HeaderFile)
            full = Path.GetDirectoryName(full)!;
        full = Path.TrimEndingDirectorySeparator(full);
        if (Path.GetDirectoryName(full) is not { } above)
            return null;
        return Directory
            .EnumerateDirectories(above)
            .Where(one => one != full && File.Exists(Path.Combine(one, AccordReader.HeaderFile)))
            .Order(StringComparer.Ordinal)
            .Select(one => AccordFolders.ReadFolder(one, NoChoices, surroundings).Accord)
            .FirstOrDefault(accord => accord?.Identity.ToString() == identity);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string Claim(VersionStep? claimed) =>
        claimed switch
        {
            VersionStep.Minor => "claims that it only relaxes or only tightens",
            VersionStep.Patch => "claims that every transfer comes out as before",
            _ => "is no later version",
        };

    private static string Undecided(TextComparison comparison) =>
        !comparison.ShareJurisdiction
            ? "reaches what the one before it reached"
            : (comparison.LeftMilder.Answer, comparison.RightMilder.Answer) switch
            {
                (Milder.NotDecided, Milder.NotDecided) => "neither relaxes nor tightens",
                (Milder.NotDecided, _) => "tightens nothing",
                _ => "relaxes nothing",
            };

    private static string Proof(TextComparison comparison)
    {
        var proofs = new List<string>();
        if (comparison.RightMilder is { Answer: Milder.Somewhere } relaxed)
            proofs.Add($"it relaxes{Shown(relaxed.Witness)}");
        if (comparison.LeftMilder is { Answer: Milder.Somewhere } tightened)
            proofs.Add($"it tightens{Shown(tightened.Witness)}");
        return proofs.Count == 0
            ? "it is another text, though every transfer comes out as before"
            : string.Join("; and ", proofs);
    }

    private static string Shown(Witness? witness) =>
        witness is null
            ? ""
            : $", for {ComparisonDocument.InALine(witness, Language.English)}: {string.Join(", now ", witness.Cases.Select(one => one.Outcome.Name()))}";
}
