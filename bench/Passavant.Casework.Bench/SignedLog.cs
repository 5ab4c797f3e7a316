using System.Text;
using Passavant.Store;
using Passavant.Trust.Log;

namespace Passavant.Casework.Bench;

/// <summary>The log a server signs, as a stranger sees it who keeps every checkpoint: nothing that was signed may be taken back.</summary>
internal sealed class SignedLog(string folder)
{
    /// <summary>What the log of a drill is called.</summary>
    public const string Origin = "drill.example/log";

    private readonly List<byte[]> checkpoints = [];

    /// <summary>How many different checkpoints were seen.</summary>
    public int Checkpoints => checkpoints.Count;

    /// <summary>Looks at the whole log and holds it against all that was signed before; answers what is wrong, in a line each.</summary>
    public IReadOnlyList<string> Look(EntryVisitor? visit = null)
    {
        if (Read("checkpoint") is not { Length: > 0 } checkpoint)
            return checkpoints.Count == 0 ? [] : ["the checkpoint is gone"];
        if (
            !VerifierKey.TryParse(
                Encoding.UTF8.GetString(Read("key") ?? []).Trim(),
                out var key,
                out var fault
            )
        )
            return [$"the key: {fault}"];
        var checker = new LogChecker(Policy.Trusting(key), checkpoint, Read);
        foreach (var older in checkpoints)
            checker.CheckConsistency(older);
        checker.CheckWhole(visit);
        if (checkpoints.Count == 0 || !checkpoints[^1].AsSpan().SequenceEqual(checkpoint))
            checkpoints.Add(checkpoint);
        return
        [
            .. checker
                .Findings.Where(finding => finding.Answer != LogAnswer.Holds)
                .Select(finding => $"{finding}"),
        ];
    }

    /// <summary>Waits until there is a checkpoint; false after a minute.</summary>
    public async Task<bool> IsThere()
    {
        for (var i = 0; i < 600; i++)
        {
            if (Read("checkpoint") is { Length: > 0 })
                return true;
            await Task.Delay(100);
        }
        return false;
    }

    /// <summary>Waits until all there is in the records is signed and every file is sound; answers what is wrong after a minute.</summary>
    public async Task<IReadOnlyList<string>> Settle(Database store)
    {
        IReadOnlyList<string> wrong = [];
        for (var i = 0; i < 120; i++)
        {
            var events = new List<string>();
            while (
                await store.Read(reading => Events.ReadAll(reading, events.Count))
                    is { Count: > 0 } more
            )
                events.AddRange(
                    more.Select(one => Encoding.UTF8.GetString(EventLeaf.Of(one).ToBytes()))
                );
            var entries = new List<string>();
            wrong = Look((_, entry) => entries.Add(Encoding.UTF8.GetString(entry)));
            if (wrong.Count == 0 && events.SequenceEqual(entries))
                return [];
            if (wrong.Count == 0)
                wrong =
                [
                    $"{events.Count} events and {entries.Count} entries, which are not the same",
                ];
            await Task.Delay(500);
        }
        return wrong;
    }

    /// <summary>Breaks what a power failure may break, since nobody waits for these files to reach the disk: the newest files are cut short, and the checkpoint is empty.</summary>
    public void Tear(Random chance)
    {
        var files = Directory.Exists(folder)
            ? Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("lock", StringComparison.Ordinal))
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .Take(4)
                .ToList()
            : [];
        foreach (var file in files.Where(_ => chance.Next(2) == 0))
        {
            var bytes = File.ReadAllBytes(file);
            var isTile = file.Contains("tile", StringComparison.Ordinal);
            File.WriteAllBytes(file, bytes[..(isTile ? chance.Next(bytes.Length) : 0)]);
        }
    }

    private byte[]? Read(string path)
    {
        var file = Path.Combine(folder, path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }
}
