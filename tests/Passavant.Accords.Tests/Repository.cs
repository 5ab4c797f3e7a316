namespace Passavant.Accords.Tests;

/// <summary>The checkout the tests run in.</summary>
internal static class Repository
{
    static readonly string[] Outputs = ["bin", "obj", ".git", "node_modules"];

    public static string Root { get; } = Find();

    /// <summary>Files below a folder of the checkout, without what builds leave behind.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(Root, file).Split('/', '\\').Intersect(Outputs).Any()
            )
            .Order(StringComparer.Ordinal);

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new DirectoryNotFoundException(
                "The tests run outside a checkout: no Passavant.slnx above them."
            );
    }
}
