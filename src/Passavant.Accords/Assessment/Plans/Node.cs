using Passavant.Accords.Conditions;

namespace Passavant.Accords.Plans;

internal enum Op : byte
{
    Constant,
    Bits,
    NoBits,
    AnyBits,
    All,
    Any,
    None,
    Over,
    FallsUnder,
}

/// <summary>A condition prepared for evaluation: sentences of one space that must all hold, or of which one must, are tested at once as bits of a word.</summary>
internal sealed class Node
{
    public required Op Op { get; init; }

    public Truth Constant { get; init; }

    /// <summary>The space of the bits: 0 transfer, 1 item, 2 party, 3 leg.</summary>
    public int Space { get; init; }

    public int Word { get; init; }

    public ulong Mask { get; init; }

    public Node[] Children { get; init; } = [];

    public Quantifier Quantifier { get; init; }

    public string? Role { get; init; }

    /// <summary>Controls by position, as bits, for <see cref="Op.FallsUnder"/>.</summary>
    public ulong[] Controls { get; init; } = [];

    public static Node Yes { get; } = new() { Op = Op.Constant, Constant = Truth.Yes };

    public static Node No { get; } = new() { Op = Op.Constant, Constant = Truth.No };

    public bool IsYes => Op == Op.Constant && Constant == Truth.Yes;
}
