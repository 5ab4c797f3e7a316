namespace Passavant.Accords.Reading;

/// <summary>One file of an accord: its path as people should see it, and its bytes.</summary>
public sealed record AccordFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Reads the folder of an accord: every <c>*.yaml</c> file below it, and below the glossary folder its header names. The one place of this library that touches files.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no accord.yaml in it; the message says which.</exception>
    public static IReadOnlyList<AccordFile> ReadFolder(string folder)
    {
        if (File.Exists(folder) && System.IO.Path.GetFileName(folder) == AccordReader.HeaderFile)
            folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(folder))!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"There is no folder '{folder}'; expected the folder of an accord, which holds accord.yaml."
            );
        if (!File.Exists(System.IO.Path.Combine(folder, AccordReader.HeaderFile)))
            throw new DirectoryNotFoundException(
                $"There is no accord.yaml in '{folder}'; expected the folder of an accord."
            );
        var files = Below(folder).ToList();
        foreach (var glossary in AccordReader.GlossaryFolders(files))
        {
            var path = System.IO.Path.Combine(folder, glossary);
            if (Directory.Exists(path))
                files.AddRange(
                    Below(path).Where(file => files.All(other => other.Path != file.Path))
                );
        }
        return files;
    }

    private static IEnumerable<AccordFile> Below(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Path: Display(path), Full: path))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new AccordFile(file.Path, File.ReadAllBytes(file.Full)));

    private static string Display(string path)
    {
        var relative = System.IO.Path.GetRelativePath(
            Directory.GetCurrentDirectory(),
            System.IO.Path.GetFullPath(path)
        );
        return (
            relative.StartsWith("..", StringComparison.Ordinal)
                ? System.IO.Path.GetFullPath(path)
                : relative
        ).Replace('\\', '/');
    }
}
