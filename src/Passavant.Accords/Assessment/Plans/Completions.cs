using Passavant.Accords.Conditions;

namespace Passavant.Accords.Plans;

/// <summary>The exact set of outcomes still possible: the union over every way the facts that are not stated could turn out, found by trying the cells of each fact that still matters.</summary>
internal sealed class Completions(Plan plan, Situation situation, int budget)
{
    private readonly Openings openings = new(plan, situation);
    private readonly Dictionary<(Subject, int), HashSet<Axis>> branched = [];
    private readonly Dictionary<(Subject, Axis), bool> free = [];
    private int left = budget;
    private bool exact = true;

    /// <summary>The outcomes of one line, or of the transfer where <paramref name="item"/> is null, and whether the set is exact.</summary>
    public (int Bits, bool Exact) Find(Subject? item)
    {
        var kleene = Outcomes(item);
        if ((kleene & (kleene - 1)) == 0)
            return (kleene, true);
        var found = 0;
        Visit(item, kleene, ref found);
        // Out of budget: what was not ruled out stays possible.
        return left < 0 ? (kleene, false) : (found, exact);
    }

    // Whether each cell of a computed axis can come about whatever else is supposed.
    private bool IsFree(Subject subject, Axis axis)
    {
        if (!axis.IsComputed)
            return true;
        if (!free.TryGetValue((subject, axis), out var known))
            free[(subject, axis)] = known =
                axis.Term.Kind is TermKind.Ownership
                    ? situation.Subject.Holdings.All(holding => holding.Of != subject.Party!.Id)
                : axis.Sentences[0] is Condition.Contains ? subject.Parts.Count == 0
                : Freedom.Of(axis, subject, situation.Transfer.Facts);
        return known;
    }

    private int Outcomes(Subject? item) =>
        item is null ? situation.Outcomes() : situation.Outcomes(item);

    private void Visit(Subject? item, int bits, ref int found)
    {
        if ((bits & (bits - 1)) == 0)
        {
            found |= bits;
            return;
        }
        if ((bits & ~found) == 0)
            return;
        if (openings.First(item) is not { } opening)
        {
            // Nothing left to suppose, and still open: only what cannot be enumerated is in the way.
            found |= bits;
            exact = false;
            return;
        }
        var (subject, axis) = opening;
        if (exact && (axis.Coupling >= 0 || axis.IsComputed || axis.IsSynthetic))
        {
            if (!branched.TryGetValue((subject, axis.Coupling), out var group))
                branched[(subject, axis.Coupling)] = group = [];
            group.Add(axis);
            exact = (axis.Coupling < 0 || group.Count == 1) && IsFree(subject, axis);
        }
        foreach (var cell in axis.Distinct)
        {
            if (--left < 0)
                return;
            situation.Suppose(subject, axis, cell);
            Visit(item, Outcomes(item), ref found);
            situation.Forget(subject, axis);
        }
    }
}
