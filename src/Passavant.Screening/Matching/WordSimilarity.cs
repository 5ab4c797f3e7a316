using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>How alike two words are, from 0 to 1000.</summary>
/// <remarks>Symmetric. 1000 only for the same text. Words whose vowels are not known are compared by their consonants. Below <see cref="Least"/> it is 0.</remarks>
internal static class WordSimilarity
{
    /// <summary>What is less alike is not alike at all.</summary>
    public const int Least = 650;

    // Spelled otherwise, the same sounds.
    private const int SameSounds = 970;

    // More than one plain error in a word is seldom a slip, however long the word.
    private const int OneError = 110;
    private const int Far = 100;

    // In short words a single error weighs more.
    private const int ShortWord = 4;

    public static int Of(NameWord one, NameWord other)
    {
        if (ReferenceEquals(one, other) || one.Text == other.Text)
            return 1000;
        if (one.Source == TokenSource.Consonants || other.Source == TokenSource.Consonants)
            return BySkeleton(one.Bare, other.Bare);
        return BySigns(one.Signs, one.Mask, other.Signs, other.Mask);
    }

    /// <summary>The same for two rows of signs, each with a mask of those it holds.</summary>
    public static int BySigns(
        ReadOnlySpan<byte> one,
        ulong oneMask,
        ReadOnlySpan<byte> other,
        ulong otherMask
    )
    {
        var length = Math.Max(one.Length, other.Length);
        if (length == 0)
            return 0;
        var most = Most(length);
        // Every sign that only one of them holds costs something.
        if (Sounds.Least(oneMask & ~otherMask) > most || Sounds.Least(otherMask & ~oneMask) > most)
            return 0;
        var distance = Distance(one, other, most);
        if (distance > most)
            return 0;
        if (length <= ShortWord)
            distance = distance * 13 / 10;
        var alike = 1000 - 10 * distance / length - Far * Math.Max(0, distance - OneError) / 100;
        return alike < Least ? 0 : Math.Min(SameSounds, alike);
    }

    // The greatest distance at which words of so many signs are still alike.
    private static int Most(int length)
    {
        var most = Math.Min(
            (1000 - Least) * length / 10,
            (1000 - Least + OneError) * length / (10 + length) + 1
        );
        return length <= ShortWord ? most * 10 / 13 + 1 : most;
    }

    private static int BySkeleton(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return 0;
        if (one == other)
            return one.Length switch
            {
                1 => 700,
                2 => 880,
                _ => 950,
            };
        var longer = Math.Max(one.Length, other.Length);
        return longer >= 4 && IsOneApart(one, other) ? 780 : 0;
    }

    private static bool IsOneApart(string one, string other)
    {
        if (one.Length > other.Length)
            (one, other) = (other, one);
        if (other.Length - one.Length > 1)
            return false;
        var at = 0;
        while (at < one.Length && one[at] == other[at])
            at++;
        return one.Length == other.Length
            ? one.AsSpan(at + 1).SequenceEqual(other.AsSpan(at + 1))
            : one.AsSpan(at).SequenceEqual(other.AsSpan(at + 1));
    }

    private const int Band = 6;
    private const int Beyond = 100_000;

    /// <summary>The least sum of costs that turns one row of signs into the other; more than <paramref name="most"/> where it is more.</summary>
    internal static int Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > Band)
            return most + 1;
        var width = other.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        last[0] = 0;
        var leastBefore = 0;
        for (var j = 0; j < other.Length; j++)
            last[j + 1] = last[j] + Sounds.Drop(other[j]);
        for (var i = 0; i < one.Length; i++)
        {
            // Beyond the band everything costs more than is asked for: a sign costs at least 40 to drop.
            var from = Math.Max(0, i - Band);
            var to = Math.Min(other.Length, i + Band + 1);
            row[from] = from == 0 ? last[0] + Sounds.Drop(one[i]) : Beyond;
            if (to < other.Length)
                row[to + 1] = Beyond;
            var least = row[from];
            var exchanges = Sounds.Exchanges(one[i]);
            int drop = Sounds.Drop(one[i]);
            for (var j = from; j < to; j++)
            {
                var sign = other[j];
                var cost = Math.Min(
                    last[j] + exchanges[sign],
                    Math.Min(last[j + 1] + drop, row[j] + Sounds.Drop(sign))
                );
                if (i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == sign)
                    cost = Math.Min(cost, before[j - 1] + Sounds.Swap);
                row[j + 1] = cost;
                least = Math.Min(least, cost);
            }
            // A swap reaches back over one row.
            if (least > most && leastBefore > most)
                return most + 1;
            leastBefore = least;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.Length];
    }
}
