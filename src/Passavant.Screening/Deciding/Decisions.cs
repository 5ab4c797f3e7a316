using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Deciding;

/// <summary>Every decision, the later ones in place of earlier ones about the same pair.</summary>
/// <remarks>Immutable, and safe to ask from several threads.</remarks>
public sealed class Decisions
{
    private readonly Dictionary<
        (string Party, string List, string Entry),
        (MatchDecision Decision, DecidedEntry Entry)
    > last = [];

    /// <summary>Decisions in the order they were made.</summary>
    public Decisions(IEnumerable<MatchDecision> decisions)
    {
        All = [.. decisions];
        foreach (var decision in All)
        foreach (var entry in decision.Entries)
            last[(decision.PartyId, entry.List, entry.Id)] = (decision, entry);
    }

    /// <summary>None.</summary>
    public static Decisions None { get; } = new([]);

    /// <summary>All of them, superseded ones too, in the order they were made.</summary>
    public IReadOnlyList<MatchDecision> All { get; }

    /// <summary>What the last decision about each pair was, by party, list and entry in the order of UTF-16 code units.</summary>
    public IEnumerable<(MatchDecision Decision, DecidedEntry Entry)> Last =>
        last.OrderBy(pair => pair.Key.Party, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.List, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Entry, StringComparer.Ordinal)
            .Select(pair => pair.Value);

    /// <summary>Each hit with what was decided of it and still holds on a day, in the same order.</summary>
    /// <param name="hits">Hits found for the party.</param>
    /// <param name="party">The party asked about.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<DecidedHit> Apply(IReadOnlyList<Hit> hits, Party party, DateOnly day)
    {
        Fingerprint? now = null;
        return
        [
            .. hits.Select(hit =>
                last.TryGetValue((party.Id, hit.List.Id, hit.Entry.Party.Id), out var made)
                    ? Decided(hit, made.Decision, made.Entry, now ??= Fingerprint.Of(party), day)
                    : new DecidedHit(hit, HitState.Open, null, [])
            ),
        ];
    }

    private static DecidedHit Decided(
        Hit hit,
        MatchDecision decision,
        DecidedEntry decided,
        Fingerprint party,
        DateOnly day
    )
    {
        var reasons = Reopenings(hit.Entry, decision, decided, party, day);
        return new DecidedHit(
            hit,
            reasons.Count > 0 ? HitState.Reopened
                : decision.Verdict == Verdict.Same ? HitState.Same
                : HitState.Different,
            decision,
            reasons
        );
    }

    private static List<Reopening> Reopenings(
        ListEntry entry,
        MatchDecision decision,
        DecidedEntry decided,
        Fingerprint party,
        DateOnly day
    )
    {
        if (decision.Verdict == Verdict.Withdrawn)
            return [new Reopening(ReopeningCause.Withdrawn)];
        List<Reopening> reasons =
        [
            .. decision
                .Party.Changes(party)
                .Select(field => new Reopening(ReopeningCause.PartyChanged, field)),
            .. decided
                .Party.Changes(Fingerprint.Of(entry.Party))
                .Select(field => new Reopening(ReopeningCause.EntryChanged, field)),
        ];
        if (decided.Consequence != DecidedEntry.ConsequenceOf(entry))
            reasons.Add(new Reopening(ReopeningCause.ConsequenceChanged));
        if (decision.Until < day)
            reasons.Add(new Reopening(ReopeningCause.Expired));
        return reasons;
    }
}
