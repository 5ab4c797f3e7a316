using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>A SHA-256 hash in a Merkle tree: of a leaf, of an inner node, or the root.</summary>
/// <remarks>32 bytes, held in place; equal when all bytes are equal. The default is 32 zero bytes, which is a hash like any other. Not for secrets: comparison takes no constant time.</remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Length = 32;

    private readonly ulong a;
    private readonly ulong b;
    private readonly ulong c;
    private readonly ulong d;

    /// <summary>The hash that these 32 bytes are. Throws <see cref="ArgumentException"/> on any other length.</summary>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.");
        this = MemoryMarshal.Read<TreeHash>(bytes);
    }

    /// <summary>Reads standard base64 of 32 bytes: 44 characters, padded, no other spelling of the same bytes.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var fits = StrictBase64.TryDecode(base64, bytes, out var written) && written == Length;
        hash = fits ? new TreeHash(bytes) : default;
        return fits;
    }

    /// <summary>Writes the 32 bytes to the start of the span.</summary>
    public void CopyTo(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);

    /// <summary>A copy of the 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public bool Equals(TreeHash other) =>
        a == other.a && b == other.b && c == other.c && d == other.d;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) =>
        obj is TreeHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(a, b, c, d);

    /// <summary>Standard base64, as checkpoints and proofs write it.</summary>
    public override string ToString() => Convert.ToBase64String(ToArray());

    /// <summary>Whether all bytes are equal.</summary>
    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    /// <summary>Whether some byte differs.</summary>
    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);

    /// <summary>The hashes that a tile's bytes are, without copying. The length must be a multiple of 32.</summary>
    internal static ReadOnlySpan<TreeHash> Of(ReadOnlySpan<byte> bytes) =>
        MemoryMarshal.Cast<byte, TreeHash>(bytes);
}
