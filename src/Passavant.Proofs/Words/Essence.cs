using Passavant.Accords;

namespace Passavant.Proofs;

/// <summary>Which facts of the evidence bring its outcomes about: a fact is left out where the assessment gives every case the same outcome without it, whatever it is.</summary>
internal sealed class Essence
{
    private readonly Dictionary<(Accord, Instruments, DateOnly, DateOnly), Assessor> assessors = [];

    /// <summary>The keys (see <see cref="Told"/>) of facts that can all be left out together; empty where an outcome is open even with every fact.</summary>
    /// <param name="cases">The evidence.</param>
    /// <param name="keys">The keys tried, in order.</param>
    public IReadOnlySet<string> NotNeeded(IReadOnlyList<Case> cases, IEnumerable<string> keys)
    {
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        if (!Stands(cases, dropped))
            return dropped;
        Drop([.. keys]);
        return dropped;

        // All of them at once where they can go together, else one half and then the other.
        void Drop(ReadOnlySpan<string> some)
        {
            var before = dropped.Count;
            var added = new List<string>();
            foreach (var key in some)
                if (dropped.Add(key))
                    added.Add(key);
            if (dropped.Count == before || Stands(cases, dropped))
                return;
            dropped.ExceptWith(added);
            if (some.Length < 2)
                return;
            Drop(some[..(some.Length / 2)]);
            Drop(some[(some.Length / 2)..]);
        }
    }

    private bool Stands(IReadOnlyList<Case> cases, IReadOnlySet<string> dropped) =>
        cases.All(one =>
            OutcomesOf(one, Without(one.Transfer, dropped)) == new OutcomeSet(one.Outcome)
        );

    private OutcomeSet OutcomesOf(Case one, Transfer transfer)
    {
        var key = (one.Accord, one.Acts, one.AsOf, one.KnownAt);
        if (!assessors.TryGetValue(key, out var assessor))
            assessors[key] = assessor = new Assessor(one.Accord, one.Acts, one.AsOf, one.KnownAt);
        return assessor.DecideLine(transfer, 0);
    }

    private static Transfer Without(Transfer transfer, IReadOnlySet<string> dropped)
    {
        if (dropped.Count == 0)
            return transfer;
        return new Transfer
        {
            Id = transfer.Id,
            Facts = Kept(Told.OfTransfer, transfer.Facts),
            Items = [.. transfer.Items.Select(Item)],
            Parties =
            [
                .. transfer.Parties.Select(party => new Party
                {
                    Id = party.Id,
                    Roles = party.Roles,
                    Facts = Kept(Told.Of(party), party.Facts),
                }),
            ],
            Legs =
            [
                .. transfer.Legs.Select(
                    (leg, i) => new Leg { Facts = Kept(Told.OfLeg(i), leg.Facts) }
                ),
            ],
            Holdings = transfer.Holdings,
        };

        Item Item(Item item) =>
            new()
            {
                Line = item.Line,
                Facts = Kept(Told.Of(item), item.Facts),
                Parts = [.. item.Parts.Select(Item)],
            };

        Facts Kept(string thing, Facts facts) =>
            new(facts.All.Where(fact => !dropped.Contains(Told.KeyOf(thing, fact.Term))));
    }
}
