using Passavant.Accords.Tests.Laws;

namespace Passavant.Proofs.Tests.Laws;

/// <summary>Generates puzzles.</summary>
internal static class Puzzles
{
    private const int MostPoints = 6_000;

    // Six to ten axes of two to five cells, the later ones small so that every point can be tried.
    private static readonly Gen<int[]> Sizes = Gen.Int[2, 5]
        .Array[6, 10]
        .Select(sizes =>
        {
            var product = 1 << sizes.Length;
            for (var i = 0; i < sizes.Length; i++)
            {
                if (product / 2 * sizes[i] > MostPoints)
                    sizes[i] = 2;
                product = product / 2 * sizes[i];
            }
            return sizes;
        });

    private static readonly Gen<int[]> Raw = Gen.Int[0, 1_000_000].Array[8];

    private static Puzzle.Side Side(int[] sizes, int axis, int mask)
    {
        axis %= sizes.Length;
        // Never nothing and never everything.
        return new Puzzle.Side(axis, 1 + mask % ((1 << sizes[axis]) - 2));
    }

    // Groups within groups, that share their parts with others and with their opposites.
    private static Puzzle.Part Nested(int[] sizes, int index, int[] raw)
    {
        var kind =
            index < 6
                ? "lies"
                : (raw[0] % 10) switch
                {
                    0 or 1 => "lies",
                    2 or 3 => "not",
                    4 or 5 or 6 => "all",
                    _ => "any",
                };
        var near = Math.Min(index, 12);
        int Before(int number) => index - 1 - number % near;
        return new Puzzle.Part(
            kind,
            Side(sizes, raw[1], raw[2]),
            kind switch
            {
                "lies" => [],
                "not" => [Before(raw[3])],
                _ => [.. raw[4..(6 + raw[3] % 3)].Select(Before)],
            }
        );
    }

    /// <summary>Nested groups, few of which are to hold together.</summary>
    public static readonly Gen<Puzzle> Nest = Gen.Select(
        Sizes,
        Raw.Array[16, 44],
        Gen.Int[1, 7],
        Banned(),
        Gen.Bool,
        Gen.Bool,
        (sizes, raw, asked, banned, merging, led) =>
            new Puzzle(
                sizes,
                [.. raw.Select((one, index) => Nested(sizes, index, one))],
                [.. raw.Take(asked).Select(one => raw.Length - 1 - one[7] % 14)],
                banned(sizes),
                merging,
                led
            )
    );

    /// <summary>Many alternatives of few sides, so many that often no point meets them all.</summary>
    public static readonly Gen<Puzzle> Clauses = Gen.Select(
        Sizes,
        Raw.Array[10, 60],
        Banned(),
        Gen.Bool,
        Gen.Bool,
        (sizes, raw, banned, merging, led) =>
        {
            var parts = new List<Puzzle.Part>();
            var asked = new List<int>();
            foreach (var one in raw)
            {
                var of = new List<int>();
                for (var i = 0; i < 3; i++)
                {
                    // Of a large axis few cells, so that sides are hard to meet.
                    parts.Add(new Puzzle.Part("lies", Side(sizes, one[2 * i], one[2 * i + 1]), []));
                    of.Add(parts.Count - 1);
                }
                // Now and then a group within, that another has too, or the opposite of one.
                if (one[6] % 4 == 0 && asked.Count > 0)
                {
                    var other = parts[asked[one[7] % asked.Count]];
                    parts.Add(new Puzzle.Part("all", default, [other.Of[0], of[0]]));
                    of[0] = parts.Count - 1;
                    if (one[6] % 8 == 0)
                    {
                        parts.Add(new Puzzle.Part("not", default, [of[0]]));
                        of[1] = parts.Count - 1;
                        of[0] = other.Of[1];
                    }
                }
                parts.Add(new Puzzle.Part("any", default, [.. of]));
                asked.Add(parts.Count - 1);
            }
            return new Puzzle(sizes, [.. parts], [.. asked], banned(sizes), merging, led);
        }
    );

    /// <summary>Alternatives of a few groups and their opposites, so that what one demands another rules out.</summary>
    public static readonly Gen<Puzzle> Linked = Gen.Select(
        Sizes,
        Raw.Array[4, 9],
        Raw.Array[8, 60],
        Banned(),
        Gen.Bool,
        (sizes, groups, clauses, banned, merging) =>
        {
            var parts = new List<Puzzle.Part>();
            var linked = new List<int>();
            var asked = new List<int>();
            int Add(string kind, params int[] of)
            {
                parts.Add(new Puzzle.Part(kind, default, of));
                return parts.Count - 1;
            }
            int Set(int axis, int mask)
            {
                parts.Add(new Puzzle.Part("lies", Side(sizes, axis, mask), []));
                return parts.Count - 1;
            }
            foreach (var one in groups)
            {
                linked.Add(
                    Add(
                        one[0] % 3 == 0 ? "all" : "any",
                        Set(one[1], one[2]),
                        linked.Count > 1 && one[0] % 2 == 0
                            ? linked[one[3] % linked.Count]
                            : Set(one[3], one[4]),
                        Set(one[5], one[6])
                    )
                );
                linked.Add(Add("not", linked[^1]));
            }
            foreach (var one in clauses)
            {
                var further = linked[one[6] % linked.Count];
                asked.Add(
                    Add(
                        "any",
                        Set(one[1], one[2]),
                        linked[one[3] % linked.Count],
                        (one[0] % 4) switch
                        {
                            0 => Add("all", Set(one[4], one[5]), further),
                            1 => further,
                            // The same set again: two ways only.
                            _ => parts.Count - 1,
                        }
                    )
                );
            }
            return new Puzzle(sizes, [.. parts], [.. asked], banned(sizes), merging, false);
        }
    );

    public static readonly Gen<Puzzle> Any = Choose.From(Nest, Clauses, Linked, Linked);

    private static Gen<Func<int[], Puzzle.Side[][]>> Banned() =>
        Gen.Select(
            Gen.Int[0, 2],
            Gen.Int[0, 1_000_000].Array[4].Array[0, 8],
            (chance, raw) =>
                (Func<int[], Puzzle.Side[][]>)(
                    sizes =>
                        chance < 2
                            ? []
                            :
                            [
                                .. raw.Select(one =>
                                    new[]
                                    {
                                        Side(sizes, one[0], one[1]),
                                        Side(sizes, one[2], one[3]),
                                    }
                                        .DistinctBy(side => side.Axis)
                                        .ToArray()
                                ),
                            ]
                )
        );
}
