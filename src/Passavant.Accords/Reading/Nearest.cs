namespace Passavant.Accords.Reading;

/// <summary>The nearest known word to one that is not known, for "did you mean …?".</summary>
public static class Nearest
{
    const int LongestWord = 128;

    /// <summary>The known word fewest slips away from the word given, or null when none is near.</summary>
    /// <remarks>
    /// A slip is a letter added, dropped, changed, or swapped with its neighbour (Damerau-Levenshtein, optimal string alignment).
    /// Upper and lower case are one letter at first; they decide between words equally near, then ordinal order does, so the answer
    /// does not depend on the order of the known words. One slip is allowed for every three letters of the longer word.
    /// </remarks>
    public static string? Of(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }
        var folded = word.ToUpperInvariant();
        string? nearest = null;
        var best = (Slips: int.MaxValue, Exact: int.MaxValue);
        foreach (var candidate in known)
        {
            var limit = Math.Max(word.Length, candidate.Length) / 3;
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) > limit)
            {
                continue;
            }
            var slips = Slips(folded, candidate.ToUpperInvariant());
            if (slips > limit || slips > best.Slips)
            {
                continue;
            }
            var distance = (slips, Slips(word, candidate));
            var order = distance.CompareTo(best);
            if (order < 0 || (order == 0 && string.CompareOrdinal(candidate, nearest) < 0))
            {
                (best, nearest) = (distance, candidate);
            }
        }
        return nearest;
    }

    static int Slips(string from, string to)
    {
        Span<int> before = stackalloc int[to.Length + 1];
        Span<int> above = stackalloc int[to.Length + 1];
        Span<int> row = stackalloc int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            above[j] = j;
        }
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
            var spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[to.Length];
    }
}
