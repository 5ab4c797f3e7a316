using System.Globalization;

namespace Passavant.Accords.Tests.Laws;

/// <summary>What values a word of the test glossary takes.</summary>
public enum WordKind
{
    Choice,
    Number,
    Day,
    Band,
    Codes,
    Country,
}

/// <summary>One term of the glossary that generated accords speak of, with values that stand for every cell its thresholds can cut.</summary>
/// <remarks>Values are texts (choices, countries, days), decimals (numbers in base units), pairs (bands) and arrays (codes).</remarks>
public sealed record Word(
    string Name,
    About About,
    WordKind Kind,
    string Yaml,
    params object[] Values
)
{
    public const string Note = "technical assessor";

    static readonly object[] Watts = [0m, 0.5m, 1m, 1.5m, 2m, 3m, 5m, 7m];
    static readonly decimal[] Ends = [0.5m, 1m, 1.5m, 2m, 3m, 5m, 7m];

    public static readonly Word Item = new(
        "item",
        About.Item,
        WordKind.Choice,
        "one of: [pump, laser, tube]",
        "pump",
        "laser",
        "tube"
    );
    public static readonly Word Power = new(
        "power",
        About.Item,
        WordKind.Number,
        "number in: W, from: 0",
        Watts
    );
    public static readonly Word Count = new(
        "count",
        About.Item,
        WordKind.Number,
        "number in: \"1\", whole: yes, from: 0, to: 3",
        0m,
        1m,
        2m,
        3m
    );
    public static readonly Word Span = new(
        "span",
        About.Item,
        WordKind.Band,
        "range in: Hz",
        [
            .. Ends.SelectMany(low =>
                Ends.Where(high => high >= low).Select(high => (object)(low, high))
            ),
        ]
    );
    public static readonly Word Fibre = new(
        "fibre",
        About.Item,
        WordKind.Codes,
        "control codes: one",
        (string[])["1A1"],
        (string[])["1A2"],
        (string[])["1B1"],
        (string[])["9Z9"],
        Array.Empty<string>()
    );
    public static readonly Word Alloys = new(
        "alloys",
        About.Item,
        WordKind.Codes,
        "control codes: several",
        [
            .. Enumerable
                .Range(0, 16)
                .Select(set =>
                    (object)
                        ((string[])["1A1", "1A2", "1B1", "9Z9"])
                            .Where((_, index) => (set >> index & 1) != 0)
                            .ToArray()
                ),
        ]
    );
    public static readonly Word Special = new(
        "special",
        About.Item,
        WordKind.Choice,
        $"judgement: [Is it made for that?], settled by: {Note}",
        "no",
        "yes"
    );
    public static readonly Word Mass = new(
        "mass",
        About.Item,
        WordKind.Number,
        "number in: kg, from: 0",
        Watts
    );
    public static readonly Word Area = new(
        "area",
        About.Item,
        WordKind.Number,
        "number in: m2, from: 1",
        1m,
        1.5m,
        2m,
        4m
    );
    public static readonly Word Density = new(
        "density",
        About.Item,
        WordKind.Number,
        "number in: kg/m2, derived: mass / area",
        Watts
    );
    public static readonly Word Use = new(
        "end use",
        About.Transfer,
        WordKind.Choice,
        "one of: [civil, military, research]",
        "civil",
        "military",
        "research"
    );
    public static readonly Word Destination = new(
        "destination",
        About.Transfer,
        WordKind.Country,
        "country: ISO 3166",
        "FR",
        "DE",
        "US",
        "CN",
        "JP"
    );
    public static readonly Word Contract = new(
        "contract day",
        About.Transfer,
        WordKind.Day,
        "day: ISO 8601",
        "2026-01-31",
        "2026-02-01",
        "2026-02-15",
        "2026-03-01",
        "2026-03-02"
    );
    public static readonly Word Listed = new(
        "listed",
        About.Party,
        WordKind.Choice,
        "one of: [no, possible, yes]",
        "no",
        "possible",
        "yes"
    );
    public static readonly Word Seat = new(
        "seat",
        About.Party,
        WordKind.Country,
        "country: ISO 3166",
        "FR",
        "DE",
        "US",
        "CN",
        "JP"
    );
    public static readonly Word Stop = new(
        "stop",
        About.Leg,
        WordKind.Country,
        "country: ISO 3166",
        "FR",
        "DE",
        "US",
        "CN",
        "JP"
    );

    public static readonly Word[] All =
    [
        Item,
        Power,
        Count,
        Span,
        Fibre,
        Alloys,
        Special,
        Mass,
        Area,
        Density,
        Use,
        Destination,
        Contract,
        Listed,
        Seat,
        Stop,
    ];

    /// <summary>The values conditions name; of countries there is always one more.</summary>
    public IEnumerable<string> Named => Values.Cast<string>().Where(value => value != "JP");

    /// <summary>The unit numbers are written in, and a thousand times that.</summary>
    public (string Plain, string Kilo)? Units =>
        Name switch
        {
            "power" => ("W", "kW"),
            "mass" => ("kg", "t"),
            "area" => ("m2", null!),
            "density" => ("kg/m2", "t/m2"),
            "span" => ("Hz", "kHz"),
            _ => null,
        };

    /// <summary>A number as an accord or a datasheet writes it.</summary>
    public string Spell(decimal number, bool kilo)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (Units is not { } units)
            return text;
        return kilo && units.Kilo is not null
            ? $"{(number / 1000).ToString(CultureInfo.InvariantCulture)} {units.Kilo}"
            : $"{text} {units.Plain}";
    }

    /// <summary>A value as a spreadsheet writes it.</summary>
    public string Spell(object value, bool kilo) =>
        value switch
        {
            decimal number => Spell(number, kilo),
            ValueTuple<decimal, decimal> band =>
                $"{Spell(band.Item1, kilo)} to {Spell(band.Item2, kilo)}",
            string[] codes => codes.Length == 0 ? "none" : string.Join(", ", codes),
            _ => (string)value,
        };

    public override string ToString() => Name;
}
