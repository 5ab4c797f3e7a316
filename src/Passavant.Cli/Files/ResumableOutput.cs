using System.Globalization;

namespace Passavant.Cli.Files;

/// <summary>A long file being written in steps. After a stop it goes on from the last step kept; until it is finished it is called <c>FILE.partial</c>.</summary>
/// <remarks>Beside it stands <c>FILE.partial.done</c>: what is being run, how many rows are done, and how long the file was then. What was written after the last step is cut off.</remarks>
internal sealed class ResumableOutput : IDisposable
{
    private readonly Stream stream;
    private readonly string? path;
    private readonly string run;

    private ResumableOutput(Stream stream, string? path, string run, long done)
    {
        (this.stream, this.path, this.run) = (stream, path, run);
        Done = DoneBefore = done;
    }

    /// <summary>How many rows are done.</summary>
    public long Done { get; private set; }

    /// <summary>How many were done before this run.</summary>
    public long DoneBefore { get; }

    /// <summary>Opens a file, or standard output for <c>-</c>, which begins anew each time.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">What is run: only the same goes on.</param>
    /// <param name="surroundings">Where paths start.</param>
    public static ResumableOutput Open(string file, string run, Surroundings surroundings)
    {
        if (file == "-")
        {
            surroundings.Output.Flush();
            return new ResumableOutput(surroundings.Bytes, null, run, 0);
        }
        var full = Path.GetFullPath(Path.Combine(surroundings.Folder, file));
        if (Directory.Exists(full))
            throw new Trouble($"{file} is a folder; expected the name of a file to write.");
        try
        {
            // Whoever opens it first has it: two runs at once do not mix.
            var stream = new FileStream(
                Partial(full),
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None,
                1 << 16
            );
            var (rows, length) = Kept(full, run, stream.Length);
            stream.SetLength(length);
            stream.Position = length;
            return new ResumableOutput(stream, full, run, rows);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble($"{file} cannot be written: {wrong.Message}");
        }
    }

    public void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    /// <summary>Keeps what is written: a later run goes on from here.</summary>
    public void Keep(long rows)
    {
        Done = rows;
        if (path is null)
            return;
        stream.Flush();
        var note = Note(path);
        File.WriteAllText(
            note + ".new",
            string.Create(CultureInfo.InvariantCulture, $"{run} {rows} {stream.Position}\n")
        );
        File.Move(note + ".new", note, overwrite: true);
    }

    /// <summary>Finishes the file: it gets its name, in place of an earlier one.</summary>
    public void Finish()
    {
        stream.Flush();
        if (path is null)
            return;
        stream.Dispose();
        File.Move(Partial(path), path, overwrite: true);
        File.Delete(Note(path));
    }

    public void Dispose()
    {
        if (path is not null)
            stream.Dispose();
    }

    private static string Partial(string path) => path + ".partial";

    private static string Note(string path) => path + ".partial.done";

    private static (long Rows, long Length) Kept(string path, string run, long length)
    {
        if (!File.Exists(Note(path)))
            return (0, 0);
        return
            File.ReadAllText(Note(path)).Split(' ', '\n') is [var was, var rows, var kept, ..]
            && was == run
            && long.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var done)
            && long.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= length
            ? (done, at)
            : (0, 0);
    }
}
