using System.Diagnostics;

namespace Passavant.Trust.Tests.Log;

/// <summary>Programs of other people that check what we write.</summary>
internal static class Programs
{
    /// <summary>The program of that name on the PATH. Skips the test when it is not installed, or fails it when PASSAVANT_REQUIRE_ALL=1.</summary>
    public static string Require(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        if (found is null)
            Missing($"needs {name} on the PATH");
        return found!;
    }

    /// <summary>Skips the test for want of a part, or fails it when PASSAVANT_REQUIRE_ALL=1.</summary>
    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    /// <summary>Runs a program to its end, three minutes at most.</summary>
    public static (int Code, string Output, string Error) Run(
        string program,
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end in three minutes");
        }
        return (process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>A folder that ends with the test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("passavant-trust-").FullName;

    public string Write(string name, byte[] bytes)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
