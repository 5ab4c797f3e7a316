using Passavant.Accords.Conditions;
using Passavant.Accords.Quantities;

namespace Passavant.Accords.Plans;

/// <summary>Runs a list's own rule on the ownership graph: whether enough of a party is held by parties the rule is about, directly or through parties that are themselves held so.</summary>
internal static class Ownership
{
    public static void Settle(Situation situation, Plan plan)
    {
        foreach (var (term, of) in plan.OwnershipOf)
        {
            var rule = (TermKind.Ownership)term.Kind;
            var truths = Truths(
                situation
                    .Parties.Select(party => (party.Party!.Id, situation.Eval(of, null, party)))
                    .ToList(),
                situation.Subject.Holdings,
                rule,
                plan.AsOf
            );
            foreach (var party in situation.Parties)
            foreach (var axis in party.Space.AxesOfTerm[term.Index])
                if (
                    party.IsOpen(axis)
                    && truths[party.Party!.Id] is var truth
                    && truth != Truth.NotStated
                )
                    party.Place(axis, truth == Truth.Yes ? Yes : No);
        }
    }

    private static readonly FactValue Yes = new FactValue.Word("yes");
    private static readonly FactValue No = new FactValue.Word("no");

    /// <summary>For each party, whether the rule catches it: reached for certain, not even if every unknown share were held so, or unknown.</summary>
    internal static Dictionary<string, Truth> Truths(
        IReadOnlyList<(string Id, Truth Of)> parties,
        IReadOnlyList<Holding> holdings,
        TermKind.Ownership rule,
        DateOnly asOf
    )
    {
        var certain = parties.ToDictionary(party => party.Id, _ => false, StringComparer.Ordinal);
        var possible = parties.ToDictionary(party => party.Id, _ => false, StringComparer.Ordinal);
        var of = parties.ToDictionary(party => party.Id, party => party.Of, StringComparer.Ordinal);
        var held = holdings
            .Where(holding => new Validity(holding.From, holding.Until).Holds(asOf))
            .ToLookup(holding => holding.Of, StringComparer.Ordinal);
        // Least fixpoints: each round can only add parties, so it ends after as many rounds as there are parties.
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var (id, _) in parties)
            {
                changed |= !certain[id] && (certain[id] = Reaches(id, sure: true));
                changed |= !possible[id] && (possible[id] = Reaches(id, sure: false));
            }
        }
        return parties.ToDictionary(
            party => party.Id,
            party =>
                certain[party.Id] ? Truth.Yes
                : possible[party.Id] ? Truth.NotStated
                : Truth.No,
            StringComparer.Ordinal
        );

        bool Reaches(string id, bool sure)
        {
            var shares = new Dictionary<string, Rational>(StringComparer.Ordinal);
            Rational stated = Rational.Zero;
            foreach (var holding in held[id])
            {
                var counts = Counts(holding.Owner, sure);
                if (holding.Kind == HoldingKind.Controls && counts)
                    return true;
                if (holding.Kind != HoldingKind.Owns)
                    continue;
                if (holding.Share is { } share)
                {
                    stated += share;
                    if (counts)
                        shares[holding.Owner] = shares.GetValueOrDefault(holding.Owner) + share;
                }
            }
            // What nobody stated may be held by anybody.
            var unstated = stated < Rational.One ? Rational.One - stated : Rational.Zero;
            if (shares.Count == 0 && (sure || unstated.IsZero))
                return false;
            var total =
                shares.Count == 0 ? Rational.Zero
                : rule.Aggregate
                    ? shares.Values.Aggregate(Rational.Zero, (sum, share) => sum + share)
                : shares.Values.Max();
            if (!sure)
                total += unstated;
            return rule.MoreThan ? total > rule.Threshold : total >= rule.Threshold;
        }

        bool Counts(string owner, bool sure)
        {
            if (!of.TryGetValue(owner, out var truth))
                return !sure;
            return sure
                ? truth == Truth.Yes || certain[owner]
                : truth != Truth.No || possible[owner];
        }
    }
}
