using System.Text;
using Passavant.Accords;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Proofs.Tests.Words;

/// <summary>A small accord, and findings made by hand: what the documents have to say does not depend on what the engine finds.</summary>
internal static class Made
{
    public static readonly DateOnly Day = new(2026, 6, 1);

    public static readonly Accord Older = Read("1.0.0", "600", "partners");

    /// <summary>Milder between 600 Hz and 700 Hz.</summary>
    public static readonly Accord Newer = Read("1.0.1", "700", "partners");

    public static Accord Read(string version, string threshold, string group) =>
        AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(Text(version, threshold, group))),
        ])
            is { Accord: { } accord }
            ? accord
            : throw new InvalidOperationException(
                string.Join(
                    "\n",
                    AccordReader
                        .Read([
                            new AccordFile(
                                "accord.yaml",
                                Encoding.UTF8.GetBytes(Text(version, threshold, group))
                            ),
                        ])
                        .Faults
                )
            );

    private static string Text(string version, string threshold, string group) =>
        $$"""
            accord: { en: Small accord, fr: Petit accord }
            version: {{version}}
            state: AUR
            valid: { from: 2026-01-01 }
            if undecided: "licence required: case by case"
            terms:
              item: { about: item, label: { en: Item, fr: Article }, one of: [frequency changer, other], words: { fr: { frequency changer: convertisseur de fréquence, other: autre } } }
              output frequency: { about: item, label: { en: Output frequency, fr: Fréquence de sortie }, of: [frequency changer], number in: Hz, from: 0, ask: { who: exporter, cost: low } }
              weight: { about: item, label: { en: Weight, fr: Masse }, number in: kg, from: 0, ask: { who: exporter, cost: low } }
              destination: { about: transfer, label: { en: Destination, fr: Destination }, country: ISO 3166, ask: { who: exporter, cost: low } }
              listed: { about: party, label: { en: On a list, fr: Sur une liste }, one of: [no, yes], ask: { who: exporter, cost: low } }
            roles:
              end user: { label: { en: End user, fr: Utilisateur final }, required: yes }
            groups:
              partners: { label: { en: Partner states, fr: États partenaires }, members: [JP, NO] }
            controls:
              - id: C-1
                title: { en: Frequency changers, fr: Convertisseurs de fréquence }
                when: [item is frequency changer, output frequency is at least {{threshold}} Hz]
                sensitivity: "2"
            requirements:
              - { id: R-1, title: { en: Transfer of controlled items, fr: Transfert d'articles contrôlés }, trigger: control, controls: all, when: [destination is not in {{group}}], authority: office, legal basis: Article 1 }
              - { id: R-2, trigger: end user, when: [{ any end user: [listed is yes] }], authority: office, legal basis: Article 2 }
            matrix:
              sensitivity: ["1", "2"]
              risk: [low]
              cells:
                "1": { low: { policy: presumption of approval, level: desk } }
                "2": { low: { policy: case by case, level: desk } }
            procedure:
              calendars: { c: { zone: Europe/Brussels, weekend: [saturday, sunday], holidays: [] } }
              authorities: [{ id: office, title: { en: Licensing office, fr: Bureau des licences }, calendar: c }]
              ladder: [{ id: desk, title: { en: Desk, fr: Guichet }, authority: office, within: 10 working days }]
            """;

    /// <summary>A transfer of one frequency changer, every fact officially determined.</summary>
    public static Transfer Transfer(
        Accord accord,
        string frequency,
        string destination,
        string listed = "no"
    ) =>
        new()
        {
            Id = "witness",
            Facts = Facts(accord, ("destination", destination)),
            Items =
            [
                new Item
                {
                    Line = "1",
                    Facts = Facts(
                        accord,
                        ("item", "frequency changer"),
                        ("output frequency", frequency),
                        ("weight", "12 kg")
                    ),
                },
            ],
            Parties =
            [
                new Party
                {
                    Id = "end user",
                    Roles = ["end user"],
                    Facts = Facts(accord, ("listed", listed)),
                },
            ],
        };

    private static Facts Facts(Accord accord, params (string Term, string Value)[] facts) =>
        new(
            facts.Select(fact =>
            {
                var term = accord.Glossary.FindTerm(fact.Term)!;
                return FactText.TryRead(term, fact.Value, out var value, out _)
                    ? new Fact(term, value) { Standing = Standing.OfficiallyDetermined }
                    : throw new InvalidOperationException(fact.Value);
            })
        );

    /// <summary>A case as the assessment sees it.</summary>
    public static Case Case(Accord accord, Transfer transfer, DateOnly? day = null) =>
        new(
            transfer,
            accord,
            Instruments.None,
            day ?? Day,
            day ?? Day,
            Assessor
                .Assess(transfer, accord, Instruments.None, day ?? Day, day ?? Day)
                .Lines[0]
                .Outcomes.Mildest
        );

    /// <summary>The region of a requirement and a control together.</summary>
    public static IReadOnlyList<Condition> Region(Accord accord) =>
        [
            new Condition.All([
                .. ((Condition.All)accord.Controls[0].When).Parts,
                accord.Requirements[0].When,
            ]),
        ];

    public static LoopholeReport Report(
        Accord accord,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<NotDecided>? open = null
    ) =>
        new(
            accord,
            new LoopholeOptions { AsOf = Day, KnownAt = Day },
            findings,
            open ?? [],
            new Dictionary<FindingKind, int>
            {
                [FindingKind.Dead] = 7,
                [FindingKind.NotMonotone] = 2,
                [FindingKind.Splitting] = 0,
            }
        );

    /// <summary>One finding of each gravity: with two transfers side by side, with one transfer, without any.</summary>
    public static IReadOnlyList<Finding> Three(Accord accord) =>
        [
            new(
                FindingKind.NotMonotone,
                Gravity.Loophole,
                Words(
                    "A faster drive is looked at more mildly.",
                    "Un variateur plus rapide est examiné avec plus de clémence."
                )
            )
            {
                Provisions = [accord.Controls[0], accord.Requirements[0]],
                Region = Region(accord),
                Witness = new Witness([
                    Case(accord, Transfer(accord, "650 Hz", "BR")),
                    Case(accord, Transfer(accord, "800 Hz", "JP")),
                ]),
                Suggestion = Words("Say which comes first.", "Dire lequel prime."),
            },
            new(
                FindingKind.Milder,
                Gravity.Flaw,
                Words("C-1 lets pass what it once stopped.", "C-1 laisse passer ce qu'il arrêtait.")
            )
            {
                Provisions = [accord.Controls[0]],
                Region =
                [
                    accord.Controls[0].When,
                    new Condition.Any([accord.Requirements[0].When, accord.Requirements[1].When]),
                ],
                Witness = new Witness([Case(accord, Transfer(accord, "650 Hz", "JP", "yes"))]),
            },
            new(
                FindingKind.Dead,
                Gravity.Note,
                Words("R-2 never comes to bear.", "R-2 ne s'applique jamais.")
            )
            {
                Provisions = [accord.Requirements[1]],
            },
        ];

    public static Wording Words(string english, string french) =>
        new(new Dictionary<string, string> { ["en"] = english, ["fr"] = french });
}
