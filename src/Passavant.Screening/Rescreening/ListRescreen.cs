using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Rescreening;

/// <summary>Entries that changed between two states of lists, ready to be held against parties.</summary>
/// <remarks>
/// Words are as rare as in the lists as they were, on both sides: so what changes for a party comes from entries that changed, and is what screening against the whole lists, twice, by that rarity, would show.
/// Immutable, and safe to ask from several threads.
/// </remarks>
public sealed class ListRescreen
{
    private readonly Tier least;
    private readonly HitComparison comparison;
    private readonly Screener before;
    private readonly Screener after;
    private readonly Dictionary<
        (string List, string Entry),
        (ChangeCause Cause, IReadOnlyList<string> Fields)
    > causes = [];

    /// <summary>Makes the difference between two states of lists ready.</summary>
    /// <param name="before">The lists as they were, each id once.</param>
    /// <param name="after">The lists as they are, each id once.</param>
    /// <param name="least">Hits of a lower tier are none.</param>
    /// <param name="decided">Decisions, and the day on which they are to hold.</param>
    /// <param name="rarity">How much words say, where it is known already; else as in the lists as they were.</param>
    public ListRescreen(
        IReadOnlyList<ListSnapshot> before,
        IReadOnlyList<ListSnapshot> after,
        Tier least = Tier.Possible,
        (Decisions Decisions, DateOnly Day)? decided = null,
        WordRarity? rarity = null
    )
    {
        this.least = least;
        comparison = decided is { } given ? new HitComparison(given.Decisions, given.Day) : new();
        rarity ??= WordRarity.Of(before);
        List<ListSnapshot> old = [],
            now = [];
        foreach (
            var id in before
                .Concat(after)
                .Select(list => list.Id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
        {
            var (was, list) = (
                before.SingleOrDefault(one => one.Id == id),
                after.SingleOrDefault(one => one.Id == id)
            );
            var delta = ListDelta.Between(was ?? Empty(list!), list ?? Empty(was!));
            foreach (var entry in delta.Added)
                causes.Add((id, entry.Party.Id), (ChangeCause.EntryAdded, []));
            foreach (var entry in delta.Removed)
                causes.Add((id, entry.Party.Id), (ChangeCause.EntryRemoved, []));
            foreach (var change in delta.Changed)
                causes.Add(
                    (id, change.After.Party.Id),
                    (ChangeCause.EntryChanged, [.. change.Fields().Select(field => field.Field)])
                );
            old.Add(
                ListSnapshot.Of(
                    (was ?? list)!.About,
                    [.. delta.Removed, .. delta.Changed.Select(change => change.Before)]
                )
            );
            now.Add(
                ListSnapshot.Of(
                    (list ?? was)!.About,
                    [.. delta.Added, .. delta.Changed.Select(change => change.After)]
                )
            );
        }
        this.before = new Screener(old, rarity);
        this.after = new Screener(now, rarity);
        (Gone, Come) = (old.Sum(list => list.Entries.Count), now.Sum(list => list.Entries.Count));
    }

    /// <summary>How many entries are no more as they were: removed or changed.</summary>
    public int Gone { get; }

    /// <summary>How many entries were not as they are: added or changed.</summary>
    public int Come { get; }

    /// <summary>What changes for a party, by list and entry in the order of UTF-16 code units.</summary>
    public IReadOnlyList<HitChange> Changes(Party party)
    {
        IReadOnlyList<Hit> had = Gone == 0 ? [] : before.Screen(party, int.MaxValue, least);
        IReadOnlyList<Hit> has = Come == 0 ? [] : after.Screen(party, int.MaxValue, least);
        return comparison.Changes(party, had, party, has, key => causes[key]);
    }

    private static ListSnapshot Empty(ListSnapshot like) => ListSnapshot.Of(like.About, []);
}
