using System.Diagnostics;
using System.Text.Json.Nodes;
using Passavant.Accords.Tests;

namespace Passavant.Trust.Tests.Matching.Interop;

/// <summary>Another implementation of RFC 9497, in a process of Node, asked line by line.</summary>
internal sealed class OtherImplementation : IDisposable
{
    private const string Folder = "tests/Passavant.Trust.Tests/Matching/Interop";

    private readonly Process process;

    private OtherImplementation(Process process) => this.process = process;

    /// <summary>Starts it. Skips the test where Node or npm is absent or npm cannot install it, or fails it when PASSAVANT_REQUIRE_ALL=1.</summary>
    public static OtherImplementation Start()
    {
        // Beside the binaries and not in the checkout, so that the sources stay as they are.
        var folder = Directory
            .CreateDirectory(Path.Combine(AppContext.BaseDirectory, "voprf-interop"))
            .FullName;
        foreach (var file in new[] { "package.json", "package-lock.json", ".npmrc", "voprf.mjs" })
            File.Copy(
                Path.Combine(Repository.Root, Folder, file),
                Path.Combine(folder, file),
                overwrite: true
            );
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@cloudflare", "voprf-ts")))
        {
            var said = Run("npm", ["ci", "--loglevel=error"], folder);
            if (said is not null)
                Absent($"needs npm to install @cloudflare/voprf-ts: {said}");
        }
        if (Run("node", ["--version"], folder) is { } why)
            Absent($"needs Node: {why}");
        return new OtherImplementation(
            Process.Start(
                new ProcessStartInfo("node", ["voprf.mjs"])
                {
                    WorkingDirectory = folder,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!
        );
    }

    private static void Absent(string reason)
    {
        if (Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    // What went wrong; null where nothing did.
    private static string? Run(string program, string[] arguments, string folder)
    {
        try
        {
            using var run = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var errors = run.StandardError.ReadToEndAsync();
            run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            return run.ExitCode == 0 ? null : errors.Result;
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return absent.Message;
        }
    }

    public JsonObject Ask(JsonObject question)
    {
        process.StandardInput.WriteLine(question.ToJsonString());
        process.StandardInput.Flush();
        return JsonNode.Parse(process.StandardOutput.ReadLine()!)!.AsObject();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
