using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>Writes a message: a head of five bytes (<c>PVC</c>, the version, the kind), then fields; numbers with the most significant byte first.</summary>
internal sealed class MessageWriter
{
    private readonly ArrayBufferWriter<byte> bytes;

    public MessageWriter(MessageKind kind, int room = 512)
    {
        bytes = new ArrayBufferWriter<byte>(room);
        bytes.Write("PVC"u8);
        bytes.Write([MessageReader.Version, (byte)kind]);
    }

    public MessageWriter Bytes(ReadOnlySpan<byte> field)
    {
        bytes.Write(field);
        return this;
    }

    public MessageWriter Byte(int number)
    {
        bytes.Write([checked((byte)number)]);
        return this;
    }

    public MessageWriter Number(int number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes.GetSpan(4), checked((uint)number));
        bytes.Advance(4);
        return this;
    }

    public MessageWriter Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.GetSpan(2), checked((ushort)utf8.Length));
        bytes.Advance(2);
        return Bytes(utf8);
    }

    public MessageWriter Day(DateOnly day) =>
        Bytes(Encoding.ASCII.GetBytes(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();
}
