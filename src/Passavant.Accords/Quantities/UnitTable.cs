using System.Collections.Concurrent;

namespace Passavant.Accords.Quantities;

/// <summary>A named unit that is not a product of others: <c>W</c>, <c>[in_i]</c>.</summary>
sealed record UnitAtom(string Code, string Name, bool IsMetric, UnitMeasure Measure, AtomKind Kind)
{
    /// <summary>Whether the prefix may stand before it; those of powers of two go with bits and bytes only.</summary>
    public bool Takes(UnitPrefix prefix) => IsMetric && (!prefix.IsBinary || Code is "bit" or "By");
}

/// <summary>A prefix: its symbol, its name in full and its factor.</summary>
sealed record UnitPrefix(string Code, string Name, Rational Factor, bool IsBinary);

/// <summary>A spelling found in print and the UCUM expression it stands for.</summary>
sealed record UnitAlias(string Printed, string Expression, bool TakesPrefix);

/// <summary>The atoms, prefixes and aliases by their text.</summary>
static class UnitTable
{
    public static readonly UnitMeasure Unity = new(Dimension.None, Rational.One);
    public static readonly UnitMeasure Ten = new(Dimension.None, 10);

    public static IReadOnlyList<UnitPrefix> Prefixes { get; } =
    [
        new("da", "deca", 10, false),
        new("Ki", "kibi", 1L << 10, true),
        new("Mi", "mebi", 1L << 20, true),
        new("Gi", "gibi", 1L << 30, true),
        new("Ti", "tebi", 1L << 40, true),
        .. "Y yotta 24;Z zetta 21;E exa 18;P peta 15;T tera 12;G giga 9;M mega 6;k kilo 3;h hecto 2;d deci -1;c centi -2;m milli -3;u micro -6;n nano -9;p pico -12;f femto -15;a atto -18;z zepto -21;y yocto -24"
            .Split(';')
            .Select(text => text.Split(' '))
            .Select(cells => new UnitPrefix(
                cells[0],
                cells[1],
                Rational.Parse("1e" + cells[2], null),
                false
            )),
    ];

    static readonly Dictionary<string, UnitPrefix> PrefixByCode = Prefixes.ToDictionary(
        prefix => prefix.Code,
        StringComparer.Ordinal
    );

    /// <summary>The rows of <see cref="UnitRows"/>, in order: code, prefixes, value, expression, name, printed.</summary>
    public static IReadOnlyList<UnitRow> Rows { get; } = UnitRow.ReadAll(UnitRows.Atoms);

    static readonly Dictionary<string, UnitRow> RowByCode = Rows.ToDictionary(
        row => row.Code,
        StringComparer.Ordinal
    );

    static readonly ConcurrentDictionary<string, UnitAtom> Resolved = new(StringComparer.Ordinal);

    /// <summary>Every printed spelling of one symbol.</summary>
    public static IReadOnlyDictionary<string, UnitAlias> Aliases { get; } = ReadAliases();

    static readonly Dictionary<string, string> Wholes = UnitRows
        .Wholes.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('|'))
        .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    /// <summary>Spellings of a whole unit, such as <c>micro-g</c> or <c>1e4 m</c>, with what they stand for.</summary>
    public static IReadOnlyDictionary<string, string> WholeAliases => Wholes;

    public static string? Whole(string text) => Wholes.GetValueOrDefault(text);

    public static UnitPrefix? FindPrefix(string code) => PrefixByCode.GetValueOrDefault(code);

    public static UnitAlias? FindAlias(string text) => Aliases.GetValueOrDefault(text);

    public static UnitAtom? FindAtom(string code) =>
        RowByCode.TryGetValue(code, out var row) ? Resolved.GetOrAdd(code, _ => row.Resolve())
        : Currencies.Contains(code)
            ? new UnitAtom(
                code,
                "currency",
                false,
                new(Dimension.Named("currency:" + code), Rational.One),
                AtomKind.Linear
            )
        : null;

    static Dictionary<string, UnitAlias> ReadAliases()
    {
        var aliases = new Dictionary<string, UnitAlias>(StringComparer.Ordinal);
        foreach (var line in UnitRows.Aliases.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('|');
            aliases.Add(cells[0], new(cells[0], cells[2], cells[1] == "m"));
        }

        foreach (var row in Rows)
        {
            foreach (var printed in row.Printed)
            {
                aliases.TryAdd(printed, new(printed, row.Code, row.IsMetric));
            }
        }

        return aliases;
    }
}
