namespace Passavant.Accords.Plans;

/// <summary>Sorts controls by what is known of an item: each fact rules out the controls that ask for something else, all of them at once, so that few need to be looked at.</summary>
internal sealed class Sieve
{
    private readonly PreparedControl[] controls;
    private readonly int words;
    private readonly (int Axis, ulong[] Left)[] cuts;

    /// <summary>A sieve for these controls over the axes of items.</summary>
    public Sieve(PreparedControl[] controls, Space items)
    {
        this.controls = controls;
        words = (controls.Length + 63) >> 6;
        cuts =
        [
            .. items
                .Axes.Where(axis => Array.Exists(controls, control => Names(control.Text, axis)))
                .Select(axis => (axis.Index, Left(axis))),
        ];
    }

    /// <summary>Leaves in <paramref name="left"/> the controls that may reach an item, as bits by their order in the plan.</summary>
    public void Sift(Subject item, ulong[] left)
    {
        for (var word = 0; word < left.Length; word++)
            left[word] = ulong.MaxValue;
        if ((controls.Length & 63) is var rest && rest != 0)
            left[^1] = (1UL << rest) - 1;
        var placed = item.Placed;
        foreach (var (axis, leaves) in cuts)
        {
            var cell = placed[axis];
            if (cell < 0)
                continue;
            var row = leaves.AsSpan(cell * words, words);
            for (var word = 0; word < row.Length; word++)
                left[word] &= row[word];
        }
    }

    // Cell by cell, the controls a value in it leaves.
    private ulong[] Left(Axis axis)
    {
        var left = new ulong[axis.CellCount * words];
        for (var cell = 0; cell < axis.CellCount; cell++)
        for (var i = 0; i < controls.Length; i++)
            if (!IsRuledOut(controls[i].Text, axis, axis.Cell(cell)))
                left[cell * words + (i >> 6)] |= 1UL << i;
        return left;
    }

    private static bool Names(Node text, Axis axis) =>
        Required(text).Any(node => (node.Mask & axis.Mask[node.Word]) != 0);

    private static bool IsRuledOut(Node text, Axis axis, ulong[] truths)
    {
        foreach (var node in Required(text))
        {
            var (own, holds) = (axis.Mask[node.Word], truths[node.Word]);
            if (
                node.Op switch
                {
                    Op.Bits => (node.Mask & own & ~holds) != 0,
                    Op.NoBits => (node.Mask & own & holds) != 0,
                    _ => (node.Mask & ~own) == 0 && (node.Mask & holds) == 0,
                }
            )
                return true;
        }
        return false;
    }

    // Tests of sentences about items that must all hold.
    private static IEnumerable<Node> Required(Node node) =>
        node.Op == Op.All ? node.Children.Where(IsTest)
        : IsTest(node) ? [node]
        : [];

    private static bool IsTest(Node node) =>
        node is { Op: Op.Bits or Op.NoBits or Op.AnyBits, Space: 1 };
}
