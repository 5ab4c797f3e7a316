using Passavant.Screening.Lists;
using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>How much each word of names says, by how many names of some lists hold it.</summary>
/// <remarks>Immutable; compared by reference. Scores of two screeners can be compared when both go by the same rarity.</remarks>
public sealed class WordRarity
{
    private readonly Vocabulary counted;

    internal WordRarity(Vocabulary counted) => this.counted = counted;

    /// <summary>The rarity of words in these lists: that of a <see cref="Screener"/> made of them.</summary>
    public static WordRarity Of(IReadOnlyList<ListSnapshot> lists)
    {
        var vocabulary = new Vocabulary(null);
        var read = Read([.. lists.SelectMany(list => list.Entries)]);
        Count(read, vocabulary);
        foreach (var names in read)
        foreach (var readings in names)
        foreach (var reading in readings)
        foreach (var token in reading.Tokens)
            vocabulary.Take(token);
        return new WordRarity(vocabulary);
    }

    /// <summary>In hundredths of what a word of usual rarity says.</summary>
    internal int Of(NameToken token) => counted.RarityOf(token);

    /// <summary>The readings of every name of every entry.</summary>
    internal static IReadOnlyList<NameReading>[][] Read(ListEntry[] entries)
    {
        var read = new IReadOnlyList<NameReading>[entries.Length][];
        Parallel.For(
            0,
            entries.Length,
            number =>
            {
                var party = entries[number].Party;
                read[number] =
                [
                    .. party.Names.Select(name => NameReader.Read(name.Text, party.Kind)),
                ];
            }
        );
        return read;
    }

    /// <summary>Takes the words of the most usual readings, each with its rarity among them.</summary>
    internal static void Count(IReadOnlyList<NameReading>[][] read, Vocabulary vocabulary)
    {
        var counts = new List<int>();
        foreach (var names in read)
        foreach (var readings in names)
            if (readings.Count > 0)
                foreach (var token in readings[0].Tokens)
                {
                    var number = vocabulary.Take(token).Number;
                    while (counts.Count <= number)
                        counts.Add(0);
                    counts[number]++;
                }
        var all = read.Sum(names => names.Length);
        for (var i = 0; i < counts.Count; i++)
            vocabulary.Words[i].Rarity = Rarity.Of(counts[i], all);
    }
}
