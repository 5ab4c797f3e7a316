using System.IO.Compression;

namespace Passavant.Trust.Documents;

/// <summary>The statuses of many documents, each in one, two, four or eight bits, as the Token Status List draft packs them: the first in the lowest bits of the first byte.</summary>
/// <remarks>Immutable. The number of documents is a whole number of bytes; those that were never issued are valid, as the draft has it, and the index of one that was is secret to nobody.</remarks>
public sealed class StatusList
{
    /// <summary>The document holds.</summary>
    public const int Valid = 0;

    /// <summary>The document was revoked for good.</summary>
    public const int Revoked = 1;

    /// <summary>The document does not hold for the time being.</summary>
    public const int Suspended = 2;

    /// <summary>The most bytes a list may have uncompressed: eight million documents at one byte each.</summary>
    public const int LargestList = 1 << 23;

    private readonly byte[] packed;

    private StatusList(int bits, byte[] packed) => (Bits, this.packed) = (bits, packed);

    /// <summary>How many bits a status has.</summary>
    public int Bits { get; }

    /// <summary>How many statuses there are.</summary>
    public long Count => packed.Length * 8L / Bits;

    /// <summary>The statuses as packed bytes.</summary>
    public ReadOnlySpan<byte> Packed => packed;

    /// <summary>A list of packed bytes.</summary>
    /// <exception cref="DocumentException">The bits are not 1, 2, 4 or 8, or the bytes more than <see cref="LargestList"/>.</exception>
    public static StatusList FromPacked(int bits, ReadOnlySpan<byte> packed)
    {
        DemandBits(bits);
        return packed.Length <= LargestList
            ? new StatusList(bits, packed.ToArray())
            : throw new DocumentException(
                "status_list",
                $"{packed.Length} bytes",
                $"at most {LargestList}"
            );
    }

    /// <summary>A list of so many statuses, valid but for those given. The count is raised to whole bytes.</summary>
    /// <exception cref="ArgumentException">A status or an index is beyond the list.</exception>
    /// <exception cref="DocumentException">The bits are not 1, 2, 4 or 8, or the list is larger than <see cref="LargestList"/> bytes.</exception>
    public static StatusList Of(
        int bits,
        long count,
        IEnumerable<(long Index, int Status)> statuses
    )
    {
        ArgumentNullException.ThrowIfNull(statuses);
        DemandBits(bits);
        var bytes = ((count * bits) + 7) / 8;
        if (count < 0 || bytes > LargestList)
            throw new DocumentException("status_list", $"{bytes} bytes", $"at most {LargestList}");
        var packed = new byte[bytes];
        foreach (var (index, status) in statuses)
        {
            if (index < 0 || index >= count || status < 0 || status >> bits != 0)
                throw new ArgumentException(
                    $"Status {status} at {index} does not fit a list of {count} statuses of {bits} bits."
                );
            var at = (int)(index * bits % 8);
            ref var one = ref packed[index * bits / 8];
            one = (byte)((one & ~(((1 << bits) - 1) << at)) | (status << at));
        }
        return new StatusList(bits, packed);
    }

    /// <summary>The status at an index; null when the list does not reach that far, which is never to be read as valid.</summary>
    public int? Find(long index) =>
        index < 0 || index >= Count
            ? null
            : (packed[index * Bits / 8] >> (int)(index * Bits % 8)) & ((1 << Bits) - 1);

    /// <summary>The packed bytes compressed as ZLIB (RFC 1950), the smallest of several ways to do it.</summary>
    public byte[] Compress()
    {
        byte[]? smallest = null;
        foreach (
            var strategy in (ReadOnlySpan<ZLibCompressionStrategy>)
                [
                    ZLibCompressionStrategy.Default,
                    ZLibCompressionStrategy.Filtered,
                    ZLibCompressionStrategy.RunLengthEncoding,
                ]
        )
        {
            using var output = new MemoryStream();
            using (
                var deflating = new ZLibStream(
                    output,
                    new ZLibCompressionOptions
                    {
                        CompressionLevel = 9,
                        CompressionStrategy = strategy,
                    },
                    leaveOpen: true
                )
            )
                deflating.Write(packed);
            if (smallest is null || output.Length < smallest.Length)
                smallest = output.ToArray();
        }
        return smallest!;
    }

    /// <summary>The list of compressed bytes, never more than <see cref="LargestList"/> of them.</summary>
    /// <exception cref="DocumentException">The bytes are no ZLIB stream, end early, have something behind them, or hold a larger list.</exception>
    public static StatusList Decompress(int bits, ReadOnlySpan<byte> compressed)
    {
        DemandBits(bits);
        return new StatusList(bits, Inflating.ReadZlib(compressed, LargestList, "lst"));
    }

    private static void DemandBits(int bits)
    {
        if (bits is not (1 or 2 or 4 or 8))
            throw new DocumentException("bits", $"{bits}", "1, 2, 4 or 8");
    }
}
