using System.IO.Compression;
using Passavant.Accords.Reading;

namespace Passavant.Web.Administration;

/// <summary>The files of an accord in a zip, as it is uploaded.</summary>
internal static class AccordPack
{
    private const int MostFiles = 2000;
    private const long MostBytes = 64 << 20;

    /// <summary>A zip of the files of an accord, as it is uploaded.</summary>
    public static byte[] Pack(IEnumerable<AccordFile> files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, true))
            foreach (var file in files)
            {
                using var content = zip.CreateEntry(file.Path).Open();
                content.Write(file.Content.Span);
            }
        return packed.ToArray();
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

    /// <summary>The files of an accord among those uploaded: YAML files, or those in a zip.</summary>
    /// <exception cref="FormatException">A zip is none, or holds too much.</exception>
    public static async Task<IReadOnlyList<AccordFile>> Of(
        IFormFileCollection uploaded,
        CancellationToken stop
    )
    {
        var files = new List<AccordFile>();
        foreach (var file in uploaded)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, stop);
            content.Position = 0;
            if (file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                files.AddRange(Unpack(content));
            else if (IsYaml(file.FileName))
                files.Add(new AccordFile(file.FileName.Replace('\\', '/'), content.ToArray()));
        }
        return files;
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
