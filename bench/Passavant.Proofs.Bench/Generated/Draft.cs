using System.Globalization;
using System.Text;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Proofs.Bench.Generated;

/// <summary>A text made up from a seed: controls, with a requirement, an authorisation and a sign of risk that make their sensitivities tell. The same seed gives the same text.</summary>
/// <param name="Provisions">The controls, in the order in which they are written.</param>
public sealed record Draft(IReadOnlyList<Provision> Provisions)
{
    private static readonly Measure[] Measures =
    [
        new("output frequency", "Hz", "kHz"),
        new("wall thickness", "mm", "m"),
        new("power", "W", "kW"),
        new("wavelength", "nm", "um"),
        new("diameter", "mm", "m"),
        new("pressure", "Pa", "kPa"),
        new("mass", "g", "kg"),
        new("pulse length", "ns", "us"),
        new("voltage", "V", "kV"),
        new("energy", "J", "kJ"),
        new("current", "mA", "A"),
        new("travel", "um", "mm"),
    ];

    private static readonly string[] Items =
    [
        .. Enumerable
            .Range(1, 40)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"device {number}")),
    ];

    private static readonly (string Term, string[] Words)[] Choices =
    [
        ("material", ["aluminium", "ceramic", "composite", "glass", "steel", "titanium"]),
        ("grade", ["commercial", "laboratory", "ruggedised", "space"]),
        ("medium", ["air", "gas", "liquid", "vacuum"]),
    ];

    private const string Rest = """
        requirements:
          - { id: R-1, trigger: control, controls: [all], authority: office, legal basis: Article 1 }
        authorisations:
          - { id: G-1, kind: general, lifts: [R-1], controls: { sensitivity: ["0"] }, when: ["destination is one of CH, NO, JP"] }
        risk:
          indicators:
            - { id: I-1, tier: end use, level: high, when: ["end use is military"] }
        procedure:
          authorities: [{ id: office, title: Licensing office, state: GEN }]
          ladder: [{ id: desk, title: Desk, authority: office, decides: [presumption of approval, case by case, presumption of denial], within: 30 days }]
        matrix:
          sensitivity: ["0", "1", "2"]
          risk: [low, high]
          cells:
            "0": { low: { policy: presumption of approval, level: desk }, high: { policy: case by case, level: desk } }
            "1": { low: { policy: case by case, level: desk }, high: { policy: presumption of denial, level: desk } }
            "2": { low: { policy: presumption of denial, level: desk }, high: { policy: presumption of denial, level: desk } }

        """;

    /// <summary>A text of controls with ten conditions each: what the item is, five thresholds, two choices, an alternative and an exclusion. Five in a family, of any sensitivity.</summary>
    public static Draft Text(int seed, int count)
    {
        var random = new Random(seed);
        return new([
            .. Enumerable
                .Range(0, count)
                .Select(number => new Provision(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"1A{number / 5:000}.{(char)('a' + number % 5)}"
                    ),
                    random.Next(3),
                    Conditions(random),
                    [Exclusion(random)]
                )),
        ]);
    }

    private static List<Part> Conditions(Random random)
    {
        var measures = Some(random, Measures, 6);
        return
        [
            new Part.Choice("item", Some(random, Items, random.Next(5) == 0 ? 2 : 1), false),
            .. measures.Take(5).Select(measure => Threshold(random, measure)),
            Choice(random, 0, 3, false),
            Choice(random, 1, 1, true),
            new Part.Any([Threshold(random, measures[5]), Choice(random, 2, 2, false)]),
        ];
    }

    private static Part Exclusion(Random random) =>
        random.Next(2) == 0
            ? Choice(random, 2, 1, false)
            : new Part.Threshold(
                Measures[random.Next(Measures.Length)],
                random.Next(900, 1000),
                null,
                false
            );

    /// <summary>A text of controls of one sensitivity about one item, each of six thresholds over ten numbers that all hold in the middle, so that any two overlap; none contains another.</summary>
    public static Draft OneClass(int seed, int count)
    {
        var random = new Random(seed);
        var provisions = new List<Provision>();
        while (provisions.Count < count)
        {
            var one = new Provision(
                string.Create(CultureInfo.InvariantCulture, $"1A{provisions.Count:000}"),
                1,
                [
                    new Part.Choice("item", [Items[0]], false),
                    .. Some(random, Measures[..10], 6)
                        .Select(measure => AroundMiddle(random, measure)),
                ],
                []
            );
            if (!provisions.Exists(other => Contains(one, other) || Contains(other, one)))
                provisions.Add(one);
        }
        return new(provisions);
    }

    private static bool Contains(Provision wide, Provision narrow) =>
        wide
            .When.OfType<Part.Threshold>()
            .All(limits =>
                narrow
                    .When.OfType<Part.Threshold>()
                    .Any(other =>
                        other.Of == limits.Of
                        && !(limits.Least is { } least && !(other.Least >= least))
                        && !(limits.Most is { } most && !(other.Most <= most))
                    )
            );

    private static Part.Threshold Threshold(Random random, Measure measure)
    {
        var (one, other) = (random.Next(50, 950), random.Next(50, 950));
        if (one == other)
            other++;
        return random.Next(3) switch
        {
            0 => new(measure, one, null, random.Next(2) == 0),
            1 => new(measure, null, one, random.Next(2) == 0),
            _ => new(measure, Math.Min(one, other), Math.Max(one, other), true),
        };
    }

    private static Part.Threshold AroundMiddle(Random random, Measure measure)
    {
        var (least, most) = (random.Next(50, 500), random.Next(501, 950));
        return random.Next(3) switch
        {
            0 => new(measure, least, null, true),
            1 => new(measure, null, most, true),
            _ => new(measure, least, most, true),
        };
    }

    private static Part.Choice Choice(Random random, int which, int words, bool negated) =>
        new(Choices[which].Term, Some(random, Choices[which].Words, words), negated);

    private static T[] Some<T>(Random random, T[] all, int count)
    {
        var copy = (T[])all.Clone();
        random.Shuffle(copy);
        return copy[..count];
    }

    /// <summary>The text read as an accord.</summary>
    public Accord Read()
    {
        var reading = AccordReader.Read([new("accord.yaml", Encoding.UTF8.GetBytes(Written))]);
        return reading.IsSound
            ? reading.Accord!
            : throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    /// <summary>The text as written.</summary>
    public string Written
    {
        get
        {
            var text = new StringBuilder(
                """
                accord: Generated text
                version: 1.0.0
                state: GEN
                if undecided: "licence required: case by case"
                terms:
                  destination: { about: transfer, country: ISO 3166 }
                  end use: { about: transfer, one of: [civil, military] }

                """
            );
            foreach (var (term, words) in Choices.Prepend(("item", Items)))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {term}: {{ about: item, one of: [{string.Join(", ", words)}] }}\n"
                );
            foreach (var measure in Measures)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {measure.Name}: {{ about: item, number in: {measure.Unit}, from: \"0\", to: \"1000\" }}\n"
                );
            text.Append("controls:\n");
            foreach (var one in Provisions)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  - {{ id: {one.Code}, sensitivity: \"{one.Sensitivity}\", when: {Part.List(one.When)}, unless: {Part.List(one.Unless)} }}\n"
                );
            return text.Append(Rest).ToString();
        }
    }
}
