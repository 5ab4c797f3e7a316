using System.Collections.Concurrent;
using Passavant.Cases;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Passavant.Store;
using Passavant.Web.Cases;
using Screened = Passavant.Screening;

namespace Passavant.Web.Pages.Work;

/// <summary>A hit of the screening beside the entry of the list: what both say, and what the score is made of.</summary>
/// <param name="Number">Its place among the hits of the case, from 1.</param>
/// <param name="Hit">The hit.</param>
/// <param name="Decision">What was decided of it.</param>
/// <param name="Party">The party of the case.</param>
/// <param name="Beside">The entry, where the list is still the one screened against.</param>
internal sealed record ListedHit(
    int Number,
    CaseHit Hit,
    HitDecision? Decision,
    PartyDetails? Party,
    ListedEntry? Beside
)
{
    // Enough for the hits of a day.
    private const int Most = 2000;

    private static readonly ConcurrentDictionary<(string, string), ListedEntry> kept = [];

    /// <summary>The hits of a case, each beside its entry.</summary>
    public static async Task<IReadOnlyList<ListedHit>> Of(
        Reading reading,
        Desk desk,
        Case one,
        IReadOnlyList<HitView> hits
    )
    {
        var listed = new List<ListedHit>();
        foreach (var (number, view) in hits.Index())
        {
            var party = one.Application.Parties.FirstOrDefault(party => party.Id == view.Hit.Party);
            listed.Add(
                new ListedHit(
                    number + 1,
                    view.Hit,
                    view.Decision,
                    party,
                    party is null
                        ? null
                        : await Entry(reading, desk, one.Screening!, view.Hit, party)
                )
            );
        }
        return listed;
    }

    private static async Task<ListedEntry?> Entry(
        Reading reading,
        Desk desk,
        CaseScreening screening,
        CaseHit hit,
        PartyDetails details
    )
    {
        var stamp = screening.Lists.FirstOrDefault(list => list.List == hit.List);
        if (stamp is null)
            return null;
        // The fingerprint is that of both sides: what was compared once need not be again.
        var key = (stamp.Hash, hit.Fingerprint);
        if (kept.TryGetValue(key, out var known))
            return known;
        if (
            await desk.Screener(reading, desk.Now) is not { } ready
            || ready.Screener.Lists.FirstOrDefault(list => list.Hash == stamp.Hash)
                is not { } snapshot
        )
            return null;
        var asked = Assessing.Asked(details);
        var found = ready
            .Screener.Screen(asked, int.MaxValue, Tier.Possible)
            .FirstOrDefault(one => one.List.Id == hit.List && one.Entry.Party.Id == hit.Entry);
        if (found is null)
            return null;
        if (kept.Count >= Most)
            kept.Clear();
        return kept.GetOrAdd(
            key,
            new ListedEntry(
                found.Entry,
                snapshot.About,
                stamp.Hash,
                ready.Screener.Explain(asked, found)
            )
        );
    }
}

/// <summary>An entry of a list, with what speaks for and against its being the party.</summary>
internal sealed record ListedEntry(
    ListEntry Entry,
    ListDescription List,
    string Hash,
    IReadOnlyList<Evidence> Evidence
)
{
    /// <summary>Its names, the first one first.</summary>
    public IEnumerable<Screened.PartyName> Names => Entry.Party.Names;
}
