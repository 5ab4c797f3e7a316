using Passavant.Accords;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Certifying;

/// <summary>Why formulas cannot hold together anywhere in a region: the tree of a certificate. A closed family, compared by reference.</summary>
/// <param name="Region">The boxes it holds for: all that lie within. Wider than the box in which it was found, by whatever played no part.</param>
internal abstract record Proof(Box Region)
{
    /// <summary>One of the formulas holds nowhere in the region.</summary>
    public sealed record Refuted(Box Region, int Statement) : Proof(Region);

    /// <summary>Nobody (no leg) can be in a role, or meet what somebody must, without being what nobody is.</summary>
    /// <param name="Region">Somebody is there, and nobody is as denied.</param>
    /// <param name="Set">Parties or legs.</param>
    /// <param name="Role">In this role; null for any.</param>
    /// <param name="Some">The axis of the one who is there; null where the role is filled by somebody.</param>
    /// <param name="Inner">Refutes, of one party, the formulas of <paramref name="Held"/>.</param>
    /// <param name="Held">The axes whose formulas are held of that one: <paramref name="Some"/> first if given, then those denied.</param>
    public sealed record Nobody(
        Box Region,
        About Set,
        string? Role,
        int? Some,
        Proof Inner,
        IReadOnlyList<int> Held
    ) : Proof(Region);

    /// <summary>Whatever lies on an axis lies in one of the regions of some proofs.</summary>
    public sealed record Split(Box Region, int Axis, IReadOnlyList<Proof> Parts) : Proof(Region);

    /// <summary>A proof for wherever either of two holds on an axis, as far as both do on all others.</summary>
    public static Proof Join(Axis axis, Proof left, Proof right)
    {
        var cells = On(left, axis).Or(On(right, axis));
        var sides = new SortedDictionary<int, CellSet>();
        foreach (var (index, side) in left.Region.Sides.Concat(right.Region.Sides))
            if (index != axis.Index)
                sides[index] = sides.TryGetValue(index, out var known) ? known.And(side) : side;
        if (!cells.Equals(axis.Full))
            sides[axis.Index] = cells;
        return new Split(
            new Box(sides.Select(side => (side.Key, side.Value))),
            axis.Index,
            [.. Flat(left, axis), .. Flat(right, axis)]
        );
    }

    /// <summary>The cells of an axis for which a proof holds.</summary>
    public static CellSet On(Proof proof, Axis axis) => proof.Region.On(axis.Index) ?? axis.Full;

    private static IReadOnlyList<Proof> Flat(Proof proof, Axis axis) =>
        proof is Split split && split.Axis == axis.Index ? split.Parts : [proof];
}
