namespace Passavant.Proofs.Bench.Generated;

/// <summary>The same text written differently, and a text with a slip in it.</summary>
public static class Rewriting
{
    /// <summary>What means the same in other words: everything in another order, ranges as two limits, limits in the larger unit, alternatives distributed, exclusions among the conditions, some denied twice, some provisions split in two along a threshold.</summary>
    public static Draft Otherwise(this Draft draft, int seed)
    {
        var random = new Random(seed);
        var provisions = draft
            .Provisions.SelectMany(provision => Split(random, provision))
            .Select(provision => Otherwise(random, provision))
            .ToArray();
        random.Shuffle(provisions);
        return new(provisions);
    }

    /// <summary>The text with one limit of one provision, drawn from the seed, moved outward by one.</summary>
    public static Draft Loosened(this Draft draft, int seed)
    {
        var random = new Random(seed);
        var place = random.Next(draft.Provisions.Count);
        var provision = draft.Provisions[place];
        var thresholds = provision.When.OfType<Part.Threshold>().ToList();
        var chosen = thresholds[random.Next(thresholds.Count)];
        var loosened = chosen.Least is { } least
            ? chosen with
            {
                Least = least - 1,
            }
            : chosen with
            {
                Most = chosen.Most + 1,
            };
        return new([
            .. draft.Provisions.Select(other =>
                other == provision
                    ? provision with
                    {
                        When = [.. provision.When.Select(part => part == chosen ? loosened : part)],
                    }
                    : other
            ),
        ]);
    }

    // A number below a limit in one provision, from it on in the other.
    private static IEnumerable<Provision> Split(Random random, Provision provision)
    {
        if (
            random.Next(4) > 0
            || provision.When.OfType<Part.Threshold>().FirstOrDefault() is not { } threshold
        )
            return [provision];
        var at = random.Next(1, 1000);
        var dot = provision.Code.Contains('.', StringComparison.Ordinal) ? "" : ".";
        return
        [
            provision with
            {
                Code = $"{provision.Code}{dot}1",
                When = [.. provision.When, new Part.Threshold(threshold.Of, null, at, false)],
            },
            provision with
            {
                Code = $"{provision.Code}{dot}2",
                When = [.. provision.When, new Part.Threshold(threshold.Of, at, null, true)],
            },
        ];
    }

    private static Provision Otherwise(Random random, Provision provision)
    {
        var parts = provision.When.SelectMany(part => Otherwise(random, part)).ToList();
        var unless = provision.Unless;
        if (random.Next(2) == 0 && unless.Count > 0)
        {
            parts.Add(new Part.None(unless));
            unless = [];
        }
        Distribute(parts);
        var order = parts.ToArray();
        random.Shuffle(order);
        return provision with { When = order, Unless = unless };
    }

    // An alternative takes the condition before it into each of its ways.
    private static void Distribute(List<Part> parts)
    {
        for (var i = 1; i < parts.Count; i++)
            if (parts[i] is Part.Any any)
            {
                var other = parts[i - 1];
                parts[i] = new Part.Any([.. any.Parts.Select(way => new Part.All([other, way]))]);
                parts.RemoveAt(i - 1);
                return;
            }
    }

    private static IEnumerable<Part> Otherwise(Random random, Part part)
    {
        IReadOnlyList<Part> said = part switch
        {
            Part.Threshold { Least: not null, Most: not null } range =>
            [
                range with
                {
                    Most = null,
                    InLarger = random.Next(2) == 0,
                },
                range with
                {
                    Least = null,
                    InLarger = random.Next(2) == 0,
                },
            ],
            Part.Threshold limit => [limit with { InLarger = random.Next(2) == 0 }],
            _ => [part],
        };
        return random.Next(5) == 0 && part is not Part.Any
            ? [new Part.None([new Part.None([new Part.All(said)])])]
            : said;
    }
}
