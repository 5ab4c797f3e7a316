using Passavant.Accords;
using Passavant.Accords.Tests.Laws;

namespace Passavant.Proofs.Tests.Smt;

using Case = Passavant.Accords.Tests.Laws.Case;

/// <summary>Generated transfers of which everything is known for certain.</summary>
internal static class Complete
{
    static readonly Gen<Thing> EndUser = Gen.Select(
        Choose.Of(Word.Listed.Values),
        Choose.Of(Word.Seat.Values),
        (listed, seat) =>
            new Thing(
                About.Party,
                ["end user"],
                [
                    new Given(Word.Listed, listed, Standing.OfficiallyDetermined, true),
                    new Given(Word.Seat, seat, Standing.OfficiallyDetermined, true),
                ],
                []
            )
    );

    /// <summary>A transfer with somebody in the required role.</summary>
    public static readonly Gen<Deal> Deal = Gen.Select(
        Deals.Of(100),
        EndUser,
        (deal, endUser) =>
            new Deal(
                Certain(deal.Whole),
                [.. deal.Items.Select(Certain)],
                [
                    .. deal.Parties.Any(party => party.Roles.Contains("end user"))
                        ? deal.Parties
                        : [.. deal.Parties, endUser],
                ],
                [.. deal.Legs.Select(Certain)]
            )
                is var whole
                ? whole with
                {
                    Parties = [.. whole.Parties.Select(Certain)],
                }
                : whole
    );

    public static readonly Gen<Case> Case = Gen.Select(
        Drafts.Any,
        Deal,
        Drafts.AnyDay,
        Drafts.AnyDay,
        (draft, deal, asOf, knownAt) => new Case(draft, deal, asOf, knownAt)
    );

    // A derived number is never stated: it is what its formula gives.
    static Thing Certain(Thing thing) =>
        thing with
        {
            Facts =
            [
                .. thing
                    .Facts.Where(fact => fact.Word != Word.Density)
                    .Select(fact =>
                        fact with
                        {
                            Standing = Standing.OfficiallyDetermined,
                            Settled = true,
                        }
                    ),
            ],
        };
}
