using Passavant.Accords.Tests.Laws;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Tests.Laws;

/// <summary>Formulas over a few small axes, and which of them are to hold together, kept apart from the engine's own so that the oracle owes it nothing.</summary>
/// <param name="Sizes">How many cells each axis has.</param>
/// <param name="Parts">The formulas; each may hold those before it.</param>
/// <param name="Asked">The formulas that are to hold together.</param>
/// <param name="Banned">Sides that cannot go together.</param>
/// <param name="Merging">Whether sets on one axis become one.</param>
/// <param name="Led">Whether the first axis leads.</param>
internal sealed record Puzzle(
    int[] Sizes,
    Puzzle.Part[] Parts,
    int[] Asked,
    Puzzle.Side[][] Banned,
    bool Merging,
    bool Led
)
{
    /// <summary>A side (an axis and a mask of cells), or a group of parts before this one.</summary>
    public sealed record Part(string Kind, Side Lies, int[] Of)
    {
        public override string ToString() =>
            Kind == "lies" ? $"{Lies}" : $"{Kind} {string.Join(' ', Of)}";
    }

    public readonly record struct Side(int Axis, int Mask)
    {
        public override string ToString() => $"{Axis}:{Convert.ToString(Mask, 2)}";
    }

    /// <summary>How many ways there are to choose one cell on each axis.</summary>
    public int Points => Sizes.Aggregate(1, (product, size) => product * size);

    /// <summary>The cell of a point on an axis.</summary>
    public int Cell(int point, int axis) => (cells ??= Cells())[axis][point];

    private byte[][]? cells;

    private byte[][] Cells()
    {
        var found = new byte[Sizes.Length][];
        for (int axis = 0, step = 1; axis < Sizes.Length; step *= Sizes[axis++])
        {
            found[axis] = new byte[Points];
            for (var point = 0; point < Points; point++)
                found[axis][point] = (byte)(point / step % Sizes[axis]);
        }
        return found;
    }

    /// <summary>For each part, the points at which it is true.</summary>
    public bool[][] Truths()
    {
        var truths = new bool[Parts.Length][];
        for (var i = 0; i < Parts.Length; i++)
        {
            var part = Parts[i];
            truths[i] = new bool[Points];
            for (var point = 0; point < truths[i].Length; point++)
                truths[i][point] = part.Kind switch
                {
                    "lies" => Lies(part.Lies, point),
                    "not" => !truths[part.Of[0]][point],
                    "all" => Array.TrueForAll(part.Of, one => truths[one][point]),
                    _ => Array.Exists(part.Of, one => truths[one][point]),
                };
        }
        return truths;
    }

    public bool Lies(Side side, int point) => (side.Mask >> Cell(point, side.Axis) & 1) != 0;

    public bool IsBanned(int point) =>
        Banned.Any(sides => Array.TrueForAll(sides, side => Lies(side, point)));

    public override string ToString() =>
        $"sizes {string.Join(' ', Sizes)}; {string.Join(", ", Parts.Select((part, i) => $"{i} = ({part})"))}; asked {string.Join(' ', Asked)}; banned {string.Join(", ", Banned.Select(sides => string.Join(" & ", sides)))}; {(Merging ? "merging" : "")} {(Led ? "led" : "")}";
}

/// <summary>A puzzle as the engine holds it.</summary>
internal sealed class Posed
{
    private static readonly Passavant.Accords.Term Anything = Small
        .Accord("")
        .Glossary.FindTerm("item")!;

    public Posed(Puzzle puzzle)
    {
        Puzzle = puzzle;
        Axes =
        [
            .. puzzle.Sizes.Select(
                (size, index) =>
                    Axis.OfTerm(
                        index,
                        Anything,
                        [.. Enumerable.Range(0, size).Select(cell => $"cell {cell}")]
                    )
            ),
        ];
        foreach (var axis in Axes)
            axis.Cut();
        Table = new FormulaTable(Axes, puzzle.Merging) { Lead = puzzle.Led ? 0 : null };
        var formulas = new List<int>();
        foreach (var part in puzzle.Parts)
        {
            int[] of = [.. part.Of.Select(one => formulas[one])];
            formulas.Add(
                part.Kind switch
                {
                    "lies" => Table.Lies(Axes[part.Lies.Axis], Cells(part.Lies)),
                    "not" => Table.Not(of[0]),
                    "all" => Table.All(of),
                    _ => Table.Any(of),
                }
            );
        }
        Formulas = formulas;
    }

    public Puzzle Puzzle { get; }

    public IReadOnlyList<Axis> Axes { get; }

    public FormulaTable Table { get; }

    /// <summary>The formula of each part.</summary>
    public IReadOnlyList<int> Formulas { get; }

    public int[] Asked => [.. Puzzle.Asked.Select(one => Formulas[one])];

    public CellSet Cells(Puzzle.Side side) =>
        CellSet.Where(Puzzle.Sizes[side.Axis], cell => (side.Mask >> cell & 1) != 0);

    /// <summary>Whether a point lies in a box.</summary>
    public bool Lies(Box box, int point) =>
        box.Sides.All(side => side.Cells.Contains(Puzzle.Cell(point, side.Axis)));

    /// <summary>How many of some boxes each point lies in.</summary>
    public int[] Covered(IEnumerable<Box> boxes)
    {
        var counts = new int[Puzzle.Points];
        foreach (var box in boxes)
            for (var point = 0; point < counts.Length; point++)
                if (Lies(box, point))
                    counts[point]++;
        return counts;
    }

    /// <summary>The points at which a formula is true, read off the table node by node.</summary>
    public bool Holds(int formula, int point)
    {
        var node = Table[formula];
        return node.Shape switch
        {
            Shape.Always => true,
            Shape.Never => false,
            Shape.Lies => node.Cells.Contains(Puzzle.Cell(point, node.Axis)),
            Shape.All => Array.TrueForAll(node.Parts, part => Holds(part, point)),
            _ => Array.Exists(node.Parts, part => Holds(part, point)),
        };
    }

    /// <summary>Refuses a box that lies within sides that cannot go together.</summary>
    public IReadOnlyList<(int, CellSet)>? Refuse(Box box)
    {
        foreach (var sides in Puzzle.Banned)
            if (
                Array.TrueForAll(
                    sides,
                    side => box.On(side.Axis) is { } cells && cells.IsWithin(Cells(side))
                )
            )
                return [.. sides.Select(side => (side.Axis, box.On(side.Axis)!.Value))];
        return null;
    }
}
