namespace Passavant.Web.Tests.People;

public sealed class SignInTests
{
    [Fact]
    public async Task Whoever_proves_who_they_are_is_known_from_then_on()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("Root");
        var me = await server.Send("GET", "/me", null, secret, 200);
        Assert.Equal("root", me.GetProperty("person").GetProperty("signIn").GetString());
        Assert.Equal("administrator", me.GetProperty("acting").GetProperty("role").GetString());
        var problem = await server.Send("GET", "/me", null, null, 401);
        Assert.Equal("not-signed-in", RunningCasework.Code(problem));
    }

    [Fact]
    public async Task A_browser_gets_a_cookie_that_scripts_and_other_sites_never_see()
    {
        await using var server = await RunningCasework.Start();
        using var answer = await server.Ask(
            "POST",
            "/sessions",
            new { signIn = "root", password = RunningCasework.Password },
            null
        );
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-passavant=", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            "secret",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await server.Send("GET", "/me", null, null, 200, ("Cookie", cookie.Split(';')[0]));
    }

    [Fact]
    public async Task Wrong_unknown_inactive_and_locked_are_answered_alike_and_told_apart_in_the_records()
    {
        await using var server = await RunningCasework.Start("--Casework:Failures", "2");
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "ana", "officer");
        var person = await server.Ask("GET", $"/administration/people/{id}", null, root);
        await server.Enter(root, "ben", "officer");
        await server.Send(
            "PUT",
            $"/administration/people/{id}",
            new
            {
                name = "ana",
                signIn = "ana",
                isActive = false,
            },
            root,
            200,
            ("If-Match", person.Headers.ETag!.ToString())
        );
        string[] answers =
        [
            await Fail(server, "ana", RunningCasework.Password),
            await Fail(server, "nobody", RunningCasework.Password),
            await Fail(server, "ben", "wrong"),
            await Fail(server, "ben", "wrong"),
            await Fail(server, "ben", RunningCasework.Password),
            await Fail(server, new string('x', 5000), "x"),
        ];
        Assert.Single(answers.Distinct());
        Assert.Equal(
            [
                "locked",
                "nobody signs in with that",
                "nobody signs in with that",
                "not active",
                "wrong password",
                "wrong password",
            ],
            (await server.Refusals()).Select(one => one.Why).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task After_five_failures_nobody_signs_in_for_a_quarter_of_an_hour()
    {
        await using var server = await RunningCasework.Start();
        for (var i = 0; i < 5; i++)
            await Fail(server, "root", "wrong");
        await Fail(server, "root", RunningCasework.Password);
        server.Clock.Pass(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await Fail(server, "root", RunningCasework.Password);
        server.Clock.Pass(TimeSpan.FromSeconds(1));
        await server.SignIn("root");
    }

    [Fact]
    public async Task Only_failures_in_a_row_count()
    {
        await using var server = await RunningCasework.Start();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++)
                await Fail(server, "root", "wrong");
            await server.SignIn("root");
            server.Clock.Pass(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Failures_at_the_same_time_are_all_counted()
    {
        await using var server = await RunningCasework.Start();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Fail(server, "root", "wrong")));
        await Fail(server, "root", RunningCasework.Password);
    }

    [Theory]
    [InlineData("--Casework:TriesPerName", "root")]
    [InlineData("--Casework:TriesPerAddress", "another")]
    public async Task Whoever_tries_too_often_waits_for_the_next_minute(string limit, string then)
    {
        await using var server = await RunningCasework.Start(limit, "3");
        for (var i = 0; i < 3; i++)
            await Fail(server, "root", "wrong");
        using var answer = await server.Ask(
            "POST",
            "/sessions",
            new { signIn = then, password = "wrong" },
            null
        );
        Assert.Equal(429, (int)answer.StatusCode);
        Assert.Equal(60, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        server.Clock.Pass(TimeSpan.FromMinutes(1));
        await server.SignIn("root");
    }

    [Fact]
    public async Task Whoever_reads_French_is_told_in_French()
    {
        await using var server = await RunningCasework.Start();
        using var answer = await server.Ask(
            "GET",
            "/me",
            null,
            null,
            ("Accept-Language", "fr-BE, en;q=0.5")
        );
        var problem = await RunningServer.Read(answer, 401);
        Assert.Equal("not-signed-in", RunningCasework.Code(problem));
        Assert.Equal(
            "urn:passavant:problem:not-signed-in",
            problem.GetProperty("type").GetString()
        );
        Assert.StartsWith(
            "Connectez-vous",
            problem.GetProperty("detail").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal(["fr"], answer.Content.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("[]", 422)]
    [InlineData("{\"signIn\":\"root\"}", 422)]
    [InlineData("{\"signIn\":null,\"password\":\"x\"}", 422)]
    [InlineData("{\"signIn\":\"root\",\"password\":7}", 422)]
    [InlineData("{\"signIn\":\"a\",\"signIn\":\"b\",\"password\":\"x\"}", 422)]
    [InlineData("{\"signIn\":\"root\",\"password\":\"x\",\"admin\":true}", 422)]
    public async Task What_is_no_request_is_a_clear_problem(string body, int status)
    {
        await using var server = await RunningCasework.Start();
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var problem = await server.Send("POST", "/sessions", content, null, status);
        Assert.Equal("invalid", RunningCasework.Code(problem));
    }

    [Fact]
    public async Task Answers_about_people_are_kept_nowhere_and_are_no_page()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        foreach (var path in new[] { "/me", "/administration/people", "/sessions/none" })
        {
            using var answer = await server.Ask("GET", path, null, root);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains(
                "default-src 'none'; frame-ancestors 'none'",
                answer.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
        }
    }

    private static async Task<string> Fail(RunningCasework server, string signIn, string password)
    {
        var problem = await server.Send("POST", "/sessions", new { signIn, password }, null, 401);
        Assert.Equal("not-proven", RunningCasework.Code(problem));
        return problem.GetProperty("detail").GetString()!;
    }
}
