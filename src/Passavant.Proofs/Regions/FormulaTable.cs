using System.Runtime.InteropServices;

namespace Passavant.Proofs.Regions;

internal enum Shape : byte
{
    Never,
    Always,

    /// <summary>The value on one axis lies in a set of cells.</summary>
    Lies,
    All,
    Any,
}

/// <summary>Formulas over axes, without negation (a set's complement says it), each kept once: equal formulas have one number.</summary>
/// <remarks>Sentences about one axis fall together as one set of cells, unless <c>merging</c> is off: then each stays as the text has it, so that every step of a proof can be checked sentence by sentence.</remarks>
internal sealed class FormulaTable(IReadOnlyList<Axis> axes, bool merging = true)
{
    public const int Never = 0;
    public const int Always = 1;

    private readonly List<Node> nodes = [new(Shape.Never), new(Shape.Always)];
    private readonly List<int> opposites = [Always, Never];
    private readonly Dictionary<(int, CellSet), int> literals = [];
    private readonly Dictionary<Parts, int> groups = [];

    public readonly record struct Node(Shape Shape, int Axis = -1, CellSet Cells = default)
    {
        public int[] Parts { get; init; } = [];

        /// <summary>A bit for each axis it speaks of; several axes share one.</summary>
        public ulong Axes { get; init; } = Shape == Shape.Lies ? AxisBit(Axis) : 0;

        /// <summary>How many sets it puts values in at the least, where it holds.</summary>
        public int Weight { get; init; } = Shape == Shape.Lies ? 1 : 0;
    }

    private static ulong AxisBit(int axis) => 1UL << (axis & 63);

    private readonly struct Parts(Shape shape, int[] parts) : IEquatable<Parts>
    {
        private readonly Shape shape = shape;
        private readonly int[] parts = parts;

        public bool Equals(Parts other) =>
            shape == other.shape && parts.AsSpan().SequenceEqual(other.parts);

        public override bool Equals(object? obj) => obj is Parts other && Equals(other);

        public override int GetHashCode()
        {
            var hash = (uint)shape;
            foreach (var part in parts)
                hash = hash * 16777619 ^ (uint)part;
            return (int)hash;
        }
    }

    public int Count => nodes.Count;

    /// <summary>The axis that says what the item is; null where no condition asks.</summary>
    public int? Lead { get; init; }

    public IReadOnlyList<Axis> Axes => axes;

    public ref readonly Node this[int formula] => ref CollectionsMarshal.AsSpan(nodes)[formula];

    public int Lies(Axis axis, CellSet cells)
    {
        cells = cells.And(axis.Full);
        if (cells.IsEmpty)
            return Never;
        if (cells.Equals(axis.Full))
            return Always;
        if (!literals.TryGetValue((axis.Index, cells), out var formula))
            literals[(axis.Index, cells)] = formula = Add(new(Shape.Lies, axis.Index, cells));
        return formula;
    }

    public int All(params ReadOnlySpan<int> parts) => Group(Shape.All, parts);

    public int Any(params ReadOnlySpan<int> parts) => Group(Shape.Any, parts);

    /// <summary>The formula that says a value lies in a box.</summary>
    public int Of(Box box) => All([.. box.Sides.Select(side => Lies(axes[side.Axis], side.Cells))]);

    /// <summary>The opposite of a formula, where it is kept; else -1.</summary>
    public int KnownOpposite(int formula) => opposites[formula];

    public int Not(int formula)
    {
        if (opposites[formula] >= 0)
            return opposites[formula];
        var node = nodes[formula];
        var opposite = node.Shape switch
        {
            Shape.Lies => Lies(axes[node.Axis], axes[node.Axis].Full.Less(node.Cells)),
            Shape.All => Group(Shape.Any, Opposites(node.Parts)),
            _ => Group(Shape.All, Opposites(node.Parts)),
        };
        opposites[formula] = opposite;
        // Where a group has shrunk, the way back is another formula of the same meaning.
        if (opposites[opposite] < 0)
            opposites[opposite] = formula;
        return opposite;
    }

    /// <summary>A formula, given that the value on an axis lies in some cells.</summary>
    public int Restrict(int formula, Axis axis, CellSet cells)
    {
        var known = new Dictionary<int, int>();
        return Visit(formula);

        int Visit(int current)
        {
            ref readonly var node = ref this[current];
            if ((node.Axes & AxisBit(axis.Index)) == 0)
                return current;
            switch (node.Shape)
            {
                case Shape.Lies:
                    return node.Axis != axis.Index ? current
                        : cells.IsWithin(node.Cells) ? Always
                        : cells.Meets(node.Cells) ? current
                        : Never;
                case Shape.Always or Shape.Never:
                    return current;
            }
            if (known.TryGetValue(current, out var there))
                return there;
            // What is read of the node before others are added to the table.
            var (shape, before) = (node.Shape, node.Parts);
            var parts = Array.ConvertAll(before, Visit);
            return known[current] = parts.AsSpan().SequenceEqual(before)
                ? current
                : Group(shape, parts);
        }
    }

    /// <summary>The cells of an axis that a formula does not tell apart, by the first of each kind, with the sets of the formula that hold it. Where all the sets of one hold another too, the formula holds there wherever it holds for the one.</summary>
    public IReadOnlyList<(int Cell, CellSet Sets)> Kinds(int formula, Axis axis)
    {
        var sets = SetsOn(formula, axis.Index);
        return
        [
            .. axis
                .Full.Cells.Select(cell =>
                    (cell, CellSet.Where(sets.Count, set => sets[set].Contains(cell)))
                )
                .DistinctBy(kind => kind.Item2),
        ];
    }

    private List<CellSet> SetsOn(int formula, int axis)
    {
        var seen = new HashSet<int>();
        var sets = new List<CellSet>();
        Visit(formula);
        return sets;

        void Visit(int current)
        {
            if ((nodes[current].Axes & AxisBit(axis)) == 0 || !seen.Add(current))
                return;
            if (nodes[current].Axis == axis)
                sets.Add(nodes[current].Cells);
            foreach (var part in nodes[current].Parts)
                Visit(part);
        }
    }

    private int[] Opposites(int[] parts) => [.. parts.Select(Not)];

    private int Add(Node node)
    {
        nodes.Add(node);
        opposites.Add(-1);
        return nodes.Count - 1;
    }

    private int Group(Shape shape, ReadOnlySpan<int> parts)
    {
        var (neutral, final) = shape == Shape.All ? (Always, Never) : (Never, Always);
        // A formula and its opposite, before their parts are told apart.
        if (
            merging
            && parts is [var one, var other]
            && (opposites[one] == other || opposites[other] == one)
        )
            return final;
        var list = new List<int>(parts.Length);
        foreach (var part in parts)
        {
            if (part == final)
                return final;
            if (part == neutral)
                continue;
            if (nodes[part].Shape == shape)
                list.AddRange(nodes[part].Parts);
            else
                list.Add(part);
        }
        if (list.Count > 1 && merging && !Merge(list, shape))
            return final;
        if (list.Count > 1)
        {
            list.Sort();
            var kept = 0;
            for (var i = 0; i < list.Count; i++)
                if (i == 0 || list[i] != list[i - 1])
                    list[kept++] = list[i];
            list.RemoveRange(kept, list.Count - kept);
            if (merging && HoldsOpposites(list))
                return final;
        }
        switch (list.Count)
        {
            case 0:
                return neutral;
            case 1:
                return list[0];
        }
        int[] sorted = [.. list];
        var key = new Parts(shape, sorted);
        if (!groups.TryGetValue(key, out var formula))
            groups[key] = formula = Add(
                new(shape)
                {
                    Parts = sorted,
                    Axes = sorted.Aggregate(0UL, (axes, part) => axes | nodes[part].Axes),
                    Weight =
                        shape == Shape.All
                            ? sorted.Sum(part => nodes[part].Weight)
                            : sorted.Min(part => nodes[part].Weight),
                }
            );
        return formula;
    }

    private bool HoldsOpposites(List<int> list)
    {
        if (marks.Length < Count)
            Array.Resize(ref marks, Math.Max(Count, 2 * marks.Length));
        mark++;
        foreach (var part in list)
            marks[part] = mark;
        foreach (var part in list)
            if (opposites[part] is >= 0 and var opposite && marks[opposite] == mark)
                return true;
        return false;
    }

    private int[] marks = [];
    private int mark;

    // Sets on one axis become one; false where that settles the group.
    private bool Merge(List<int> list, Shape shape)
    {
        var sets = new List<long>();
        var kept = 0;
        for (var i = 0; i < list.Count; i++)
            if (this[list[i]].Shape == Shape.Lies)
                sets.Add((long)this[list[i]].Axis << 32 | (uint)list[i]);
            else
                list[kept++] = list[i];
        list.RemoveRange(kept, list.Count - kept);
        sets.Sort();
        for (var i = 0; i < sets.Count; )
        {
            var (axis, merged) = ((int)(sets[i] >> 32), (int)sets[i]);
            var cells = this[merged].Cells;
            var next = i + 1;
            for (; next < sets.Count && (int)(sets[next] >> 32) == axis; next++)
                cells =
                    shape == Shape.All
                        ? cells.And(this[(int)sets[next]].Cells)
                        : cells.Or(this[(int)sets[next]].Cells);
            if (next > i + 1)
                merged = Lies(axes[axis], cells);
            if (merged == (shape == Shape.All ? Never : Always))
                return false;
            list.Add(merged);
            i = next;
        }
        return true;
    }

    /// <summary>The axes a formula speaks of.</summary>
    public IEnumerable<int> AxesOf(int formula)
    {
        var seen = new HashSet<int>();
        var found = new SortedSet<int>();
        Visit(formula);
        return found;

        void Visit(int current)
        {
            if (!seen.Add(current))
                return;
            var node = nodes[current];
            if (node.Shape == Shape.Lies)
                found.Add(node.Axis);
            foreach (var part in node.Parts)
                Visit(part);
        }
    }
}
