using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Certifying;

/// <summary>Whether a formula holds everywhere in a box, nowhere, or here and there.</summary>
internal enum Truth3 : byte
{
    Open,
    No,
    Yes,
}

/// <summary>A box that is narrowed step by step by what must hold in it: whatever must lie in one set is put there at once. Every step can be taken back.</summary>
/// <remarks>It concludes from the box alone, formula by formula, as whoever checks a certificate does; a search may know better.</remarks>
internal sealed class Narrowing(FormulaTable formulas)
{
    private readonly List<(int Axis, CellSet Before, int Settled)> trail = [];
    private readonly List<int> open = [];
    private readonly List<int> learned = [];
    private CellSet[] now = [];

    // What is settled stays settled as the box shrinks; what is open is known to be until the box changes.
    private Truth3[] settled = [];
    private readonly List<int> settledTrail = [];
    private int[] openAt = [];
    private int version = 1;

    /// <summary>Begins anew, with everything. Axes and formulas may have come in since.</summary>
    public void Reset()
    {
        Undo(0);
        for (var axis = now.Length; axis < formulas.Axes.Count; axis++)
        {
            Array.Resize(ref now, formulas.Axes.Count);
            for (; axis < now.Length; axis++)
                now[axis] = formulas.Axes[axis].Full;
        }
        Grow();
        open.Clear();
        learned.Clear();
    }

    private void Grow()
    {
        if (settled.Length >= formulas.Count)
            return;
        var length = Math.Max(formulas.Count, 2 * settled.Length);
        Array.Resize(ref settled, length);
        Array.Resize(ref openAt, length);
    }

    /// <summary>The cells left on an axis.</summary>
    public CellSet this[int axis] => now[axis];

    /// <summary>How many steps narrowed the box so far.</summary>
    public int Steps => trail.Count;

    /// <summary>The axis of a step.</summary>
    public int AxisOf(int step) => trail[step].Axis;

    /// <summary>The formulas demanded that are not known to hold everywhere.</summary>
    public int[] Open => [.. open];

    /// <summary>Goes back to an earlier list of open formulas.</summary>
    public void Reopen(int[] before)
    {
        open.Clear();
        open.AddRange(before);
    }

    /// <summary>Takes note of a formula that holds wherever what is demanded does.</summary>
    public void Learn(int formula)
    {
        learned.Add(formula);
        Grow();
    }

    /// <summary>The box as it is.</summary>
    public Box Snapshot()
    {
        var sides = new List<(int, CellSet)>();
        for (var axis = 0; axis < now.Length; axis++)
            if (!now[axis].Equals(formulas.Axes[axis].Full))
                sides.Add((axis, now[axis]));
        return new Box(sides);
    }

    /// <summary>Takes steps back until only the first <paramref name="steps"/> are left.</summary>
    public void Undo(int steps)
    {
        version++;
        if (trail.Count <= steps)
            return;
        var first = trail[steps].Settled;
        for (var i = settledTrail.Count - 1; i >= first; i--)
            settled[settledTrail[i]] = Truth3.Open;
        settledTrail.RemoveRange(first, settledTrail.Count - first);
        for (var i = trail.Count - 1; i >= steps; i--)
            now[trail[i].Axis] = trail[i].Before;
        trail.RemoveRange(steps, trail.Count - steps);
    }

    /// <summary>Narrows one axis; where nothing would be left, the box stays as it is and the answer is false.</summary>
    public bool Place(int axis, in CellSet cells)
    {
        var narrowed = now[axis].And(cells);
        if (narrowed.IsEmpty)
            return false;
        if (!narrowed.Equals(now[axis]))
        {
            trail.Add((axis, now[axis], settledTrail.Count));
            now[axis] = narrowed;
            version++;
        }
        return true;
    }

    /// <summary>Demands a formula: puts values where it alone says they lie, and keeps the rest of it open. False where it cannot be met.</summary>
    public bool Assert(int formula)
    {
        ref readonly var node = ref formulas[formula];
        switch (node.Shape)
        {
            case Shape.Always:
                return true;
            case Shape.Never:
                return false;
            case Shape.Lies:
                return Place(node.Axis, node.Cells);
            case Shape.All:
                var parts = node.Parts;
                // Sets first: they narrow what the rest is looked at with.
                foreach (var part in parts)
                    if (formulas[part].Shape == Shape.Lies && !Assert(part))
                        return false;
                foreach (var part in parts)
                    if (formulas[part].Shape != Shape.Lies && !Assert(part))
                        return false;
                return true;
            default:
                open.Add(formula);
                return true;
        }
    }

    /// <summary>Settles every alternative that is settled, until nothing moves; false where one cannot be met.</summary>
    public bool Narrow()
    {
        while (true)
        {
            var moved = false;
            foreach (var clause in learned)
                switch (Settle(clause))
                {
                    case Settled.Clash:
                        return false;
                    case Settled.Moved:
                        moved = true;
                        break;
                }
            for (var i = 0; i < open.Count; i++)
            {
                switch (Settle(open[i]))
                {
                    case Settled.Clash:
                        return false;
                    case Settled.Moved:
                        moved = true;
                        open[i] = open[^1];
                        open.RemoveAt(open.Count - 1);
                        i--;
                        break;
                    case Settled.Holds:
                        open[i] = open[^1];
                        open.RemoveAt(open.Count - 1);
                        i--;
                        break;
                }
            }
            if (!moved)
                return true;
        }
    }

    private enum Settled
    {
        Open,
        Holds,
        Moved,
        Clash,
    }

    private Settled Settle(int formula)
    {
        ref readonly var node = ref formulas[formula];
        if (node.Shape != Shape.Any)
            return Look(formula) switch
            {
                Truth3.Yes => Settled.Holds,
                Truth3.No => Settled.Clash,
                _ => Assert(formula) ? Settled.Moved : Settled.Clash,
            };
        var only = -1;
        foreach (var part in node.Parts)
            switch (Look(part))
            {
                case Truth3.Yes:
                    return Settled.Holds;
                case Truth3.Open when only >= 0:
                    // Two are open: see only whether one holds.
                    only = -2;
                    break;
                case Truth3.Open when only == -1:
                    only = part;
                    break;
            }
        return only switch
        {
            -1 => Settled.Clash,
            -2 => Settled.Open,
            _ => Assert(only) ? Settled.Moved : Settled.Clash,
        };
    }

    /// <summary>Whether a formula holds everywhere, nowhere or here and there in the box.</summary>
    public Truth3 Look(int formula)
    {
        ref readonly var node = ref formulas[formula];
        if (node.Shape == Shape.Lies)
        {
            ref readonly var cells = ref now[node.Axis];
            return !cells.Meets(node.Cells) ? Truth3.No
                : cells.IsWithin(node.Cells) ? Truth3.Yes
                : Truth3.Open;
        }
        if (settled[formula] != Truth3.Open)
            return settled[formula];
        if (openAt[formula] == version)
            return Truth3.Open;
        var truth = LookWithin(node);
        if (truth == Truth3.Open)
            openAt[formula] = version;
        else
        {
            settled[formula] = truth;
            settledTrail.Add(formula);
        }
        return truth;
    }

    private Truth3 LookWithin(in FormulaTable.Node node)
    {
        switch (node.Shape)
        {
            case Shape.All:
            {
                var all = Truth3.Yes;
                foreach (var part in node.Parts)
                    switch (Look(part))
                    {
                        case Truth3.No:
                            return Truth3.No;
                        case Truth3.Open:
                            all = Truth3.Open;
                            break;
                    }
                return all;
            }
            case Shape.Any:
            {
                var any = Truth3.No;
                foreach (var part in node.Parts)
                    switch (Look(part))
                    {
                        case Truth3.Yes:
                            return Truth3.Yes;
                        case Truth3.Open:
                            any = Truth3.Open;
                            break;
                    }
                return any;
            }
            default:
                return node.Shape == Shape.Always ? Truth3.Yes : Truth3.No;
        }
    }

    /// <summary>A side to try: what the item is decides more than anything else, so it is settled first; then a side of the alternative with the fewest ways left. The axis is -1 where nothing is open.</summary>
    public (int Axis, CellSet Cells) Choose()
    {
        if (formulas.Lead is { } lead && now[lead].Count > 1)
            foreach (var formula in open)
                if (OpenOn(lead, formula) is >= 0 and var first)
                    return (lead, formulas[first].Cells);
        var (best, fewest) = (-1, int.MaxValue);
        foreach (var formula in open)
        {
            var ways = 0;
            foreach (var part in formulas[formula].Parts)
                if (Look(part) == Truth3.Open && ++ways >= fewest)
                    break;
            if (ways < fewest)
                (best, fewest) = (formula, ways);
        }
        if (best < 0)
            return (-1, default);
        var current = best;
        while (formulas[current].Shape != Shape.Lies)
        {
            // Of the ways open, one that is a set if there is one: it is settled by one step.
            var next = -1;
            foreach (var part in formulas[current].Parts)
                if (
                    Look(part) == Truth3.Open
                    && (
                        next < 0
                        || formulas[next].Shape != Shape.Lies && formulas[part].Shape == Shape.Lies
                    )
                )
                    next = part;
            current = next;
        }
        return (formulas[current].Axis, formulas[current].Cells);
    }

    // An open set on an axis within an open formula; -1 where there is none.
    private int OpenOn(int axis, int formula)
    {
        ref readonly var node = ref formulas[formula];
        if (node.Shape == Shape.Lies)
            return node.Axis == axis && Look(formula) == Truth3.Open ? formula : -1;
        if (Look(formula) != Truth3.Open)
            return -1;
        foreach (var part in node.Parts)
            if (OpenOn(axis, part) is >= 0 and var found)
                return found;
        return -1;
    }
}
