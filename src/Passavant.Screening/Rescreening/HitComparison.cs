using Passavant.Screening.Deciding;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Rescreening;

/// <summary>Holds the hits of a party against those it had.</summary>
internal sealed class HitComparison(Decisions? decisions = null, DateOnly day = default)
{
    /// <summary>What changed, by list and entry in the order of UTF-16 code units.</summary>
    /// <param name="before">The party as it was; null where it is new.</param>
    /// <param name="had">Its hits.</param>
    /// <param name="after">The party as it is; null where it is no more.</param>
    /// <param name="has">Its hits.</param>
    /// <param name="why">What a change of a hit of this list and entry comes from.</param>
    public IReadOnlyList<HitChange> Changes(
        Party? before,
        IReadOnlyList<Hit> had,
        Party? after,
        IReadOnlyList<Hit> has,
        Func<(string List, string Entry), (ChangeCause, IReadOnlyList<string>)> why
    )
    {
        if (had.Count + has.Count == 0)
            return [];
        var (was, now) = (Decided(had, before), Decided(has, after));
        var changes = new List<HitChange>();
        foreach (
            var key in was
                .Keys.Union(now.Keys)
                .OrderBy(key => key.List, StringComparer.Ordinal)
                .ThenBy(key => key.Entry, StringComparer.Ordinal)
        )
        {
            var (old, found) = (was.GetValueOrDefault(key), now.GetValueOrDefault(key));
            var (cause, fields) = why(key);
            foreach (var kind in Kinds(old, found))
                changes.Add(
                    new HitChange(
                        kind,
                        (after ?? before)!,
                        old?.Hit,
                        found?.Hit,
                        cause,
                        fields,
                        decisions is null ? null : found ?? old
                    )
                );
        }
        return changes;
    }

    private static IEnumerable<HitChangeKind> Kinds(DecidedHit? was, DecidedHit? now)
    {
        if (was is null)
        {
            yield return HitChangeKind.New;
            yield break;
        }
        if (now is null)
        {
            yield return HitChangeKind.Gone;
            yield break;
        }
        if (was.Hit.Tier != now.Hit.Tier)
            yield return HitChangeKind.Tier;
        if (DecidedEntry.ConsequenceOf(was.Hit.Entry) != DecidedEntry.ConsequenceOf(now.Hit.Entry))
            yield return HitChangeKind.Consequence;
        if (was.State is HitState.Same or HitState.Different && now.State == HitState.Reopened)
            yield return HitChangeKind.Reopened;
    }

    private Dictionary<(string List, string Entry), DecidedHit> Decided(
        IReadOnlyList<Hit> hits,
        Party? party
    ) =>
        hits.Count == 0
            ? []
            : (decisions ?? Decisions.None)
                .Apply(hits, party!, day)
                .ToDictionary(one => (one.Hit.List.Id, one.Hit.Entry.Party.Id));
}
