using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Passavant.Screening.Lists;
using Passavant.Web.Lists;

namespace Passavant.Web.Tests;

/// <summary>The server itself, on a free port of the loopback, over a folder of its own. The day is 2026-12-01.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private readonly ConcurrentQueue<string> said;

    private RunningServer(WebApplication app, string folder, ConcurrentQueue<string> said)
    {
        (this.app, Folder, this.said) = (app, folder, said);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public string Folder { get; }

    public HttpClient Client { get; }

    public HandClock Clock { get; private init; } = null!;

    public ListsKeeper Keeper => app.Services.GetRequiredService<ListsKeeper>();

    public string Log => string.Join('\n', said);

    public static Task<RunningServer> Start(params ListSnapshot[] lists) => Start(lists, []);

    public static async Task<RunningServer> Start(ListSnapshot[] lists, string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("passavant-web-").FullName;
        foreach (var list in lists)
            Put(folder, list);
        var (said, clock) = (new ConcurrentQueue<string>(), new HandClock());
        var app = Server.Build(
            // The tests say when the folder is read: none waits for a clock.
            [
                "--lists",
                folder,
                "--urls",
                "http://127.0.0.1:0",
                "--Screening:WatchSeconds",
                "0",
                "--Screening:UpdateToken",
                "secret",
                .. args,
            ],
            clock,
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Logging.AddProvider(new Listener(said));
            }
        );
        await app.StartAsync();
        return new RunningServer(app, folder, said) { Clock = clock };
    }

    public void Put(ListSnapshot list) => Put(Folder, list);

    public Task<HttpResponseMessage> Update() => Client.PostAsync("/updatez?token=secret", null);

    public async Task<JsonElement> Get(string path, int status = 200) =>
        await Read(await Client.GetAsync(path), status);

    public async Task<JsonElement> Post(string path, string json, int status = 200) =>
        await Read(
            await Client.PostAsync(
                path,
                new StringContent(json, Encoding.UTF8, "application/json")
            ),
            status
        );

    public async Task<JsonElement> Form(string path, string name, string json, int status = 200) =>
        await Read(
            await Client.PostAsync(
                path,
                new FormUrlEncodedContent([KeyValuePair.Create(name, json)])
            ),
            status
        );

    public static async Task<JsonElement> Read(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        if (status >= 400 && response.Content.Headers.ContentType?.MediaType != "application/json")
            Assert.Equal(
                "application/problem+json",
                response.Content.Headers.ContentType?.MediaType
            );
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(Folder, true);
    }

    private static void Put(string folder, ListSnapshot list)
    {
        using var file = File.Create(
            Path.Combine(folder, $"{list.Id}-{list.About.Date:yyyy-MM-dd}-{list.Hash[..8]}.jsonl")
        );
        SnapshotFile.Write(list, file);
    }
}
