using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Passavant.Casework.Bench;

/// <summary>An officer at work: reads cases, acts in them, and keeps an own record of what was acknowledged.</summary>
internal sealed class Officer : IDisposable
{
    private readonly HttpClient client;
    private readonly string name;

    public Officer(int number, Uri server)
    {
        name = Seed.Name(number);
        client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            Seed.Token(number)
        );
    }

    /// <summary>What was acknowledged: the texts of notes, each its own.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>How long each reading took, in milliseconds.</summary>
    public List<double> Reads { get; } = [];

    /// <summary>How long each act took, in milliseconds.</summary>
    public List<double> Acts { get; } = [];

    /// <summary>How many answers were neither success nor a refusal the rules explain.</summary>
    public int Failures { get; private set; }

    /// <summary>The status of the last act that was not acknowledged; 0 before.</summary>
    public int LastFailure { get; private set; }

    /// <summary>Forgets how long things took, not what was acknowledged.</summary>
    public void Forget()
    {
        Reads.Clear();
        Acts.Clear();
    }

    public async Task Read(string number)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync($"/cases/{number}");
        _ = await answer.Content.ReadAsByteArrayAsync();
        Reads.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (!answer.IsSuccessStatusCode)
            Failures++;
    }

    /// <summary>Writes a note that nobody else writes; it is in the record once the server said yes.</summary>
    public async Task<bool> Note(string number, int running, string? key = null)
    {
        var text = $"{number} {name} {running}";
        var began = Stopwatch.GetTimestamp();
        using var answer = await Post(
            number,
            "write-note",
            new { text, handling = "internal" },
            key
        );
        Acts.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (answer.IsSuccessStatusCode)
            Acknowledged.Add(text);
        else
            (Failures, LastFailure) = (Failures + 1, (int)answer.StatusCode);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Tries to make the final act; whether it was this officer who made it.</summary>
    public async Task<bool> Issue(string number)
    {
        using var answer = await Post(number, "issue", new { proposal = "P1" }, null);
        if ((int)answer.StatusCode >= 500)
            Failures++;
        return answer.IsSuccessStatusCode;
    }

    private Task<HttpResponseMessage> Post(string number, string act, object body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/cases/{number}/{act}")
        {
            Content = new StringContent(
                JsonSerializer.Serialize(body),
                Encoding.UTF8,
                "application/json"
            ),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    public void Dispose() => client.Dispose();
}
