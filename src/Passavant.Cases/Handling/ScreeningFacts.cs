using Passavant.Accords;

namespace Passavant.Cases;

/// <summary>Facts of parties that an accord takes <c>from: screening</c>, as a case knows them: what was stated gives way to what the lists say.</summary>
/// <remarks>Where the parties were not screened, or a hit is not decided, the fact is unknown: never a <c>no</c>.</remarks>
public static class ScreeningFacts
{
    // The words accords use for what being listed means; what none of an accord's words says stays unknown.
    private static readonly Dictionary<string, string[]> words = new()
    {
        ["prohibits"] = ["blocked", "prohibited", "sanctioned"],
        ["denied"] = ["denied"],
        ["licence-required"] = ["licence needed", "licence required"],
        ["red-flag"] = ["unverified", "red flag"],
    };

    private static readonly string[] gravest =
    [
        "prohibits",
        "denied",
        "licence-required",
        "red-flag",
    ];

    /// <summary>The transfer with what the screening of the case says of its parties.</summary>
    public static Transfer Apply(Transfer transfer, Glossary glossary, Case one)
    {
        Term[] terms =
        [
            .. glossary.Terms.Where(term =>
                term.Source == FactSource.Screening && term.About == About.Party
            ),
        ];
        return terms.Length == 0
            ? transfer
            : new Transfer
            {
                Id = transfer.Id,
                Facts = transfer.Facts,
                Items = transfer.Items,
                Parties =
                [
                    .. transfer.Parties.Select(party => new Party
                    {
                        Id = party.Id,
                        Roles = party.Roles,
                        Facts = new Facts([
                            .. party.Facts.All.Where(fact =>
                                fact.Term.Source != FactSource.Screening
                            ),
                            .. Say(party, terms, one),
                        ]),
                    }),
                ],
                Legs = transfer.Legs,
                Holdings = transfer.Holdings,
            };
    }

    private static IEnumerable<Fact> Say(Party party, Term[] terms, Case one)
    {
        // Only a party whose name was screened is known not to be listed.
        if (
            one.Screening is not { } screening
            || screening.Covers != one.Application.Essentials()
            || one.Application.Parties.All(details => details.Id != party.Id)
        )
            yield break;
        var hits = one.Hits.Where(pair => pair.Hit.Party == party.Id).ToList();
        if (hits.Any(pair => pair.Decision is null))
            yield break;
        var same = hits.Where(pair => pair.Decision!.Same).Select(pair => pair.Hit).ToList();
        string[] said =
            same.Count == 0
                ? ["no", "none"]
                :
                [
                    "yes",
                    .. gravest
                        .Where(effect => same.Any(hit => hit.Effect == effect))
                        .Take(1)
                        .SelectMany(effect => words[effect]),
                ];
        foreach (var term in terms)
            if (term.Choices.FirstOrDefault(said.Contains) is { } word)
                yield return new Fact(term, new FactValue.Word(word))
                {
                    Standing = Standing.Documented,
                    Source =
                        same.Count == 0
                            ? $"screened against {string.Join(", ", screening.Lists.Select(list => list.List))}"
                            : $"decided: {string.Join(", ", same.Select(hit => $"{hit.List} {hit.Entry}"))}",
                };
    }
}
