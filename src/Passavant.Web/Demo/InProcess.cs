using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Passavant.Cases;

namespace Passavant.Web.Demo;

/// <summary>The program without a line to it: requests are handed over inside the process and go the way all go.</summary>
internal sealed class InProcess : IServer
{
    private Func<IFeatureCollection, Task>? answer;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(
        IHttpApplication<TContext> application,
        CancellationToken cancellationToken
    )
        where TContext : notnull
    {
        answer = async features =>
        {
            var context = application.CreateContext(features);
            try
            {
                await application.ProcessRequestAsync(context);
                application.DisposeContext(context, null);
            }
            catch (Exception failure)
            {
                application.DisposeContext(context, failure);
                throw;
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() { }

    /// <summary>Sends a request and answers what came back.</summary>
    /// <param name="body">What to send: bytes as they are, anything else as JSON; null for nothing.</param>
    /// <exception cref="InvalidOperationException">It was refused; the message says how.</exception>
    public async Task<JsonElement> Send(
        string method,
        string path,
        object? body = null,
        string? secret = null,
        string mediaType = "application/json"
    )
    {
        var bytes =
            body is null ? []
            : body is byte[] given ? given
            : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options);
        var request = new HttpRequestFeature
        {
            Method = method,
            Scheme = "http",
            Protocol = "HTTP/1.1",
            PathBase = "",
            Path = Uri.UnescapeDataString(path.Split('?')[0]),
            QueryString = path.Contains('?', StringComparison.Ordinal)
                ? path[path.IndexOf('?', StringComparison.Ordinal)..]
                : "",
            Body = new MemoryStream(bytes),
            Headers = new HeaderDictionary { ["Host"] = "localhost", ContentLength = bytes.Length },
        };
        if (bytes.Length > 0)
            request.Headers.ContentType = mediaType;
        if (secret is not null)
            request.Headers.Authorization = $"Bearer {secret}";
        using var written = new MemoryStream();
        var response = new HttpResponseFeature();
        var sent = new StreamResponseBodyFeature(written);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(sent);
        await answer!(features);
        await sent.CompleteAsync();
        var text = Encoding.UTF8.GetString(written.ToArray());
        return response.StatusCode >= 300
                ? throw new InvalidOperationException(
                    $"{method} {path}: {response.StatusCode} {text}"
                )
            : text.Length == 0 ? default
            : JsonDocument.Parse(text).RootElement;
    }
}
