using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>The numbers both parties of a comparison go by, in version 1.</summary>
internal static class Protocol
{
    /// <summary>Keys of a batch; the last one holds what is left.</summary>
    public const int BatchKeys = 4096;

    /// <summary>
    /// Bytes of a masked key. Two different keys have the same by a chance of 2⁻⁸⁰: among 100,000 keys and 100,000, less than 2⁻⁴⁶ that one of them is found which is not there;
    /// among the most that may be compared, 2⁻⁴⁰.
    /// </summary>
    public const int MaskLength = 10;

    /// <summary>Bytes of an element or a scalar.</summary>
    public const int Element = 32;

    public static int Batches(int keys) => (keys + BatchKeys - 1) / BatchKeys;

    public static int KeysOf(int batch, int keys) =>
        Math.Min(BatchKeys, keys - (batch * BatchKeys));

    /// <summary>What names a comparison: both commitments together. Messages carry it, so that none of them can be taken for one of another comparison.</summary>
    public static Digest Name(ListCommitment.Asking asking, ListCommitment.Answering answering) =>
        Digest.OfContent([
            .. "passavant comparison 1"u8,
            .. Digest.OfContent(asking.ToBytes()).Bytes,
            .. Digest.OfContent(answering.ToBytes()).Bytes,
        ]);

    /// <summary>What shows that one knows the output of a key, and not only its mask.</summary>
    public static byte[] TokenOf(Digest comparison, ReadOnlySpan<byte> output) =>
        [
            .. output[..MaskLength],
            .. SHA256.HashData([.. "passavant hit 1"u8, .. comparison.Bytes, .. output]),
        ];

    /// <summary>Bytes of a token.</summary>
    public const int TokenLength = MaskLength + Digest.Length;

    /// <summary>A list's own context for what is drawn from a seed, so that a seed used twice draws nothing twice.</summary>
    public static byte[] Context(ReadOnlySpan<byte> purpose, Occasion occasion, Digest listRoot)
    {
        var written = occasion.Write(new MessageWriter(MessageKind.Query)).Bytes(listRoot.Bytes);
        return SHA256.HashData([.. purpose, .. written.ToArray()]);
    }

    /// <summary>A mask as a number, for sorting and finding.</summary>
    public static UInt128 MaskOf(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadUInt16BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])
        );
}
