using Passavant.Cli.Casework;
using Passavant.Cli.Files;

namespace Passavant.Cli.Trust;

/// <summary>Where an audit takes what opens entries from: the server, as an auditor who signed in, or a folder it wrote.</summary>
internal abstract class OpeningSource : IDisposable
{
    private const int Longest = 1 << 26;
    private const int LongestList = 1_000_000_000;

    /// <summary>The bytes that open an entry; null where there is no such opening.</summary>
    /// <exception cref="Trouble">The server refuses, or does not answer.</exception>
    public abstract byte[]? Opening(long index);

    /// <summary>The texts of an accord by the hash in its identity; null where they are not there.</summary>
    /// <exception cref="Trouble">The server refuses, or does not answer.</exception>
    public abstract byte[]? Accord(string hash);

    /// <summary>A snapshot of a list by its hash; null where it is not there.</summary>
    /// <exception cref="Trouble">The server refuses, or does not answer; or it is longer than any list.</exception>
    public abstract Stream? List(string hash);

    public abstract void Dispose();

    /// <summary>A folder that <c>passavant-server openings</c> wrote.</summary>
    public static OpeningSource Of(string folder, Surroundings surroundings) =>
        Directory.Exists(Path.Combine(surroundings.Folder, folder, "openings"))
            ? new Folder(Path.Combine(surroundings.Folder, folder), surroundings)
            : throw new Trouble(
                $"there is no folder {Path.Combine(folder, "openings")}; expected after --openings the folder that 'passavant-server openings' wrote."
            );

    /// <summary>A server.</summary>
    public static OpeningSource Of(Service service) => new Server(service);

    /// <summary>Opens a file that is to be a snapshot of a list.</summary>
    /// <exception cref="Trouble">It cannot be read, or is longer than any list.</exception>
    public static Stream SnapshotOf(string path, Surroundings surroundings)
    {
        var content = InputFile.Open(path, surroundings, "a snapshot");
        if (!content.CanSeek || content.Length <= LongestList)
            return content;
        content.Dispose();
        throw new Trouble($"{path} has more than {LongestList} bytes; expected a snapshot.");
    }

    private sealed class Folder(string folder, Surroundings surroundings) : OpeningSource
    {
        public override byte[]? Opening(long index) => Read("openings", $"{index}.json");

        public override byte[]? Accord(string hash) => Read("accords", $"{hash}.json");

        public override Stream? List(string hash)
        {
            var path = Path.Combine(folder, "lists", $"{hash}.jsonl");
            return File.Exists(path) ? SnapshotOf(path, surroundings) : null;
        }

        public override void Dispose() { }

        private byte[]? Read(string within, string file)
        {
            var path = Path.Combine(folder, within, file);
            return File.Exists(path)
                ? BoundedFile.Read(path, Longest, surroundings, "an opening")
                : null;
        }
    }

    private sealed class Server(Service service) : OpeningSource
    {
        private const int Absent = 404;

        public override byte[]? Opening(long index) => Get($"audit/openings/{index}", Longest);

        public override byte[]? Accord(string hash) => Get($"audit/accords/{hash}", Longest);

        public override Stream? List(string hash) =>
            Get($"audit/lists/{hash}", LongestList) is { } bytes ? new MemoryStream(bytes) : null;

        public override void Dispose() => service.Dispose();

        private byte[]? Get(string path, int longest)
        {
            try
            {
                return service.Get(path, longest).Bytes;
            }
            catch (Refused refused) when (refused.Status == Absent)
            {
                return null;
            }
            catch (Refused refused)
            {
                // No check failed: nothing was opened.
                throw new Trouble(refused.Message);
            }
        }
    }
}
