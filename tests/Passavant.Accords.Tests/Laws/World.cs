namespace Passavant.Accords.Tests.Laws;

/// <summary>One way the facts of a transfer could turn out: what is given, and a value for everything else an accord asks.</summary>
/// <remarks>A fact of lower standing than demanded counts as not stated, so what a term is under each demanded standing is a variable of its own.</remarks>
public sealed class World
{
    static readonly Thing Unknown = new(About.Party, ["end user"], [], []);
    readonly Dictionary<(Thing, Word, int), object> values;

    World(Deal deal, Dictionary<(Thing, Word, int), object> values) =>
        (Deal, this.values) = (deal, values);

    public Deal Deal { get; }

    /// <summary>The parties named, and an unknown one in the required role where nobody is named in it.</summary>
    public IEnumerable<Thing> Parties => Named(Deal);

    static IEnumerable<Thing> Named(Deal deal) =>
        deal.Parties.Any(party => party.Roles.Contains("end user"))
            ? deal.Parties
            : [.. deal.Parties, Unknown];

    /// <summary>The value of a word; null only where it is computed and cannot be.</summary>
    public object Value(Thing thing, Word word, int demand)
    {
        if (thing.Find(word) is { } given && given.Meets(demand))
            return given.Value;
        if (word.Name == "density")
            return (decimal)Value(thing, Word.Mass, demand)
                / (decimal)Value(thing, Word.Area, demand);
        return values[(thing, word, demand)];
    }

    /// <summary>Every completion, or null where there are more than <paramref name="most"/>.</summary>
    public static IEnumerable<World>? All(Case @case, int most)
    {
        var open = Open(@case).ToList();
        var values = open.Select(one => one.Word)
            .Distinct()
            .ToDictionary(word => word, word => Representatives(@case, word));
        var count = 1L;
        foreach (var (_, word, _) in open)
            if ((count *= values[word].Length) > most)
                return null;
        return Enumerable
            .Range(0, (int)count)
            .Select(number => Of(@case.Deal, open, word => Next(ref number, values[word])));
    }

    /// <summary>Some completions, the same for the same seed.</summary>
    public static IEnumerable<World> Some(Case @case, int count, uint seed)
    {
        var open = Open(@case).ToList();
        for (var i = 0; i < count; i++)
            yield return Of(
                @case.Deal,
                open,
                word =>
                {
                    seed = seed * 1664525 + 1013904223;
                    return word.Values[(int)((seed >> 8) % (uint)word.Values.Length)];
                }
            );
    }

    static object Next(ref int number, object[] values)
    {
        var value = values[number % values.Length];
        number /= values.Length;
        return value;
    }

    /// <summary>Values that stand for every cell the case's own thresholds cut: for numbers each threshold, a value between any two, and one beyond either end.</summary>
    static object[] Representatives(Case @case, Word word)
    {
        if (word == Word.Count || word.Kind is not (WordKind.Number or WordKind.Band))
            return word.Values;
        var cuts = @case
            .Draft.Clauses.SelectMany(clause => clause.Walk())
            .SelectMany(clause =>
                clause switch
                {
                    Clause.Number number when number.Word == word => [number.First, number.Second],
                    Clause.Band band when band.Word == word => [band.Low, band.High],
                    _ => (decimal[])[],
                }
            )
            .Distinct()
            .Order()
            .ToList();
        if (word.Kind == WordKind.Number && cuts.Count == 0)
            return word.Values;
        var points = cuts.Concat(cuts.Zip(cuts.Skip(1), (low, high) => (low + high) / 2))
            .Append(cuts.FirstOrDefault(1m) / 2)
            .Append(cuts.LastOrDefault(1m) + 1)
            .Distinct()
            .Order()
            .ToList();
        return word.Kind == WordKind.Number
            ? [.. points.Where(point => point >= word.Values.Cast<decimal>().Min()).Cast<object>()]
            :
            [
                .. points.SelectMany(low =>
                    points.Where(high => high >= low).Select(high => (object)(low, high))
                ),
            ];
    }

    static World Of(Deal deal, List<(Thing, Word, int)> open, Func<Word, object> choose)
    {
        var values = new Dictionary<(Thing, Word, int), object>();
        foreach (var one in open)
            values[one] = choose(one.Item2);
        return new World(deal, values);
    }

    static IEnumerable<(Thing Thing, Word Word, int Demand)> Open(Case @case)
    {
        var uses = @case
            .Draft.Clauses.SelectMany(clause => clause.Uses())
            .Concat(
                @case.Draft.Provisions.Any(provision => provision.Times.ByContract)
                    ? [(Word.Contract, 0)]
                    : []
            )
            .Distinct()
            .ToList();
        return @case
            .Deal.Items.Concat(Named(@case.Deal))
            .Concat(@case.Deal.Legs)
            .Prepend(@case.Deal.Whole)
            .SelectMany(thing =>
                uses.Where(use => use.Word.About == thing.About)
                    .Select(use => (thing, use.Word, use.Demand))
            )
            .Where(open =>
                open.Word.Name != "density"
                && open.thing.Find(open.Word)?.Meets(open.Demand) != true
            )
            .Distinct();
    }
}
