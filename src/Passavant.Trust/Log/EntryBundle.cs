using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Passavant.Trust.Log;

/// <summary>The entries under a tile of level 0, each after its length in two bytes, most significant first (c2sp.org/tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>The longest entry, in bytes.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>The longest bundle, in bytes.</summary>
    public const int Longest = Tile.Full * (2 + LongestEntry);

    /// <summary>The bundle of up to 256 entries. A longer bundle begins with the shorter ones. Throws on more entries or a longer one.</summary>
    public static byte[] Of(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, Tile.Full);
        var bundle = new byte[entries.Sum(entry => 2 + entry.Length)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            if (entry.Length > LongestEntry)
                throw new ArgumentException(
                    $"An entry of {entry.Length} bytes: a log holds at most {LongestEntry}."
                );
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[2..]);
            rest = rest[(2 + entry.Length)..];
        }
        return bundle;
    }

    /// <summary>Finds the entries of a bundle, as many as there are ranges to fill, no byte left over.</summary>
    /// <param name="fault">Where it breaks off and what was expected, in English.</param>
    public static bool TrySplit(
        ReadOnlySpan<byte> bundle,
        Span<Range> entries,
        [NotNullWhen(false)] out string? fault
    )
    {
        var at = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            if (bundle.Length - at < 2)
                return Broken(i, at, "two bytes of length", bundle.Length - at, out fault);
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle[at..]);
            at += 2;
            if (bundle.Length - at < length)
                return Broken(i, at, $"{length} bytes", bundle.Length - at, out fault);
            entries[i] = at..(at + length);
            at += length;
        }
        fault =
            at == bundle.Length
                ? null
                : $"{bundle.Length - at} bytes after the last of {entries.Length} entries, at byte {at}; expected none";
        return fault is null;
    }

    /// <summary>Reads the bundle of a tile, or the beginning of the full one that may have taken its place, and finds its entries.</summary>
    /// <param name="entries">As many as the bundle that was found has, 256 where that is the full one.</param>
    internal static bool TryRead(
        Tile tile,
        Func<string, byte[]?> read,
        [NotNullWhen(true)] out byte[]? bundle,
        out Range[] entries,
        [NotNullWhen(false)] out string? fault
    )
    {
        entries = [];
        bundle = read(tile.Path);
        var found = tile;
        if (bundle is null && tile.Width != Tile.Full)
        {
            found = tile.Filled;
            bundle = read(found.Path);
        }
        if (bundle is null)
        {
            fault = $"{tile.Path} is missing";
            return false;
        }
        entries = new Range[found.Width];
        if (TrySplit(bundle, entries, out fault))
            return true;
        fault = $"{found.Path}: {fault}";
        return false;
    }

    private static bool Broken(int entry, int at, string expected, int left, out string fault)
    {
        fault =
            $"entry {entry} of the bundle, at byte {at}: {left} bytes left, expected {expected}";
        return false;
    }
}
