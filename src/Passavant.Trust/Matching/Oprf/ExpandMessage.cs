using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Trust.Matching.Oprf;

/// <summary><c>expand_message_xmd</c> of RFC 9380, section 5.3.1, with SHA-512: bytes that cannot be told from uniform ones, for one tag that keeps uses apart.</summary>
internal sealed class ExpandMessage
{
    private const int Block = 128;
    private const int Digest = SHA512.HashSizeInBytes;
    private const int MostStacked = 1024;

    // The tag, with its length behind it.
    private readonly byte[] tag;

    /// <param name="tag">The domain separation tag; one of more than 255 bytes is hashed first.</param>
    public ExpandMessage(ReadOnlySpan<byte> tag)
    {
        var kept =
            tag.Length > byte.MaxValue
                ? SHA512.HashData([.. "H2C-OVERSIZE-DST-"u8, .. tag])
                : tag.ToArray();
        this.tag = [.. kept, (byte)kept.Length];
    }

    public ExpandMessage(string tag)
        : this(Encoding.ASCII.GetBytes(tag)) { }

    /// <summary>Fills the bytes asked for, at most 255 digests of them.</summary>
    public void Expand(ReadOnlySpan<byte> message, Span<byte> uniform)
    {
        var blocks = (uniform.Length + Digest - 1) / Digest;
        if (blocks > byte.MaxValue || uniform.Length > ushort.MaxValue)
            throw new ArgumentException(
                $"{uniform.Length} bytes asked; at most {byte.MaxValue * Digest} can be had"
            );
        var length = Block + message.Length + 3 + tag.Length;
        Span<byte> first = length <= MostStacked ? stackalloc byte[length] : new byte[length];
        first[..Block].Clear();
        message.CopyTo(first[Block..]);
        var rest = first[(Block + message.Length)..];
        BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)uniform.Length);
        rest[2] = 0;
        tag.CopyTo(rest[3..]);
        Span<byte> start = stackalloc byte[Digest];
        SHA512.HashData(first, start);

        Span<byte> next = stackalloc byte[Digest + 1 + byte.MaxValue + 1];
        next = next[..(Digest + 1 + tag.Length)];
        tag.CopyTo(next[(Digest + 1)..]);
        next[..Digest].Clear();
        Span<byte> block = stackalloc byte[Digest];
        for (var i = 1; i <= blocks; i++)
        {
            for (var j = 0; j < Digest; j++)
                next[j] ^= start[j];
            next[Digest] = (byte)i;
            SHA512.HashData(next, block);
            block[..Math.Min(Digest, uniform.Length)].CopyTo(uniform);
            uniform = uniform[Math.Min(Digest, uniform.Length)..];
            block.CopyTo(next);
        }
    }
}
