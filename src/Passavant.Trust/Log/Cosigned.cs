using System.Buffers.Binary;
using System.Globalization;

namespace Passavant.Trust.Log;

/// <summary>What a cosigner signs (c2sp.org/tlog-cosignature).</summary>
internal static class Cosigned
{
    /// <summary>The message of a cosigner over a whole checkpoint at a time; null where the origin is too long to be cosigned with ML-DSA-44.</summary>
    public static byte[]? Message(VerifierKey key, Checkpoint checkpoint, long time) =>
        key.Type == SignatureType.Cosignature
            ? NoteText.Encode(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"cosignature/v1\ntime {time}\n{checkpoint.Text}"
                )
            )
            : Subtree(key.Name, checkpoint, time);

    private static byte[]? Subtree(string cosigner, Checkpoint checkpoint, long time)
    {
        var name = NoteText.Encode(cosigner);
        var origin = NoteText.Encode(checkpoint.Origin);
        if (origin.Length > NoteText.LongestName)
            return null;
        Span<byte> numbers = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(numbers, time);
        // A checkpoint's tree starts at leaf 0 and ends before its size.
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], 0);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], checkpoint.Head.Size);
        return
        [
            .. "subtree/v1\n\0"u8,
            (byte)name.Length,
            .. name,
            .. numbers[..8],
            (byte)origin.Length,
            .. origin,
            .. numbers[8..],
            .. checkpoint.Head.Root.ToArray(),
        ];
    }
}
