using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Tests.Words;

/// <summary>An accord of a few provisions, with one of each kind an explanation speaks of.</summary>
internal static class SmallAccord
{
    private const string Text = """
        accord: { en: Small accord, fr: Petit accord }
        version: 1.0.0
        state: AUR
        valid: { from: 2026-01-01 }
        notice: { en: No legal advice., fr: Ne vaut pas conseil juridique. }
        jurisdiction: [location is AT]
        if undecided: "licence required: case by case"
        sources: { L: { title: { en: List of the states, fr: Liste des États }, url: "https://example.org/list", read: 2026-01-02 } }
        interests:
          - { id: I-1, kind: red line, text: { en: No weapons., fr: Aucune arme. } }
        terms:
          item:
            about: item
            label: { en: Item, fr: Article }
            one of: [frequency changer, laser, other]
            words: { fr: { frequency changer: convertisseur de fréquence, other: autre } }
          output frequency:
            about: item
            label: { en: Highest <operating> frequency & more, fr: Fréquence de sortie maximale }
            of: [frequency changer]
            number in: Hz
            from: 0
            ask: { who: exporter, cost: low, text: { en: "How many hertz at most?", fr: "Combien de hertz au plus ?" } }
          wavelength: { about: item, label: { en: Wavelength, fr: Longueur d'onde }, of: [laser], number in: nm, from: 0, ask: { who: exporter, cost: low } }
          multiphase: { about: item, label: { en: Multiphase output, fr: Sortie multiphase }, of: [frequency changer], one of: [no, yes], ask: { who: exporter, cost: medium } }
          specially designed:
            about: item
            label: { en: Specially designed for centrifuges, fr: Spécialement conçu pour centrifugeuses }
            judgement: [Does it only fit a centrifuge?]
            settled by: technical assessor
          destination: { about: transfer, label: { en: Destination, fr: Destination }, country: ISO 3166, ask: { who: exporter, cost: low } }
          location: { about: transfer, label: { en: Where the items are, fr: Où sont les articles }, country: ISO 3166, ask: { who: exporter, cost: low } }
          end use: { about: transfer, label: { en: End use, fr: Utilisation finale }, one of: [civil, military], words: { fr: { civil: civile, military: militaire } }, ask: { who: end user, cost: medium } }
          intelligence: { about: transfer, label: { en: Intelligence, fr: Renseignement }, one of: [no, yes], handling: closed, ask: { who: authority, cost: high } }
          listed: { about: party, label: { en: On a list, fr: Sur une liste }, one of: [no, yes], ask: { who: exporter, cost: low } }
        roles:
          end user: { label: { en: End user, fr: Utilisateur final }, required: yes }
        groups:
          partners: { label: { en: Partner states, fr: États partenaires }, members: [JP, NO] }
        controls:
          - id: C-1
            title: { en: Frequency changers, fr: Convertisseurs de fréquence }
            when:
              - item is frequency changer
              - limb C-1.a: [output frequency is at least 600 Hz]
              - any: [limb C-1.b: [multiphase is yes], specially designed is yes]
            sensitivity: "2"
            why: { en: They drive centrifuges., fr: Ils entraînent des centrifugeuses. }
            source: { text: Annex 1, of: L, read: 2026-01-02 }
          - id: C-2
            title: { en: Lasers, fr: Lasers }
            when: [item is laser, wavelength is more than 975 nm and at most 1150 nm]
            sensitivity: "1"
            source: { text: Annex 2, of: L }
        requirements:
          - id: R-1
            title: { en: Export of listed items, fr: Exportation de biens énumérés }
            trigger: control
            controls: all
            authority: ministry
            list: { en: dual-use, fr: double usage }
            legal basis: { en: Article 3, fr: Article 3 }
            source: { text: Article 3, of: L }
          - id: R-2
            title: { en: Military end use, fr: Utilisation militaire }
            trigger: end use
            when: [end use is military, "intelligence is yes"]
            sensitivity: "2"
            authority: ministry
            legal basis: Article 4
            handling: participating states
        prohibitions:
          - id: P-1
            title: { en: Listed end users, fr: Utilisateurs inscrits }
            when: [any end user: [listed is yes]]
            legal basis: Article 9
            derogations:
              - { id: D-1, title: { en: Relief, fr: Secours }, when: ["end use is civil, verified"], conditions: [{ en: Report afterwards., fr: Rendre compte ensuite. }] }
        authorisations:
          - id: G-1
            kind: general
            title: { en: Exports to partners, fr: Exportations vers les partenaires }
            lifts: [R-1]
            when: [destination is in partners]
            unless: [end use is military]
            conditions: [{ en: Keep records., fr: Tenir un registre. }]
            duties: [{ id: G-1-report, text: { en: Report the first use., fr: Déclarer la première utilisation. }, within: 30 days, to: ministry }]
        risk:
          indicators:
            - { id: K-1, tier: end use, level: high, when: [end use is military], title: { en: Military use, fr: Utilisation militaire } }
          mitigations:
            - { id: M-1, tier: end use, lowers: 1, not below: low, when: ["end use is civil, verified"], title: { en: Verified use, fr: Utilisation vérifiée } }
        matrix:
          sensitivity: ["1", "2"]
          risk: [low, high]
          cells:
            "1": { low: { policy: presumption of approval, level: desk }, high: { policy: case by case, level: desk } }
            "2": { low: { policy: case by case, level: desk }, high: { policy: presumption of denial, level: board } }
        procedure:
          authorities: [{ id: ministry, title: { en: Ministry, fr: Ministère } }]
          ladder:
            - { id: desk, title: { en: Desk, fr: Bureau }, authority: ministry, decides: [presumption of approval, case by case], within: 30 days, escalates to: board }
            - { id: board, title: { en: Board, fr: Conseil }, authority: ministry, decides: [presumption of denial], within: 10 working days }
        """;

    public static Accord Read()
    {
        var reading = AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(Text)),
        ]);
        Assert.True(reading.IsSound, string.Join('\n', reading.Faults));
        return reading.Accord!;
    }

    /// <summary>A transfer of one item to one end user.</summary>
    public static Transfer Transfer(
        Accord accord,
        (string Term, string Value)[] facts,
        params (string Term, string Value)[] endUser
    ) =>
        new()
        {
            Id = "T-1",
            Facts = new Facts(
                facts
                    .Select(pair => Fact(accord, pair))
                    .Where(fact => fact.Term.About == About.Transfer)
            ),
            Items =
            [
                new Item
                {
                    Line = "1",
                    Facts = new Facts(
                        facts
                            .Select(pair => Fact(accord, pair))
                            .Where(fact => fact.Term.About == About.Item)
                    ),
                },
            ],
            Parties =
                endUser.Length == 0
                    ? []
                    :
                    [
                        new Party
                        {
                            Id = "Acme",
                            Roles = ["end user"],
                            Facts = new Facts(endUser.Select(pair => Fact(accord, pair))),
                        },
                    ],
        };

    public static Fact Fact(Accord accord, (string Term, string Value) pair)
    {
        var term = accord.Glossary.FindTerm(pair.Term)!;
        Assert.True(
            FactText.TryRead(term, pair.Value, out var value, out var refusal),
            refusal?.ToString()
        );
        return new Fact(term, value!)
        {
            Source = "data sheet",
            Standing = Standing.Documented,
            Date = new DateOnly(2026, 3, 1),
        };
    }

    public static Determination Determine(Accord accord, Transfer transfer) =>
        Assessor.Assess(
            transfer,
            accord,
            Instruments.None,
            new DateOnly(2026, 3, 2),
            new DateOnly(2026, 3, 2)
        );

    /// <summary>Settled: a frequency changer to a partner, covered by an authorisation.</summary>
    public static Determination Settled(Accord accord) =>
        Determine(
            accord,
            Transfer(
                accord,
                [
                    ("item", "frequency changer"),
                    ("output frequency", "0.65 kHz"),
                    ("multiphase", "yes"),
                    ("destination", "JP"),
                    ("location", "AT"),
                    ("end use", "civil"),
                    ("intelligence", "no"),
                ],
                ("listed", "no")
            )
        );

    /// <summary>Open: what the item does and who receives it are not known.</summary>
    public static Determination Open(Accord accord) =>
        Determine(
            accord,
            Transfer(
                accord,
                [
                    ("item", "frequency changer"),
                    ("output frequency", "650 Hz"),
                    ("destination", "NG"),
                    ("location", "AT"),
                ]
            )
        );
}
