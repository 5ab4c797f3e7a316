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
/// <remarks>Every answer is exact. The same formulas in the same order give the same boxes. One search belongs to one thread.</remarks>
/// <param name="formulas">Where the formulas are kept.</param>
/// <param name="refuse">Says of a box that it cannot come about, by the sides that cannot go together; null where it can.</param>
internal sealed class Search(
    FormulaTable formulas,
    Func<Box, IReadOnlyList<(int Axis, CellSet Cells)>?>? refuse = null
)
{
    private readonly Narrowing here = new(formulas);
    private long left;
    private Func<Box, bool>? found;
    private bool stopped;

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
        here.Reset();
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
            holds = holds && here.Assert(conjunct);
        if (holds)
            Visit();
        here.Undo(0);
        return left < 0 && !stopped ? Answer.NotDecided
            : any ? Answer.Found
            : Answer.None;
    }

    /// <summary>Whether a formula holds everywhere in a box.</summary>
    public bool Holds(int formula, Box box)
    {
        here.Reset();
        foreach (var (axis, cells) in box.Sides)
            here.Place(axis, cells);
        var holds = here.Look(formula) == Truth3.Yes;
        here.Undo(0);
        return holds;
    }

    /// <summary>The axes on which it depends whether a formula holds in a box.</summary>
    public IReadOnlyCollection<int> OpenAxes(int formula, Box box)
    {
        here.Reset();
        var found = new SortedSet<int>();
        var seen = new HashSet<int>();
        foreach (var (axis, cells) in box.Sides)
            here.Place(axis, cells);
        Collect(formula);
        here.Undo(0);
        return found;

        void Collect(int current)
        {
            if (here.Look(current) != Truth3.Open || !seen.Add(current))
                return;
            if (formulas[current].Shape == Shape.Lies)
                found.Add(formulas[current].Axis);
            foreach (var part in formulas[current].Parts)
                Collect(part);
        }
    }

    private void Visit()
    {
        var steps = here.Steps;
        // What was open before this level stays in the list; what is settled here is skipped, not removed.
        var kept = here.Open;
        if (here.Narrow())
        {
            if (here.Choose() is { Axis: >= 0 } side)
            {
                if (--left >= 0)
                {
                    var open = here.Open;
                    var before = here.Steps;
                    here.Place(side.Axis, side.Cells);
                    Visit();
                    here.Undo(before);
                    here.Reopen(open);
                    if (!stopped && left >= 0)
                    {
                        here.Place(side.Axis, formulas.Axes[side.Axis].Full.Less(side.Cells));
                        Visit();
                    }
                }
            }
            else
                Take();
        }
        here.Undo(steps);
        here.Reopen(kept);
    }

    private void Take()
    {
        var box = here.Snapshot();
        if (refuse?.Invoke(box) is { } clash)
        {
            // Not all of these sides at once, here or anywhere.
            here.Learn(
                formulas.Any([
                    .. clash.Select(side =>
                        formulas.Lies(
                            formulas.Axes[side.Axis],
                            formulas.Axes[side.Axis].Full.Less(side.Cells)
                        )
                    ),
                ])
            );
            return;
        }
        if (!found!(box))
            stopped = true;
    }
}
