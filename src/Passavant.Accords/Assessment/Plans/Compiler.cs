using System.Diagnostics;
using Passavant.Accords.Conditions;
using Passavant.Accords.Reading;

namespace Passavant.Accords.Plans;

/// <summary>Turns conditions into nodes over spaces.</summary>
internal sealed class Compiler(IReadOnlyList<Control> controls)
{
    public Space[] Spaces { get; } =
    [new(About.Transfer), new(About.Item), new(About.Party), new(About.Leg)];

    public static int SpaceOf(About about) => (int)about;

    public Node Compile(Condition condition) =>
        condition switch
        {
            Condition.All all => Conjunction(all.Parts),
            Condition.Any any => Disjunction(any.Parts),
            Condition.None none => Negate(Disjunction(none.Parts)),
            Condition.Limb limb => Compile(limb.Content),
            Condition.Over over => Over(over),
            Condition.FallsUnder falls => new Node
            {
                Op = Op.FallsUnder,
                Controls = ControlMask(falls.Patterns),
            },
            Condition.Sentence sentence => Bit(sentence),
            _ => throw new UnreachableException(),
        };

    /// <summary>Whether a condition on one line asks what others fall under or contain.</summary>
    public bool LooksAcross { get; private set; }

    private Node Over(Condition.Over over)
    {
        LooksAcross |= References.LooksAcross(over);
        return new Node
        {
            Op = Op.Over,
            Quantifier = over.Quantifier,
            Space = SpaceOf(over.Set),
            Role = over.Role,
            Children = [Compile(over.Content)],
        };
    }

    public ulong[] ControlMask(IEnumerable<CodePattern> patterns)
    {
        var mask = new ulong[(controls.Count + 63) >> 6];
        var list = patterns.ToList();
        for (var i = 0; i < controls.Count; i++)
            if (list.Any(pattern => pattern.Covers(controls[i].Code)))
                mask[i >> 6] |= 1UL << i;
        return mask;
    }

    private Node Bit(Condition.Sentence sentence)
    {
        var space = SpaceOf(sentence.Term.About);
        var bit = Spaces[space].BitOf(sentence);
        return new Node
        {
            Op = Op.Bits,
            Space = space,
            Word = bit >> 6,
            Mask = 1UL << bit,
        };
    }

    private Node Conjunction(IEnumerable<Condition> parts)
    {
        var nodes = Flat(parts.Select(Compile), Op.All).Where(node => !node.IsYes).ToList();
        if (nodes.Exists(node => node is { Op: Op.Constant, Constant: Truth.No }))
            return Node.No;
        return Fold(nodes, Op.Bits, Op.All, Node.Yes);
    }

    private Node Disjunction(IEnumerable<Condition> parts)
    {
        var nodes = Flat(parts.Select(Compile), Op.Any)
            .Where(node => node is not { Op: Op.Constant, Constant: Truth.No })
            .Select(node =>
                node.Op == Op.Bits && (node.Mask & (node.Mask - 1)) == 0
                    ? With(node, Op.AnyBits)
                    : node
            )
            .ToList();
        if (nodes.Exists(node => node.IsYes))
            return Node.Yes;
        return Fold(nodes, Op.AnyBits, Op.Any, Node.No);
    }

    private static IEnumerable<Node> Flat(IEnumerable<Node> nodes, Op op) =>
        nodes.SelectMany(node => node.Op == op ? node.Children : [node]);

    private static Node With(Node node, Op op) =>
        new()
        {
            Op = op,
            Space = node.Space,
            Word = node.Word,
            Mask = node.Mask,
        };

    // Bits of one word are tested together; cheap tests come first.
    private static Node Fold(List<Node> nodes, Op bits, Op group, Node empty)
    {
        var folded = nodes
            .Where(node => node.Op == bits)
            .GroupBy(node => (node.Space, node.Word))
            .Select(same => new Node
            {
                Op = bits,
                Space = same.Key.Space,
                Word = same.Key.Word,
                Mask = same.Aggregate(0UL, (mask, node) => mask | node.Mask),
            })
            .Concat(nodes.Where(node => node.Op != bits))
            .ToArray();
        return folded.Length switch
        {
            0 => empty,
            1 => folded[0],
            _ => new Node { Op = group, Children = folded },
        };
    }

    private static Node Negate(Node node) =>
        node switch
        {
            { Op: Op.Constant } => node.IsYes ? Node.No : Node.Yes,
            { Op: Op.AnyBits } => With(node, Op.NoBits),
            _ => new Node { Op = Op.None, Children = [node] },
        };
}
