using System.Numerics;

namespace Passavant.Proofs.Regions;

/// <summary>A set of cells of one axis, by number from 0. Immutable; equal by content. The default is the empty set.</summary>
internal readonly struct CellSet : IEquatable<CellSet>
{
    private readonly ulong first;

    // Cells from 64 on; never ends in zero, so that equal sets are equal word for word.
    private readonly ulong[]? rest;

    private CellSet(ulong first, ulong[]? rest) => (this.first, this.rest) = (first, rest);

    public static CellSet Of(int cell)
    {
        if (cell < 64)
            return new CellSet(1UL << cell, null);
        var words = new ulong[cell >> 6];
        words[(cell >> 6) - 1] = 1UL << cell;
        return new CellSet(0, words);
    }

    /// <summary>The cells for which a test holds, of the first <paramref name="count"/>.</summary>
    public static CellSet Where(int count, Func<int, bool> holds)
    {
        ulong first = 0;
        var rest = new ulong[Math.Max(0, (count - 1) >> 6)];
        for (var cell = 0; cell < count; cell++)
            if (holds(cell))
            {
                if (cell < 64)
                    first |= 1UL << cell;
                else
                    rest[(cell >> 6) - 1] |= 1UL << cell;
            }
        return Trimmed(first, rest);
    }

    /// <summary>The cells from one to another, both included; none where they are the wrong way round.</summary>
    public static CellSet Between(int from, int to)
    {
        if (from > to)
            return default;
        var words = new ulong[(to >> 6) + 1];
        Array.Fill(words, ulong.MaxValue, from >> 6, words.Length - (from >> 6));
        words[from >> 6] &= ulong.MaxValue << from;
        words[^1] &= ulong.MaxValue >> 63 - (to & 63);
        return new CellSet(words[0], words.Length == 1 ? null : words[1..]);
    }

    private static CellSet Trimmed(ulong first, ulong[] rest)
    {
        var length = rest.Length;
        while (length > 0 && rest[length - 1] == 0)
            length--;
        return new CellSet(
            first,
            length == 0 ? null
                : length == rest.Length ? rest
                : rest[..length]
        );
    }

    public bool IsEmpty => first == 0 && rest is null;

    public int Count
    {
        get
        {
            var count = BitOperations.PopCount(first);
            if (rest is not null)
                foreach (var word in rest)
                    count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>The least cell; -1 of none.</summary>
    public int First
    {
        get
        {
            if (first != 0)
                return BitOperations.TrailingZeroCount(first);
            for (var i = 0; i < (rest?.Length ?? 0); i++)
                if (rest![i] != 0)
                    return (i + 1) * 64 + BitOperations.TrailingZeroCount(rest[i]);
            return -1;
        }
    }

    public bool Contains(int cell) =>
        cell < 64
            ? (first >> cell & 1) != 0
            : rest is not null
                && (cell >> 6) - 1 < rest.Length
                && (rest[(cell >> 6) - 1] >> cell & 1) != 0;

    public bool IsWithin(in CellSet other)
    {
        if ((first & ~other.first) != 0)
            return false;
        if (rest is null)
            return true;
        if (other.rest is null || rest.Length > other.rest.Length)
            return false;
        for (var i = 0; i < rest.Length; i++)
            if ((rest[i] & ~other.rest[i]) != 0)
                return false;
        return true;
    }

    public bool Meets(in CellSet other)
    {
        if ((first & other.first) != 0)
            return true;
        if (rest is null || other.rest is null)
            return false;
        for (var i = Math.Min(rest.Length, other.rest.Length) - 1; i >= 0; i--)
            if ((rest[i] & other.rest[i]) != 0)
                return true;
        return false;
    }

    public CellSet And(in CellSet other)
    {
        if (rest is null || other.rest is null)
            return new CellSet(first & other.first, null);
        var words = new ulong[Math.Min(rest.Length, other.rest.Length)];
        for (var i = 0; i < words.Length; i++)
            words[i] = rest[i] & other.rest[i];
        return Trimmed(first & other.first, words);
    }

    public CellSet Or(in CellSet other)
    {
        if (rest is null && other.rest is null)
            return new CellSet(first | other.first, null);
        var (longer, shorter) =
            (rest?.Length ?? 0) >= (other.rest?.Length ?? 0)
                ? (rest!, other.rest)
                : (other.rest!, rest);
        var words = (ulong[])longer.Clone();
        for (var i = 0; i < (shorter?.Length ?? 0); i++)
            words[i] |= shorter![i];
        return new CellSet(first | other.first, words);
    }

    public CellSet Less(in CellSet other)
    {
        if (rest is null)
            return new CellSet(first & ~other.first, null);
        var words = (ulong[])rest.Clone();
        for (var i = 0; i < Math.Min(words.Length, other.rest?.Length ?? 0); i++)
            words[i] &= ~other.rest![i];
        return Trimmed(first & ~other.first, words);
    }

    /// <summary>The cells, in order.</summary>
    public IEnumerable<int> Cells
    {
        get
        {
            for (var bits = first; bits != 0; bits &= bits - 1)
                yield return BitOperations.TrailingZeroCount(bits);
            for (var i = 0; i < (rest?.Length ?? 0); i++)
            for (var bits = rest![i]; bits != 0; bits &= bits - 1)
                yield return (i + 1) * 64 + BitOperations.TrailingZeroCount(bits);
        }
    }

    public bool Equals(CellSet other) =>
        first == other.first && rest.AsSpan().SequenceEqual(other.rest);

    public override bool Equals(object? obj) => obj is CellSet other && Equals(other);

    public override int GetHashCode()
    {
        var hash = (uint)first * 2654435761u ^ (uint)(first >> 32) * 2246822519u;
        if (rest is not null)
            foreach (var word in rest)
                hash = hash * 31 + (uint)(word ^ (word >> 32));
        return (int)hash;
    }
}
