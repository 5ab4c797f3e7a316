using System.Security.Cryptography;

namespace Passavant.Screening.Lists.Reading;

/// <summary>A file's bytes on their way through: counted and hashed as they are read.</summary>
internal sealed class HashedStream(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    /// <summary>The last byte read; -1 before the first.</summary>
    public int Last { get; private set; } = -1;

    /// <summary>Reads what is left, and gives the hash of everything.</summary>
    public string Finish()
    {
        var rest = new byte[1 << 14];
        while (Read(rest, 0, rest.Length) > 0) { }
        using (hash)
            return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        if (read > 0)
        {
            hash.AppendData(buffer[..read]);
            Count += read;
            Last = buffer[read - 1];
        }
        return read;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    // Readers close what they read from; the hash is wanted after that, and the file is not ours to close.
    protected override void Dispose(bool disposing) => base.Dispose(disposing);
}
