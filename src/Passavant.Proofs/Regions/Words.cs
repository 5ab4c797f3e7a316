using Passavant.Accords;
using Passavant.Accords.Conditions;

namespace Passavant.Proofs.Regions;

/// <summary>Formulas and boxes back as conditions, so that every reading of a condition serves regions too.</summary>
internal static class Words
{
    /// <summary>A formula as a condition.</summary>
    public static Condition Of(int formula, Universe universe)
    {
        var node = universe.Formulas[formula];
        return node.Shape switch
        {
            Shape.Always => Condition.Always,
            Shape.Never => new Condition.Any([]),
            Shape.Lies => Side(universe.Axes[node.Axis], node.Cells, universe),
            Shape.All => new Condition.All([.. node.Parts.Select(part => Of(part, universe))]),
            _ => new Condition.Any([.. node.Parts.Select(part => Of(part, universe))]),
        };
    }

    /// <summary>A box as a condition: what the item is first, then its numbers, then the transfer, then the parties.</summary>
    public static Condition Of(Box box, Universe universe)
    {
        var sides = box
            .Sides.Select(side => (Axis: universe.Axes[side.Axis], side.Cells))
            .OrderBy(side => Rank(side.Axis))
            .ThenBy(side => side.Axis.Index)
            .Select(side => Side(side.Axis, side.Cells, universe))
            .Where(side => side != Condition.Always)
            .ToList();
        JoinAbsent(sides);
        return sides.Count == 1 ? sides[0] : new Condition.All(sides);
    }

    // Nobody in Iran, and nobody in Belarus, is nobody in either.
    private static void JoinAbsent(List<Condition> sides)
    {
        for (var i = 0; i < sides.Count; i++)
        for (var j = i + 1; j < sides.Count; j++)
            if (
                sides[i]
                    is Condition.Over
                    {
                        Quantifier: Quantifier.No,
                        Content: Condition.OneOf { Negated: false } one
                    } over
                && sides[j]
                    is Condition.Over
                    {
                        Quantifier: Quantifier.No,
                        Content: Condition.OneOf { Negated: false } other
                    } also
                && (over.Set, over.Role, one.Term, one.Demand)
                    == (also.Set, also.Role, other.Term, other.Demand)
            )
            {
                sides[i] = over with
                {
                    Content = one with
                    {
                        Words = [.. one.Words.Union(other.Words, StringComparer.Ordinal)],
                        Groups = [.. one.Groups.Union(other.Groups, StringComparer.Ordinal)],
                    },
                };
                sides.RemoveAt(j--);
            }
    }

    private static int Rank(Axis axis) =>
        axis switch
        {
            { Term: { Name: "item", About: About.Item }, Kind: AxisKind.Fact } => 0,
            { Kind: AxisKind.Fact or AxisKind.Sentence, Term.About: About.Item } => 1,
            { Kind: AxisKind.Fact or AxisKind.Sentence, Term.About: About.Transfer } => 2,
            { Kind: AxisKind.Some } => 3,
            _ => 4,
        };

    private static Condition Side(Axis axis, CellSet cells, Universe universe)
    {
        var isYes = cells.Contains(1);
        switch (axis.Kind)
        {
            case AxisKind.Sentence:
                return isYes ? axis.Sentence! : new Condition.None([axis.Sentence!]);
            case AxisKind.Some:
                return new Condition.Over(
                    isYes ? Quantifier.Any : Quantifier.No,
                    axis.Set,
                    axis.Role,
                    axis.With
                );
            case AxisKind.Informed:
                return Condition.Always;
        }
        var term = axis.Term!;
        switch (term.Kind)
        {
            case TermKind.Codes:
                return Codes(axis, cells);
            case TermKind.Band:
                return new Condition.Any([.. cells.Cells.Select(cell => Band(axis, cell))]);
            case TermKind.Number or TermKind.Derived or TermKind.Day:
                return Scale(axis, cells);
            default:
                return Among(axis, cells, universe);
        }
    }

    private static Condition Scale(Axis axis, CellSet cells)
    {
        var inside = Runs(axis, cells);
        var outside = Runs(axis, axis.Full.Less(cells));
        // Said the shorter way: all but one stretch is said by the one.
        if (inside.Count > 1 && outside.Count == 1)
            return new Condition.Within(axis.Term!, outside[0], true, Standing.Asserted);
        var sentences = inside
            .Select(
                Condition (interval) =>
                    new Condition.Within(axis.Term!, interval, false, Standing.Asserted)
            )
            .ToList();
        return sentences.Count == 1 ? sentences[0] : new Condition.Any(sentences);
    }

    // Stretches of cells that hang together; cells no value can lie in do not part them.
    private static List<Interval> Runs(Axis axis, CellSet cells)
    {
        var runs = new List<Interval>();
        var start = -1;
        var last = -1;
        for (var cell = 0; cell <= axis.Size; cell++)
        {
            if (cell < axis.Size && cells.Contains(cell))
            {
                start = start < 0 ? cell : start;
                last = cell;
            }
            else if (start >= 0 && (cell == axis.Size || axis.Full.Contains(cell)))
            {
                runs.Add(Stretch(axis, start, last));
                start = -1;
            }
        }
        return runs;
    }

    private static Interval Stretch(Axis axis, int from, int to)
    {
        var (low, _, lowIsPoint) = axis.Ends(from);
        var (_, high, highIsPoint) = axis.Ends(to);
        return new Interval(
            low is { } lower ? new Bound(lower, lowIsPoint, axis.Written(lower)) : null,
            high is { } upper ? new Bound(upper, highIsPoint, axis.Written(upper)) : null
        );
    }

    private static Condition.All Band(Axis axis, int cell)
    {
        var ends = 2 * axis.Breaks.Count + 1;
        var parts = new List<Condition>();
        var lower = Stretch(axis, cell / ends, cell / ends);
        var upper = Stretch(axis, cell % ends, cell % ends);
        parts.Add(
            new Condition.Meets(
                axis.Term!,
                BandRelation.LiesWithin,
                new Interval(lower.Lower, upper.Upper),
                Standing.Asserted
            )
        );
        return new Condition.All(parts);
    }

    private static Condition Codes(Axis axis, CellSet cells)
    {
        var negated = cells.Contains(axis.Size - 1);
        var listed = negated ? axis.Full.Less(cells) : cells;
        return new Condition.CodeIs(
            axis.Term!,
            [.. listed.Cells.Select(cell => CodePattern.Parse(axis.Words[cell]))],
            negated,
            Standing.Asserted
        );
    }

    private const int MostExceptions = 6;

    private static Condition Among(Axis axis, CellSet cells, Universe universe)
    {
        var others = axis.Full.Less(cells);
        if (axis.Term!.Kind is TermKind.Country)
        {
            if (Grouped(axis, cells, false, universe) is { } inside)
                return inside;
            if (Grouped(axis, others, true, universe) is { } outside)
                return outside;
        }
        return cells.Count > others.Count
            ? OneOf(axis, others, [], true)
            : OneOf(axis, cells, [], false);
    }

    private static Condition.OneOf OneOf(
        Axis axis,
        CellSet set,
        IReadOnlyList<string> groups,
        bool negated
    ) =>
        new(
            axis.Term!,
            [.. set.Cells.Select(cell => axis.Words[cell])],
            groups,
            negated,
            Standing.Asserted
        );

    /// <summary>A set of countries by groups that make it up, or by one group with few exceptions; null where neither says it shorter.</summary>
    private static Condition? Grouped(Axis axis, CellSet cells, bool negated, Universe universe)
    {
        if (cells.Count < 3)
            return null;
        var groups = universe.GroupCells(axis);
        var left = cells;
        var chosen = new List<string>();
        while (!left.IsEmpty && chosen.Count < 3)
        {
            var best = groups
                .Where(group => group.Cells.IsWithin(cells))
                .DefaultIfEmpty()
                .MaxBy(group => group.Cells.And(left).Count);
            if (best.Name is null || best.Cells.And(left).Count < 3)
                break;
            chosen.Add(best.Name);
            left = left.Less(best.Cells);
        }
        if (left.IsEmpty)
            return OneOf(axis, cells, chosen, negated);
        if (chosen.Count > 0 && left.Count <= MostExceptions)
        {
            var parts = new Condition[]
            {
                OneOf(axis, cells.Less(left), chosen, negated),
                OneOf(axis, left, [], negated),
            };
            return negated ? new Condition.All(parts) : new Condition.Any(parts);
        }
        var around = groups
            .Where(group =>
                cells.IsWithin(group.Cells) && group.Cells.Less(cells).Count <= MostExceptions
            )
            .DefaultIfEmpty()
            .MinBy(group => group.Cells.Count);
        if (around.Name is null)
            return null;
        var (whole, but) = (
            OneOf(axis, around.Cells, [around.Name], negated),
            OneOf(axis, around.Cells.Less(cells), [], !negated)
        );
        return negated ? new Condition.Any([whole, but]) : new Condition.All([whole, but]);
    }
}
