namespace Passavant.Screening.Ownership;

/// <summary>Whether a list's rule on owners reaches a party that need not be listed itself.</summary>
/// <remarks>
/// A party the rule covers counts as listed for whomever it holds; shares are never multiplied. Circles cover nobody by themselves.
/// Shares nobody stated may be anybody's, also those of an owner already named. Control nobody stated is not supposed.
/// </remarks>
public static class Ownership
{
    /// <summary>So many paths are given at most.</summary>
    public const int MostPaths = 64;

    /// <summary>Runs a rule.</summary>
    /// <param name="graph">Who holds whom.</param>
    /// <param name="party">The party asked about, as the graph calls it.</param>
    /// <param name="day">The day on which holdings are to hold.</param>
    /// <param name="listed">Whether a party is itself on the list.</param>
    /// <param name="rule">The list's rule.</param>
    public static OwnershipFinding Of(
        OwnershipGraph graph,
        string party,
        DateOnly day,
        Func<string, Listing> listed,
        OwnershipRule rule
    )
    {
        var above = new Above(graph, party, day, listed);
        var sure = new Spread(above, rule, sure: true);
        var possible = new Spread(above, rule, sure: false);
        var coverage =
            sure.Reaches(party) ? Coverage.Covered
            : possible.Reaches(party) ? Coverage.Unknown
            : Coverage.NotCovered;
        return new OwnershipFinding(
            coverage,
            sure.Held(party),
            Math.Min(1, possible.Held(party)),
            coverage switch
            {
                Coverage.Covered => sure.Paths(party),
                Coverage.Unknown => possible.Paths(party),
                _ => [],
            }
        );
    }

    /// <summary>The party and everybody above it in the graph.</summary>
    private sealed class Above
    {
        public Dictionary<string, IReadOnlyList<Holder>> Holders { get; } =
            new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, decimal> Rest { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, Listing> Listed { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, List<(string Owned, Holder As)>> Owned { get; } =
            new(StringComparer.OrdinalIgnoreCase);

        public string Party { get; }

        public Above(OwnershipGraph graph, string party, DateOnly day, Func<string, Listing> listed)
        {
            Party = party;
            var waiting = new Queue<string>([party]);
            Holders.Add(party, []);
            while (waiting.TryDequeue(out var one))
            {
                var holders = graph.IsPerson(one) ? [] : graph.HoldersOf(one, day);
                Holders[one] = holders;
                Listed[one] = listed(one);
                Rest[one] = graph.IsPerson(one)
                    ? 0
                    : Math.Max(0, 1 - holders.Sum(holder => holder.Share));
                foreach (var holder in holders)
                {
                    if (Holders.TryAdd(holder.Owner, []))
                        waiting.Enqueue(holder.Owner);
                    if (!Owned.TryGetValue(holder.Owner, out var owned))
                        Owned.Add(holder.Owner, owned = []);
                    owned.Add((one, holder));
                }
            }
        }
    }

    /// <summary>The least set of parties that count as listed: for certain, or if everything unknown turned out so. The party asked about stays out of it unless it is listed, so that nothing rests on itself.</summary>
    private sealed class Spread
    {
        private readonly Above above;
        private readonly OwnershipRule rule;
        private readonly bool sure;

        // When each party came to count.
        private readonly Dictionary<string, int> turns = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, decimal> held = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> controlled = new(StringComparer.OrdinalIgnoreCase);

        public Spread(Above above, OwnershipRule rule, bool sure)
        {
            (this.above, this.rule, this.sure) = (above, rule, sure);
            var waiting = new Queue<string>();
            foreach (var (party, listing) in above.Listed)
                if (IsListed(listing) || Reaches(party))
                    Count(party, waiting);
            while (waiting.TryDequeue(out var owner))
                foreach (var (owned, holder) in above.Owned.GetValueOrDefault(owner) ?? [])
                {
                    var before = held.GetValueOrDefault(owned);
                    held[owned] = rule.Aggregated
                        ? before + holder.Share
                        : Math.Max(before, holder.Share);
                    if (rule.Control && holder.Controls)
                        controlled.Add(owned);
                    if (Reaches(owned))
                        Count(owned, waiting);
                }
        }

        /// <summary>What of a party is held by parties that count: all of it, or by the greatest of them.</summary>
        public decimal Held(string party) =>
            held.GetValueOrDefault(party) + (sure ? 0 : above.Rest[party]);

        public bool Reaches(string party) =>
            controlled.Contains(party) || rule.Reaches(Held(party));

        /// <summary>The paths from a party to those who count by themselves.</summary>
        public IReadOnlyList<OwnershipPath> Paths(string party)
        {
            var paths = new List<OwnershipPath>();
            var waiting = new Stack<(string Party, Trail? Trail)>([(party, null)]);
            while (paths.Count < MostPaths && waiting.TryPop(out var at))
            {
                if (at.Trail is { } trail && IsListed(above.Listed[at.Party]))
                {
                    paths.Add(
                        new OwnershipPath(
                            party,
                            trail.Steps(),
                            above.Listed[at.Party] == Listing.Yes
                                ? PathEnd.Listed
                                : PathEnd.PerhapsListed
                        )
                    );
                    continue;
                }
                if (!sure && above.Rest[at.Party] is > 0 and var rest)
                    paths.Add(
                        new OwnershipPath(
                            party,
                            new Trail(
                                new OwnershipStep(null, HoldingKind.Owns, rest),
                                at.Trail
                            ).Steps(),
                            PathEnd.NotStated
                        )
                    );
                foreach (var holder in above.Holders[at.Party].Reverse())
                    if (
                        turns.TryGetValue(holder.Owner, out var turn)
                        && (at.Trail is null || turn < turns[at.Party])
                        && StepOf(holder) is { } step
                    )
                        waiting.Push((holder.Owner, new Trail(step, at.Trail)));
            }
            return paths;
        }

        // What of a holding the rule looks at; null for nothing.
        private OwnershipStep? StepOf(Holder holder) =>
            rule.Control && holder.Controls
                ? new OwnershipStep(holder.Owner, HoldingKind.Controls, Share(holder))
            : holder.Share > 0 || !sure && holder.OwnsUnknown
                ? new OwnershipStep(holder.Owner, HoldingKind.Owns, Share(holder))
            : null;

        private static decimal? Share(Holder holder) => holder.Share > 0 ? holder.Share : null;

        private bool IsListed(Listing listing) =>
            listing == Listing.Yes || !sure && listing == Listing.Perhaps;

        private void Count(string party, Queue<string> waiting)
        {
            if (
                (
                    !StringComparer.OrdinalIgnoreCase.Equals(party, above.Party)
                    || IsListed(above.Listed[party])
                ) && turns.TryAdd(party, turns.Count)
            )
                waiting.Enqueue(party);
        }
    }

    private sealed record Trail(OwnershipStep Last, Trail? Before)
    {
        public IReadOnlyList<OwnershipStep> Steps()
        {
            var steps = new List<OwnershipStep>();
            for (var at = this; at is not null; at = at.Before)
                steps.Add(at.Last);
            steps.Reverse();
            return steps;
        }
    }
}
