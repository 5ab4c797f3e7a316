using System.Diagnostics;

namespace Passavant.Trust.Tests.Documents;

/// <summary>SoftHSM (Debian's <c>softhsm2</c>), a hardware module in software, with one token.</summary>
internal static class SoftHsm
{
    /// <summary>The PIN of its token, which is called <c>passavant</c>.</summary>
    public const string Pin = "1234";

    private static readonly string[] Places =
    [
        "/usr/lib/softhsm/libsofthsm2.so",
        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
        "/usr/local/lib/softhsm/libsofthsm2.so",
    ];

    // SoftHSM reads where its tokens are from the environment of the process, once, when it is loaded; so there is one folder for the run.
    private static readonly Lazy<string?> Module = new(() =>
    {
        if (Places.FirstOrDefault(File.Exists) is not { } module)
            return null;
        var folder = Directory.CreateTempSubdirectory("passavant-softhsm-").FullName;
        var tokens = Directory.CreateDirectory(Path.Combine(folder, "tokens")).FullName;
        var settings = Path.Combine(folder, "softhsm2.conf");
        File.WriteAllText(settings, $"directories.tokendir = {tokens}\nlog.level = ERROR\n");
        try
        {
            var start = new ProcessStartInfo(
                "softhsm2-util",
                ["--init-token", "--free", "--label", "passavant", "--so-pin", "5678", "--pin", Pin]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["SOFTHSM2_CONF"] = settings;
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        SetEnvironment("SOFTHSM2_CONF", settings, 1);
        return module;
    });

    // The environment .NET shows is a copy; libraries read that of the C library.
    [System.Runtime.InteropServices.DllImport(
        "libc",
        EntryPoint = "setenv",
        CharSet = System.Runtime.InteropServices.CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    private static extern int SetEnvironment(string name, string value, int overwrite);

    /// <summary>The library of the module; skips the test where there is none.</summary>
    public static string Need()
    {
        const string reason = "needs SoftHSM (Debian: softhsm2)";
        if (
            Module.Value is null
            && Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1"
        )
            Assert.Fail(reason);
        Assert.SkipWhen(Module.Value is null, reason);
        return Module.Value!;
    }
}
