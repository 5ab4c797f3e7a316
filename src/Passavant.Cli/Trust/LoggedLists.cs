using Passavant.Cli.Commands;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Trust.Log;

namespace Passavant.Cli.Trust;

/// <summary>A snapshot of a list as a log names it: its list and the hash of its entries.</summary>
internal sealed record NamedList(string Id, string Hash);

/// <summary>The snapshots that screenings named, made ready to screen against again: taken from files somebody gives, else from whoever opens the entries.</summary>
/// <param name="paths">Snapshots, or folders of them.</param>
internal sealed class LoggedLists(
    IReadOnlyList<string> paths,
    OpeningSource openings,
    Surroundings surroundings
) : IDisposable
{
    // Lists are large, and what is in force changes now and then: decisions of one time rest on few sets of them.
    private const int MostSets = 3;

    private readonly List<(string Key, Screener Screener)> ready = [];
    private readonly Dictionary<string, (LogAnswer, string)> faults = new(StringComparer.Ordinal);
    private readonly ProgressLine progress = new(surroundings, wanted: true);
    private Dictionary<string, string>? given;

    /// <summary>What screens against a set of snapshots; null where one of them is not to be had.</summary>
    /// <param name="fault">Which, and whether it was not given or is another than the log says.</param>
    /// <exception cref="Trouble">The server refuses, or a file given is no snapshot.</exception>
    public Screener? Ready(IReadOnlyList<NamedList> named, out (LogAnswer, string)? fault)
    {
        fault = null;
        var key = string.Join(' ', named.Select(list => list.Hash));
        var at = ready.FindIndex(one => one.Key == key);
        if (at >= 0)
        {
            var found = ready[at];
            ready.RemoveAt(at);
            ready.Add(found);
            return found.Screener;
        }
        var snapshots = new List<ListSnapshot>();
        foreach (var list in named)
        {
            if (!faults.TryGetValue(list.Hash, out var known))
            {
                progress.Say($"reading the list {Casework.Reading.Plain(list.Id)}");
                if (Find(list, out known) is { } snapshot)
                {
                    snapshots.Add(snapshot);
                    continue;
                }
                faults[list.Hash] = known;
            }
            fault = known;
            progress.Clear();
            return null;
        }
        progress.Say($"making {snapshots.Sum(list => list.Entries.Count)} entries ready");
        var screener = new Screener(snapshots);
        progress.Clear();
        if (ready.Count == MostSets)
            ready.RemoveAt(0);
        ready.Add((key, screener));
        return screener;
    }

    public void Dispose() => progress.Dispose();

    private ListSnapshot? Find(NamedList list, out (LogAnswer, string) fault)
    {
        fault = default;
        if (
            ready
                .SelectMany(one => one.Screener.Lists)
                .FirstOrDefault(one => one.Hash == list.Hash) is
            { } held
        )
            return held.Id == list.Id ? held : Another(list, held, out fault);
        if (list.Hash.Length != 64 || !list.Hash.All(char.IsAsciiHexDigitLower))
        {
            fault = (
                LogAnswer.NotChecked,
                $"screening named a snapshot of '{list.Id}' by '{list.Hash}', which is no hash"
            );
            return null;
        }
        given ??= Given();
        using var content = given.TryGetValue(list.Hash, out var path)
            ? OpeningSource.SnapshotOf(path, surroundings)
            : openings.List(list.Hash);
        if (content is null)
        {
            fault = (
                LogAnswer.NotChecked,
                $"the snapshot {list.Hash} of '{list.Id}' was not given: what was screened against it was not matched again"
            );
            return null;
        }
        try
        {
            var snapshot = SnapshotFile.Read(content, path ?? $"lists/{list.Hash}.jsonl");
            return snapshot.Hash == list.Hash && snapshot.Id == list.Id
                ? snapshot
                : Another(list, snapshot, out fault);
        }
        catch (ListFormatException wrong)
        {
            fault = (
                LogAnswer.Fails,
                $"the snapshot given for {list.Hash} of '{list.Id}' is not that one: {wrong.Message}"
            );
            return null;
        }
    }

    private static ListSnapshot? Another(
        NamedList list,
        ListSnapshot given,
        out (LogAnswer, string) fault
    )
    {
        fault = (
            LogAnswer.Fails,
            $"the snapshot given for {list.Hash} of '{list.Id}' is {given.Hash} of '{given.Id}': it was changed, or is another"
        );
        return null;
    }

    // The files by the hash their first line says; whether it is right is found when they are read.
    private Dictionary<string, string> Given()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (paths.Count == 0)
            return found;
        foreach (var file in ScreeningLists.Files([.. paths], surroundings))
        {
            using var content = OpeningSource.SnapshotOf(file, surroundings);
            try
            {
                found[SnapshotFile.HashOf(content, file)] = file;
            }
            catch (ListFormatException wrong)
            {
                throw new Trouble(wrong.Message);
            }
        }
        return found;
    }
}
