using System.IO.Compression;
using System.Text;
using Passavant.Accords.Reading;

namespace Passavant.Web.Administration;

/// <summary>The files of an accord as one block: a zip, as it is uploaded and as the records keep it.</summary>
internal static class AccordPack
{
    private const int MostFiles = 2000;
    private const long MostBytes = 64 << 20;

    // No file of an accord: the alternative chosen for each bracket, one a line.
    private const string Choices = "choices.txt";

    /// <summary>The files of an accord as the records keep them, with the alternative chosen for each bracket.</summary>
    /// <remarks>The same files give the same bytes.</remarks>
    public static byte[] Pack(
        IReadOnlyList<AccordFile> files,
        IReadOnlyDictionary<string, string>? choices = null
    )
    {
        if (choices is { Count: > 0 })
            files =
            [
                .. files,
                new AccordFile(
                    Choices,
                    Encoding.UTF8.GetBytes(
                        string.Concat(
                            choices
                                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                                .Select(pair => $"{pair.Key}={pair.Value}\n")
                        )
                    )
                ),
            ];
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, true))
            foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Path);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(file.Content.Span);
            }
        return packed.ToArray();
    }

    /// <summary>The accord the records keep.</summary>
    public static AccordReading Read(byte[] packed)
    {
        var choices = new Dictionary<string, string>();
        using (var zip = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read))
            if (zip.GetEntry(Choices) is { } entry)
            {
                using var lines = new StreamReader(entry.Open());
                while (lines.ReadLine() is { } line)
                    choices[line.Split('=')[0]] = line.Split('=', 2)[1];
            }
        return AccordReader.Read(Unpack(new MemoryStream(packed)), choices);
    }

    /// <summary>The YAML files of a zip, by name. Nothing is written anywhere.</summary>
    /// <exception cref="FormatException">It is no zip, or holds too much.</exception>
    public static IReadOnlyList<AccordFile> Unpack(Stream packed)
    {
        try
        {
            using var zip = new ZipArchive(packed, ZipArchiveMode.Read);
            if (zip.Entries.Count > MostFiles)
                throw new FormatException($"holds more than {MostFiles} files");
            var files = new List<AccordFile>();
            var left = MostBytes;
            foreach (var entry in zip.Entries.Where(entry => IsYaml(entry.FullName)))
            {
                using var content = entry.Open();
                files.Add(new AccordFile(entry.FullName, Read(content, ref left)));
            }
            return files;
        }
        catch (InvalidDataException wrong)
        {
            throw new FormatException("is no zip, or is broken", wrong);
        }
    }

    /// <summary>Whether a file is one of an accord.</summary>
    public static bool IsYaml(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    // What a zip says of its size may be false: what counts is what comes out.
    private static byte[] Read(Stream content, ref long left)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            if ((left -= read) < 0)
                throw new FormatException($"holds more than {MostBytes >> 20} MiB");
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }
}
