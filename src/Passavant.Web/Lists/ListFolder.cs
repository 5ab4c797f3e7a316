using System.Globalization;
using System.Text.Json;
using Passavant.Screening.Lists;

namespace Passavant.Web.Lists;

/// <summary>A file of the folder, as it looks from outside.</summary>
internal sealed record FileStamp(string Path, long Length, DateTime Written);

/// <summary>A folder of snapshots. Of each list the latest edition counts.</summary>
internal static class ListFolder
{
    // The longest first line: what a list is, with its faults.
    private const int LongestHeader = 64 << 20;

    /// <summary>The snapshots of a folder, by name.</summary>
    public static IReadOnlyList<FileStamp> Look(string folder) =>
        [
            .. new DirectoryInfo(folder)
                .EnumerateFiles("*.jsonl")
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new FileStamp(file.FullName, file.Length, file.LastWriteTimeUtc)),
        ];

    /// <summary>Reads the latest edition of each list, in the order of their ids.</summary>
    /// <param name="files">The files.</param>
    /// <param name="before">What was read before; files that did not change are not read again.</param>
    /// <exception cref="FormatException">A snapshot is broken, or it cannot be told which edition counts.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ListsInForce Read(IReadOnlyList<FileStamp> files, ListsInForce? before)
    {
        var editions = files.Select(Edition.Of).ToList();
        if (editions.Count == 0)
            throw new FormatException("no snapshot (*.jsonl) is in the folder");
        var latest = editions
            .GroupBy(edition => edition.Id, StringComparer.Ordinal)
            .OrderBy(list => list.Key, StringComparer.Ordinal)
            .Select(Latest);
        var read = latest.Select(edition =>
            before?.Files.GetValueOrDefault(edition.File) is { } same
                ? (edition.File, same)
                : (edition.File, Snapshot(edition.File))
        );
        return new ListsInForce([.. read]);
    }

    private static Edition Latest(IEnumerable<Edition> editions)
    {
        var last = editions.Max(edition => edition.Date ?? "")!;
        var same = editions.Where(edition => (edition.Date ?? "") == last).ToList();
        if (same.Exists(edition => edition.Hash != same[0].Hash))
            throw new FormatException(
                $"{string.Join(" and ", same.Select(edition => Name(edition.File)))} are both the list '{same[0].Id}' of {(last == "" ? "an unknown day" : last)}, and differ; take one out of the folder"
            );
        return same[0];
    }

    private static ListSnapshot Snapshot(FileStamp file)
    {
        using var content = File.OpenRead(file.Path);
        return SnapshotFile.Read(content, Name(file));
    }

    private static string Name(FileStamp file) => Path.GetFileName(file.Path);

    private sealed record Edition(FileStamp File, string Id, string? Date, string Hash)
    {
        public static Edition Of(FileStamp file)
        {
            using var text = new StreamReader(file.Path);
            var first = text.ReadLine() ?? "";
            try
            {
                using var header = JsonDocument.Parse(
                    first.Length <= LongestHeader ? first : throw new JsonException()
                );
                var root = header.RootElement;
                return new Edition(
                    file,
                    root.GetProperty("id").GetString()!,
                    root.TryGetProperty("date", out var date)
                        ? DateOnly
                            .ParseExact(
                                date.GetString()!,
                                "yyyy-MM-dd",
                                CultureInfo.InvariantCulture
                            )
                            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                        : null,
                    root.GetProperty("hash").GetString()!
                );
            }
            catch (Exception wrong)
                when (wrong
                        is JsonException
                            or KeyNotFoundException
                            or InvalidOperationException
                            or FormatException
                )
            {
                throw new FormatException(
                    $"{Name(file)}: the first line is not the first line of a snapshot; import the list again, or take the file out of the folder",
                    wrong
                );
            }
        }
    }
}
