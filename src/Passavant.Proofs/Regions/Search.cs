namespace Passavant.Proofs.Regions;

/// <summary>What a search ended with.</summary>
internal enum Answer
{
    /// <summary>There is no such place: proved.</summary>
    None,

    /// <summary>There is one.</summary>
    Found,

    /// <summary>The budget ran out, or something boxes cannot decide was in the way.</summary>
    NotDecided,
}

/// <summary>Looks for a box in which formulas hold together: whatever must lie in one set is put there at once, and where nothing must, one side of a set is tried and then the other.</summary>
/// <remarks>A choice that a contradiction did not follow from is not tried the other way: the contradiction would be the same. Every answer is exact. The same formulas in the same order give the same boxes. One search belongs to one thread.</remarks>
internal sealed class Search
{
    private readonly FormulaTable formulas;
    private readonly Func<Box, IReadOnlyList<(int Axis, CellSet Cells)>?>? refuse;
    private readonly List<(int Axis, CellSet Before, Levels Why)> trail = [];
    private readonly List<int> open = [];
    private readonly List<int> learned = [];
    private CellSet[] now = [];

    // Which choices the cells on an axis follow from; and the last contradiction.
    private Levels[] why = [];
    private Levels clash;

    // What is settled stays settled as the box shrinks; what is open is known to be until the box changes.
    private Truth3[] settled = [];
    private readonly List<int> settledTrail = [];
    private int[] openAt = [];
    private int version = 1;

    // Alternatives that must be met: wherever else one stands it holds, and its opposite does not.
    // By formula the place from 1 in the list of what is demanded, with the choices it follows from; 0 where it is not.
    private int[] demanded = [];
    private readonly List<(int Formula, Levels Why)> demandedTrail = [];

    // Two ways of an alternative that were open when last looked at: while both are, nothing follows from it.
    private (int First, int Second)[] watched = [];
    private long left;
    private Func<Box, bool>? found;
    private bool stopped;

    /// <param name="formulas">Where the formulas are kept.</param>
    /// <param name="refuse">Says of a box that it cannot come about, by the sides that cannot go together; null where it can.</param>
    public Search(
        FormulaTable formulas,
        Func<Box, IReadOnlyList<(int Axis, CellSet Cells)>?>? refuse = null
    )
    {
        this.formulas = formulas;
        this.refuse = refuse;
    }

    // Axes and formulas may have come in since the last question.
    private void Reset()
    {
        for (var axis = now.Length; axis < formulas.Axes.Count; axis++)
        {
            Array.Resize(ref now, formulas.Axes.Count);
            Array.Resize(ref why, formulas.Axes.Count);
            for (; axis < now.Length; axis++)
                now[axis] = formulas.Axes[axis].Full;
        }
        Grow();
        open.Clear();
        learned.Clear();
        version++;
    }

    private void Grow()
    {
        if (settled.Length >= formulas.Count)
            return;
        var length = Math.Max(formulas.Count, 2 * settled.Length);
        Array.Resize(ref settled, length);
        Array.Resize(ref openAt, length);
        Array.Resize(ref demanded, length);
        Array.Resize(ref watched, length);
    }

    /// <summary>A box in which all of these hold.</summary>
    public (Answer Answer, Box? Box) Find(long budget, params ReadOnlySpan<int> conjuncts)
    {
        Box? first = null;
        var answer = Each(
            budget,
            conjuncts,
            box =>
            {
                first = box;
                return false;
            }
        );
        return (first is null ? answer : Answer.Found, first);
    }

    /// <summary>Disjoint boxes that together are exactly where all of these hold; stops where <paramref name="take"/> gives false.</summary>
    /// <param name="budget">How many sides may be tried.</param>
    /// <param name="conjuncts">The formulas.</param>
    /// <param name="take">Takes a box; false to stop.</param>
    public Answer Each(long budget, ReadOnlySpan<int> conjuncts, Func<Box, bool> take)
    {
        Reset();
        left = budget;
        var any = false;
        found = box =>
        {
            any = true;
            return take(box);
        };
        stopped = false;
        var holds = true;
        foreach (var conjunct in conjuncts)
            holds = holds && Assert(conjunct, Levels.None);
        if (holds)
            Visit(0);
        Undo((0, 0, 0));
        return left < 0 && !stopped ? Answer.NotDecided
            : any ? Answer.Found
            : Answer.None;
    }

    /// <summary>Whether a formula holds everywhere in a box.</summary>
    public bool Holds(int formula, Box box)
    {
        Reset();
        foreach (var (axis, cells) in box.Sides)
            Place(axis, cells, Levels.None);
        var holds = Look(formula) == Truth3.Yes;
        Undo((0, 0, 0));
        return holds;
    }

    /// <summary>The axes on which it depends whether a formula holds in a box.</summary>
    public IReadOnlyCollection<int> OpenAxes(int formula, Box box)
    {
        Reset();
        var found = new SortedSet<int>();
        var seen = new HashSet<int>();
        foreach (var (axis, cells) in box.Sides)
            Place(axis, cells, Levels.None);
        Collect(formula);
        Undo((0, 0, 0));
        return found;

        void Collect(int current)
        {
            if (Look(current) != Truth3.Open || !seen.Add(current))
                return;
            if (formulas[current].Shape == Shape.Lies)
                found.Add(formulas[current].Axis);
            foreach (var part in formulas[current].Parts)
                Collect(part);
        }
    }

    // The choices a contradiction here follows from; any of them where there is none.
    private Levels Visit(int level)
    {
        var mark = Mark;
        var kept = open.ToArray();
        var from = Levels.Any;
        if (!Narrow())
            from = clash;
        else if (Choose() is not (>= 0 and var choice))
            from = Take();
        else if (--left >= 0)
        {
            var settled = open.ToArray();
            var here = Mark;
            from = Try(choice, Levels.Of(level), level);
            Undo(here);
            Restore(settled);
            if (!stopped && left >= 0 && from.Holds(level))
            {
                var opposite = formulas.Not(choice);
                Grow();
                from = Try(opposite, from.Without(level), level);
            }
        }
        Undo(mark);
        Restore(kept);
        return from;
    }

    private Levels Try(int choice, in Levels from, int level) =>
        Assert(choice, from) ? Visit(level + 1) : clash;

    private Levels Take()
    {
        var box = Snapshot();
        var refused = refuse?.Invoke(box);
        if (refused is null && !found!(box))
            stopped = true;
        // Whoever was asked may have put new formulas in, opposites of known ones among them.
        Grow();
        if (refused is not { } impossible)
            return Levels.Any;
        // Not all of these sides at once, here or anywhere.
        learned.Add(
            formulas.Any([
                .. impossible.Select(side =>
                    formulas.Lies(
                        formulas.Axes[side.Axis],
                        formulas.Axes[side.Axis].Full.Less(side.Cells)
                    )
                ),
            ])
        );
        Grow();
        var from = Levels.None;
        foreach (var (axis, _) in impossible)
            from |= why[axis];
        return from;
    }

    private Box Snapshot()
    {
        var sides = new List<(int, CellSet)>();
        for (var axis = 0; axis < now.Length; axis++)
            if (!now[axis].Equals(formulas.Axes[axis].Full))
                sides.Add((axis, now[axis]));
        return new Box(sides);
    }

    private void Restore(int[] before)
    {
        open.Clear();
        open.AddRange(before);
    }

    private (int, int, int) Mark => (trail.Count, settledTrail.Count, demandedTrail.Count);

    private void Undo((int Trail, int Settled, int Demanded) mark)
    {
        for (var i = demandedTrail.Count - 1; i >= mark.Demanded; i--)
            demanded[demandedTrail[i].Formula] = 0;
        demandedTrail.RemoveRange(mark.Demanded, demandedTrail.Count - mark.Demanded);
        for (var i = settledTrail.Count - 1; i >= mark.Settled; i--)
            settled[settledTrail[i]] = Truth3.Open;
        settledTrail.RemoveRange(mark.Settled, settledTrail.Count - mark.Settled);
        version++;
        for (var i = trail.Count - 1; i >= mark.Trail; i--)
            (now[trail[i].Axis], why[trail[i].Axis]) = (trail[i].Before, trail[i].Why);
        trail.RemoveRange(mark.Trail, trail.Count - mark.Trail);
    }

    private bool Place(int axis, in CellSet cells, in Levels from)
    {
        var narrowed = now[axis].And(cells);
        if (!narrowed.Equals(now[axis]))
        {
            trail.Add((axis, now[axis], why[axis]));
            now[axis] = narrowed;
            why[axis] |= from;
            version++;
        }
        if (!narrowed.IsEmpty)
            return true;
        clash = why[axis] | from;
        return false;
    }

    private bool Assert(int formula, in Levels from)
    {
        ref readonly var node = ref formulas[formula];
        switch (node.Shape)
        {
            case Shape.Always:
                return true;
            case Shape.Never:
                clash = from;
                return false;
            case Shape.Lies:
                return Place(node.Axis, node.Cells, from);
            case Shape.All:
                var parts = node.Parts;
                // Sets first: they narrow what the rest is looked at with.
                foreach (var part in parts)
                    if (formulas[part].Shape == Shape.Lies && !Assert(part, from))
                        return false;
                foreach (var part in parts)
                    if (formulas[part].Shape != Shape.Lies && !Assert(part, from))
                        return false;
                return true;
            default:
                open.Add(formula);
                if (demanded[formula] == 0)
                {
                    demandedTrail.Add((formula, from));
                    demanded[formula] = demandedTrail.Count;
                    version++;
                }
                return true;
        }
    }

    // Settles every alternative that is settled, until nothing moves; false where one cannot be met.
    private bool Narrow()
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
        var from = demanded[formula] is > 0 and var place
            ? demandedTrail[place - 1].Why
            : Levels.None;
        if (node.Shape != Shape.Any)
            return Look(formula) == Truth3.Yes ? Settled.Holds
                : Assert(formula, from) ? Settled.Moved
                : Settled.Clash;
        var (first, second) = watched[formula];
        if (first != second && Look(first) == Truth3.Open && Look(second) == Truth3.Open)
            return Settled.Open;
        var only = -1;
        foreach (var part in node.Parts)
            switch (Look(part))
            {
                case Truth3.Yes:
                    return Settled.Holds;
                case Truth3.Open when only >= 0:
                    watched[formula] = (only, part);
                    return Settled.Open;
                case Truth3.Open:
                    only = part;
                    break;
            }
        foreach (var part in node.Parts)
            if (part != only)
                from |= WhyNot(part);
        if (only >= 0)
            return Assert(only, from) ? Settled.Moved : Settled.Clash;
        clash = from;
        return Settled.Clash;
    }

    // The choices from which it follows that a formula holds nowhere in the box.
    private Levels WhyNot(int formula)
    {
        ref readonly var node = ref formulas[formula];
        if (node.Shape == Shape.Lies)
            return why[node.Axis];
        if (
            formulas.KnownOpposite(formula) is >= 0 and var opposite
            && demanded[opposite] is > 0 and var place
        )
            return demandedTrail[place - 1].Why;
        if (node.Shape == Shape.All)
        {
            foreach (var part in node.Parts)
                if (Look(part) == Truth3.No)
                    return WhyNot(part);
            return Levels.Any;
        }
        var from = Levels.None;
        foreach (var part in node.Parts)
            from |= WhyNot(part);
        return from;
    }

    private enum Truth3 : byte
    {
        Open,
        No,
        Yes,
    }

    // Whether a formula holds everywhere, nowhere or here and there in the box.
    private Truth3 Look(int formula)
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
        if (demanded[formula] > 0)
            return Truth3.Yes;
        if (formulas.KnownOpposite(formula) is >= 0 and var opposite && demanded[opposite] > 0)
            return Truth3.No;
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

    // What the item is decides more than anything else, so it is settled first. -1 where nothing is open.
    private int Choose()
    {
        if (formulas.Lead is { } lead && now[lead].Count > 1)
            foreach (var formula in open)
                if (OpenOn(lead, formula) is >= 0 and var first)
                    return first;
        return BySides ? Side() : Whole();
    }

    /// <summary>Whether single sides are tried rather than all a provision says at once: slower, and the boxes found have no more sides than they need.</summary>
    public bool BySides { get; set; }

    // A side of the alternative with the fewest ways left.
    private int Side()
    {
        var (best, fewest) = (-1, int.MaxValue);
        foreach (var formula in open)
            if (fewest > 2 && Ways(formula, fewest) is { Count: > 0 } ways && ways.Count < fewest)
                (best, fewest) = (formula, ways.Count);
        while (best >= 0 && formulas[best].Shape != Shape.Lies)
        {
            // Of the ways open, one that is a set if there is one: it is settled by one step.
            var next = -1;
            foreach (var part in formulas[best].Parts)
                if (
                    Look(part) == Truth3.Open
                    && (
                        next < 0
                        || formulas[next].Shape != Shape.Lies && formulas[part].Shape == Shape.Lies
                    )
                )
                    next = part;
            best = next;
        }
        return best;
    }

    // The alternative whose least way says the most, of those the one with the fewest ways left.
    private int Whole()
    {
        var (best, most, fewest) = (-1, 0, int.MaxValue);
        foreach (var formula in open)
        {
            var weight = formulas[formula].Weight;
            if (weight < most || weight == most && fewest <= 2)
                continue;
            var below = weight > most ? int.MaxValue : fewest;
            var (first, ways) = Ways(formula, below);
            if (ways > 0 && ways < below)
                (best, most, fewest) = (first, weight, ways);
        }
        return best;
    }

    // The first of the ways open that says the least, and how many there are, as far as they are fewer than wanted; none where the alternative holds already.
    private (int First, int Count) Ways(int formula, int below)
    {
        var (first, count) = (-1, 0);
        foreach (var part in formulas[formula].Parts)
            switch (Look(part))
            {
                case Truth3.Yes:
                    return (-1, 0);
                case Truth3.Open:
                    if (++count >= below)
                        return (first, count);
                    if (first < 0 || formulas[part].Weight < formulas[first].Weight)
                        first = part;
                    break;
            }
        return (first, count);
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
