using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web;
using Passavant.Web.Cases;
using Passavant.Web.Demo;
using Passavant.Web.Tests;

namespace Passavant.EndToEnd.Tests.Pages;

/// <summary>The demonstration, served on a free port over records of its own. The day is 2026-12-01 until a test lets time pass.</summary>
/// <remarks>The story is told once for all tests; each site begins with a copy of it.</remarks>
internal sealed class Site : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Told = new(Tell);

    private readonly WebApplication app;

    private readonly string folder;

    private readonly ConcurrentQueue<string> said;

    private Site(
        WebApplication app,
        string folder,
        HandClock clock,
        ConcurrentQueue<string> said
    ) => (this.app, this.folder, Clock, this.said) = (app, folder, clock, said);

    /// <summary>Its clock.</summary>
    public HandClock Clock { get; }

    /// <summary>Where it is.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>The records.</summary>
    public Database Database => app.Services.GetRequiredService<Database>();

    /// <summary>Everything that is answered at an address.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>(),
        ];

    /// <summary>What went wrong in it so far, as its log says.</summary>
    public IEnumerable<string> Failures =>
        said.Where(line => line.StartsWith("Error", StringComparison.Ordinal));

    public static async Task<Site> Open()
    {
        var story = await Told.Value;
        var folder = Directory.CreateTempSubdirectory("passavant-site-").FullName;
        foreach (var file in Directory.GetFiles(story))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return await Open(folder);
    }

    /// <summary>A case as the records have it.</summary>
    public async Task<Case> Case(string number) =>
        Passavant.Cases.Casework.Load(
            (await Database.Read(reading => Events.Read(reading, number))).Select(one =>
                CaseJson.Read(one.Body)
            )
        )!;

    /// <summary>Lets time pass, and the clocks that run out meanwhile act.</summary>
    public async Task Pass(TimeSpan time)
    {
        Clock.Pass(time);
        _ = await app.Services.GetRequiredService<DueWork>().Work(CancellationToken.None);
    }

    private static async Task<Site> Open(string folder)
    {
        var (said, clock) = (new ConcurrentQueue<string>(), new HandClock());
        var app = Server.Build(
            [
                "--demo",
                "--environment",
                "Development",
                "--database",
                Path.Combine(folder, "demo.db"),
                "--urls",
                "http://127.0.0.1:0",
                // Tests that let days pass still are who they were.
                "--Casework:IdleMinutes",
                "1440",
                "--Casework:SessionHours",
                "720",
            ],
            clock,
            builder =>
            {
                _ = builder.Logging.ClearProviders();
                _ = builder.Logging.AddProvider(new Listener(said));
            }
        );
        await app.StartAsync();
        var demonstration = app.Services.GetRequiredService<Demonstration>();
        while (!demonstration.IsReady)
        {
            if (demonstration.Failure is { } failure)
                throw new InvalidOperationException("The demonstration failed.", failure);
            await Task.Delay(20);
        }
        return new Site(app, folder, clock, said);
    }

    private static async Task<string> Tell()
    {
        var folder = Directory.CreateTempSubdirectory("passavant-story-").FullName;
        await using (var site = await Open(folder))
            await site.app.StopAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, true);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        // The story is kept for the others.
        if (folder.Contains("passavant-site-", StringComparison.Ordinal))
            Directory.Delete(folder, true);
    }
}
