namespace Passavant.Proofs.Regions;

/// <summary>For some axes, the cells a value may lie in; any value on the others. Immutable; equal by content.</summary>
internal sealed class Box : IEquatable<Box>
{
    private readonly (int Axis, CellSet Cells)[] sides;

    /// <summary>Everything.</summary>
    public static Box Everything { get; } = new([]);

    /// <summary>A box of these sides.</summary>
    public Box(IEnumerable<(int Axis, CellSet Cells)> sides)
    {
        this.sides = [.. sides];
        for (var i = 1; i < this.sides.Length; i++)
            if (this.sides[i].Axis < this.sides[i - 1].Axis)
            {
                Array.Sort(this.sides, static (left, right) => left.Axis.CompareTo(right.Axis));
                break;
            }
    }

    public IReadOnlyList<(int Axis, CellSet Cells)> Sides => sides;

    public CellSet? On(int axis)
    {
        int low = 0,
            high = sides.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (sides[middle].Axis == axis)
                return sides[middle].Cells;
            if (sides[middle].Axis < axis)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }

    /// <summary>The box without its side on an axis.</summary>
    public Box Without(int axis) => new(sides.Where(side => side.Axis != axis));

    public Box With(int axis, CellSet cells) =>
        new(sides.Where(side => side.Axis != axis).Append((axis, cells)));

    /// <summary>The box without the sides another has too.</summary>
    public Box Less(Box other) =>
        new(sides.Where(side => other.On(side.Axis) is not { } cells || !cells.Equals(side.Cells)));

    /// <summary>The box on some axes alone.</summary>
    public Box Only(Func<int, bool> keep) => new(sides.Where(side => keep(side.Axis)));

    public bool Equals(Box? other) =>
        other is not null && sides.AsSpan().SequenceEqual(other.sides);

    public override bool Equals(object? obj) => Equals(obj as Box);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (axis, cells) in sides)
        {
            hash.Add(axis);
            hash.Add(cells);
        }
        return hash.ToHashCode();
    }

    /// <summary>Joins boxes that differ on one axis alone, as long as there are any. Disjoint boxes stay disjoint, and together hold the same.</summary>
    public static List<Box> Merge(IReadOnlyList<Box> boxes, IReadOnlyList<Axis> axes)
    {
        if (boxes.Count < 2)
            return [.. boxes];
        // What all have in common takes no part.
        var common = new Box(
            boxes[0]
                .sides.Where(side =>
                    boxes.All(box => box.On(side.Axis) is { } cells && cells.Equals(side.Cells))
                )
        );
        var list = boxes.Select(box => box.Less(common)).ToList();
        for (var before = -1; before != list.Count; )
        {
            before = list.Count;
            foreach (
                var axis in list.SelectMany(box => box.sides.Select(side => side.Axis))
                    .Distinct()
                    .Order()
                    .ToList()
            )
            {
                var groups = new Dictionary<Box, CellSet>();
                var order = new List<Box>();
                foreach (var box in list)
                {
                    var rest = box.Without(axis);
                    var cells = box.On(axis) ?? axes[axis].Full;
                    if (!groups.TryGetValue(rest, out var known))
                        order.Add(rest);
                    groups[rest] = known.Or(cells);
                }
                if (order.Count < list.Count)
                    list =
                    [
                        .. order.Select(rest =>
                            groups[rest].Equals(axes[axis].Full)
                                ? rest
                                : rest.With(axis, groups[rest])
                        ),
                    ];
            }
        }
        return common.sides.Length == 0
            ? list
            : [.. list.Select(box => new Box(box.sides.Concat(common.sides)))];
    }
}
