using Passavant.Accords;
using Passavant.Proofs.Regions;

namespace Passavant.Proofs.Certifying;

/// <summary>Who cannot be there: whether what is denied of everybody leaves room for those who must be.</summary>
internal sealed class Nobody(Universe universe)
{
    private const long Budget = 50_000;

    private readonly Dictionary<(string? Role, Box Asked), Proof.Nobody?> known = [];

    /// <summary>A proof that a box has nobody in it who must be there; null where none was found.</summary>
    public Proof.Nobody? In(Box box)
    {
        var asked = box
            .Sides.Select(side => (Axis: universe.Axes[side.Axis], Is: side.Cells.Contains(1)))
            .Where(side => side.Axis.Kind == AxisKind.Some)
            .ToList();
        foreach (var (some, _) in asked.Where(side => side.Is && side.Axis.Set != About.Item))
            if (Of(some.Set, some.Role, some) is { } proof)
                return proof;
        foreach (var role in universe.FilledRoles.Order(StringComparer.Ordinal))
            if (Of(About.Party, role, null) is { } proof)
                return proof;
        return null;

        Proof.Nobody? Of(About set, string? role, Axis? some)
        {
            var denied = asked
                .Where(side =>
                    !side.Is
                    && side.Axis.Set == set
                    && (side.Axis.Role is null || side.Axis.Role == role)
                )
                .Select(side => (side.Axis.Index, Cells: Axis.No));
            var key = new Box(some is null ? denied : denied.Append((some.Index, Axis.Yes)));
            if (!known.TryGetValue((some is null ? role : null, key), out var proof))
                known[(some is null ? role : null, key)] = proof = Refute(set, role, some, key);
            return proof;
        }
    }

    private Proof.Nobody? Refute(About set, string? role, Axis? some, Box asked)
    {
        var held = asked
            .Sides.Select(side => side.Axis)
            .OrderBy(axis => axis == some?.Index ? 0 : 1)
            .ThenBy(axis => axis)
            .ToList();
        var statements = held.ConvertAll(axis =>
            axis == some?.Index
                ? universe.Axes[axis].Formula
                : universe.Formulas.Not(universe.Axes[axis].Formula)
        );
        if (new Refuter(universe.Formulas, statements).Refute(Budget) is not { } inner)
            return null;
        var used = new HashSet<int>();
        Use(inner);
        // Somebody must be there, whether or not it is of use what that one is like.
        return new Proof.Nobody(
            new Box(
                asked.Sides.Where(side => side.Axis == some?.Index || used.Contains(side.Axis))
            ),
            set,
            role,
            some?.Index,
            inner,
            held
        );

        void Use(Proof proof)
        {
            if (proof is Proof.Refuted leaf)
                used.Add(held[leaf.Statement]);
            else if (proof is Proof.Split split)
                foreach (var part in split.Parts)
                    Use(part);
        }
    }
}
