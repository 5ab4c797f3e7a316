using System.Globalization;
using Passavant.Accords;
using Passavant.Accords.Reading;

namespace Passavant.Bench.Generated;

/// <summary>An accord made up from a seed, as rules that any engine can be given: the same seed and shape give the same text.</summary>
/// <remarks>
/// Limits are whole numbers, so that engines which know floating point only decide alike. The matrix never grows milder with sensitivity or risk,
/// so that an engine may look one cell up, for the gravest control that nothing lifts.
/// </remarks>
public sealed class GeneratedAccord
{
    private static readonly Parameter[] AllParameters =
    [
        new("output frequency", "Hz"),
        new("wall thickness", "mm"),
        new("power", "W"),
        new("wavelength", "nm"),
        new("diameter", "mm"),
        new("pressure", "kPa"),
        new("mass", "kg"),
        new("temperature", "K"),
        new("speed", "m/s"),
        new("accuracy", "um"),
        new("pulse length", "ns"),
        new("voltage", "kV"),
        new("volume", "L"),
        new("energy", "J"),
        new("current", "A"),
        new("flow", "L/min"),
        new("travel", "mm"),
        new("force", "kN"),
        new("range", "km"),
        new("resistance", "Ohm"),
    ];

    private static readonly string[] Tiers =
    [
        "end use",
        "end user",
        "diversion",
        "human rights",
        "regional stability",
    ];

    /// <summary>Where generated transfers go.</summary>
    public static IReadOnlyList<string> Destinations { get; } =
    [
        .. "AE AR AT AU BR CA CH CL CN DE EG ES FR GB ID IN IL IR IT JP KE KP KR MA MX MY NG NO PK PL RU SA SE SG SY TH TR UA US VN ZA".Split(
            ' '
        ),
    ];

    /// <summary>The other choices a generated transfer states.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["end use"] =
            [
                "civil",
                "medical",
                "research",
                "industrial",
                "police",
                "military",
                "weapons",
            ],
            ["end user record"] = ["clean", "none", "unfavourable", "refused", "listed"],
            ["evidence"] = ["none", "statement", "checked"],
        };

    private readonly Random random;

    /// <summary>Makes an accord up.</summary>
    public GeneratedAccord(AccordShape shape, int seed)
    {
        Shape = shape;
        random = new Random(seed);
        Parameters = AllParameters[..shape.Parameters];
        Controls = [.. Enumerable.Range(0, shape.Controls).Select(Control)];
        Indicators = [.. Enumerable.Range(0, 2 * (shape.Risks - 1)).Select(Indicator)];
        Prohibitions = [.. Enumerable.Range(0, shape.Prohibitions).Select(Prohibition)];
        Authorisations = [.. Enumerable.Range(0, shape.Authorisations).Select(Authorisation)];
        Accord = Read();
    }

    /// <summary>How large it is.</summary>
    public AccordShape Shape { get; }

    /// <summary>The numeric terms.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The controls.</summary>
    public IReadOnlyList<GeneratedControl> Controls { get; }

    /// <summary>The signs of risk.</summary>
    public IReadOnlyList<GeneratedIndicator> Indicators { get; }

    /// <summary>The prohibitions.</summary>
    public IReadOnlyList<GeneratedProhibition> Prohibitions { get; }

    /// <summary>The authorisations.</summary>
    public IReadOnlyList<GeneratedAuthorisation> Authorisations { get; }

    /// <summary>The accord as read from its text.</summary>
    public Accord Accord { get; }

    /// <summary>The text.</summary>
    public IReadOnlyList<AccordFile> Files => [GeneratedAccordText.Of(this)];

    /// <summary>The policy of a cell: 0 approval presumed, 1 case by case, 2 denial presumed.</summary>
    public int Policy(int sensitivity, int risk) =>
        (10 * sensitivity / Shape.Sensitivities + 10 * risk / Shape.Risks) switch
        {
            < 6 => 0,
            < 13 => 1,
            _ => 2,
        };

    private Accord Read()
    {
        var reading = AccordReader.Read(Files);
        return reading.Accord
            ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    private GeneratedControl Control(int index)
    {
        var chosen = Parameters.OrderBy(_ => random.Next()).Take(3).ToList();
        var code = string.Create(
            CultureInfo.InvariantCulture,
            $"{1 + index % 9}{"ABCDE"[index % 5]}{100 + index:000}"
        );
        return new GeneratedControl(
            code,
            random.Next(Shape.Sensitivities),
            [.. chosen.Select(Threshold)]
        );
    }

    // Each holds for a fifth to nearly a half of all items, so that an item falls under one control or so.
    private Test Threshold(Parameter parameter)
    {
        var part = random.Next(200, 450);
        return random.Next(4) switch
        {
            0 => Test.Of(parameter, Comparing.AtLeast, 1000 - part),
            1 => Test.Of(parameter, Comparing.MoreThan, 1000 - part),
            2 => Test.Of(parameter, Comparing.AtMost, part),
            _ => Test.Of(parameter, Comparing.LessThan, part),
        };
    }

    private GeneratedIndicator Indicator(int index)
    {
        var level = 1 + index / 2;
        var first = Test.OneOf("destination", Some(Destinations, 3, 8));
        var (term, words) = Choices.ElementAt(random.Next(Choices.Count));
        var second = Test.OneOf(term, Some(words, 1, words.Count - 1));
        return new GeneratedIndicator(
            string.Create(CultureInfo.InvariantCulture, $"I-{index}"),
            Tiers[index % Tiers.Length],
            level,
            random.Next(3) == 0 ? [first] : [first, second]
        );
    }

    private GeneratedProhibition Prohibition(int index) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"P-{index}"),
            index % 3 == 0 ? 0 : random.Next(Shape.Sensitivities / 2, Shape.Sensitivities),
            [
                Test.OneOf("destination", Some(Destinations, 3, 10)),
                Test.OneOf("end use", Some(Choices["end use"], 2, 4)),
            ],
            [
                Test.OneOf("evidence", ["checked"]),
                Test.OneOf("end user record", Some(Choices["end user record"], 1, 3)),
            ]
        );

    private GeneratedAuthorisation Authorisation(int index) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"A-{index}"),
            random.Next(Shape.Sensitivities / 2, Shape.Sensitivities),
            [
                Test.OneOf("destination", Some(Destinations, 5, 15)),
                Test.OneOf("end use", Some(Choices["end use"], 2, 5)),
            ]
        );

    private List<string> Some(IReadOnlyList<string> words, int least, int most) =>
        [
            .. words
                .OrderBy(_ => random.Next())
                .Take(random.Next(least, most + 1))
                .Order(StringComparer.Ordinal),
        ];
}
