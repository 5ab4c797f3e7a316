namespace Passavant.Accords.Plans;

/// <summary>Sorts controls by what the item is: most begin with <c>item is …</c>, so once that is known most need not be looked at.</summary>
internal sealed class Sieve
{
    private readonly Axis axis;
    private readonly PreparedControl[] all;
    private readonly PreparedControl[][] byCell;

    private Sieve(Axis axis, PreparedControl[] all)
    {
        this.axis = axis;
        this.all = all;
        byCell =
        [
            .. Enumerable
                .Range(0, axis.CellCount)
                .Select(cell =>
                    all.Where(control => !IsExcluded(control.Text, axis.Cell(cell))).ToArray()
                ),
        ];
    }

    /// <summary>A sieve over the axis that most controls name outright; null where none is named by half of them.</summary>
    public static Sieve? Over(PreparedControl[] controls, Space items)
    {
        if (controls.Length < 8)
            return null;
        var best = items
            .Axes.Where(axis => !axis.IsSynthetic && axis.Term.Kind is TermKind.Choice)
            .Select(axis =>
                (
                    Axis: axis,
                    Count: controls.Count(control =>
                        Required(control.Text).Any(node => (node.Mask & axis.Mask[node.Word]) != 0)
                    )
                )
            )
            .OrderByDescending(pair => pair.Count)
            .FirstOrDefault();
        return best.Count * 2 >= controls.Length ? new Sieve(best.Axis, controls) : null;
    }

    /// <summary>The controls that may reach an item.</summary>
    public PreparedControl[] For(Subject item)
    {
        var cell = item.CellOf(axis);
        return cell < 0 ? all : byCell[cell];
    }

    private bool IsExcluded(Node text, ulong[] truths) =>
        Required(text).Any(node => (node.Mask & axis.Mask[node.Word] & ~truths[node.Word]) != 0);

    // Sentences about items that must all hold.
    private static IEnumerable<Node> Required(Node node) =>
        node switch
        {
            { Op: Op.Bits, Space: 1 } => [node],
            { Op: Op.All } => node.Children.Where(child => child is { Op: Op.Bits, Space: 1 }),
            _ => [],
        };
}
