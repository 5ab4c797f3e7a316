using System.Globalization;
using Passavant.Accords;
using Passavant.Screening.Deciding;
using Passavant.Screening.Lists;
using Passavant.Screening.Matching;
using Screened = Passavant.Screening;

namespace Passavant.Cli.Commands;

/// <summary>Facts of parties that an accord takes <c>from: screening</c>: what was stated gives way to what the lists say.</summary>
/// <remarks>Where lists cannot be used, or a match is not decided, the fact is unknown: never a <c>no</c>.</remarks>
/// <param name="screener">The lists; null where they cannot be used.</param>
/// <param name="decisions">What was decided of matches; null where nothing was.</param>
internal sealed class ScreeningFacts(Screener? screener, DecisionFile? decisions)
{
    // The words accords use for what being listed means; what none of an accord's words says stays unknown.
    private static readonly Dictionary<Effect, string[]> effects = new()
    {
        [Effect.Prohibits] = ["blocked", "prohibited", "sanctioned"],
        [Effect.Denied] = ["denied"],
        [Effect.LicenceRequired] = ["licence needed", "licence required"],
        [Effect.RedFlag] = ["unverified", "red flag"],
    };

    /// <summary>What may be said of a party that was screened, in the words of accords: of each fact the first that is among its choices.</summary>
    /// <param name="gravest">The gravest effect of the entries it was decided to be; null where it is none of them.</param>
    public static string[] WordsFor(Effect? gravest) =>
        gravest is { } effect ? ["yes", .. effects[effect]] : ["no", "none"];

    /// <summary>The facts of parties that an accord takes from screening.</summary>
    public static Term[] TermsOf(Glossary glossary) =>
        [
            .. glossary.Terms.Where(term =>
                term.Source == FactSource.Screening && term.About == About.Party
            ),
        ];

    /// <summary>The transfer with what the lists say of its parties.</summary>
    public Transfer Apply(Transfer transfer, Glossary glossary)
    {
        var terms = TermsOf(glossary);
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
        var hits = DecisionFile.Screen(
            decisions,
            asked,
            screener!,
            int.MaxValue,
            Tier.Possible,
            leaveOut: false
        );
        if (hits.Any(hit => hit.State is HitState.Open or HitState.Reopened))
            yield break;
        var same = hits.Where(hit => hit.State == HitState.Same).Select(hit => hit.Hit).ToList();
        var words = WordsFor(
            same.Count == 0 ? null : same.Max(hit => hit.Entry.Consequence.Effect)
        );
        foreach (var term in terms)
            if (term.Choices.FirstOrDefault(words.Contains) is { } word)
                yield return new Fact(term, new FactValue.Word(word))
                {
                    Standing = Standing.Documented,
                    Source =
                        same.Count == 0
                            ? $"screened against {Says(screener!)}"
                            : $"decided: {string.Join(", ", same.Select(hit => $"{hit.List.Id} {hit.Entry.Party.Id}"))}",
                };
    }

    private static string Says(Screener screener) =>
        string.Join(
            ", ",
            screener.Lists.Select(list =>
                list.About.Date is { } date
                    ? string.Create(CultureInfo.InvariantCulture, $"{list.Id} of {date:yyyy-MM-dd}")
                    : list.Id
            )
        );
}
