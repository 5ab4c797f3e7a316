using System.Text;

namespace Passavant.Cli.Files;

/// <summary>A folder that many files are written to; it is made with the first.</summary>
internal sealed class OutputFolder(string folder, Surroundings surroundings)
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>A file of it, as the user would name it.</summary>
    public string Beside(string file) => $"{folder.TrimEnd('/', '\\')}/{file}";

    public void Save(string file, string content)
    {
        var full = Path.Combine(surroundings.Folder, folder);
        if (File.Exists(full))
            throw new Trouble($"{folder} is a file; expected the name of a folder to write to.");
        try
        {
            Directory.CreateDirectory(full);
            File.WriteAllText(Path.Combine(full, file), content, Utf8);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Trouble($"{Beside(file)} cannot be written: no folder can be made there.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble($"{Beside(file)} cannot be written: {wrong.Message}");
        }
    }
}
