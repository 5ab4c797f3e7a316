using System.Buffers.Binary;

namespace Passavant.Trust.Matching.Oprf;

/// <summary>Texts one after the other, each behind its length in two bytes, as RFC 9497 hashes them.</summary>
internal ref struct Transcript(Span<byte> room)
{
    private readonly Span<byte> room = room;
    private int length;

    public void Add(ReadOnlySpan<byte> text)
    {
        BinaryPrimitives.WriteUInt16BigEndian(room[length..], checked((ushort)text.Length));
        text.CopyTo(room[(length + 2)..]);
        length += 2 + text.Length;
    }

    public void Add(ushort number)
    {
        BinaryPrimitives.WriteUInt16BigEndian(room[length..], number);
        length += 2;
    }

    /// <summary>All of it, and a word that has no length before it.</summary>
    public ReadOnlySpan<byte> EndingIn(ReadOnlySpan<byte> word)
    {
        word.CopyTo(room[length..]);
        return room[..(length + word.Length)];
    }
}
