namespace Passavant.Web.Log;

/// <summary>The folder a log is published in: its checkpoint, tiles and bundles under the paths of c2sp.org/tlog-tiles.</summary>
/// <remarks>Everything in it can be made again from the records. A file is there whole or not at all.</remarks>
internal sealed class LogFolder(string path)
{
    public const string Checkpoint = "checkpoint";
    public const string Key = "key";
    public const string MlDsaKey = "key-ml-dsa";
    public const string KeyChanges = "key-changes";

    /// <summary>Holds the folder until it is disposed; null where another server holds it.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public IDisposable? Hold()
    {
        _ = Directory.CreateDirectory(path);
        try
        {
            return new FileStream(
                Path.Combine(path, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a file; null where there is none.</summary>
    /// <param name="name">A name of this class, or the path of a tile.</param>
    public byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(path, name));
        }
        catch (Exception absent)
            when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Puts a file in the place of the one before.</summary>
    public void Write(string name, byte[] bytes)
    {
        var file = Path.Combine(path, name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file + ".new", bytes);
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Removes the narrower ones of a tile that is full, and that readers take instead.</summary>
    public void Forget(string tile)
    {
        var narrower = Path.Combine(path, tile + ".p");
        if (Directory.Exists(narrower))
            Directory.Delete(narrower, recursive: true);
    }
}
