namespace Passavant.Letters.Filling;

/// <summary>What is said of a field nobody knows: the nearest that is known.</summary>
internal static class Unknown
{
    public static string Named(string name, IEnumerable<string> known)
    {
        var nearest = known
            .Distinct()
            .Select(word => (Word: word, Slips: Slips(name, word)))
            .OrderBy(each => each.Slips)
            .ThenBy(each => each.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Word is null
            ? $"there is no field '{name}' here"
            : $"there is no field '{name}' here; the nearest is '{nearest.Word}'";
    }

    private static int Slips(string from, string to)
    {
        if (from.Length > 100)
            return int.MaxValue;
        var above = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                row[j] = Math.Min(
                    Math.Min(above[j], row[j - 1]) + 1,
                    above[j - 1]
                        + (
                            char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1])
                                ? 0
                                : 1
                        )
                );
            above = row;
        }
        return above[to.Length];
    }
}
