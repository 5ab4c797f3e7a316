namespace Passavant.Cli.Tests.Documents;

/// <summary>The checkout the tests run from, and copies of the parts the documents speak of.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Passavant.slnx</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The Markdown files of the repository itself, by their path from the root.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        .. Directory
            .EnumerateFiles(Root, "*.md", new EnumerationOptions { RecurseSubdirectories = true })
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path =>
                !path.Split('/')
                    .Any(part => part is "bin" or "obj" or "node_modules" or "artifacts" or ".git")
            )
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>A new folder with what commands in the documents may reach: accords, samples and the documents' own files.</summary>
    public static string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("passavant-documents-").FullName;
        foreach (var part in new[] { "accords", "samples", "docs" })
        foreach (var path in Existing(Path.Combine(Root, part)))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
        return copy;
    }

    private static IEnumerable<string> Existing(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            : [];

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
