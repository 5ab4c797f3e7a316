namespace Passavant.Screening.Matching;

/// <summary>Words by what remains of them when a sign or two is missed, and by their consonants: words that share a key may be near one another.</summary>
/// <remarks>Two words whose signs differ by one exchange, drop or swap always share a key; by two, where both are long. A key is a hash: words may share one by chance.</remarks>
internal sealed class Keys
{
    // Words of so many signs may miss two.
    private const int LongWord = 6;

    // Only so many signs from the beginning are varied.
    private const int Varied = 9;

    // Keys of one word: its consonants and those with one missed; its signs and those with one or two missed.
    private const int Most = 1 + Varied + 1 + Varied + Varied * (Varied - 1) / 2;

    private const int Bits = 20;
    private readonly int[] starts = new int[(1 << Bits) + 1];
    private readonly uint[] hashes;
    private readonly int[] numbers;

    public Keys(IReadOnlyList<NameWord> words)
    {
        var pairs = new List<ulong>(words.Count * 24);
        Span<uint> keys = stackalloc uint[Most];
        foreach (var word in words)
            foreach (var key in keys[..Fill(word, keys)])
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
        foreach (var key in keys[..Fill(word, keys)])
        {
            var bucket = key >> (32 - Bits);
            for (var at = starts[bucket]; at < starts[bucket + 1]; at++)
                if (hashes[at] == key)
                    found.Add(numbers[at]);
        }
    }

    private static int Fill(NameWord word, Span<uint> keys)
    {
        var count = 0;
        // Consonants, apart from the other keys.
        var skeleton = word.Bare;
        if (skeleton.Length >= 2)
        {
            keys[count++] = Of(skeleton, -1);
            if (skeleton.Length >= 4)
                for (var missed = 0; missed < Math.Min(skeleton.Length, Varied); missed++)
                    keys[count++] = Of(skeleton, missed);
        }
        var signs = word.Signs;
        keys[count++] = Of(signs, -1, -1);
        var varied = Math.Min(signs.Length, Varied);
        if (signs.Length < 3)
            return count;
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

    private static uint Of(string skeleton, int missed)
    {
        var hash = 84696351u;
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
