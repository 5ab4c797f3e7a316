using System.CommandLine;
using System.Security.Cryptography;
using Passavant.Cli.Files;
using Passavant.Screening;
using Passavant.Screening.Deciding;
using Passavant.Screening.Matching;

namespace Passavant.Cli.Commands;

/// <summary>A file of decisions, one a line, that only ever grows.</summary>
internal sealed class DecisionFile
{
    private DecisionFile(Decisions decisions, string hash, DateOnly day) =>
        (Decisions, Hash, Day) = (decisions, hash, day);

    /// <summary>What was decided.</summary>
    public Decisions Decisions { get; }

    /// <summary>The SHA-256 of the file.</summary>
    public string Hash { get; }

    /// <summary>The day on which decisions are to hold: today.</summary>
    public DateOnly Day { get; }

    public static Option<string?> Option() =>
        new("--decisions")
        {
            HelpName = "FILE",
            Description =
                "What was decided of matches, as 'passavant screen decide' keeps it. Hits decided are marked, those open again say why.",
        };

    public static Option<bool> LeaveOutOption() =>
        new("--leave-out-different")
        {
            Description = "Leave out hits decided to be different. Goes with --decisions.",
        };

    /// <summary>Reads a file; null where none is given.</summary>
    public static DecisionFile? Read(string? path, Surroundings surroundings)
    {
        if (path is null)
            return null;
        using var stream = InputFile.Open(path, surroundings);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray(), path, surroundings);
    }

    private static DecisionFile Read(byte[] bytes, string path, Surroundings surroundings)
    {
        try
        {
            return new DecisionFile(
                DecisionJson.Read(bytes),
                Convert.ToHexStringLower(SHA256.HashData(bytes)),
                surroundings.Today
            );
        }
        catch (FormatException wrong)
        {
            throw new Trouble($"{path}: {wrong.Message}.");
        }
    }

    /// <summary>The hits with what was decided, the likeliest first.</summary>
    /// <param name="file">The decisions, or null.</param>
    /// <param name="asked">The party.</param>
    /// <param name="screener">The lists.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="least">The least tier.</param>
    /// <param name="leaveOut">Whether those decided different are left out; others then take their places.</param>
    public static IReadOnlyList<DecidedHit> Screen(
        DecisionFile? file,
        Party asked,
        Screener screener,
        int most,
        Tier least,
        bool leaveOut
    )
    {
        var hits = (file?.Decisions ?? Decisions.None).Apply(
            screener.Screen(asked, leaveOut ? int.MaxValue : most, least),
            asked,
            file?.Day ?? default
        );
        return leaveOut ? [.. hits.Where(hit => hit.State != HitState.Different).Take(most)] : hits;
    }

    /// <summary>Adds a decision at the end of a file; one that cannot be read is left alone.</summary>
    public static void Append(string path, MatchDecision decision, Surroundings surroundings)
    {
        var full = Path.Combine(surroundings.Folder, path);
        try
        {
            using var stream = new FileStream(
                full,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Read(bytes, path, surroundings);
            stream.Write(DecisionJson.ToLine(decision));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble($"{path} cannot be written: {wrong.Message}");
        }
    }
}
