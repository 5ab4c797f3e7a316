using System.Diagnostics;

namespace Passavant.Casework.Bench;

/// <summary>A disk of a few megabytes in memory, which is full soon. Only root may make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Mounts one; null, with the reason, where that is not allowed.</summary>
    public static SmallDisk? Mount(string path, int megabytes, out string why)
    {
        _ = Directory.CreateDirectory(path);
        why = Do("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", path);
        return why.Length == 0 ? new SmallDisk(path) : null;
    }

    /// <summary>Takes all the room there is but some bytes.</summary>
    public void Fill(long but)
    {
        using var file = new FileStream(Ballast, FileMode.Create);
        var free = new DriveInfo(Path).AvailableFreeSpace - but;
        var block = new byte[64 * 1024];
        for (long written = 0; written < free; written += block.Length)
            file.Write(block, 0, (int)Math.Min(block.Length, free - written));
    }

    /// <summary>Gives it back.</summary>
    public void Empty() => File.Delete(Ballast);

    public void Dispose() => _ = Do("umount", "-l", Path);

    private static string Do(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true }
            )!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : $"{program}: {said.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception none)
        {
            return $"{program}: {none.Message}";
        }
    }
}
