using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Passavant.Trust.Log;

/// <summary>A file of a log as c2sp.org/tlog-tiles lays it out: 256 hashes of one level side by side, fewer at the right edge, or the entries under such a row of leaves.</summary>
/// <param name="Level">0 holds leaf hashes, each level above the roots of full tiles below; <see cref="Entries"/> is the bundle of entries beside a tile of level 0.</param>
/// <param name="Index">Which one of its level, from 0.</param>
/// <param name="Width">How many hashes or entries: 256 when full.</param>
/// <remarks>Equal when all three are. Throws <see cref="ArgumentOutOfRangeException"/> where there is no such tile. Paths are those of tlog-tiles, without the tile height that Go's checksum database writes into them.</remarks>
public sealed record Tile(int Level, long Index, int Width)
{
    /// <summary>The level of bundles of entries.</summary>
    public const int Entries = -1;

    /// <summary>How many hashes or entries a full tile has.</summary>
    public const int Full = 256;

    /// <summary>How many levels of the tree one tile spans.</summary>
    public const int Height = 8;

    /// <summary>The highest level a log below 2^63 leaves has.</summary>
    public const int Highest = 7;

    /// <summary>0 to <see cref="Highest"/>, or <see cref="Entries"/>.</summary>
    public int Level { get; } =
        Level is >= Entries and <= Highest
            ? Level
            : throw new ArgumentOutOfRangeException(nameof(Level));

    /// <summary>Which one of its level, from 0.</summary>
    public long Index { get; } =
        Index >= 0 ? Index : throw new ArgumentOutOfRangeException(nameof(Index));

    /// <summary>How many hashes or entries, from 1 to 256.</summary>
    public int Width { get; } =
        Width is > 0 and <= Full ? Width : throw new ArgumentOutOfRangeException(nameof(Width));

    /// <summary>The tile that takes its place once the log has grown.</summary>
    internal Tile Filled => new(Level, Index, Full);

    /// <summary>The path below the log's prefix, such as <c>tile/0/x001/234/067.p/8</c> or <c>tile/entries/000</c>.</summary>
    public string Path
    {
        get
        {
            var groups = (Index % 1000).ToString("D3", CultureInfo.InvariantCulture);
            for (var rest = Index / 1000; rest > 0; rest /= 1000)
                groups = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:D3}/{groups}");
            var level = Level == Entries ? "entries" : $"{Level}";
            return $"tile/{level}/{groups}{(Width == Full ? "" : $".p/{Width}")}";
        }
    }

    /// <summary>Reads a path in its one spelling; false on any other text.</summary>
    public static bool TryParse(ReadOnlySpan<char> path, [NotNullWhen(true)] out Tile? tile)
    {
        tile = null;
        // The longest: tile/entries/ and six groups of three, and .p/255.
        if (path.Length > 60 || !path.StartsWith("tile/"))
            return false;
        var rest = path["tile/".Length..];
        var slash = rest.IndexOf('/');
        if (slash < 1)
            return false;
        var level =
            rest[..slash].SequenceEqual("entries") ? Entries
            : slash == 1 && rest[0] is >= '0' and <= '7' ? rest[0] - '0'
            : -2;
        rest = rest[(slash + 1)..];
        var width = Full;
        var partial = rest.IndexOf(".p/");
        if (partial >= 0)
        {
            if (!Digits.TryParse(rest[(partial + 3)..], out var narrow) || narrow is < 1 or >= Full)
                return false;
            width = (int)narrow;
            rest = rest[..partial];
        }
        if (level < Entries || !TryIndex(rest, out var index))
            return false;
        var read = new Tile(level, index, width);
        if (!path.SequenceEqual(read.Path))
            return false;
        tile = read;
        return true;
    }

    private static bool TryIndex(ReadOnlySpan<char> groups, out long index)
    {
        index = 0;
        foreach (var part in groups.Split('/'))
        {
            var digits = groups[part];
            if (digits.StartsWith('x'))
                digits = digits[1..];
            if (digits.Length != 3 || index > long.MaxValue / Full / 1000 - 1)
                return false;
            foreach (var digit in digits)
            {
                if (digit is < '0' or > '9')
                    return false;
                index = index * 10 + (digit - '0');
            }
        }
        return true;
    }

    /// <summary>The bundles and tiles that a log of the newer size has and one of the older size has not: what must be written before the newer size is signed. Bundles first, then levels upwards, each from left to right.</summary>
    public static IEnumerable<Tile> Grown(long older, long newer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(older);
        ArgumentOutOfRangeException.ThrowIfLessThan(newer, older);
        foreach (var tile in GrownAt(Entries, older, newer))
            yield return tile;
        for (var level = 0; newer >> (Height * level) > 0; level++)
        {
            var shift = Height * level;
            foreach (var tile in GrownAt(level, older >> shift, newer >> shift))
                yield return tile;
            if (level == Highest)
                break;
        }
    }

    /// <summary>Every tile and bundle of a log of a size, in the order in which <see cref="LogChecker.CheckWhole"/> asks for them where none is missing: for whoever fetches them ahead.</summary>
    public static IEnumerable<Tile> InOrder(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        for (var first = 0L; first < size; first += Full)
        {
            var leaves = Holding(0, first, size)!;
            yield return leaves;
            yield return new Tile(Entries, leaves.Index, leaves.Width);
            if (leaves.Width < Full)
                break;
            // The tiles above that this one is the last of.
            var count = leaves.Index + 1;
            for (var level = 1; level <= Highest && count % Full == 0; level++)
            {
                count /= Full;
                yield return new Tile(level, count - 1, Full);
            }
        }
        for (var level = 1; level <= Highest; level++)
            if ((size >> (Height * level)) is var count && count % Full > 0)
                yield return At(level, count / Full, count);
    }

    /// <summary>The tile of a level that holds a hash in a log of a size, as wide as it is there; null where the log has no such hash.</summary>
    public static Tile? Holding(int level, long position, long size)
    {
        var count = size >> (Height * Math.Max(level, 0));
        return position >= count ? null : At(level, position / Full, count);
    }

    private static Tile At(int level, long index, long count) =>
        new(level, index, (int)Math.Min(Full, count - index * Full));

    private static IEnumerable<Tile> GrownAt(int level, long older, long newer)
    {
        if (older == newer)
            yield break;
        for (var index = older / Full; index * Full < newer; index++)
            yield return At(level, index, newer);
    }
}
