using System.Text;
using Passavant.Store;
using Passavant.Trust.Log;

namespace Passavant.Web.Log;

/// <summary>Holds all events of the records against the log as it was published.</summary>
internal static class AgainstLog
{
    private const int MostNamed = 100;

    /// <summary>Everything that is wrong, a line each: files that do not lead to what was signed, and events that are not the ones that were.</summary>
    public static async Task<IReadOnlyList<string>> Compare(
        Database store,
        string path,
        CancellationToken stop = default
    )
    {
        var folder = new LogFolder(path);
        if (folder.Read(LogFolder.Checkpoint) is not { Length: > 0 } checkpoint)
            return [$"'{path}' holds no checkpoint; expected the folder the log is published in."];
        if (
            !VerifierKey.TryParse(
                Encoding.UTF8.GetString(folder.Read(LogFolder.Key) ?? []).Trim(),
                out var key,
                out var fault
            )
        )
            return [$"The file 'key' of the log: {fault}."];
        var checker = new LogChecker(Policy.Trusting(key), checkpoint, folder.Read);
        var leaves = new List<TreeHash>();
        checker.CheckWhole((_, entry) => leaves.Add(Merkle.HashLeaf(entry)), stop);
        var faults = new List<string>(
            checker
                .Findings.Where(finding => finding.Answer != LogAnswer.Holds)
                .Select(finding => $"The log: {finding}.")
        );
        // Without the whole log nothing can be held against it.
        if (faults.Count > 0)
            return faults;
        if (await store.Read(LogHeads.Find, stop) is { } head)
            if (
                !SignedCheckpoint.TryParse(
                    Encoding.UTF8.GetBytes(head.Checkpoint),
                    out var signed,
                    out fault
                )
            )
                faults.Add($"The checkpoint in the records cannot be read: {fault}.");
            else if (
                !signed.Note.TryVerify(Keys(folder, key), out var verified, out fault)
                || verified.Count < Keys(folder, key).Count
            )
                faults.Add(
                    $"The checkpoint in the records is not signed by every key of the log{(fault is null ? "" : $": {fault}")}."
                );
            else if (
                signed.Checkpoint.Head is var (size, root)
                && (size != head.Size || root.ToString() != head.Root)
            )
                faults.Add("The records say another size or root than their checkpoint.");
        var position = 0;
        while (
            position < leaves.Count
            && await store.Read(reading => Events.ReadAll(reading, position), stop)
                is { Count: > 0 } events
        )
            foreach (var happened in events.Take(leaves.Count - position))
                if (
                    Merkle.HashLeaf(EventLeaf.Of(happened).ToBytes()) != leaves[position++]
                    && faults.Count < MostNamed
                )
                    faults.Add($"The event at position {position} is not the one that was logged.");
        if (position < leaves.Count)
            faults.Add(
                $"The log has {leaves.Count} entries and the records {position} events: they are older than the log."
            );
        return faults;
    }

    // The key of the log, and that of the second signature where there is one.
    private static IReadOnlyList<VerifierKey> Keys(LogFolder folder, VerifierKey key) =>
        folder.Read(LogFolder.MlDsaKey) is { } line
        && VerifierKey.TryParse(Encoding.UTF8.GetString(line).Trim(), out var second, out _)
            ? [key, second]
            : [key];
}
