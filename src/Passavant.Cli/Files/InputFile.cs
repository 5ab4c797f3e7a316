namespace Passavant.Cli.Files;

/// <summary>A file to be read once.</summary>
internal static class InputFile
{
    /// <summary>Opens a file, or standard input for <c>-</c>; one that cannot be read is refused in one line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="surroundings">Where paths start.</param>
    /// <param name="expected">What it should be, for the refusal of a folder.</param>
    public static Stream Open(string path, Surroundings surroundings, string expected = "a file")
    {
        if (path == "-")
            return surroundings.Input;
        var full = Path.Combine(surroundings.Folder, path);
        if (Directory.Exists(full))
            throw new Trouble($"{path} is a folder; expected {expected}.");
        try
        {
            return new FileStream(
                full,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1 << 17,
                FileOptions.SequentialScan
            );
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Trouble(
                wrong is FileNotFoundException or DirectoryNotFoundException
                    ? $"there is no file {path}."
                    : wrong.Message
            );
        }
    }
}
