using Passavant.Web.Pages;

namespace Passavant.Web.Operations;

/// <summary>Asks the program for its first pages as soon as it listens, so that whoever comes first does not wait while they are compiled.</summary>
internal static class Warming
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins once the program listens; what goes wrong is nobody's trouble.</summary>
    public static void Begin(WebApplication app)
    {
        if (app.Services.GetService<CaseworkSettings>() is not null)
            _ = app.Lifetime.ApplicationStarted.Register(() =>
                _ = Warm(app, app.Lifetime.ApplicationStopping)
            );
    }

    private static async Task Warm(WebApplication app, CancellationToken stop)
    {
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            foreach (var language in Words.All.Keys)
            foreach (var path in (string[])["", "/sign-in"])
                // A demonstration is not there yet at first.
                for (var i = 0; i < 120; i++)
                {
                    using var answer = await client.GetAsync($"/{language}{path}", stop);
                    if (answer.StatusCode != System.Net.HttpStatusCode.ServiceUnavailable)
                        break;
                    await Task.Delay(Pause, stop);
                }
        }
        catch (Exception wrong)
            when (wrong is HttpRequestException or UriFormatException or OperationCanceledException)
        {
            // Listening on a socket, or to https with a name of its own: the first visitor waits a little.
        }
    }
}
