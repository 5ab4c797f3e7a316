using System.Globalization;

namespace Passavant.Trust.Log;

/// <summary>Sees an entry of a log that is being checked; its bytes are gone afterwards.</summary>
public delegate void EntryVisitor(long index, ReadOnlySpan<byte> entry);

/// <summary>Checks a log as an auditor does: from nothing but its files and a policy, sharing no code with what writes the log beyond hashes and proofs.</summary>
/// <remarks>Reads through the function it is given and keeps findings. Not for several threads at once.</remarks>
public sealed class LogChecker
{
    /// <summary>After so many findings against the whole log its check ends.</summary>
    public const int MostFaults = 100;

    private readonly Policy policy;
    private readonly Func<string, byte[]?> read;
    private readonly List<LogFinding> findings = [];
    private SignedCheckpoint? signed;
    private TileReader? tiles;
    private bool isMissing;

    /// <summary>Reads the checkpoint of a log and checks its signatures; ask on, and see <see cref="Findings"/>.</summary>
    /// <param name="checkpoint">The bytes of the log's checkpoint; null where there is none.</param>
    /// <param name="read">The bytes under a path such as <c>tile/0/000</c> below the log's prefix; null where there is none.</param>
    public LogChecker(Policy policy, byte[]? checkpoint, Func<string, byte[]?> read)
    {
        this.policy = policy;
        this.read = path =>
        {
            var bytes = read(path);
            isMissing = bytes is null;
            return bytes;
        };
        CheckSignatures(checkpoint);
    }

    /// <summary>Every finding so far, in the order of the checks.</summary>
    public IReadOnlyList<LogFinding> Findings => findings;

    /// <summary>Whether every check that was asked for was made and holds.</summary>
    public bool AllHold => findings.TrueForAll(finding => finding.Answer == LogAnswer.Holds);

    /// <summary>The size and root a log of the policy signed; null where there is no such checkpoint.</summary>
    public TreeHead? Head => signed?.Checkpoint.Head;

    /// <summary>Reads every entry and every tile, and says whether all lead to the root that was signed. Holds one bundle at a time, whatever the size of the log.</summary>
    /// <param name="visit">Sees every entry that has the hash its tile says, from the first to the last. What it saw is in the log only where the whole log holds, which is known afterwards.</param>
    /// <param name="cancel">Gives up; nothing is found then.</param>
    public void CheckWhole(EntryVisitor? visit = null, CancellationToken cancel = default)
    {
        if (signed is null)
        {
            Unread("whole log");
            return;
        }
        var walk = new LogWalk(signed.Checkpoint.Head, read, () => isMissing, visit, MostFaults);
        walk.Run(cancel);
        foreach (var (answer, words) in walk.Faults)
            Find("whole log", answer, words);
        if (walk.Faults.Count == 0)
            Find(
                "whole log",
                LogAnswer.Holds,
                $"{signed.Checkpoint.Head.Size} entries and {walk.Tiles} tiles lead to the root of the checkpoint"
            );
    }

    /// <summary>Whether the log has this entry at this index.</summary>
    public void CheckInclusion(long index, ReadOnlySpan<byte> entry)
    {
        const string Check = "inclusion";
        if (Open(Check) is not { } reader)
            return;
        if (index < 0 || index >= reader.Head.Size)
            Find(Check, LogAnswer.Fails, $"index {index} of a log of {reader.Head.Size} entries");
        else if (reader.InclusionProof(index) is not { } proof)
            Broken(Check, reader.Fault!);
        else if (
            Merkle.VerifyInclusion(
                Merkle.HashLeaf(entry),
                index,
                reader.Head.Size,
                proof,
                reader.Head.Root
            )
        )
            Find(Check, LogAnswer.Holds, $"the entry is number {index} of the log");
        else
            Find(Check, LogAnswer.Fails, $"entry {index} of the log is another");
    }

    /// <summary>Whether the log continues what an older checkpoint of it stated. The older one counts only if the log signed it.</summary>
    public void CheckConsistency(ReadOnlySpan<byte> olderCheckpoint)
    {
        const string Check = "consistency";
        if (!SignedCheckpoint.TryParse(olderCheckpoint, out var older, out var fault))
        {
            Find(Check, LogAnswer.NotChecked, $"the older checkpoint: {fault}");
            return;
        }
        var verdict = policy.Evaluate(older);
        if (!verdict.IsOfLog)
        {
            Find(Check, LogAnswer.NotChecked, $"the older checkpoint: {verdict.Words}");
            return;
        }
        if (signed is not null && older.Checkpoint.Origin != signed.Checkpoint.Origin)
            Find(
                Check,
                LogAnswer.NotChecked,
                $"the older checkpoint is one of '{older.Checkpoint.Origin}', another log"
            );
        else
            CheckConsistency(Check, older.Checkpoint.Head);
    }

    private void CheckConsistency(string check, TreeHead older)
    {
        if (Open(check) is not { } reader)
            return;
        var now = reader.Head;
        if (older.Size > now.Size)
            Find(
                check,
                LogAnswer.Fails,
                $"the log signed {older.Size} entries before and has {now.Size} now: it was rolled back"
            );
        else if (older.Size == 0)
            Find(
                check,
                older.Root == Merkle.EmptyRoot ? LogAnswer.Holds : LogAnswer.Fails,
                "the older checkpoint is of an empty log"
            );
        else if (reader.ConsistencyProof(older.Size) is not { } proof)
            Broken(check, reader.Fault!);
        else if (Merkle.VerifyConsistency(older.Size, older.Root, now.Size, now.Root, proof))
            Find(
                check,
                LogAnswer.Holds,
                $"the log of {now.Size} entries continues that of {older.Size}"
            );
        else
            Find(
                check,
                LogAnswer.Fails,
                $"the log signed the root {older.Root} at {older.Size} entries and has another there now: both checkpoints together prove that it was rewritten"
            );
    }

    private void CheckSignatures(byte[]? checkpoint)
    {
        const string Check = "checkpoint";
        if (checkpoint is null)
            Find(Check, LogAnswer.NotChecked, "the checkpoint is missing");
        else if (!SignedCheckpoint.TryParse(checkpoint, out var parsed, out var fault))
            Find(Check, LogAnswer.Fails, fault);
        else
        {
            var verdict = policy.Evaluate(parsed);
            if (verdict.IsOfLog)
            {
                signed = parsed;
                var of = parsed.Checkpoint;
                Find(Check, LogAnswer.Holds, $"signed by the log '{of.Origin}': {of.Head}");
                Find("quorum", verdict.Holds ? LogAnswer.Holds : LogAnswer.Fails, Told(verdict));
                return;
            }
            Find(Check, LogAnswer.Fails, verdict.Words);
        }
        Unread("quorum");
    }

    private static string Told(PolicyVerdict verdict) =>
        verdict.Words
        + string.Concat(
            verdict.Cosigners.Select(one =>
                one.At is { } at
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"; {one.Witness.Name} at {at:yyyy-MM-dd HH:mm:ss} UTC"
                    )
                    : $"; {one.Witness.Name} at no stated time"
            )
        );

    private TileReader? Open(string check)
    {
        if (signed is null)
            Unread(check);
        else if (
            tiles is null
            && !TileReader.TryOpen(signed.Checkpoint.Head, read, out tiles, out var fault)
        )
            Broken(check, fault);
        return tiles;
    }

    private void Unread(string check) =>
        Find(check, LogAnswer.NotChecked, "there is no checkpoint that can be believed");

    private void Broken(string check, string fault) =>
        Find(check, isMissing ? LogAnswer.NotChecked : LogAnswer.Fails, fault);

    private void Find(string check, LogAnswer answer, string words) =>
        findings.Add(new LogFinding(check, answer, words));
}
