using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Passavant.Accords.Tests.Laws;
using Passavant.Cases;
using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Tests.Cases;

/// <summary>Requests nobody should send, to every endpoint by everybody: refused as problem details, and nothing half kept.</summary>
public sealed class FuzzTests
{
    /// <summary>One request: where, by whom, and what is wrong with it.</summary>
    private sealed record Shot(int Endpoint, int Who, int Case, int Wrong, int Place, int Value);

    private static readonly Gen<Shot> Shots = Gen.Select(
        Gen.Int[0, 9999],
        Gen.Int[0, 9999],
        Gen.Int[0, 9999],
        Gen.Int[0, 15],
        Gen.Int[0, 9999],
        Gen.Int[0, 9999],
        (endpoint, who, of, wrong, place, value) => new Shot(endpoint, who, of, wrong, place, value)
    );

    private static readonly string[] Values =
    [
        "null",
        "true",
        "-1",
        "1e400",
        "99999999999999999999",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[]",
        "{}",
        "[[[[[[]]]]]]",
        "\"'; DROP TABLE cases; --\"",
        "\"2026-13-45\"",
        "{\"$ref\":\"#\"}",
    ];

    private static readonly string[] Paths =
    [
        "2026-999999",
        "0000-000000",
        "%01",
        "..%2f..%2fetc",
        "%F0%9F%92%A5",
        "-1",
        "%25",
        new('x', 1500),
    ];

    [Fact]
    public async Task Nothing_a_caller_sends_breaks_the_server_or_is_half_kept()
    {
        await using var stage = await Stage.Set();
        var numbers = new List<string>();
        foreach (var phase in Enum.GetValues<Phase>())
            numbers.Add(await stage.At(phase));
        var endpoints = stage
            .Server.Endpoints.Where(one =>
                one.Metadata.GetMetadata<Described>() is not null
                || one.RoutePattern.RawText!.StartsWith("administration", StringComparison.Ordinal)
                || one.RoutePattern.RawText.StartsWith("/administration", StringComparison.Ordinal)
            )
            .ToList();
        var answered = new Dictionary<int, int>();
        for (var i = 1u; i <= Long.Times(700); i++)
        {
            var shot = Shots.Generate(new PCG(i, i), null, out _);
            // In turn, so that each endpoint is among them.
            var endpoint = endpoints[(int)(i % endpoints.Count)];
            var who = stage.Everybody[shot.Who % stage.Everybody.Count].Person;
            var number = numbers[shot.Case % numbers.Count];
            var before = await stage.Happened();
            using var response = await Send(stage, endpoint, who, number, shot);
            var status = (int)response.StatusCode;
            answered[status / 100] = answered.GetValueOrDefault(status / 100) + 1;
            var text = await response.Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken
            );
            var what =
                $"request {i}, {shot}, {endpoint.RoutePattern.RawText} by {who}: {status} {text[..Math.Min(text.Length, 400)]}";
            Assert.True(status < 500, what);
            if (status < 400)
                continue;
            Assert.True(
                response.Content.Headers.ContentType?.MediaType == "application/problem+json",
                what
            );
            using var problem = JsonDocument.Parse(text);
            Assert.True(problem.RootElement.GetProperty("status").GetInt32() == status, what);
            Assert.True(problem.RootElement.TryGetProperty("code", out _), what);
            Assert.True(await stage.Happened() == before, $"kept though refused: {what}");
        }
        Assert.True(answered.GetValueOrDefault(2) > 0 && answered.GetValueOrDefault(4) > 100);
        await stage.Sound();
    }

    [Fact]
    public async Task A_request_sent_again_and_acts_out_of_order_change_nothing_more()
    {
        await using var stage = await Stage.Set();
        var number = await stage.UnderReview();
        var acts = WhoMay.Acts.Where(WhoMay.IsGiven).ToList();
        foreach (var act in acts)
        {
            var path = $"/cases/{number}/{WhoMay.Name(act)}";
            var example = Examples.Of(act)!.ToJsonString();
            foreach (var who in new[] { "ole", "ann", "pia", "dina" })
            {
                var key = ("Idempotency-Key", $"{who} {WhoMay.Name(act)}");
                using var first = await stage.Ask(who, "POST", path, Json(example), key);
                var after = await stage.Happened();
                using var again = await stage.Ask(who, "POST", path, Json(example), key);
                Assert.True((int)first.StatusCode < 500, $"{who} {path}");
                if (first.IsSuccessStatusCode)
                    Assert.Equal(first.StatusCode, again.StatusCode);
                Assert.Equal(after, await stage.Happened());
            }
        }
        await stage.Sound();
    }

    private static Task<HttpResponseMessage> Send(
        Stage stage,
        RouteEndpoint endpoint,
        string who,
        string number,
        Shot shot
    )
    {
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        foreach (var part in endpoint.RoutePattern.Parameters)
            path = path.Replace(
                $"{{{part.Name}}}",
                shot.Wrong == 0 ? Paths[shot.Place % Paths.Length]
                    : part.Name == "number" ? number
                    : "some",
                StringComparison.Ordinal
            );
        if (shot.Wrong == 1)
            path += "?limit=x&limit=y&after=%00&days=0&asOf=never&name=%FF&endUser=%00";
        if (shot.Wrong == 2)
            return stage.Ask(
                who,
                method,
                path,
                Json(Body(endpoint)),
                ("If-Match", "\"999\""),
                ("Idempotency-Key", new string('k', shot.Place % 300))
            );
        var takes =
            method is "POST" or "PUT"
            && endpoint.Metadata.GetMetadata<Described>()?.Takes != typeof(Stream);
        return stage.Ask(who, method, path, takes ? Content(Body(endpoint), shot) : null);
    }

    private static string Body(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Described>()?.Takes is { } takes && takes != typeof(Stream)
            ? Examples.Of(takes)!.ToJsonString()
        : endpoint.Metadata.GetMetadata<OpenApi.Body>() is { } body ? body.Example
        : "{}";

    private static HttpContent Content(string body, Shot shot) =>
        shot.Wrong switch
        {
            3 => Json(""),
            4 => Json(body[..(shot.Place % (body.Length + 1))]),
            5 => Bytes([.. Encoding.UTF8.GetBytes(body).Append((byte)0xC3)]),
            6 => Bytes([
                .. Encoding
                    .UTF8.GetBytes(body)
                    .Select((one, i) => i == shot.Place % body.Length ? (byte)0xFF : one),
            ]),
            7 => Json(new string('[', 5000)),
            8 => Json(Deep(60)),
            9 => Json(body.Insert(1, "\"unknown\":1" + (body.Length > 2 ? "," : ""))),
            10 => Json(Twice(body)),
            11 => Json(
                body.Length % 3 == 0
                    ? new string(' ', 2_000_000)
                    : "\"" + new string('x', 2_000_000) + "\""
            ),
            _ => Json(Replaced(body, shot.Place, Values[shot.Value % Values.Length])),
        };

    // Another value in place of one somewhere inside.
    private static string Replaced(string body, int place, string value)
    {
        var mark = "\"@@\"";
        if (!body.StartsWith('{'))
            return value;
        var root = JsonNode.Parse(body)!;
        var places = Inside(root).ToList();
        if (places.Count == 0)
            return value;
        var chosen = places[place % places.Count];
        if (chosen.Parent is JsonObject members)
            members[chosen.GetPropertyName()] = "@@";
        else
            chosen.Parent!.AsArray()[chosen.GetElementIndex()] = "@@";
        return root.ToJsonString().Replace(mark, value, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Inside(JsonNode node) =>
        (
            node switch
            {
                JsonObject members => members.Select(one => one.Value),
                JsonArray parts => parts,
                _ => [],
            }
        )
            .OfType<JsonNode>()
            .SelectMany(one => Inside(one).Append(one));

    private static string Twice(string body) =>
        body.Length > 2 && body[0] == '{' ? body[..^1] + "," + body[1..] : "{\"a\":1,\"a\":2}";

    private static string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static StringContent Json(string text) =>
        new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
