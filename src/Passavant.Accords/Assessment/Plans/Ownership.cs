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
            foreach (var axis in party.Space.Synthetic)
                if (axis.Term == term && party.Facts.Find(term) is null)
                    party.Settle(axis, Answer(axis, truths[party.Party!.Id]));
                else if (
                    axis.Term == term
                    && party.Facts.Find(term) is { Value: FactValue.Word word } fact
                    && fact.Standing >= axis.Demand
                )
                    party.Settle(axis, Answer(axis, (word.Text == "yes").ToTruth()));
        }
    }

    private static Truth Answer(Axis axis, Truth held) =>
        axis.Sentences[0] is Condition.OneOf oneOf && held != Truth.NotStated
            ? (oneOf.Words.Contains(held == Truth.Yes ? "yes" : "no") != oneOf.Negated).ToTruth()
            : held;

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
            var shares = new List<Rational>();
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
                        shares.Add(share);
                }
            }
            // What nobody stated may be held by anybody.
            var unstated = stated < Rational.One ? Rational.One - stated : Rational.Zero;
            if (!sure && !unstated.IsZero)
                shares.Add(unstated);
            if (shares.Count == 0)
                return false;
            var total =
                rule.Aggregate || !sure
                    ? shares.Aggregate(Rational.Zero, (sum, share) => sum + share)
                    : shares.Max();
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
