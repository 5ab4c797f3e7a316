using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Passavant.Trust.Log;

/// <summary>Which entries of a log an audit opens: a sample that follows from the root, so that anybody can draw it again and nobody can choose it.</summary>
/// <remarks>The authority could try roots until it likes the sample of one; a number the auditor says only after the checkpoint is signed leaves it no choice.</remarks>
public static class AuditSample
{
    /// <summary>Draws entries without repeating any, in the order of their index.</summary>
    /// <remarks>Each entry has a lot: SHA-256 over the ASCII text <c>passavant audit sample v1</c> and a newline, the 32 bytes of the root, and number and index as eight bytes each, the highest first. Those with the smallest lots are drawn.</remarks>
    /// <param name="root">The root of the checkpoint.</param>
    /// <param name="number">What the auditor adds; 0 for nothing.</param>
    /// <param name="among">The indexes of the entries to draw from, each once.</param>
    /// <param name="most">How many to draw; all where there are no more.</param>
    public static IReadOnlyList<long> Draw(
        TreeHash root,
        long number,
        IEnumerable<long> among,
        int most
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var drawn = new PriorityQueue<long, byte[]>(
            Comparer<byte[]>.Create((one, other) => other.AsSpan().SequenceCompareTo(one))
        );
        foreach (var index in among)
        {
            drawn.Enqueue(index, Lot(root, number, index));
            if (drawn.Count > most)
                _ = drawn.Dequeue();
        }
        return [.. drawn.UnorderedItems.Select(one => one.Element).Order()];
    }

    private static byte[] Lot(TreeHash root, long number, long index)
    {
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, number);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], index);
        return SHA256.HashData([.. "passavant audit sample v1\n"u8, .. root.ToArray(), .. numbers]);
    }
}
