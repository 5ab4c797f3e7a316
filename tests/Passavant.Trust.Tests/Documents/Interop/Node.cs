using System.Diagnostics;
using System.Text;
using Passavant.Accords.Tests;
using Passavant.Trust.Documents;

namespace Passavant.Trust.Tests.Documents.Interop;

/// <summary>The tools of others that run on Node, installed beside the tests as the lock file has them.</summary>
internal static class Node
{
    private const string Source = "tests/Passavant.Trust.Tests/Documents/Interop";

    private static readonly Lazy<(string? Folder, string Reason)> Installed = new(Install);

    /// <summary>Answers to requests, each the member <c>ok</c> or <c>refused</c>. Skips the test where Node or the packages are absent, or fails it when PASSAVANT_REQUIRE_ALL=1.</summary>
    public static IReadOnlyList<Json.Object> Ask(params IEnumerable<Json> requests)
    {
        var (folder, reason) = Installed.Value;
        if (folder is null)
        {
            if (Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1")
                Assert.Fail(reason);
            Assert.Skip(reason);
        }
        var (exit, output) = Run(
            folder!,
            "node",
            ["documents.mjs"],
            Json.List(requests).ToString()
        );
        Assert.True(exit == 0, output);
        return
        [
            .. Json.Read(Encoding.UTF8.GetBytes(output)).AsList("").Select(one => one.AsObject("")),
        ];
    }

    private static (string?, string) Install()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "interop-documents");
        Directory.CreateDirectory(folder);
        foreach (
            var name in (string[])["package.json", "package-lock.json", ".npmrc", "documents.mjs"]
        )
            File.Copy(
                Path.Combine(Repository.Root, Source, name),
                Path.Combine(folder, name),
                overwrite: true
            );
        var stamp = Path.Combine(folder, "installed");
        var wanted = File.ReadAllText(Path.Combine(folder, "package-lock.json"));
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
            return (folder, "");
        try
        {
            // Not npm ci: it insists on builds for other platforms, which not every registry carries. The versions are exact, and the lock file's hashes are checked.
            var (exit, output) = Run(
                folder,
                "npm",
                ["install", "--no-save", "--ignore-scripts", "--omit=optional", "--loglevel=error"],
                ""
            );
            if (exit != 0)
                return (
                    null,
                    $"needs the packages of {Source}/package-lock.json: {output.Trim().Split('\n')[0]}"
                );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "needs node 20 and npm");
        }
        File.WriteAllText(stamp, wanted);
        return (folder, "");
    }

    private static (int Exit, string Output) Run(
        string folder,
        string program,
        string[] arguments,
        string input
    )
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(true);
            return (-1, $"{program} took longer than three minutes");
        }
        return (process.ExitCode, process.ExitCode == 0 ? output.Result : errors.Result);
    }
}
