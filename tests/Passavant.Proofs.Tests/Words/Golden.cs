namespace Passavant.Proofs.Tests.Words;

/// <summary>Texts held against files in <c>Words/Golden</c>. With PASSAVANT_UPDATE=1 the files are written instead; look at the difference before committing it.</summary>
internal static class Golden
{
    public static void Matches(string name, string text)
    {
        var path = Path.Combine(Root(), "tests/Passavant.Proofs.Tests/Words/Golden", name);
        if (Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") == "1")
        {
            File.WriteAllText(path, text);
            return;
        }
        Assert.True(File.Exists(path), $"There is no {path}; PASSAVANT_UPDATE=1 writes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Passavant.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
