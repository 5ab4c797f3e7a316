using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Passavant.Casework.Bench;

/// <summary>Officers look at pages, so many a second whether or not the server keeps up: how long each took from when it was due.</summary>
internal static partial class PageLoad
{
    private const string Cookie = "__Host-passavant";

    /// <summary>How many officers look by turns.</summary>
    public const int Officers = 20;

    /// <summary>How many end users the cases are for.</summary>
    public const int EndUsers = 5_000;

    public static async Task<int> Run(string database, int cases, int seconds, int rate, int year)
    {
        await using var server = await ServerProcess.Start(database);
        Console.WriteLine($"the server answered after {server.ReadyAfter.TotalSeconds:0.00} s");
        using var client = new HttpClient(
            new SocketsHttpHandler { MaxConnectionsPerServer = 64, AllowAutoRedirect = false }
        )
        {
            BaseAddress = server.Address,
            Timeout = TimeSpan.FromSeconds(30),
        };
        await Weigh(client);
        var chance = new Random(1);
        var wrong = 0;
        wrong += await Look(
            "the case page",
            () =>
                FormattableString.Invariant($"/en/work/{year:0000}-{chance.Next(cases) + 1:000000}")
        );
        wrong += await Look("the queue page", () => "/en/work");
        return wrong == 0 ? 0 : 1;

        async Task<int> Look(string what, Func<string> address)
        {
            // The first seconds of a program are compiling: pages are looked at a while before it is measured.
            _ = await Send(address, Math.Min(seconds, 15));
            var looks = await Send(address, seconds);
            var took = looks.Select(look => look.Milliseconds).Order().ToList();
            var failed = looks.Count(look => look.Status != 200);
            Console.WriteLine(
                $"{what}: {cases} cases, {rate} a second for {seconds} s: {looks.Count} looks, median {At(took, 0.5):0.0} ms, p99 {At(took, 0.99):0.0} ms, most {took[^1]:0.0} ms, {looks.Average(look => look.Bytes) / 1024:0} KB each; failed: {failed}{(failed == 0 ? "" : $", first with status {looks.First(look => look.Status != 200).Status}")}"
            );
            return failed;
        }

        async Task<IReadOnlyList<Glance>> Send(Func<string> address, int duration)
        {
            var began = Stopwatch.GetTimestamp();
            var looks = new List<Task<Glance>>();
            for (var i = 0; i < duration * rate; i++)
            {
                var due = TimeSpan.FromSeconds((double)i / rate);
                var early = due - Stopwatch.GetElapsedTime(began);
                if (early > TimeSpan.Zero)
                    await Task.Delay(early);
                looks.Add(Glimpse(address(), i % Officers, began, due));
            }
            return await Task.WhenAll(looks);
        }

        async Task<Glance> Glimpse(string address, int officer, long began, TimeSpan due)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept-Encoding", "br");
            request.Headers.Add("Cookie", $"{Cookie}={Seed.Token(officer)}-page");
            using var answer = await client.SendAsync(request);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            return new Glance(
                (int)answer.StatusCode,
                (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds,
                bytes.Length
            );
        }
    }

    // What the first page and everything it loads weigh as they are sent.
    private static async Task Weigh(HttpClient client)
    {
        var page = await Sent(client, "/en");
        var parts = new List<(string Name, long Bytes)> { ("page", page.Bytes) };
        foreach (Match asset in Asset().Matches(page.Text))
            parts.Add((asset.Groups[1].Value, (await Sent(client, asset.Groups[1].Value)).Bytes));
        Console.WriteLine(
            $"the first page weighs {parts.Sum(part => part.Bytes) / 1024.0:0.0} KB: {string.Join(", ", parts.Select(part => $"{part.Name} {part.Bytes / 1024.0:0.0}"))}"
        );
    }

    private static async Task<(string Text, long Bytes)> Sent(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await client.SendAsync(request);
        _ = answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("br"))
            return (System.Text.Encoding.UTF8.GetString(bytes), bytes.Length);
        using var text = new StreamReader(
            new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)
        );
        return (await text.ReadToEndAsync(), bytes.Length);
    }

    private static double At(List<double> sorted, double share) =>
        sorted[Math.Min((int)(sorted.Count * share), sorted.Count - 1)];

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex Asset();

    private sealed record Glance(int Status, double Milliseconds, long Bytes);
}
