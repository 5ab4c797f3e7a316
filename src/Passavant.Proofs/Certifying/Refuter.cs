using System.Diagnostics;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Certifying;

/// <summary>Proves that formulas cannot hold together, with a tree that anyone can follow. A side is tried, then only what the proof for it leaves over; steps that a proof does not need stay out of it.</summary>
/// <remarks>Same formulas, same proof. One refuter belongs to one thread.</remarks>
/// <param name="formulas">Where the formulas are kept, as written.</param>
/// <param name="statements">The formulas that are said not to hold together.</param>
/// <param name="nobody">Refuses a box by what nobody can be; null where it cannot.</param>
internal sealed class Refuter(
    FormulaTable formulas,
    IReadOnlyList<int> statements,
    Func<Box, Proof.Nobody?>? nobody = null
)
{
    private readonly Narrowing here = new(formulas);
    private readonly List<(int Clause, Proof Proof)> learned = [];
    private readonly Dictionary<int, int> since = [];
    private long left;

    /// <summary>Whether the budget ran out.</summary>
    public bool IsSpent => left < 0;

    /// <summary>The proof; null where a box was found in which nothing refutes the formulas, or the budget ran out.</summary>
    /// <param name="budget">How many sides may be tried.</param>
    public Proof? Refute(long budget)
    {
        left = budget;
        here.Reset();
        here.Reopen([.. statements]);
        foreach (var (clause, _) in learned)
            here.Learn(clause);
        return Visit();
    }

    private Proof? Visit()
    {
        var steps = here.Steps;
        var kept = here.Open;
        var proof = here.Narrow() ? Try() : Clash();
        while (proof is not null && here.Steps > steps)
        {
            // A step is undone. What it kept out, the same formula refutes that made it.
            var axis = formulas.Axes[here.AxisOf(here.Steps - 1)];
            here.Undo(here.Steps - 1);
            var rest = here[axis.Index].Less(Proof.On(proof, axis));
            if (rest.IsEmpty)
                continue;
            var before = here.Steps;
            here.Place(axis.Index, rest);
            var clash = Clash();
            here.Undo(before);
            proof = here[axis.Index].IsWithin(Proof.On(clash, axis))
                ? clash
                : Proof.Join(axis, clash, proof);
        }
        here.Undo(steps);
        here.Reopen(kept);
        return proof;
    }

    private Proof? Try()
    {
        var (index, cells) = here.Choose();
        if (index < 0)
            return Nobody();
        if (--left < 0)
            return null;
        var axis = formulas.Axes[index];
        if (Within(index, cells) is not { } first)
            return null;
        var rest = here[index].Less(Proof.On(first, axis));
        if (rest.IsEmpty)
            return first;
        if (Within(index, rest) is not { } second)
            return null;
        return here[index].IsWithin(Proof.On(second, axis))
            ? second
            : Proof.Join(axis, first, second);
    }

    private Proof? Within(int axis, in CellSet cells)
    {
        var (steps, open) = (here.Steps, here.Open);
        here.Place(axis, cells);
        var proof = Visit();
        here.Undo(steps);
        here.Reopen(open);
        return proof;
    }

    private Proof.Nobody? Nobody()
    {
        if (nobody?.Invoke(here.Snapshot()) is not { } proof)
            return null;
        var clause = formulas.Any([
            .. proof.Region.Sides.Select(side =>
                formulas.Lies(
                    formulas.Axes[side.Axis],
                    formulas.Axes[side.Axis].Full.Less(side.Cells)
                )
            ),
        ]);
        learned.Add((clause, proof));
        here.Learn(clause);
        return proof;
    }

    // The proof that needs least, of those that refute the box at once.
    private Proof Clash()
    {
        Proof? least = null;
        for (var i = 0; i < statements.Count; i++)
            if (
                here.Look(statements[i]) == Truth3.No
                && new Proof.Refuted(Reason(statements[i]), i) is var proof
            )
                if (least is null || proof.Region.Sides.Count < least.Region.Sides.Count)
                    least = proof;
        foreach (var (clause, proof) in learned)
            if (
                here.Look(clause) == Truth3.No
                && (least is null || proof.Region.Sides.Count < least.Region.Sides.Count)
            )
                least = proof;
        return least ?? throw new UnreachableException("A step was made for no reason.");
    }

    // A box around this one in which a formula still holds nowhere.
    private Box Reason(int formula)
    {
        since.Clear();
        for (var step = 0; step < here.Steps; step++)
            since[here.AxisOf(step)] = step + 1;
        var sides = new Dictionary<int, CellSet>();
        var seen = new HashSet<int>();
        var memo = new Dictionary<int, int>();
        Refute(formula);
        return new Box(sides.Select(side => (side.Key, side.Value)));

        void Refute(int current)
        {
            if (!seen.Add(current))
                return;
            var node = formulas[current];
            switch (node.Shape)
            {
                case Shape.Lies:
                    var full = formulas.Axes[node.Axis].Full;
                    sides[node.Axis] = (
                        sides.TryGetValue(node.Axis, out var known) ? known : full
                    ).Less(node.Cells);
                    break;
                case Shape.All:
                    var (best, least) = (-1, int.MaxValue);
                    foreach (var part in node.Parts)
                        if (here.Look(part) == Truth3.No && Last(part) is var last && last < least)
                            (best, least) = (part, last);
                    Refute(best);
                    break;
                case Shape.Any:
                    foreach (var part in node.Parts)
                        Refute(part);
                    break;
            }
        }

        // The last step that a formula needs to hold nowhere: of ways to refute it, the one that needs the earliest.
        int Last(int current)
        {
            var node = formulas[current];
            if (node.Shape == Shape.Lies)
                return since.GetValueOrDefault(node.Axis);
            if (memo.TryGetValue(current, out var last))
                return last;
            if (node.Shape == Shape.Any)
            {
                last = 0;
                foreach (var part in node.Parts)
                    last = Math.Max(last, Last(part));
            }
            else if (node.Shape == Shape.All)
            {
                last = int.MaxValue;
                foreach (var part in node.Parts)
                    if (here.Look(part) == Truth3.No)
                        last = Math.Min(last, Last(part));
            }
            return memo[current] = last;
        }
    }
}
