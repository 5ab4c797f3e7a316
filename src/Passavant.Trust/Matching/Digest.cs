using System.Security.Cryptography;

namespace Passavant.Trust.Matching;

/// <summary>A SHA-256 digest.</summary>
/// <remarks>Equal when the bytes are equal. Written as 64 lower-case hexadecimal digits.</remarks>
public sealed class Digest : IEquatable<Digest>
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    internal static readonly Comparer<byte[]> Bytewise = Comparer<byte[]>.Create(
        (left, right) => left.AsSpan().SequenceCompareTo(right)
    );

    private readonly byte[] bytes;

    private Digest(byte[] bytes) => this.bytes = bytes;

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The digest of 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32.</exception>
    public static Digest Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length
            ? new Digest(bytes.ToArray())
            : throw new ArgumentException($"{bytes.Length} bytes; a digest has {Length}");

    /// <summary>The digest of some content.</summary>
    public static Digest OfContent(ReadOnlySpan<byte> content) => new(SHA256.HashData(content));

    /// <inheritdoc/>
    public bool Equals(Digest? other) =>
        other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Digest);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(bytes);

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(bytes);
}
