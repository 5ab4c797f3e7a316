using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;

namespace Passavant.Screening.Ownership;

/// <summary>What the rule of one list says of a party's owners.</summary>
/// <param name="List">The list's id.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Finding">What it says.</param>
/// <param name="Paths">The paths of the finding in words, each with what is known of its end: <c>Northern Works ← 60 % ← Ivan Specimen, listed on denials D-2</c>.</param>
public sealed record OwnershipAnswer(
    string List,
    OwnershipRule Rule,
    OwnershipFinding Finding,
    IReadOnlyList<string> Paths
);

/// <summary>Owners screened against lists, ready to be asked for the parties they hold.</summary>
/// <remarks>Immutable, and safe to ask from several threads. A strong match counts as listed, as does one decided to be the same; a possible one may be; one decided different is not.</remarks>
public sealed class OwnershipScreening
{
    private readonly OwnershipGraph graph;
    private readonly DateOnly day;
    private readonly (ListSnapshot List, OwnershipRule Rule)[] rules;
    private readonly Dictionary<
        (string List, string Owner),
        (Listing Listing, string Entry)
    > found = [];

    /// <summary>Screens the owners.</summary>
    /// <param name="graph">Who holds whom.</param>
    /// <param name="owners">Everybody who holds somebody, the id of each as the graph calls it.</param>
    /// <param name="screen">Gives the hits of an owner from possible on, with what was decided.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="day">The day on which holdings and rules are to hold.</param>
    public OwnershipScreening(
        OwnershipGraph graph,
        IEnumerable<Party> owners,
        Func<Party, IReadOnlyList<DecidedHit>> screen,
        IReadOnlyList<ListSnapshot> lists,
        DateOnly day
    )
    {
        (this.graph, this.day) = (graph, day);
        var all = lists.Select(list => (list, Rule: OwnershipRules.Of(list.Id))).ToList();
        rules = [.. all.Where(one => one.Rule.AppliesOn(day))];
        NotApplied =
        [
            .. all.Where(one => !one.Rule.AppliesOn(day)).Select(one => (one.list.Id, one.Rule)),
        ];
        foreach (var owner in owners)
        foreach (var hit in screen(owner))
            if (ListingOf(hit) is var listing and not Listing.No)
            {
                var key = (hit.Hit.List.Id, Fold(owner.Id));
                if (!found.TryGetValue(key, out var known) || known.Listing < listing)
                    found[key] = (listing, hit.Hit.Entry.Party.Id);
            }
    }

    /// <summary>Lists whose rule does not apply on the day.</summary>
    public IReadOnlyList<(string List, OwnershipRule Rule)> NotApplied { get; }

    /// <summary>The lists whose rule covers a party or leaves it unknown, in their order. Nobody owns a person.</summary>
    public IReadOnlyList<OwnershipAnswer> Of(Party asked)
    {
        if (asked.Kind == PartyKind.Person)
            return [];
        var names = asked.Names.Select(name => name.Text).Where(graph.Knows).ToList();
        // Of whom the graph knows nothing, nothing is known.
        if (names.Count == 0)
            names.Add(
                asked.Names.Count > 0 ? asked.Names[0].Text
                : asked.Identifiers.Count > 0 ? asked.Identifiers[0].Value
                : asked.Id
            );
        var answers = new List<OwnershipAnswer>();
        foreach (var (list, rule) in rules)
        {
            var finding = names
                .Select(name => Ownership.Of(graph, name, day, at => Find(list, at).Listing, rule))
                .MaxBy(one => one.Coverage)!;
            if (finding.Coverage != Coverage.NotCovered)
                answers.Add(
                    new OwnershipAnswer(
                        list.Id,
                        rule,
                        finding,
                        [.. finding.Paths.Select(path => Say(path, list))]
                    )
                );
        }
        return answers;
    }

    private (Listing Listing, string? Entry) Find(ListSnapshot list, string party)
    {
        if (found.TryGetValue((list.Id, Fold(party)), out var known))
            return known;
        // An entry that a link of the list names.
        if (
            party.Length > list.Id.Length
            && party[list.Id.Length] == '/'
            && party.StartsWith(list.Id, StringComparison.Ordinal)
            && list.Find(party[(list.Id.Length + 1)..]) is { } entry
        )
            return (Listing.Yes, entry.Party.Id);
        return (Listing.No, null);
    }

    private string Say(OwnershipPath path, ListSnapshot list) =>
        path.End == PathEnd.NotStated
            ? path.ToString()
            : $"{path}, {(path.End == PathEnd.Listed ? "listed" : "perhaps listed")} on {list.Id} {Find(list, path.Steps[^1].Owner!).Entry}";

    private static Listing ListingOf(DecidedHit hit) =>
        (hit.State, hit.Hit.Tier) switch
        {
            (HitState.Different, _) => Listing.No,
            (HitState.Same, _) or (_, Tier.Strong) => Listing.Yes,
            (_, Tier.Possible) => Listing.Perhaps,
            _ => Listing.No,
        };

    private static string Fold(string name) => name.ToUpperInvariant();
}
