using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests;

/// <summary>A transfer in words: terms of the transfer, the item and, after a slash, of a party, each with its value.</summary>
internal sealed record Proposal(IReadOnlyDictionary<string, string> Facts)
{
    private static Proposal Plain { get; } =
        new Proposal(new Dictionary<string, string>(StringComparer.Ordinal)).With(
            ("activity", "export"),
            ("location", "NO"),
            ("destination", "BR"),
            ("re-export planned to", "BR"),
            ("purpose of movement", "sale"),
            ("end use", "civil"),
            ("informed", "no"),
            ("knows of weapons use", "no"),
            ("knows of military use", "no"),
            ("knows of human rights violations", "no"),
            ("diversion signs", "none"),
            ("free zone", "no"),
            ("human rights concern", "none"),
            ("regional tension", "low"),
            ("end use evidence", "statement of the end user"),
            ("refused by a partner state", "no"),
            ("geofence", "no"),
            ("tamper-evident serial", "no"),
            ("remote attestation", "no"),
            ("independent monitor", "no"),
            ("remote disabling", "no"),
            ("on-site verification possible", "no"),
            ("exporter/established in", "NO"),
            ("exporter/listed", "no"),
            ("exporter/kind of listing", "none"),
            ("end user/country", "BR"),
            ("end user/kind of party", "company"),
            ("end user/listed", "no"),
            ("end user/kind of listing", "none"),
            ("end user/owned by a listed party", "no"),
            ("end user/dealings known", "yes"),
            ("end user/earlier check failed", "favourable"),
            ("end user/security service", "no"),
            ("end user/supplied in 12 months", "0"),
            ("end user/trusted status", "no")
        );

    public static Proposal Valve { get; } =
        Plain.With(
            ("item", "valve"),
            ("nominal size dn", "25"),
            ("wetted material", "fluoropolymer"),
            ("fluorine content", "76 %")
        );

    public static Proposal Transducer { get; } =
        Plain.With(
            ("item", "pressure transducer"),
            ("measures absolute pressure", "yes"),
            ("sensor material", "aluminium oxide"),
            ("seal material", "no such seal"),
            ("full scale", "13 kPa"),
            ("accuracy at 13 kpa", "65 Pa")
        );

    public static Proposal Drive { get; } =
        Plain.With(
            ("item", "frequency changer"),
            ("usable as a motor drive", "yes"),
            ("multiphase", "yes"),
            ("apparent power", "4 kV.A"),
            ("output frequency", "1000 Hz"),
            ("frequency control", "0.1 %"),
            ("performance lock", "none"),
            ("built into a machine", "no")
        );

    public static Proposal FeverCamera { get; } =
        Plain.With(
            ("item", "camera"),
            ("detector array", "SEN.1"),
            ("frame rate", "30 Hz"),
            ("tied to a passenger vehicle", "no"),
            ("instantaneous field of view", "1 mrad"),
            ("quantity", "12"),
            ("value", "48000 EUR"),
            ("food or medicine", "no"),
            ("medical article", "medical device"),
            ("end use", "medical, documented"),
            ("end user/kind of party", "hospital"),
            ("limited by statute", "no"),
            ("likely re-export", "no"),
            ("usable for biotechnological products", "no"),
            ("on-site verification possible", "yes"),
            ("donation of medicine by a non-governmental organisation", "no")
        );

    /// <summary>Transfers with something wrong in one or more tiers, of every level that can be lowered.</summary>
    public static IReadOnlyList<Proposal> Troubles { get; } =
    [
        Transducer,
        Transducer.With(
            ("end use", "law enforcement"),
            ("end user/dealings known", "no"),
            ("diversion signs", "some"),
            ("human rights concern", "some"),
            ("regional tension", "raised")
        ),
        Transducer.With(
            ("end use", "armed forces"),
            ("end user/earlier check failed", "refused"),
            ("diversion signs", "several"),
            ("human rights concern", "serious"),
            ("regional tension", "armed conflict")
        ),
        Transducer.With(
            ("end use", "law enforcement"),
            ("end user/security service", "yes"),
            ("free zone", "yes")
        ),
    ];

    /// <summary>What each mitigation asks for, verified.</summary>
    public static IReadOnlyDictionary<string, (string Term, string Value)[]> Safeguards { get; } =
        new Dictionary<string, (string, string)[]>(StringComparer.Ordinal)
        {
            ["M-MIT-geofence"] = [("geofence", "yes, verified")],
            ["M-MIT-serial"] = [("tamper-evident serial", "yes, verified")],
            ["M-MIT-attestation"] = [("remote attestation", "yes, verified")],
            ["M-MIT-visit"] = [("end use evidence", "verified on site, verified")],
            ["M-MIT-onsite-user"] = [("on-site verification possible", "yes, verified")],
            ["M-MIT-monitor"] =
            [
                ("independent monitor", "yes, verified"),
                ("remote disabling", "yes, verified"),
            ],
        };

    public Proposal With(string term, string value) => With((term, value));

    public Proposal With(params ReadOnlySpan<(string Term, string Value)> more)
    {
        var facts = new Dictionary<string, string>(Facts, StringComparer.Ordinal);
        foreach (var (term, value) in more)
            facts[term] = value;
        return new Proposal(facts);
    }

    public Proposal Without(string term) =>
        new(Facts.Where(fact => fact.Key != term).ToDictionary(StringComparer.Ordinal));

    public Transfer In(Glossary glossary)
    {
        var facts = Facts
            .Select(fact =>
                (
                    Role: fact.Key.Contains('/', StringComparison.Ordinal)
                        ? fact.Key.Split('/')[0]
                        : null,
                    Fact: Fact(glossary, fact.Key, fact.Value)
                )
            )
            .ToList();
        return new Transfer
        {
            Id = "proposal",
            Facts = new Facts(
                facts
                    .Where(fact => fact.Fact.Term.About == About.Transfer)
                    .Select(fact => fact.Fact)
            ),
            Items =
            [
                new Item
                {
                    Line = "1",
                    Facts = new Facts(
                        facts
                            .Where(fact => fact.Fact.Term.About == About.Item)
                            .Select(fact => fact.Fact)
                    ),
                },
            ],
            Parties =
            [
                .. facts
                    .Where(fact => fact.Role is not null)
                    .GroupBy(fact => fact.Role!)
                    .Select(role => new Party
                    {
                        Id = role.Key,
                        Roles = [role.Key],
                        Facts = new Facts(role.Select(fact => fact.Fact)),
                    }),
            ],
        };
    }

    private static Fact Fact(Glossary glossary, string name, string text)
    {
        var term = glossary.FindTerm(name.Split('/')[^1])!;
        var standing = Standing.Asserted;
        if (
            text.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma
            && Standings.TryRead(text[(comma + 2)..], out var read)
        )
            (text, standing) = (text[..comma], read);
        Assert.True(
            FactText.TryRead(term, text, out var value, out var refusal),
            $"{name}: {refusal}"
        );
        return new Fact(term, value) { Standing = standing };
    }
}
