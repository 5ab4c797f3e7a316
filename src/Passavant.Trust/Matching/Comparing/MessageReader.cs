using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>Reads a message strictly. After the first fault every field comes back empty, so that a reader asks once at the end.</summary>
internal ref struct MessageReader
{
    public const byte Version = 1;

    private static readonly UTF8Encoding Strict = new(false, true);

    private readonly string what;
    private readonly ReadOnlySpan<byte> bytes;
    private int at;

    public MessageReader(string what, MessageKind kind, ReadOnlySpan<byte> bytes)
    {
        this.what = what;
        this.bytes = bytes;
        if (!Take(3).SequenceEqual("PVC"u8))
            Refuse(0, "other bytes", "PVC");
        var version = Byte();
        if (Fault is null && version != Version)
            Refuse(3, $"version {version}", $"version {Version}");
        var found = Byte();
        if (Fault is null && found != (byte)kind)
            Refuse(4, $"a message of kind {found}", $"one of kind {(byte)kind}");
    }

    /// <summary>The first fault.</summary>
    public MatchingFault? Fault { get; private set; }

    public void Refuse(int place, string found, string expected) =>
        Fault ??= new MatchingFault($"{what}, byte {place}", found, expected);

    public void RefuseHere(string found, string expected) => Refuse(at, found, expected);

    public ReadOnlySpan<byte> Take(int length)
    {
        if (Fault is null && length > bytes.Length - at)
            Refuse(at, $"{bytes.Length - at} bytes", $"{length} bytes");
        if (Fault is not null)
            return default;
        var taken = bytes.Slice(at, length);
        at += length;
        return taken;
    }

    public byte Byte() => Take(1) is [var one] ? one : (byte)0;

    /// <summary>A number of four bytes within bounds.</summary>
    public int Number(int least, int most)
    {
        var place = at;
        var number = Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;
        if (Fault is null && (number < least || number > most))
            Refuse(place, $"{number}", $"a number from {least} to {most}");
        return Fault is null ? (int)number : 0;
    }

    public Digest Digest() =>
        Take(Matching.Digest.Length) is { Length: Matching.Digest.Length } taken
            ? Matching.Digest.Of(taken)
            : Matching.Digest.OfContent(default);

    public string Text(int most)
    {
        var place = at;
        var length = Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16BigEndian(two) : 0;
        if (Fault is null && length > most)
            Refuse(place, $"a text of {length} bytes", $"at most {most} bytes");
        place = at;
        var utf8 = Take(length);
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            Refuse(place, "bytes that are no UTF-8", "a text in UTF-8");
            return "";
        }
    }

    public DateOnly Day()
    {
        var place = at;
        var ten = Take(10);
        if (
            Fault is null
            && DateOnly.TryParseExact(
                Encoding.Latin1.GetString(ten),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        Refuse(place, "no day", "a day such as 2026-03-01");
        return default;
    }

    /// <summary>Nothing may follow.</summary>
    public void End()
    {
        if (Fault is null && at != bytes.Length)
            Refuse(at, $"{bytes.Length - at} bytes more", "the end");
    }
}
