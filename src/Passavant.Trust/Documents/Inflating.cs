using System.Buffers.Binary;
using System.IO.Compression;

namespace Passavant.Trust.Documents;

/// <summary>Decompresses what strangers compressed, to a bound, and demands the checksum and the end the formats have.</summary>
/// <remarks>The streams of the base library accept a stream that ends early and pass over what follows it, so the frame is read here and only the deflated part left to them.</remarks>
internal static class Inflating
{
    public static byte[] ReadZlib(ReadOnlySpan<byte> bytes, int largest, string where)
    {
        // RFC 1950: deflate with a window of at most 32 KB, a check over both bytes, no dictionary; Adler-32 at the end.
        if (
            bytes.Length < 6
            || (bytes[0] & 0x0f) != 8
            || bytes[0] >> 4 > 7
            || ((bytes[0] << 8) | bytes[1]) % 31 != 0
            || (bytes[1] & 0x20) != 0
        )
            throw Refuse(where, "bytes that are no ZLIB stream", "a ZLIB stream (RFC 1950)");
        var inflated = Inflate(bytes[2..^4], largest, where);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes[^4..]) == Adler32(inflated)
            ? inflated
            : throw Refuse(where, "a checksum of other bytes", "the checksum of the list");
    }

    public static byte[] ReadGzip(ReadOnlySpan<byte> bytes, int largest, string where)
    {
        // RFC 1952: one member; names, comments and extra fields are no part of a status list.
        if (
            bytes.Length < 18
            || bytes[0] != 0x1f
            || bytes[1] != 0x8b
            || bytes[2] != 8
            || (bytes[3] & 0xfe) != 0
        )
            throw Refuse(where, "bytes that are no plain GZIP member", "a GZIP member (RFC 1952)");
        var inflated = Inflate(bytes[10..^8], largest, where);
        return
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[^8..]) == Crc32(inflated)
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) == (uint)inflated.Length
            ? inflated
            : throw Refuse(where, "a checksum of other bytes", "the checksum of the list");
    }

    private static byte[] Inflate(ReadOnlySpan<byte> deflated, int largest, string where)
    {
        try
        {
            using var input = new OneByteBehind(deflated.ToArray());
            using var inflating = new DeflateStream(input, CompressionMode.Decompress);
            using var output = new MemoryStream();
            var buffer = new byte[1 << 14];
            int count;
            while ((count = inflating.Read(buffer)) > 0)
            {
                if (output.Length + count > largest)
                    throw Refuse(where, $"more than {largest} bytes", "a smaller list");
                output.Write(buffer.AsSpan(0, count));
            }
            return input.IsWhollyRead
                ? output.ToArray()
                : throw Refuse(where, "bytes behind the stream", "the end of the stream");
        }
        catch (InvalidDataException)
        {
            throw Refuse(
                where,
                "bytes that are no deflated stream",
                "a deflated stream (RFC 1951)"
            );
        }
    }

    // DeflateStream reads ahead and, at the end of its input, takes what it has for the whole; given a byte at a time it asks for exactly what it needs, and one time more when it has not seen the end.
    private sealed class OneByteBehind(byte[] bytes) : Stream
    {
        private int position;
        private bool askedBeyond;

        public bool IsWhollyRead => position == bytes.Length && !askedBeyond;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => bytes.Length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (buffer.IsEmpty)
                return 0;
            if (position == bytes.Length)
            {
                askedBeyond = true;
                return 0;
            }
            buffer[0] = bytes[position++];
            return 1;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }

    internal static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const uint modulus = 65521;
        // The most bytes for which neither sum outgrows 32 bits.
        const int most = 5552;
        var (a, b) = (1u, 0u);
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(most, bytes.Length)];
            foreach (var one in run)
            {
                a += one;
                b += a;
            }
            (a, b) = (a % modulus, b % modulus);
            bytes = bytes[run.Length..];
        }
        return (b << 16) | a;
    }

    private static readonly uint[] CrcTable =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(i =>
                Enumerable
                    .Range(0, 8)
                    .Aggregate(
                        (uint)i,
                        (crc, _) => (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320 : crc >> 1
                    )
            ),
    ];

    internal static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xffffffffu;
        foreach (var one in bytes)
            crc = (crc >> 8) ^ CrcTable[(byte)(crc ^ one)];
        return ~crc;
    }

    private static DocumentException Refuse(string where, string found, string expected) =>
        new(where, found, expected);
}
