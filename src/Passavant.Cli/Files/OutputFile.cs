using System.Text;

namespace Passavant.Cli.Files;

/// <summary>A file being written. Until it is finished it is called <c>FILE.partial</c>; what is not finished leaves nothing of the name asked for.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? partial;
    private readonly string? path;
    private bool finished;

    private OutputFile(Stream stream, string? path, string? partial) =>
        (Stream, this.path, this.partial) = (stream, path, partial);

    /// <summary>Where to write.</summary>
    public Stream Stream { get; }

    /// <summary>A file, or standard output for <c>-</c>.</summary>
    public static OutputFile Create(string path, Surroundings surroundings)
    {
        if (path == "-")
        {
            surroundings.Output.Flush();
            return new OutputFile(
                new BufferedStream(new Kept(surroundings.Bytes), 1 << 16),
                null,
                null
            );
        }
        var full = Path.GetFullPath(Path.Combine(surroundings.Folder, path));
        if (Directory.Exists(full))
            throw new Trouble($"{path} is a folder; expected the name of a file to write.");
        try
        {
            // What a link leads to is written, and a device is written to: neither is replaced.
            full = Target(full);
            if (full.StartsWith("/dev/", StringComparison.Ordinal))
                return new OutputFile(
                    new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
                    null,
                    null
                );
            return new OutputFile(
                new FileStream(
                    full + ".partial",
                    FileMode.Create,
                    FileAccess.Write,
                    FileShare.Read,
                    1 << 16
                ),
                full,
                full + ".partial"
            );
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble($"{path} cannot be written: {wrong.Message}");
        }
    }

    /// <summary>The file a link leads to; the path itself where it is none.</summary>
    public static string Target(string full) =>
        (File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true) : null)?.FullName
        ?? full;

    /// <summary>A writer of text; flush it before the file is finished.</summary>
    public static StreamWriter Text(OutputFile file) =>
        new(file.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Finishes the file: it gets its name, in place of an earlier one.</summary>
    public void Finish()
    {
        Stream.Flush();
        finished = true;
        if (partial is null)
            return;
        Stream.Dispose();
        File.Move(partial, path!, overwrite: true);
    }

    public void Dispose()
    {
        if (finished || partial is null)
        {
            if (finished)
                Stream.Dispose();
            return;
        }
        Stream.Dispose();
        File.Delete(partial);
    }

    /// <summary>A stream that closing leaves open.</summary>
    private sealed class Kept(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            inner.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
    }
}
