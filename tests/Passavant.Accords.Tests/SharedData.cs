namespace Passavant.Accords.Tests;

/// <summary>Where the data handed to the project lies: beside the checkout, in <c>../shared/data</c>. Read there, never copied in.</summary>
internal static class SharedData
{
    /// <summary>The folder, or null when this checkout has none beside it.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The path of a file below <see cref="Root"/>. Skips the test when it is absent, or fails it when PASSAVANT_REQUIRE_ALL=1.</summary>
    public static string Require(string relative)
    {
        var path = Root is null ? null : Path.Combine(Root, relative);
        if (path is not null && File.Exists(path))
        {
            return path;
        }

        var reason = $"needs shared/data/{relative} beside the checkout";
        if (Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
        return "";
    }

    static string? Find()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            if (File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
            {
                var data = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
