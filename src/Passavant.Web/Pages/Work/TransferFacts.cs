using System.Text.Json;
using Passavant.Accords;
using Passavant.Accords.Reading;
using Passavant.Accords.Words;
using Passavant.Cases;

namespace Passavant.Web.Pages.Work;

/// <summary>The facts of a transfer in words: of the whole, of each line, of each party.</summary>
/// <param name="Whole">Of the whole.</param>
/// <param name="Lines">Of each line.</param>
/// <param name="Parties">Of each party, with its roles.</param>
/// <param name="Stops">Where it goes, in order.</param>
internal sealed record TransferFacts(
    IReadOnlyList<(string Label, string Value)> Whole,
    IReadOnlyDictionary<string, IReadOnlyList<(string Label, string Value)>> Lines,
    IReadOnlyDictionary<string, PartyFacts> Parties,
    IReadOnlyList<RouteStop> Stops
)
{
    // The order goods come through hands.
    private static readonly string[] Hands =
    [
        "exporter",
        "broker",
        "intermediate consignee",
        "consignee",
        "end user",
    ];

    /// <summary>Nothing: an application that cannot be read.</summary>
    public static TransferFacts None { get; } =
        new(
            [],
            new Dictionary<string, IReadOnlyList<(string, string)>>(),
            new Dictionary<string, PartyFacts>(),
            []
        );

    /// <summary>The facts of an application under an accord.</summary>
    public static TransferFacts Of(Application application, Accord accord, Language language)
    {
        if (
            application.Transfer.ValueKind != JsonValueKind.Object
            || TransferJson.Read(application.Transfer, accord.Glossary, new List<InputFault>())
                is not { } transfer
        )
            return None;
        var glossary = accord.Glossary;
        return new(
            Told(transfer.Facts, language),
            transfer
                .Items.DistinctBy(item => item.Line)
                .ToDictionary(item => item.Line, item => Told(item.Facts, language)),
            transfer
                .Parties.DistinctBy(party => party.Id)
                .ToDictionary(
                    party => party.Id,
                    party => new PartyFacts(
                        string.Join(
                            ", ",
                            party.Roles.Select(role =>
                                Accords.Words.Names.Capital(glossary.RoleIn(role, language))
                            )
                        ),
                        Told(party.Facts, language)
                    )
                ),
            [.. Route(application, transfer, glossary, language)]
        );
    }

    private static IReadOnlyList<(string, string)> Told(Facts facts, Language language) =>
        [
            .. facts.All.Select(fact =>
                (
                    Accords.Words.Names.Capital(FactWords.Label(fact.Term, language)),
                    FactWords.Say(fact.Term, fact.Value, language)
                        + (
                            fact.Standing > Standing.Asserted
                                ? $" ({language.Say(fact.Standing)})"
                                : ""
                        )
                )
            ),
        ];

    // From where it leaves, through the hands it passes, to where it stays.
    private static IEnumerable<RouteStop> Route(
        Application application,
        Transfer transfer,
        Glossary glossary,
        Language language
    )
    {
        if (Country(transfer.Facts, glossary, "location") is { } origin)
            yield return new(origin, Words.Text("Leaves from"), null, false);
        foreach (var leg in transfer.Legs)
        foreach (var fact in leg.Facts.All)
            if (fact.Value is FactValue.Country via)
                yield return new(
                    via.Code,
                    Accords.Words.Names.Capital(FactWords.Label(fact.Term, language)),
                    null,
                    false
                );
        foreach (
            var party in transfer.Parties.OrderBy(party =>
                party.Roles.Max(role => Array.IndexOf(Hands, role))
            )
        )
            if (
                application.Parties.FirstOrDefault(one => one.Id == party.Id)
                is { Country.Length: 2 } details
            )
                yield return new(
                    details.Country,
                    string.Join(
                        ", ",
                        party.Roles.Select(role =>
                            Accords.Words.Names.Capital(glossary.RoleIn(role, language))
                        )
                    ),
                    details.Name,
                    party.Roles.Contains("end user")
                );
        if (Country(transfer.Facts, glossary, "destination") is { } destination)
            yield return new(destination, Words.Text("Destination"), null, true);
        if (
            Country(transfer.Facts, glossary, "re-export planned to") is { } on
            && on != Country(transfer.Facts, glossary, "destination")
        )
            yield return new(on, Words.Text("Re-export planned to"), null, true);
    }

    private static string? Country(Facts facts, Glossary glossary, string term) =>
        glossary.FindTerm(term) is { } known
        && facts.Find(known)?.Value is FactValue.Country { Code: var code }
            ? code
            : null;
}

/// <summary>A party's roles and facts, in words.</summary>
internal sealed record PartyFacts(string Roles, IReadOnlyList<(string Label, string Value)> Facts);

/// <summary>A place on the way.</summary>
/// <param name="Country">The country, by ISO 3166 code.</param>
/// <param name="What">What it is on the way.</param>
/// <param name="Who">Who is there.</param>
/// <param name="IsEnd">Whether it stays there.</param>
internal sealed record RouteStop(string Country, string What, string? Who, bool IsEnd);
