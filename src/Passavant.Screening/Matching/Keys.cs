using Passavant.Screening.Names;

namespace Passavant.Screening.Matching;

/// <summary>Words by what remains of them when a sign or two is missed, and by their consonants: words that share a key may be near one another.</summary>
/// <remarks>Two words whose signs differ by one exchange, drop or swap always share a key; by two, where both are long. A key is a hash: words may share one by chance.</remarks>
internal sealed class Keys
{
    // Words of so many signs may miss two.
    private const int LongWord = 6;

    // Only so many signs from the beginning are varied.
    private const int Varied = 9;

    // Keys of one word: its signs and those with one or two missed; its consonants and those with one missed, twice.
    private const int Most = 1 + Varied + Varied * (Varied - 1) / 2 + 2 * (1 + Varied);

    private const int ShortSkeleton = 2;
    private const int LongSkeleton = 4;

    // Kinds of consonant keys, told apart by where their hashes begin.
    private const uint Whole = 84696351u;
    private const uint Missed = 1664525u;
    private const uint BareWhole = 22695477u;
    private const uint BareMissed = 134775813u;

    private const int Bits = 20;
    private readonly int[] starts = new int[(1 << Bits) + 1];
    private readonly uint[] hashes;
    private readonly int[] numbers;

    public Keys(IReadOnlyList<NameWord> words)
    {
        var pairs = new List<ulong>(words.Count * 24);
        Span<uint> keys = stackalloc uint[Most];
        foreach (var word in words)
        foreach (var key in keys[..Under(word, keys)])
            pairs.Add((ulong)key << 32 | (uint)word.Number);
        pairs.Sort();
        hashes = new uint[pairs.Count];
        numbers = new int[pairs.Count];
        var count = 0;
        for (var i = 0; i < pairs.Count; i++)
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                hashes[count] = (uint)(pairs[i] >> 32);
                numbers[count++] = (int)(uint)pairs[i];
            }
        Array.Resize(ref hashes, count);
        Array.Resize(ref numbers, count);
        var at = 0;
        for (var bucket = 0; bucket <= 1 << Bits; bucket++)
        {
            while (at < count && hashes[at] >> (32 - Bits) < bucket)
                at++;
            starts[bucket] = at;
        }
    }

    /// <summary>Adds the numbers of words that share a key with a word, each as often as it does.</summary>
    public void Find(NameWord word, List<int> found)
    {
        Span<uint> keys = stackalloc uint[Most];
        foreach (var key in keys[..Near(word, keys)])
        {
            var bucket = key >> (32 - Bits);
            for (var at = starts[bucket]; at < starts[bucket + 1]; at++)
                if (hashes[at] == key)
                    found.Add(numbers[at]);
        }
    }

    // Under which keys a word can be found.
    private static int Under(NameWord word, Span<uint> keys)
    {
        var count = OfSigns(word.Signs, keys);
        var skeleton = word.Bare;
        if (skeleton.Length < ShortSkeleton)
            return count;
        var bare = word.Source == TokenSource.Consonants;
        keys[count++] = Of(skeleton, -1, Whole);
        if (bare)
            keys[count++] = Of(skeleton, -1, BareWhole);
        for (var missed = 0; missed < Missable(skeleton); missed++)
        {
            keys[count++] = Of(skeleton, missed, Missed);
            if (bare)
                keys[count++] = Of(skeleton, missed, BareMissed);
        }
        return count;
    }

    // Under which keys words near a word are found. Consonants may differ by one only where one of the two comes without its vowels.
    private static int Near(NameWord word, Span<uint> keys)
    {
        var count = OfSigns(word.Signs, keys);
        var skeleton = word.Bare;
        if (skeleton.Length < ShortSkeleton)
            return count;
        var (whole, missed) =
            word.Source == TokenSource.Consonants ? (Whole, Missed) : (BareWhole, BareMissed);
        keys[count++] = Of(skeleton, -1, Whole);
        if (Missable(skeleton) == 0)
            return count;
        keys[count++] = Of(skeleton, -1, missed);
        for (var one = 0; one < Missable(skeleton); one++)
        {
            keys[count++] = Of(skeleton, one, whole);
            keys[count++] = Of(skeleton, one, missed);
        }
        return count;
    }

    private static int Missable(string skeleton) =>
        skeleton.Length < LongSkeleton ? 0 : Math.Min(skeleton.Length, Varied);

    private static int OfSigns(byte[] signs, Span<uint> keys)
    {
        var count = 0;
        keys[count++] = Of(signs, -1, -1);
        if (signs.Length < 3)
            return count;
        var varied = Math.Min(signs.Length, Varied);
        for (var first = 0; first < varied; first++)
        {
            keys[count++] = Of(signs, first, -1);
            if (signs.Length >= LongWord)
                for (var second = first + 1; second < varied; second++)
                    keys[count++] = Of(signs, first, second);
        }
        return count;
    }

    private static uint Of(ReadOnlySpan<byte> signs, int first, int second)
    {
        var hash = 2166136261u;
        for (var i = 0; i < signs.Length; i++)
            if (i != first && i != second)
                hash = (hash ^ signs[i]) * 16777619u;
        return Mix(hash);
    }

    private static uint Of(string skeleton, int missed, uint space)
    {
        var hash = space;
        for (var i = 0; i < skeleton.Length; i++)
            if (i != missed)
                hash = (hash ^ skeleton[i]) * 16777619u;
        return Mix(hash);
    }

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
