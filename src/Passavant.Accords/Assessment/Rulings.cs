using Passavant.Accords.Conditions;

namespace Passavant.Accords;

/// <summary>Facts stated by rulings and grants of trusted status, put into a transfer before anything rests on them. They never speak of one another.</summary>
internal static class Rulings
{
    public static Transfer Apply(
        Transfer transfer,
        IReadOnlyList<Instrument> acts,
        Reasoning reasoning
    )
    {
        var rulings = acts.Where(act =>
                act.Kind is InstrumentKind.Ruling or InstrumentKind.TrustedStatus
            )
            .ToList();
        if (rulings.Count == 0)
            return transfer;
        return new Transfer
        {
            Id = transfer.Id,
            Facts = With(transfer.Facts, About.Transfer, scope => reasoning.Of(scope, null).Truth),
            Items = [.. transfer.Items.Select(Item)],
            Parties =
            [
                .. transfer.Parties.Select(party => new Party
                {
                    Id = party.Id,
                    Roles = party.Roles,
                    Facts = With(
                        party.Facts,
                        About.Party,
                        scope => reasoning.Of(scope, null, party).Truth
                    ),
                }),
            ],
            Legs = transfer.Legs,
            Holdings = transfer.Holdings,
        };

        Item Item(Item item) =>
            new()
            {
                Line = item.Line,
                Facts = With(item.Facts, About.Item, scope => reasoning.Of(scope, item).Truth),
                Parts = [.. item.Parts.Select(Item)],
            };

        Facts With(Facts facts, About about, Func<Condition, Truth> truth) =>
            rulings
                .SelectMany(act => act.States.Select(fact => (act, fact)))
                .Where(pair => pair.fact.Term.About == about)
                .Aggregate(
                    facts,
                    (known, pair) =>
                        truth(pair.act.Scope) switch
                        {
                            Truth.Yes => known.With(
                                pair.fact with
                                {
                                    Standing = Standing.OfficiallyDetermined,
                                    Source = pair.fact.Source ?? pair.act.Id,
                                }
                            ),
                            // Where it is open whether the act covers the case, what it would overrule cannot be relied on.
                            Truth.NotStated
                                when known.Find(pair.fact.Term) is { } fact
                                    && !fact.Value.Equals(pair.fact.Value) => known.Without(
                                pair.fact.Term
                            ),
                            _ => known,
                        }
                );
    }
}
