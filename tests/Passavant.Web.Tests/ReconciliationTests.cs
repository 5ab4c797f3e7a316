using System.Text.Json;

namespace Passavant.Web.Tests;

/// <summary>What OpenRefine asks (reconciliation API 0.2).</summary>
public sealed class ReconciliationTests
{
    [Fact]
    public async Task The_manifest_says_what_the_service_can()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var manifest = await server.Get("/reconcile/ftm");
        Assert.Equal("0.2", manifest.GetProperty("versions")[0].GetString());
        Assert.Equal("Invented sanctions (Passavant)", manifest.GetProperty("name").GetString());
        foreach (var needed in new[] { "identifierSpace", "schemaSpace", "defaultTypes" })
            Assert.True(manifest.TryGetProperty(needed, out _), needed);
        Assert.Contains("{{id}}", manifest.GetProperty("view").GetProperty("url").GetString()!);
        Assert.Contains("{{id}}", manifest.GetProperty("preview").GetProperty("url").GetString()!);
        Assert.Equal(430, manifest.GetProperty("preview").GetProperty("width").GetInt32());
        foreach (var service in manifest.GetProperty("suggest").EnumerateObject())
        {
            var address =
                service.Value.GetProperty("service_url").GetString()
                + service.Value.GetProperty("service_path").GetString();
            var found = await server.Get(address + "?prefix=star");
            Assert.Equal(JsonValueKind.Array, found.GetProperty("result").ValueKind);
        }
    }

    [Fact]
    public async Task Queries_of_a_form_are_answered_by_name()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var answer = await server.Form(
            "/reconcile/default",
            "queries",
            """
            {"q0":{"query":"Ivan Obraztsov","type":"Person","limit":2,"type_strict":"should",
              "properties":[{"pid":"birthDate","v":"1961-05-03"},{"pid":"Person:nationality","v":["ru",{"id":"ru","name":"Russia"}]}]},
             "q1":{"query":"Nobody Of Concern"}}
            """
        );
        var candidate = answer.GetProperty("q0").GetProperty("result")[0];
        Assert.Equal("NK-ivan", candidate.GetProperty("id").GetString());
        Assert.Equal("Person", candidate.GetProperty("type")[0].GetProperty("id").GetString());
        Assert.True(candidate.GetProperty("match").GetBoolean());
        Assert.InRange(candidate.GetProperty("score").GetDecimal(), 90, 100);
        Assert.Equal(0, answer.GetProperty("q1").GetProperty("result").GetArrayLength());
        var same = await server.Get(
            "/reconcile/default?queries="
                + Uri.EscapeDataString("""{"q0":{"query":"Muster Star"}}""")
        );
        Assert.Equal(
            "NK-ship",
            same.GetProperty("q0").GetProperty("result")[0].GetProperty("id").GetString()
        );
    }

    [Fact]
    public async Task Two_that_are_strong_are_left_to_a_person()
    {
        var twin = Some.Ivan with { Party = Some.Ivan.Party with { Id = "NK-twin" } };
        await using var server = await RunningServer.Start(Some.Sanctions(25, twin));
        var answer = await server.Form(
            "/reconcile/ftm",
            "queries",
            """{"q":{"query":"Ivan Obraztsov"}}"""
        );
        Assert.Equal(
            [false, false],
            answer
                .GetProperty("q")
                .GetProperty("result")
                .EnumerateArray()
                .Select(one => one.GetProperty("match").GetBoolean())
        );
    }

    [Fact]
    public async Task Properties_of_entities_can_be_fetched()
    {
        await using var server = await RunningServer.Start(Some.Denials(), Some.Sanctions());
        var proposed = await server.Get("/reconcile/default/extend/property?type=Person");
        Assert.Contains(
            "birthDate",
            proposed
                .GetProperty("properties")
                .EnumerateArray()
                .Select(one => one.GetProperty("id").GetString())
        );
        var answer = await server.Form(
            "/reconcile/default",
            "extend",
            """{"ids":["NK-ivan","none"],"properties":[{"id":"birthDate"},{"id":"alias","settings":{"limit":"1"}}]}"""
        );
        Assert.Equal("Birth date", answer.GetProperty("meta")[0].GetProperty("name").GetString());
        Assert.Equal(
            "1961-05-03",
            answer
                .GetProperty("rows")
                .GetProperty("NK-ivan")
                .GetProperty("birthDate")[0]
                .GetProperty("str")
                .GetString()
        );
        Assert.Equal(
            0,
            answer.GetProperty("rows").GetProperty("none").GetProperty("birthDate").GetArrayLength()
        );
    }

    [Fact]
    public async Task A_preview_is_a_page_that_runs_nothing()
    {
        var tricky = Some.Vessel("NK-x", "<script>alert(1)</script>", "9074731");
        await using var server = await RunningServer.Start(Some.Sanctions(25, tricky));
        var response = await server.Client.GetAsync(
            "/reconcile/ftm/preview?id=NK-x",
            TestContext.Current.CancellationToken
        );
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.StartsWith(
            "default-src 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        await server.Get("/reconcile/ftm/preview?id=none", 404);
    }

    [Theory]
    [InlineData("{", 422)]
    [InlineData("[]", 422)]
    [InlineData("""{"q":{}}""", 422)]
    [InlineData("""{"q":{"query":"\udc00"}}""", 422)]
    [InlineData("""{"q":{"query":7}}""", 422)]
    [InlineData("""{"q":{"query":"A","colour":"red"}}""", 422)]
    [InlineData("""{"q":{"query":"A","type":"Q5"}}""", 422)]
    public async Task Queries_that_cannot_be_read_are_refused(string queries, int status)
    {
        await using var server = await RunningServer.Start(Some.Sanctions());
        await server.Form("/reconcile/default", "queries", queries, status);
    }

    [Fact]
    public async Task Larger_batches_than_the_manifest_says_are_refused()
    {
        await using var server = await RunningServer.Start(
            [Some.Sanctions()],
            ["--Screening:MaxBatch", "2"]
        );
        await server.Form(
            "/reconcile/ftm",
            "queries",
            """{"a":{"query":"A"},"b":{"query":"A"},"c":{"query":"A"}}""",
            413
        );
        await server.Form("/reconcile/none", "queries", """{"a":{"query":"A"}}""", 404);
        await server.Post("/reconcile/ftm", "{}", 415);
    }

    [Theory]
    [InlineData("http://127.0.0.1:3333", "", true)]
    [InlineData("https://elsewhere.example", "", false)]
    [InlineData("https://elsewhere.example", "*", true)]
    public async Task Only_pages_that_may_ask_are_answered(
        string origin,
        string origins,
        bool allowed
    )
    {
        await using var server = await RunningServer.Start(
            [Some.Sanctions()],
            ["--Screening:ReconcileOrigins", origins]
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/reconcile/ftm");
        request.Headers.Add("Origin", origin);
        using var response = await server.Client.SendAsync(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        using var script = await server.Client.GetAsync(
            "/reconcile/ftm?callback=jQuery1_2",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(origins == "*" ? 200 : 400, (int)script.StatusCode);
        if (origins == "*")
            Assert.StartsWith(
                "/**/jQuery1_2({",
                await script.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
    }
}
