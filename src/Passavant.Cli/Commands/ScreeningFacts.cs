using System.Globalization;
using Passavant.Accords;
using Passavant.Screening.Matching;
using Screened = Passavant.Screening;

namespace Passavant.Cli.Commands;

/// <summary>Facts of parties that an accord takes <c>from: screening</c>: what was stated gives way to what the lists say.</summary>
/// <remarks>Where lists cannot be used, or a match is not decided, the fact is unknown: never a <c>no</c>.</remarks>
/// <param name="screener">The lists; null where they cannot be used.</param>
internal sealed class ScreeningFacts(Screener? screener)
{
    /// <summary>The transfer with what the lists say of its parties.</summary>
    public Transfer Apply(Transfer transfer, Glossary glossary)
    {
        Term[] terms =
        [
            .. glossary.Terms.Where(term =>
                term.Source == FactSource.Screening && term.About == About.Party
            ),
        ];
        if (terms.Length == 0)
            return transfer;
        return new Transfer
        {
            Id = transfer.Id,
            Facts = transfer.Facts,
            Items = transfer.Items,
            Parties = [.. transfer.Parties.Select(party => Apply(party, terms))],
            Legs = transfer.Legs,
            Holdings = transfer.Holdings,
        };
    }

    private Party Apply(Party party, Term[] terms)
    {
        var kept = party.Facts.All.Where(fact => fact.Term.Source != FactSource.Screening);
        return new Party
        {
            Id = party.Id,
            Roles = party.Roles,
            Facts = screener is null ? new Facts(kept) : new Facts([.. kept, .. Say(party, terms)]),
        };
    }

    private IEnumerable<Fact> Say(Party party, Term[] terms)
    {
        // A mere reference, such as P-1, is nobody's name: nothing is known of it.
        if (!party.Id.Split(' ', '-', '_').Any(word => word.Count(char.IsLetter) > 1))
            yield break;
        var asked = new Screened.Party
        {
            Id = party.Id,
            Names = [new Screened.PartyName(party.Id)],
            Countries =
            [
                .. party
                    .Facts.All.Select(fact => fact.Value)
                    .OfType<FactValue.Country>()
                    .Select(country => country.Code)
                    .Distinct(),
            ],
        };
        // Whoever may be listed is not decided here.
        if (screener!.Screen(asked, 1, Tier.Possible).Count > 0)
            yield break;
        var source = string.Join(
            ", ",
            screener.Lists.Select(list =>
                list.About.Date is { } date
                    ? string.Create(CultureInfo.InvariantCulture, $"{list.Id} of {date:yyyy-MM-dd}")
                    : list.Id
            )
        );
        foreach (var term in terms)
            if (term.Choices.FirstOrDefault(word => word is "no" or "none") is { } nothing)
                yield return new Fact(term, new FactValue.Word(nothing))
                {
                    Standing = Standing.Documented,
                    Source = $"screened against {source}",
                };
    }
}
