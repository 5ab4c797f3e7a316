using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Passavant.Store;
using Passavant.Web.Demo;

namespace Passavant.Web.Tests.Demo;

/// <summary>The demonstration, running: made once for all tests that look at it. The day is 2026-12-01.</summary>
public sealed class RunningDemo : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("passavant-demo-").FullName;
    private readonly Dictionary<string, string> secrets = [];
    private WebApplication app = null!;

    internal HttpClient Client { get; private set; } = null!;

    /// <summary>What was answered while it was not ready.</summary>
    internal List<(HttpStatusCode Status, TimeSpan? RetryAfter, string Body)> Before { get; } = [];

    internal Demonstration Demonstration => app.Services.GetRequiredService<Demonstration>();

    internal IServiceProvider Services => app.Services;

    internal Database Database => app.Services.GetRequiredService<Database>();

    internal string[] Args =>
        [
            "--demo",
            "--environment",
            "Development",
            "--database",
            Path.Combine(folder, "demo.db"),
            "--urls",
            "http://127.0.0.1:0",
        ];

    public async ValueTask InitializeAsync()
    {
        app = Server.Build(Args, new HandClock(), builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
        while (!Demonstration.IsReady)
        {
            if (Demonstration.Failure is { } failure)
                throw new InvalidOperationException("The demonstration failed.", failure);
            using var answer = await Client.GetAsync("/me");
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                Before.Add(
                    (
                        answer.StatusCode,
                        answer.Headers.RetryAfter?.Delta,
                        await answer.Content.ReadAsStringAsync()
                    )
                );
            await Task.Delay(200);
        }
    }

    /// <summary>The secret of somebody who signed in.</summary>
    internal async Task<string> SignIn(string who)
    {
        if (!secrets.TryGetValue(who, out var secret))
            secrets[who] = secret = (
                await Send(
                    null,
                    "POST",
                    "/sessions",
                    new
                    {
                        signIn = who,
                        password = Demonstration.Password,
                        token = true,
                    }
                )
            ).GetProperty("secret").GetString()!;
        return secret;
    }

    internal async Task<JsonElement> Send(
        string? who,
        string method,
        string path,
        object? body = null
    )
    {
        using var answer = await Ask(who, method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{who}: {method} {path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    internal async Task<HttpResponseMessage> Ask(
        string? who,
        string method,
        string path,
        object? body = null
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(
                JsonSerializer.Serialize(body),
                Encoding.UTF8,
                "application/json"
            );
        if (who is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                await SignIn(who)
            );
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, true);
    }
}
