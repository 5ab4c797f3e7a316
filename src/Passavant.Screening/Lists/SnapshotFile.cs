using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Passavant.Screening.Lists;

/// <summary>A snapshot as one file of JSON lines: first what it is, then one entry a line.</summary>
public static class SnapshotFile
{
    /// <summary>The version of the file's form, in its first line.</summary>
    public const int Version = 1;

    /// <summary>Writes a snapshot; the same snapshot always gives the same bytes.</summary>
    public static void Write(ListSnapshot snapshot, Stream output)
    {
        var line = new ArrayBufferWriter<byte>(1 << 16);
        SnapshotHeader.Write(snapshot, line);
        line.Write("\n"u8);
        foreach (var entry in snapshot.Entries)
        {
            ListEntryJson.Write(entry, line);
            line.Write("\n"u8);
            if (line.WrittenCount < 1 << 16)
                continue;
            output.Write(line.WrittenSpan);
            line.ResetWrittenCount();
        }
        output.Write(line.WrittenSpan);
    }

    /// <summary>Reads a snapshot, and holds its entries against the count and the hash it states.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <exception cref="ListFormatException">It is no snapshot, is cut off, or was changed.</exception>
    public static ListSnapshot Read(Stream content, string file)
    {
        var lines = new LineFeed(content);
        var header = Header(lines, file);
        var entries = new List<ListEntry>(Math.Clamp(header.Count, 0, 1 << 20));
        var words = new JsonWords();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (lines.Next(out var line))
        {
            hash.AppendData(line);
            hash.AppendData("\n"u8);
            ListEntry entry;
            try
            {
                entry = ListEntryJson.Read(line, words);
            }
            catch (FormatException wrong)
            {
                throw Broken(file, lines.Number, wrong.Message, "an entry", wrong);
            }
            if (
                entries.Count > 0
                && string.CompareOrdinal(entries[^1].Party.Id, entry.Party.Id) >= 0
            )
                throw Broken(
                    file,
                    lines.Number,
                    $"'{entry.Party.Id}' after '{entries[^1].Party.Id}'",
                    "entries in the order of their ids, each once"
                );
            entries.Add(entry);
        }
        if (entries.Count != header.Count)
            throw Broken(
                file,
                lines.Number,
                string.Create(CultureInfo.InvariantCulture, $"{entries.Count} entries"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{header.Count}, as the first line says"
                )
            );
        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (found != header.Hash)
            throw Broken(
                file,
                null,
                $"entries with the hash {found}",
                $"{header.Hash}, as the first line says"
            );
        return ListSnapshot.Checked(
            header.About,
            header.Sources,
            [.. entries],
            header.Faults,
            found
        );
    }

    /// <summary>The hash a snapshot's first line states; its entries are not read, and may have another.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <exception cref="ListFormatException">It does not begin as a snapshot does.</exception>
    public static string HashOf(Stream content, string file) =>
        Header(new LineFeed(content), file).Hash;

    private static SnapshotHeader Header(LineFeed lines, string file)
    {
        if (!lines.Next(out var first))
            throw Broken(file, null, "an empty file", "a snapshot");
        try
        {
            return SnapshotHeader.Read(first);
        }
        catch (Exception wrong)
            when (wrong is FormatException or JsonException or InvalidOperationException)
        {
            throw Broken(file, 1, wrong.Message, "the first line of a snapshot", wrong);
        }
    }

    private static ListFormatException Broken(
        string file,
        long? line,
        string found,
        string expected,
        Exception? inner = null
    ) =>
        new(
            new ListFault(
                ListFaultKind.Whole,
                file,
                line,
                null,
                found,
                expected,
                "the file was cut off or changed: import the list again"
            ),
            inner
        );
}

/// <summary>Cuts bytes into lines at line feeds, holding the longest line in memory.</summary>
internal sealed class LineFeed(Stream content)
{
    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int end;
    private bool atEnd;

    /// <summary>The number of the last line, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the last line ended in a line feed.</summary>
    public bool Ended { get; private set; }

    /// <summary>The next line without its line feed; valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var length = searched + found;
                line = buffer.AsSpan(start, length);
                start += length + 1;
                (Number, Ended) = (Number + 1, true);
                return true;
            }
            searched = end - start;
            if (!atEnd && Fill())
                continue;
            line = buffer.AsSpan(start, end - start);
            start = end;
            if (line.IsEmpty)
                return false;
            (Number, Ended) = (Number + 1, false);
            return true;
        }
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, checked(buffer.Length * 2));
        var read = content.Read(buffer, end, buffer.Length - end);
        end += read;
        atEnd = read == 0;
        return read > 0;
    }
}
