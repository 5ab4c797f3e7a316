using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Passavant.EndToEnd.Tests.Pages.Chromium))]

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>The browser of these tests, started when the first of them asks for it, ended with the last.</summary>
/// <remarks>Skips a test where Chromium is not installed, or fails it when PASSAVANT_REQUIRE_ALL=1.</remarks>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private static Task<(IPlaywright Playwright, IBrowser Browser)>? running;

    private static readonly Lock Starting = new();

    /// <summary>The browser.</summary>
    internal static async Task<IBrowser> Browser()
    {
        var program = Find();
        lock (Starting)
            running ??= Start(program);
        return (await running).Browser;
    }

    private static string Find()
    {
        var given = Environment.GetEnvironmentVariable("CHROMIUM");
        if (given is { Length: > 0 })
            return given;
        if (Places.FirstOrDefault(File.Exists) is { } found)
            return found;
        const string Why = "Chromium is not installed (CHROMIUM may say where it is)";
        if (Environment.GetEnvironmentVariable("PASSAVANT_REQUIRE_ALL") == "1")
            Assert.Fail(Why);
        Assert.Skip(Why);
        return "";
    }

    private static async Task<(IPlaywright, IBrowser)> Start(string program)
    {
        var playwright = await Playwright.CreateAsync();
        return (
            playwright,
            await playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions
                {
                    ExecutablePath = program,
                    // A browser does not shut its sandbox around the superuser.
                    ChromiumSandbox = Environment.UserName != "root",
                    Args =
                    [
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                    ],
                }
            )
        );
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (running is null)
            return;
        var (playwright, browser) = await running;
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
