using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Log;

namespace Passavant.Web.Tests;

/// <summary>The server with casework, on a free port of the loopback, over a SQLite file of its own. Its first administrator is <c>root</c>; the day is 2026-12-01.</summary>
internal sealed class RunningCasework : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly WebApplication app;

    private ConcurrentQueue<string> said = [];

    private RunningCasework(WebApplication app, string folder, HandClock clock)
    {
        (this.app, Folder, Clock) = (app, folder, clock);
        // What is sent is said by each test: no cookie of its own accord.
        Client = new HttpClient(new HttpClientHandler { UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
    }

    public string Folder { get; }

    public HandClock Clock { get; }

    public HttpClient Client { get; }

    /// <summary>The endpoints for programs.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. All.Where(one => one.Metadata.GetMetadata<PageActionDescriptor>() is null)];

    /// <summary>The pages.</summary>
    public IReadOnlyList<RouteEndpoint> Pages =>
        [.. All.Where(one => one.Metadata.GetMetadata<PageActionDescriptor>() is not null)];

    private IEnumerable<RouteEndpoint> All =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public Database Database => app.Services.GetRequiredService<Database>();

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<RunningCasework> Start(params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("passavant-people-").FullName;
        var database = Path.Combine(folder, "passavant.db");
        var clock = new HandClock();
        await AdminCommand.Create(
            ["--database", database, "--sign-in", "root", "--password-stdin"],
            new StringReader(Password + "\n"),
            TextWriter.Null,
            clock
        );
        return await Start(folder, clock, args);
    }

    /// <summary>Another server over the same records.</summary>
    public Task<RunningCasework> Again(params string[] args) => Start(Folder, Clock, args);

    private static async Task<RunningCasework> Start(string folder, HandClock clock, string[] args)
    {
        var said = new ConcurrentQueue<string>();
        var app = Server.Build(
            [
                "--database",
                Path.Combine(folder, "passavant.db"),
                "--urls",
                "http://127.0.0.1:0",
                .. args,
            ],
            clock,
            builder =>
            {
                _ = builder.Logging.ClearProviders();
                _ = builder.Logging.AddProvider(new Listener(said));
                // A passphrase that is known to everybody need not be hard to try.
                var settings = CaseworkSettings.Read(builder.Configuration, builder.Environment)!;
                _ = builder.Services.AddSingleton(
                    settings with
                    {
                        Log = settings.Log with { Cost = LogSettings.Cheap },
                    }
                );
            }
        );
        await app.StartAsync();
        return new RunningCasework(app, folder, clock) { said = said };
    }

    /// <summary>Signs in and answers the secret to be sent as a bearer token.</summary>
    public async Task<string> SignIn(
        string signIn,
        string password = Password,
        string? code = null
    ) => (
            await Send(
                "POST",
                "/sessions",
                new
                {
                    signIn,
                    password,
                    code,
                    token = true,
                },
                null,
                201
            )
        ).GetProperty("secret").GetString()!;

    /// <summary>Enters somebody with a password and an appointment, and answers their id.</summary>
    public async Task<string> Enter(
        string root,
        string signIn,
        string role,
        string agency = "ministry"
    )
    {
        var entered = await Send(
            "POST",
            "/administration/people",
            new { name = signIn, signIn },
            root,
            201
        );
        var id = entered.GetProperty("person").GetProperty("id").GetString()!;
        await Send(
            "POST",
            "/password/set",
            new { secret = entered.GetProperty("secret").GetString(), password = Password },
            null,
            204
        );
        using (
            await Ask(
                "PUT",
                $"/administration/agencies/{agency}",
                new
                {
                    name = new { en = agency },
                    kind = role == "applicant" ? "applicant" : "authority",
                },
                root
            )
        ) { }
        await Appoint(root, id, role, agency);
        return id;
    }

    public Task<JsonElement> Appoint(
        string root,
        string person,
        string role,
        string agency = "ministry"
    ) =>
        Send(
            "POST",
            "/administration/appointments",
            new
            {
                person,
                agency,
                role,
            },
            root,
            201
        );

    public async Task<JsonElement> Send(
        string method,
        string path,
        object? body,
        string? secret,
        int status,
        params (string Name, string Value)[] headers
    )
    {
        using var response = await Ask(method, path, body, secret, headers);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(
            (int)response.StatusCode == status,
            $"{method} {path}: {(int)response.StatusCode}: {text} {((int)response.StatusCode >= 500 ? string.Join('\n', said) : "")}"
        );
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public Task<HttpResponseMessage> Ask(
        string method,
        string path,
        object? body,
        string? secret,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is HttpContent content)
            request.Content = content;
        else if (body is not null)
            request.Content = new StringContent(
                JsonSerializer.Serialize(body),
                Encoding.UTF8,
                "application/json"
            );
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return Client.SendAsync(request);
    }

    public Task<IReadOnlyList<RefusalRow>> Refusals() =>
        Database.Read(reading => Looking.Refusals(reading, DateTimeOffset.UnixEpoch));

    public static string Code(JsonElement problem) => problem.GetProperty("code").GetString()!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, true);
    }
}
