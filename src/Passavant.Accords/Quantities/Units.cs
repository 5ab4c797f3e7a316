namespace Passavant.Accords.Quantities;

/// <summary>The units known by name, and the nearest to one that is not.</summary>
public static class Units
{
    const int LongestGuess = 32;
    static readonly Lazy<IReadOnlyList<KnownUnit>> Listed = new(List);
    static readonly Lazy<string[]> Candidates = new(Spellings);

    static readonly string[] UsualPrefixes = ["", "k", "m", "M", "u", "n", "G", "c", "p", "T", "d"];

    // In order of preference where several share a dimension; the words are the guide's.
    static readonly (string Code, string Words)[] Usual =
    [
        ("1", "number"),
        ("m", "length"),
        ("m2", "area"),
        ("m3", "volume"),
        ("s", "time"),
        ("Hz", "frequency or rate"),
        ("kg", "mass"),
        ("deg", "plane angle"),
        ("sr", "solid angle"),
        ("deg/s", "angular rate"),
        ("deg/sqrt(h)", "angle random walk"),
        ("K", "temperature"),
        ("C", "electric charge"),
        ("cd", "luminous intensity"),
        ("mol", "amount of substance"),
        ("bit", "information"),
        ("bit/s", "data rate"),
        ("TPP", "total processing performance"),
        ("WT", "adjusted peak performance"),
        ("base", "nucleobases"),
        ("m/s", "speed"),
        ("m/s2", "acceleration"),
        ("m3/s", "volume flow"),
        ("m2/s", "kinematic viscosity or diffusivity"),
        ("kg/s", "mass flow"),
        ("kg/m3", "density"),
        ("kg/m", "linear density"),
        ("N", "force"),
        ("Pa", "pressure or stress"),
        ("J", "energy or torque"),
        ("W", "power"),
        ("W/m2", "power per area"),
        ("W/kg", "specific power"),
        ("J/kg", "specific energy or dose"),
        ("Pa.s", "dynamic viscosity"),
        ("A", "electric current"),
        ("V", "electric potential"),
        ("V/m", "electric field strength"),
        ("F", "capacitance"),
        ("Ohm", "resistance"),
        ("S", "conductance"),
        ("Wb", "magnetic flux"),
        ("T", "magnetic flux density"),
        ("T/sqrt(Hz)", "magnetic noise density"),
        ("A/m", "magnetic field strength"),
        ("H", "inductance"),
        ("lm", "luminous flux"),
        ("lx", "illuminance"),
        ("cd/m2", "luminance"),
        ("A/W", "radiant sensitivity"),
        ("A/lm", "luminous sensitivity"),
        ("C/kg", "exposure"),
        ("kat", "catalytic activity"),
        ("1/m", "reciprocal length"),
        ("1/m2", "fluence"),
        ("J.s", "action"),
        ("J/K", "heat capacity"),
        ("dB", "level, a bare ratio"),
        ("dBm", "level of power"),
        ("dBm/Hz", "level of power per frequency"),
        ("dBc", "level to the carrier"),
        ("dBc/Hz", "level to the carrier per frequency"),
        ("dBi", "antenna gain"),
        ("dBV", "level of voltage"),
        ("dBSPL", "level of sound pressure"),
    ];

    static readonly Lazy<Dictionary<Dimension, (Unit Unit, string Words)>> ByDimension = new(() =>
        Usual
            .Select(row => (Unit: Unit.Parse(row.Code, null), row.Words))
            .DistinctBy(row => row.Unit.Dimension)
            .ToDictionary(row => row.Unit.Dimension)
    );

    /// <summary>Every unit with a name of its own, without prefixes, then every currency.</summary>
    public static IReadOnlyList<KnownUnit> All => Listed.Value;

    /// <summary>The code or spelling nearest to <paramref name="text"/>, or null when none is near or the text is longer than 32 characters.</summary>
    public static string? Nearest(string text)
    {
        if (text.Length is 0 or > LongestGuess)
        {
            return null;
        }

        string? nearest = null;
        // A wrong capital counts one, a wrong letter three, one too few or many four.
        var least = Math.Min(6, 2 * text.Length) + 1;
        foreach (var candidate in Candidates.Value)
        {
            var distance = Distance(text, candidate, least);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>A dimension in words where it has some (<c>power</c>), otherwise its base units (<c>m2.K/s</c>).</summary>
    public static string InWords(Dimension dimension) =>
        dimension.Currency is { } currency ? $"money in {currency}"
        : ByDimension.Value.TryGetValue(dimension, out var usual) ? usual.Words
        : dimension.ToString();

    /// <summary>The unit in which values of a dimension are usually given: <c>Hz</c>, <c>W</c>, <c>Pa</c>.</summary>
    public static Unit UsualFor(Dimension dimension) =>
        ByDimension.Value.TryGetValue(dimension, out var usual)
            ? usual.Unit
            : new Unit(dimension.ToString(), new(dimension, Rational.One));

    internal static string Hint(string text) =>
        Nearest(text) is { } nearest
            ? $"the nearest known is '{nearest}'"
            : "write a UCUM code, for example 'kW', 'm/s' or 'W/cm2'";

    static KnownUnit[] List()
    {
        var printed = UnitTable
            .Aliases.Values.Select(alias => (alias.Printed, alias.Expression))
            .Concat(UnitTable.WholeAliases.Select(whole => (whole.Key, whole.Value)))
            .ToLookup(pair => pair.Item2, pair => pair.Item1);
        return
        [
            .. UnitTable.Rows.Select(row =>
            {
                var unit = Unit.Parse(row.Code, null);
                return new KnownUnit(
                    unit,
                    row.Name,
                    [.. printed[row.Code].Order(StringComparer.Ordinal)],
                    InWords(unit.Dimension),
                    row.IsMetric
                );
            }),
            .. Currencies.Codes.Select(code => new KnownUnit(
                Unit.Parse(code, null),
                $"currency {code}",
                [.. printed[code]],
                $"money in {code}",
                false
            )),
        ];
    }

    static string[] Spellings() =>
        [
            .. UnitTable
                .Rows.SelectMany(row =>
                    row.IsMetric ? UsualPrefixes.Select(prefix => prefix + row.Code) : [row.Code]
                )
                .Concat(UnitTable.Aliases.Keys)
                .Concat(UnitTable.WholeAliases.Keys)
                .Concat(Usual.Select(row => row.Code))
                .Concat(Currencies.Codes)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(code => code.Length)
                .ThenBy(code => code, StringComparer.Ordinal),
        ];

    static int Distance(string from, string to, int limit)
    {
        if (4 * Math.Abs(from.Length - to.Length) >= limit)
        {
            return limit;
        }

        Span<int> row = stackalloc int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = 4 * j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = 4 * i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + Cost(from[i - 1], to[j - 1]);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 4 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }

    static int Cost(char a, char b) =>
        a == b ? 0
        : char.ToUpperInvariant(a) == char.ToUpperInvariant(b) ? 1
        : 3;
}
