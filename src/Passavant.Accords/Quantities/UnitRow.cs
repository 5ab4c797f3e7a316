namespace Passavant.Accords.Quantities;

/// <summary>One line of the table of atoms, not yet worked out.</summary>
sealed record UnitRow(
    string Code,
    string Flags,
    string Value,
    string Expression,
    string Name,
    IReadOnlyList<string> Printed
)
{
    /// <summary>Whether it takes prefixes.</summary>
    public bool IsMetric => Flags.Contains('m', StringComparison.Ordinal);

    public static UnitRow[] ReadAll(string table) =>
        [
            .. table
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('|'))
                .Select(cells => new UnitRow(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    [.. Names(cells)]
                )),
        ];

    public UnitAtom Resolve()
    {
        var kind =
            Flags.Contains('t', StringComparison.Ordinal) ? AtomKind.Affine
            : Flags.Contains('p', StringComparison.Ordinal) ? AtomKind.PowerLevel
            : Flags.Contains('f', StringComparison.Ordinal) ? AtomKind.FieldLevel
            : AtomKind.Linear;
        var values = Value.Split('+');
        var factor = Rational.Parse(values[0], null);
        var offset = values.Length > 1 ? Rational.Parse(values[1], null) : default;
        var approximate = Flags.Contains('~', StringComparison.Ordinal);
        if (Expression.StartsWith('='))
        {
            var name = Expression[1..];
            var lane = Dimension.BaseCodes.ToList().IndexOf(name);
            var dimension = lane >= 0 ? Dimension.Base(lane) : Dimension.Named(name);
            return new(Code, Name, IsMetric, new(dimension, factor, offset, approximate), kind);
        }

        var unit =
            UnitReader.Read(Expression)
            ?? throw new InvalidOperationException($"The unit table cannot read '{Expression}'.");
        return new(
            Code,
            Name,
            IsMetric,
            new(unit.Dimension, factor * unit.Factor, offset, approximate || unit.IsApproximate),
            kind
        );
    }

    // A name in full is a spelling too, as is its plural; so is what stands in the last cell.
    static IEnumerable<string> Names(string[] cells)
    {
        if (cells[4].AsSpan().IndexOfAny(" -(") < 0)
        {
            yield return cells[4];
            yield return cells[4] + "s";
        }

        foreach (var printed in cells[5].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return printed;
        }
    }
}
