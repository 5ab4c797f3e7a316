using System.Collections.Frozen;
using System.Text;

namespace Passavant.Screening.Names;

/// <summary>Given names that stand for one another: short forms, and the same name in sister languages.</summary>
public static class Nicknames
{
    static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Groups =
        Load().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether both words, as <see cref="NameToken.Text"/> has them, can be the same given name or patronymic. Not transitive.</summary>
    public static bool Same(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.SequenceEqual(other))
            return true;
        return Groups.TryGetValue(one, out var first)
            && Groups.TryGetValue(other, out var second)
            && first.AsSpan().IndexOfAny(second) >= 0;
    }

    /// <summary>The numbers of the groups a word belongs to, for an index; none where it is in none.</summary>
    public static ReadOnlySpan<int> GroupsOf(ReadOnlySpan<char> word) =>
        Groups.TryGetValue(word, out var groups) ? groups : [];

    static FrozenDictionary<string, int[]> Load()
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        using var stream = typeof(Nicknames).Assembly.GetManifestResourceStream(
            "Names.Words.nicknames.txt"
        )!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            number++;
            foreach (var word in line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!groups.TryGetValue(word, out var list))
                    groups[word] = list = [];
                if (!list.Contains(number))
                    list.Add(number);
            }
        }

        return groups.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.ToArray(),
            StringComparer.Ordinal
        );
    }
}
