using System.Text;
using Passavant.Accords.Reading;
using Passavant.Bench.Generated;

namespace Passavant.Accords.Tests.Assessment;

/// <summary>A trace is written down in bits while deciding; read back, it must say what the slow reading of the same transfer says.</summary>
public sealed class DecisionTraceTests
{
    private const string Text = """
        accord: Traced
        version: 1.0.0
        state: TST
        if undecided: prohibited
        terms:
          item: { about: item, one of: [pump, laser, software] }
          power: { about: item, number in: W }
          mass: { about: item, number in: kg }
          load: { about: item, number in: W/kg, derived: power / mass }
          contains: { about: item, control codes: several }
          band: { about: item, range in: GHz }
          public: { about: item, judgement: [Is it published?], settled by: assessor }
          destination: { about: transfer, country: ISO 3166 }
          listed: { about: party, one of: [no, yes] }
          to: { about: leg, country: ISO 3166 }
        roles:
          end user: { required: yes }
          broker: { required: no }
        controls:
          - { id: 1A001, sensitivity: low, when: [item is pump, power is at least 40 W], unless: [public is yes] }
          - { id: 1A002, sensitivity: high, after: [1A001], when: [any: [load is more than 3 W/kg, contains 1A001, "band overlaps above 2 GHz to 4 GHz"]] }
          - { id: 1D001, sensitivity: low, when: [item is software, none: [power is stated, mass is at most 4 kg]] }
        requirements:
          - { id: R-1, trigger: control, controls: [all], authority: office, legal basis: Article 1 }
          - { id: R-2, trigger: end user, when: [any end user: [listed is yes]], unless: [falls under 1D001], authority: office, legal basis: Article 2 }
          - { id: R-3, trigger: destination, when: [any leg: ["to is one of KP, IR"]], effect: notify and wait, authority: office, legal basis: Article 3 }
        prohibitions:
          - { id: P-1, controls: [1A002], when: [every party: [listed is yes]], derogations: [{ id: P-1-D, when: [any item: [item is laser]] }] }
        authorisations:
          - { id: A-1, kind: general, lifts: [R-1], when: [destination is one of JP, the end user: [listed is no]] }
        risk:
          indicators: [{ id: I-1, tier: end user, level: grave, when: [any broker: [listed is yes]] }]
          mitigations: [{ id: M-1, tier: end user, not below: plain, when: [no item: [item is laser]] }]
        matrix:
          sensitivity: [low, high]
          risk: [plain, grave]
          cells:
            low: { plain: { policy: presumption of approval, level: desk }, grave: { policy: case by case, level: desk } }
            high: { plain: { policy: case by case, level: desk }, grave: { policy: presumption of denial, level: desk } }
        procedure:
          authorities: [{ id: office, title: Office, state: TST }]
          ladder: [{ id: desk, title: Desk, authority: office, decides: [presumption of approval, case by case, presumption of denial], within: 30 days }]
        """;

    private static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly Accord Traced = Read();

    private static Accord Read()
    {
        var reading = AccordReader.Read([
            new AccordFile("accord.yaml", Encoding.UTF8.GetBytes(Text)),
        ]);
        return reading.Accord
            ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    [Fact]
    public void A_trace_read_back_agrees_with_the_slow_reading() =>
        Transfers().Sample(transfer => Agrees(Traced, transfer), iter: 2_000);

    [Fact]
    public void So_it_does_on_the_generated_accord_with_facts_missing()
    {
        var generated = new GeneratedAccord(AccordShape.TwoHundredRules, 7);
        foreach (var transfer in GeneratedTransfer.Make(generated, 100, 8, missing: 0.2))
            Agrees(generated.Accord, transfer.For(generated));
    }

    [Fact]
    public void It_does_not_read_lines_of_other_transfers()
    {
        var transfer = new Transfer { Id = "1", Items = [new Item { Line = "1" }] };
        var trace = new Assessor(Traced, Instruments.None, Today, Today).Trace(transfer);
        Assert.Throws<ArgumentException>(() =>
            trace.Text(Traced.Controls[0], new Item { Line = "2" })
        );
    }

    private static void Agrees(Accord accord, Transfer transfer)
    {
        var assessor = new Assessor(accord, Instruments.None, Today, Today);
        var trace = assessor.Trace(transfer);
        var reasoning = assessor.Reason(transfer);
        Assert.Equal(assessor.Decide(transfer), trace.Decision);
        foreach (var item in transfer.Items.SelectMany(item => item.Parts.Prepend(item)))
        {
            foreach (var control in accord.Controls)
            {
                var text = reasoning.Text(control, item);
                Assert.Equal(text.Truth, trace.Text(control, item));
                Assert.Equal(reasoning.Applies(control, item), trace.Applies(control, item));
                Same(text, trace.Why(control, item));
            }
            foreach (var provision in Provisions(accord))
            {
                var reason = reasoning.Of(provision, item);
                Assert.Equal(reason.Truth, trace.Holds(provision, item));
                Same(reason, trace.Why(provision, item));
            }
        }
    }

    private static IEnumerable<Provision> Provisions(Accord accord) =>
        [
            .. accord.Requirements,
            .. accord.Prohibitions,
            .. accord.Prohibitions.SelectMany(prohibition => prohibition.Derogations),
            .. accord.Authorisations,
            .. accord.Indicators,
            .. accord.Mitigations,
        ];

    private static void Same(Reason expected, Reason actual)
    {
        Assert.Equal(expected.Truth, actual.Truth);
        Assert.Equal(expected.About, actual.About);
        Assert.Equal(expected.Parts.Count, actual.Parts.Count);
        if (actual.Fact is not null)
            Assert.Equal(expected.Fact, actual.Fact);
        for (var i = 0; i < expected.Parts.Count; i++)
            Same(expected.Parts[i], actual.Parts[i]);
    }

    private static Gen<Transfer> Transfers() =>
        from facts in Given("destination=JP", "destination=KP")
        from items in Items(parts: true).Array[1, 2]
        from parties in Gen.Select(
            Gen.OneOf(
                Gen.Const<string[]>(["end user"]),
                Gen.Const<string[]>(["broker"]),
                Gen.Const<string[]>(["broker", "end user"])
            ),
            Given("listed=no", "listed=yes")
        ).Array[0, 2]
        from legs in Given("to=KP", "to=DE").Array[0, 2]
        select new Transfer
        {
            Id = "T",
            Facts = facts,
            Items = [.. items],
            Parties =
            [
                .. parties.Select(
                    (party, index) =>
                        new Party
                        {
                            Id = $"party {index}",
                            Roles = party.Item1,
                            Facts = party.Item2,
                        }
                ),
            ],
            Legs = [.. legs.Select(leg => new Leg { Facts = leg })],
        };

    private static Gen<Item> Items(bool parts) =>
        from kind in Given("item=pump", "item=laser", "item=software")
        from power in Given("power=39 W", "power=40 W", "power=4 kW")
        from mass in Given("mass=1 kg", "mass=5000 g")
        from band in Given("band=1 GHz to 3 GHz", "band=4.5 GHz")
        from contains in Given("contains=none", "contains=1A001")
        from open in Given("public=yes", "public=no")
        from inner in parts ? Items(parts: false).Array[0, 1] : Gen.Const(Array.Empty<Item>())
        from line in Gen.Int[1, 1_000_000]
        select new Item
        {
            Line = $"{line}",
            Facts = new Facts([
                .. kind.All,
                .. power.All,
                .. mass.All,
                .. band.All,
                .. contains.All,
                .. open.All,
            ]),
            Parts = [.. inner],
        };

    // One of these facts, or none.
    private static Gen<Facts> Given(params string[] facts) =>
        Gen.Int[-1, facts.Length - 1]
            .Select(index => index < 0 ? Facts.None : new Facts([Fact(facts[index])]));

    private static Fact Fact(string text)
    {
        var (name, value) = (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);
        var term = Traced.Glossary.FindTerm(name)!;
        return FactText.TryRead(term, value, out var read, out var refusal)
            ? new Fact(term, read) { SettledBy = name == "public" ? "assessor" : null }
            : throw new InvalidOperationException(refusal.ToString());
    }
}
