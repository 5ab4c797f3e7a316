using Passavant.Cli.Tests.Documents;

namespace Passavant.Web.Tests;

/// <summary>Texts held against files of the repository. With PASSAVANT_UPDATE=1 the files are written instead; look at the difference before committing it.</summary>
internal static class Golden
{
    public static void Matches(string name, string text)
    {
        var path = Path.Combine(Repository.Root, name);
        if (Environment.GetEnvironmentVariable("PASSAVANT_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }
        Assert.True(File.Exists(path), $"There is no {path}; PASSAVANT_UPDATE=1 writes it.");
        if (File.ReadAllText(path).ReplaceLineEndings("\n") == text)
            return;
        File.WriteAllText(Path.ChangeExtension(path, ".actual"), text);
        Assert.Fail($"The text is not that of {path}; it is beside it as .actual.");
    }
}
