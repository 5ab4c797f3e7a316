using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Rescreening;

/// <summary>Screens again what changed, and nothing else.</summary>
public static class Rescreen
{
    /// <summary>What changes for known parties when lists change, party by party in their order.</summary>
    /// <param name="before">The lists as they were.</param>
    /// <param name="after">The lists as they are; a list that is on one side only came or went whole.</param>
    /// <param name="parties">The parties.</param>
    /// <param name="least">Hits of a lower tier are none.</param>
    public static IEnumerable<HitChange> Lists(
        IReadOnlyList<ListSnapshot> before,
        IReadOnlyList<ListSnapshot> after,
        IEnumerable<Party> parties,
        Tier least = Tier.Possible
    )
    {
        var rescreen = new ListRescreen(before, after, least);
        return parties.SelectMany(party => rescreen.Changes(party));
    }

    /// <summary>What changes when parties change and lists do not.</summary>
    /// <param name="delta">How the parties changed.</param>
    /// <param name="screener">The lists.</param>
    /// <param name="least">Hits of a lower tier are none.</param>
    /// <param name="decided">Decisions, and the day on which they are to hold.</param>
    public static IEnumerable<HitChange> Parties(
        PartyDelta delta,
        Screener screener,
        Tier least = Tier.Possible,
        (Decisions Decisions, DateOnly Day)? decided = null
    )
    {
        var kept = decided is { } given ? new HitComparison(given.Decisions, given.Day) : new();
        foreach (var party in delta.Added)
        foreach (
            var change in kept.Changes(
                null,
                [],
                party,
                Found(party),
                _ => (ChangeCause.PartyAdded, [])
            )
        )
            yield return change;
        foreach (var party in delta.Removed)
        foreach (
            var change in kept.Changes(
                party,
                Found(party),
                null,
                [],
                _ => (ChangeCause.PartyRemoved, [])
            )
        )
            yield return change;
        foreach (var (before, after) in delta.Changed)
        {
            var fields = Fingerprint.Of(before).Changes(Fingerprint.Of(after));
            foreach (
                var change in kept.Changes(
                    before,
                    Found(before),
                    after,
                    Found(after),
                    _ => (ChangeCause.PartyChanged, fields)
                )
            )
                yield return change;
        }

        IReadOnlyList<Hit> Found(Party party) => screener.Screen(party, int.MaxValue, least);
    }
}
