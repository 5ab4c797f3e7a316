namespace Passavant.Accords.Plans;

/// <summary>Sorts controls by what is known of an item: each fact rules out the controls that ask for something else, all of them at once, so that few need to be looked at.</summary>
internal sealed class Sieve
{
    private readonly int count;
    private readonly int words;
    private readonly (int Axis, ulong[] Left)[] cuts;

    /// <summary>A sieve for these controls over the axes of items.</summary>
    public Sieve(PreparedControl[] controls, Space items)
    {
        count = controls.Length;
        words = (count + 63) >> 6;
        var tests = controls.Select(control => Required(control.Text).ToArray()).ToArray();
        cuts =
        [
            .. items
                .Axes.Select(axis => (axis.Index, Left(axis, tests)))
                .Where(cut => cut.Item2.Length > 0),
        ];
    }

    /// <summary>Leaves in <paramref name="left"/> the controls that may reach an item, as bits by their order in the plan.</summary>
    public void Sift(Subject item, ulong[] left)
    {
        for (var word = 0; word < left.Length; word++)
            left[word] = ulong.MaxValue;
        if ((count & 63) is var rest && rest != 0)
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

    // Cell by cell, the controls a value in it leaves; nothing where no control asks for any.
    private ulong[] Left(Axis axis, Node[][] tests)
    {
        ulong[] left = [];
        for (var i = 0; i < tests.Length; i++)
            foreach (var test in tests[i])
            {
                if ((test.Mask & axis.Mask[test.Word]) == 0)
                    continue;
                if (left.Length == 0)
                {
                    left = new ulong[axis.CellCount * words];
                    Array.Fill(left, ulong.MaxValue);
                }
                for (var cell = 0; cell < axis.CellCount; cell++)
                    if (IsRuledOut(test, axis.Mask[test.Word], axis.Cell(cell)[test.Word]))
                        left[cell * words + (i >> 6)] &= ~(1UL << i);
            }
        return left;
    }

    private static bool IsRuledOut(Node test, ulong own, ulong holds) =>
        test.Op switch
        {
            Op.Bits => (test.Mask & own & ~holds) != 0,
            Op.NoBits => (test.Mask & own & holds) != 0,
            _ => (test.Mask & ~own) == 0 && (test.Mask & holds) == 0,
        };

    // Tests of sentences about items that must all hold.
    private static IEnumerable<Node> Required(Node node) =>
        node.Op == Op.All ? node.Children.Where(IsTest)
        : IsTest(node) ? [node]
        : [];

    private static bool IsTest(Node node) =>
        node is { Op: Op.Bits or Op.NoBits or Op.AnyBits, Space: 1 };
}
