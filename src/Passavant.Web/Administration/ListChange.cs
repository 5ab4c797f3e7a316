using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Screening.Rescreening;
using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Administration;

/// <summary>What a snapshot changes against the one of its list in force, and in which open cases parties match otherwise.</summary>
/// <param name="Before">The snapshot in force; null where the list is new.</param>
/// <param name="Delta">Entries added, removed and changed.</param>
/// <param name="Matches">By case, how many matches come and how many go.</param>
/// <param name="Looked">How many open cases were looked at.</param>
/// <param name="Open">How many there are.</param>
internal sealed record ListChange(
    SnapshotRow? Before,
    ListDelta Delta,
    IReadOnlyDictionary<string, (int New, int Gone)> Matches,
    int Looked,
    int Open
)
{
    private const int Most = 300;

    /// <summary>What a snapshot changes.</summary>
    public static async Task<ListChange> Of(
        Reading reading,
        Desk desk,
        SnapshotRow row,
        ListSnapshot snapshot
    )
    {
        var now = desk.Now;
        var active = await Editions.ActiveSnapshots(reading, now);
        var was = active.FirstOrDefault(one => one.List == row.List);
        var before = was is null ? null : await Read(reading, was.Hash);
        var delta = ListDelta.Between(before ?? ListSnapshot.Of(snapshot.About, []), snapshot);
        var open = await Touching.Last(reading, "screen", "", Most);
        var matches = new SortedDictionary<string, (int, int)>(StringComparer.Ordinal);
        if (!delta.IsEmpty)
        {
            var rescreen = new ListRescreen(before is null ? [] : [before], [snapshot]);
            foreach (var one in open)
                if (await desk.Find(reading, CaseNumber.Parse(one.Number), now) is { } file)
                {
                    var changes = file
                        .Case.Application.Parties.SelectMany(party =>
                            rescreen.Changes(Assessing.Asked(party))
                        )
                        .ToList();
                    if (changes.Count > 0)
                        matches[one.Number] = (
                            changes.Count(change => change.Kind != HitChangeKind.Gone),
                            changes.Count(change => change.Kind == HitChangeKind.Gone)
                        );
                }
        }
        return new(was, delta, matches, open.Count, await Touching.Open(reading));
    }

    /// <summary>A snapshot as it is kept.</summary>
    public static async Task<ListSnapshot> Read(Reading reading, string hash) =>
        ListActs.Read((await Editions.Entries(reading, hash))!);
}
