using Passavant.Accords;

namespace Passavant.Web.Pages.Checking;

/// <summary>A fact an answer rests on, and what would be possible were it not known.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Without">The outcomes without it.</param>
internal sealed record Resting(string About, Fact Fact, OutcomeSet Without)
{
    /// <summary>Every fact a transfer states, with what it is about.</summary>
    public static IEnumerable<(string About, Fact Fact)> Stated(Transfer transfer) =>
        transfer
            .Items.SelectMany(item => item.Facts.All.Select(fact => (item.Line, fact)))
            .Concat(transfer.Facts.All.Select(fact => ("", fact)))
            .Concat(
                transfer.Parties.SelectMany(party =>
                    party.Facts.All.Select(fact =>
                        (party.Roles.Count > 0 ? party.Roles[0] : party.Id, fact)
                    )
                )
            )
            .Concat(
                transfer.Legs.SelectMany(
                    (leg, place) => leg.Facts.All.Select(fact => ($"leg {place + 1}", fact))
                )
            );

    /// <summary>The facts of a determination without which more would be possible.</summary>
    public static IReadOnlyList<Resting> Of(Determination determination)
    {
        var transfer = determination.Transfer;
        var assessor = new Assessor(
            determination.Accord,
            Instruments.None,
            determination.AsOf,
            determination.KnownAt
        );
        return
        [
            .. Stated(transfer)
                .Select(stated => new Resting(
                    stated.About,
                    stated.Fact,
                    assessor.Decide(WithoutIt(transfer, stated.Fact)).Outcomes
                ))
                .Where(resting => !resting.Without.IsWithin(determination.Outcomes)),
        ];
    }

    private static Transfer WithoutIt(Transfer transfer, Fact fact)
    {
        return new Transfer
        {
            Id = transfer.Id,
            Facts = Less(transfer.Facts),
            Items =
            [
                .. transfer.Items.Select(item => new Item
                {
                    Line = item.Line,
                    Facts = Less(item.Facts),
                    Parts = item.Parts,
                }),
            ],
            Parties =
            [
                .. transfer.Parties.Select(party => new Party
                {
                    Id = party.Id,
                    Roles = party.Roles,
                    Facts = Less(party.Facts),
                }),
            ],
            Legs = [.. transfer.Legs.Select(leg => new Leg { Facts = Less(leg.Facts) })],
            Holdings = transfer.Holdings,
        };

        // Left out is this fact, not another party's about the same.
        Facts Less(Facts facts) => new(facts.All.Where(one => !ReferenceEquals(one, fact)));
    }
}
