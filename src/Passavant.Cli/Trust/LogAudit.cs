using Passavant.Cli.Casework;
using Passavant.Cli.Commands;
using Passavant.Cli.Files;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>One audit of a log: its findings, and what it could not look at.</summary>
internal sealed class LogAudit
{
    private const int MostBytesKept = 1 << 26;

    private readonly Surroundings surroundings;
    private readonly LogSource source;
    private readonly byte[]? checkpoint;
    private readonly LogChecker checker;
    private readonly List<LogFinding> findings = [];
    private readonly Policy policy;
    private readonly KeyEntries keys;
    private readonly List<long> determined = [];
    private readonly Dictionary<string, byte[]?> read = new(StringComparer.Ordinal);
    private long bytesRead;
    private TileReader? tiles;
    private bool hasReplayed;
    private bool hasOlder;
    private bool hasProof;
    private int taken;

    /// <summary>Reads the checkpoint and checks its signatures.</summary>
    /// <exception cref="Trouble">The log cannot be reached.</exception>
    public LogAudit(Policy policy, LogSource source, Surroundings surroundings)
    {
        (this.policy, this.source, this.surroundings) = (policy, source, surroundings);
        keys = new KeyEntries(policy);
        try
        {
            checkpoint = source.Read("checkpoint");
        }
        catch (LogUnreadableException wrong)
        {
            throw new Trouble($"{wrong.Message}.");
        }
        checker = new LogChecker(policy, checkpoint, source.Read);
        Take(null);
    }

    /// <summary>What was found, in the order of the checks.</summary>
    public IReadOnlyList<LogFinding> Findings => findings;

    /// <summary>The size and root the log signed; null where no checkpoint can be believed.</summary>
    public TreeHead? Head => checker.Head;

    /// <summary>What is said of the checkpoint that was to be kept; null where none was.</summary>
    public string? Kept { get; private set; }

    /// <summary>Whether a check was made and does not hold.</summary>
    public bool HasFailed => findings.Exists(finding => finding.Answer == LogAnswer.Fails);

    /// <summary>Whether every check holds.</summary>
    public bool AllHold => findings.TrueForAll(finding => finding.Answer == LogAnswer.Holds);

    /// <summary>How the command ends.</summary>
    public int ExitCode =>
        AllHold ? Cli.ExitCode.Fine
        : HasFailed ? Cli.ExitCode.Findings
        : Cli.ExitCode.Unchecked;

    /// <summary>What this audit did not look at, for want of something or because no audit of this version does.</summary>
    public IReadOnlyList<string> NotLookedAt
    {
        get
        {
            var left = new List<string>();
            if (!hasOlder)
                left.Add(
                    "whether the log was rewritten or rolled back since somebody looked before: no older checkpoint was given (--older)"
                );
            if (policy.Quorum == "none")
                left.Add(
                    "whether others are shown the same log: no witnesses were asked for (--policy)"
                );
            if (!hasProof)
                left.Add("whether a proof somebody holds leads into this log (--proof)");
            if (!hasReplayed)
                left.Add(
                    "whether the determinations in the log come out the same when computed again: no sample was opened (--replay)"
                );
            left.Add("whether anything happened that was never logged: no log can show that");
            return left;
        }
    }

    /// <summary>Reads the whole log.</summary>
    public void CheckWhole()
    {
        using var progress = new ProgressLine(surroundings, wanted: true);
        if (checker.Head is { } head)
            source.Expect(Tile.InOrder(head.Size).Select(tile => tile.Path));
        Ask(
            "whole log",
            null,
            () =>
                checker.CheckWhole(
                    (index, entry) =>
                    {
                        keys.See(index, entry);
                        if (ReplayAudit.Bears(entry))
                            determined.Add(index);
                        if (index % Tile.Full == 0)
                            progress.Show(index, checker.Head!.Size, "entries");
                    },
                    surroundings.Stop
                )
        );
        source.Expect([]);
        findings.AddRange(keys.Explain(source.Read));
    }

    /// <summary>Opens a sample of the entries that rest on a determination, and computes those again. Comes after <see cref="CheckWhole"/>.</summary>
    /// <param name="number">What the auditor adds to the root the sample is drawn from.</param>
    /// <param name="most">How many entries to open.</param>
    /// <param name="openings">What opens the entries, and gives accords and lists.</param>
    /// <param name="lists">Snapshots somebody gives, and folders of them: they come before those of <paramref name="openings"/>.</param>
    public void Replay(OpeningSource openings, IReadOnlyList<string> lists, long number, int most)
    {
        hasReplayed = true;
        if (
            checker.Head is not { } head
            || findings.Exists(one => one.Check == "whole log" && one.Answer != LogAnswer.Holds)
        )
        {
            findings.Add(
                new LogFinding(
                    "replay",
                    LogAnswer.NotChecked,
                    "the whole log does not hold: there is nothing to hold openings against"
                )
            );
            return;
        }
        var sample = AuditSample.Draw(head.Root, number, determined, most);
        if (sample.Count == 0)
        {
            findings.Add(
                new LogFinding(
                    "replay",
                    LogAnswer.Holds,
                    "no entry of the log rests on a determination: there is nothing to open"
                )
            );
            return;
        }
        using var progress = new ProgressLine(surroundings, wanted: true);
        using var snapshots = new LoggedLists(lists, openings, surroundings);
        var log = new OpenedEntries(EntryAt);
        findings.AddRange(
            new ReplayAudit(openings, log, new ScreeningReplay(log, snapshots), []).Run(
                sample,
                determined.Count,
                opened => progress.Show(opened, sample.Count, "entries opened"),
                surroundings.Stop
            )
        );
    }

    /// <summary>Whether the log continues a checkpoint seen before.</summary>
    public void CheckConsistency(string name, byte[] older)
    {
        hasOlder = true;
        Ask("consistency", name, () => checker.CheckConsistency(older));
    }

    /// <summary>Whether a holder's proof holds, and leads into this log.</summary>
    /// <param name="entry">The entry it is of; null takes the one the log has there.</param>
    public void CheckProof(LogProof proof, byte[]? entry)
    {
        hasProof = true;
        if ((entry ?? EntryAt(proof.Index)) is { } of)
        {
            var verdict = proof.Verify(Merkle.HashLeaf(of), policy);
            findings.Add(
                new LogFinding(
                    "proof",
                    verdict.Holds ? LogAnswer.Holds : LogAnswer.Fails,
                    Reading.Plain(verdict.Words)
                )
            );
            Ask("inclusion", null, () => checker.CheckInclusion(proof.Index, of));
        }
        else
        {
            findings.Add(
                new LogFinding(
                    "proof",
                    LogAnswer.NotChecked,
                    $"the log gives no entry {proof.Index} to hold it against; --entry gives one"
                )
            );
        }
        Ask(
            "consistency",
            "the checkpoint of the proof",
            () => checker.CheckConsistency(proof.Signed.ToBytes())
        );
    }

    /// <summary>Writes the checkpoint seen. One that stands against an older one in the same file leaves it alone: both are needed to show what happened.</summary>
    public void Keep(string path, IReadOnlyList<string> older)
    {
        if (checkpoint is null || checker.Head is null)
        {
            Kept = $"{path} is left as it is: there is no checkpoint that can be believed.";
            return;
        }
        string Full(string one) => Path.GetFullPath(Path.Combine(surroundings.Folder, one));
        if (!AllHold && older.Any(one => Full(one) == Full(path)))
        {
            Kept =
                $"{path} is left as it is: not every check holds, and it may be needed to show why. Keep this checkpoint in another file.";
            return;
        }
        using var file = OutputFile.Create(path, surroundings);
        file.Stream.Write(checkpoint);
        file.Finish();
        Kept = $"The checkpoint is kept in {path}, for --older the next time.";
    }

    private byte[]? EntryAt(long index)
    {
        try
        {
            return
                checker.Head is { } head
                && index >= 0
                && index < head.Size
                && (tiles is not null || TileReader.TryOpen(head, ReadOnce, out tiles, out _))
                ? tiles.Entry(index)
                : null;
        }
        catch (LogUnreadableException)
        {
            return null;
        }
    }

    // Many of the entries a sample needs lie beside each other, and some are needed again and again.
    private byte[]? ReadOnce(string path)
    {
        if (read.TryGetValue(path, out var known))
            return known;
        var bytes = source.Read(path);
        if ((bytesRead += bytes?.Length ?? 0) > MostBytesKept)
        {
            read.Clear();
            bytesRead = bytes?.Length ?? 0;
        }
        return read[path] = bytes;
    }

    private void Ask(string check, string? of, Action ask)
    {
        try
        {
            ask();
        }
        catch (LogUnreadableException wrong)
        {
            findings.Add(new LogFinding(check, LogAnswer.NotChecked, Reading.Plain(wrong.Message)));
        }
        Take(of);
    }

    private void Take(string? of)
    {
        foreach (var finding in checker.Findings.Skip(taken))
            findings.Add(
                finding with
                {
                    Words = Reading.Plain(of is null ? finding.Words : $"{of}: {finding.Words}"),
                }
            );
        taken = checker.Findings.Count;
    }
}
