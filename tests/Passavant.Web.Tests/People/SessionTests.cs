using System.Net;

namespace Passavant.Web.Tests.People;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_not_used_for_half_an_hour_is_over()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        server.Clock.Pass(TimeSpan.FromMinutes(29));
        await server.Send("GET", "/me", null, secret, 200);
        server.Clock.Pass(TimeSpan.FromMinutes(29));
        await server.Send("GET", "/me", null, secret, 200);
        server.Clock.Pass(TimeSpan.FromMinutes(30));
        await server.Send("GET", "/me", null, secret, 401);
    }

    [Fact]
    public async Task A_session_in_use_is_over_after_twelve_hours()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        for (var i = 0; i < 35; i++)
        {
            server.Clock.Pass(TimeSpan.FromMinutes(20));
            await server.Send("GET", "/me", null, secret, 200);
        }
        server.Clock.Pass(TimeSpan.FromMinutes(20));
        await server.Send("GET", "/me", null, secret, 401);
    }

    [Fact]
    public async Task How_long_a_session_lasts_can_be_set()
    {
        await using var server = await RunningCasework.Start(
            "--Casework:IdleMinutes",
            "5",
            "--Casework:SessionHours",
            "1"
        );
        var secret = await server.SignIn("root");
        server.Clock.Pass(TimeSpan.FromMinutes(5));
        await server.Send("GET", "/me", null, secret, 401);
    }

    [Fact]
    public async Task One_session_is_ended_or_all()
    {
        await using var server = await RunningCasework.Start();
        var (first, second, third) = (
            await server.SignIn("root"),
            await server.SignIn("root"),
            await server.SignIn("root")
        );
        var list = await server.Send("GET", "/sessions", null, first, 200);
        Assert.Equal(3, list.GetArrayLength());
        var current = list.EnumerateArray()
            .Single(one => one.GetProperty("isCurrent").GetBoolean())
            .GetProperty("id")
            .GetString();
        Assert.Equal(Web.People.Secret.HashOf(first), current);
        await server.Send(
            "DELETE",
            $"/sessions/{Web.People.Secret.HashOf(second)}",
            null,
            first,
            204
        );
        await server.Send("GET", "/me", null, second, 401);
        await server.Send("DELETE", "/sessions/current", null, first, 204);
        await server.Send("GET", "/me", null, first, 401);
        await server.Send("DELETE", "/sessions", null, third, 204);
        await server.Send("GET", "/me", null, third, 401);
    }

    [Fact]
    public async Task Nobody_ends_anothers_session()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        await server.Enter(root, "ana", "officer");
        var ana = await server.SignIn("ana");
        await server.Send("DELETE", $"/sessions/{Web.People.Secret.HashOf(root)}", null, ana, 404);
        await server.Send("GET", "/me", null, root, 200);
    }

    [Fact]
    public async Task Only_hashes_of_secrets_are_kept()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        foreach (var file in Directory.GetFiles(server.Folder))
        {
            await using var open = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite
            );
            using var reader = new StreamReader(open, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(RunningCasework.Password, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Changing_the_password_ends_every_other_session_and_token()
    {
        await using var server = await RunningCasework.Start();
        var (mine, other) = (await server.SignIn("root"), await server.SignIn("root"));
        var token = await Token(server, mine, "read");
        foreach (
            var (weak, why) in new[]
            {
                ("short", "PasswordTooShort"),
                ("aaaaaaaaaaaaaaaa", "PasswordRequiresUniqueChars"),
                ("the root of it all", "too_easy"),
                (new string('q', 300) + "abcdef", "too_long"),
            }
        )
        {
            var problem = await server.Send(
                "POST",
                "/password",
                new { current = RunningCasework.Password, password = weak },
                mine,
                422
            );
            Assert.Contains(
                why,
                problem
                    .GetProperty("errors")
                    .EnumerateArray()
                    .Select(one => one.GetProperty("type").GetString())
            );
        }
        await server.Send(
            "POST",
            "/password",
            new { current = "wrong", password = "another long one" },
            mine,
            401
        );
        await server.Send(
            "POST",
            "/password",
            new { current = RunningCasework.Password, password = "another long one" },
            mine,
            204
        );
        await server.Send("GET", "/me", null, mine, 200);
        await server.Send("GET", "/me", null, other, 401);
        await server.Send("GET", "/me", null, token, 401);
        await server.SignIn("root", "another long one");
    }

    [Fact]
    public async Task A_secret_for_setting_a_password_is_good_once_and_for_three_days()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var entered = await server.Send(
            "POST",
            "/administration/people",
            new { name = "Ana", signIn = "ana" },
            root,
            201
        );
        var id = entered.GetProperty("person").GetProperty("id").GetString();
        var first = entered.GetProperty("secret").GetString()!;
        // It sets a password and does nothing else.
        await server.Send("GET", "/me", null, first, 401);
        var second = await Invite(server, root, id);
        await Set(server, first, 401);
        await server.Send(
            "POST",
            "/password/set",
            new { secret = second, password = "short" },
            null,
            422
        );
        await Set(server, second, 204);
        await Set(server, second, 401);
        var ana = await server.SignIn("ana");
        var third = await Invite(server, root, id);
        server.Clock.Pass(TimeSpan.FromDays(3));
        await Set(server, third, 401);
        root = await server.SignIn("root");
        await Set(server, await Invite(server, root, id), 204);
        await server.Send("GET", "/me", null, ana, 401);
    }

    [Theory]
    [InlineData(null, null, 403)]
    [InlineData("cross-site", null, 403)]
    [InlineData("same-site", null, 403)]
    [InlineData("cross-site", "own", 403)]
    [InlineData(null, "http://evil.example", 403)]
    [InlineData(null, "null", 403)]
    [InlineData("same-origin", null, 204)]
    [InlineData("none", null, 204)]
    [InlineData(null, "own", 204)]
    public async Task A_page_of_another_site_cannot_act_with_our_cookie(
        string? site,
        string? origin,
        int status
    )
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        var headers = new List<(string, string)> { ("Cookie", $"__Host-passavant={secret}") };
        if (site is not null)
            headers.Add(("Sec-Fetch-Site", site));
        if (origin is not null)
            headers.Add(
                (
                    "Origin",
                    origin == "own" ? server.Client.BaseAddress!.ToString().TrimEnd('/') : origin
                )
            );
        await server.Send("DELETE", "/sessions/current", null, null, status, [.. headers]);
        // Looking changes nothing, and a page of another site cannot read the answer.
        await server.Send(
            "GET",
            "/me",
            null,
            null,
            status == 204 ? 401 : 200,
            ("Cookie", $"__Host-passavant={secret}")
        );
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_sign_anybody_in()
    {
        await using var server = await RunningCasework.Start();
        var problem = await server.Send(
            "POST",
            "/sessions",
            new { signIn = "root", password = RunningCasework.Password },
            null,
            403,
            ("Sec-Fetch-Site", "cross-site")
        );
        Assert.Equal("other-site", RunningCasework.Code(problem));
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_back()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        using var answer = await server.Ask(
            "DELETE",
            "/sessions/current",
            null,
            null,
            ("Cookie", $"__Host-passavant={secret}"),
            ("Sec-Fetch-Site", "same-origin")
        );
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains(
            "expires=Thu, 01 Jan 1970",
            answer.Headers.GetValues("Set-Cookie").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_holds_several_appointments_says_as_what_they_act()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "ana", "officer");
        var one = await server.SignIn("ana");
        var me = await server.Send("GET", "/me", null, one, 200);
        Assert.Equal("officer", me.GetProperty("acting").GetProperty("role").GetString());
        var second = await server.Appoint(root, id, "administrator");
        me = await server.Send("GET", "/me", null, one, 200);
        Assert.False(me.TryGetProperty("acting", out _));
        var problem = await server.Send("GET", "/administration/people", null, one, 403);
        Assert.Equal("no-appointment", RunningCasework.Code(problem));
        var appointment = second.GetProperty("id").GetString();
        await server.Send(
            "PUT",
            "/sessions/current/appointment",
            new { appointment = "another" },
            one,
            404
        );
        await server.Send("PUT", "/sessions/current/appointment", new { appointment }, one, 200);
        await server.Send("GET", "/administration/people", null, one, 200);
        await server.Send(
            "POST",
            $"/administration/appointments/{appointment}/end",
            new { },
            root,
            200
        );
        problem = await server.Send("GET", "/administration/people", null, one, 403);
        Assert.Equal("no-appointment", RunningCasework.Code(problem));
    }

    [Fact]
    public async Task A_token_does_what_its_scopes_say()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var read = await Token(server, root, "read");
        var administer = await Token(server, root, "administer");
        await server.Send("GET", "/me", null, read, 200);
        Assert.Equal("scope", await Why(server, "GET", "/administration/people", read));
        Assert.Equal("scope", await Why(server, "GET", "/me", administer));
        await server.Send("GET", "/administration/people", null, administer, 200);
        // No token makes another, or touches passwords and sessions.
        foreach (var token in new[] { read, administer })
        foreach (
            var (method, path) in new[]
            {
                ("POST", "/tokens"),
                ("POST", "/password"),
                ("GET", "/sessions"),
                ("DELETE", "/sessions"),
                ("POST", "/second-factor"),
            }
        )
            Assert.Equal("not-for-programs", await Why(server, method, path, token));
    }

    [Fact]
    public async Task A_token_lasts_its_days_and_can_be_revoked()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var (kept, revoked) = (
            await Token(server, root, "read"),
            await Token(server, root, "read")
        );
        await server.Send(
            "DELETE",
            $"/sessions/{Web.People.Secret.HashOf(revoked)}",
            null,
            root,
            204
        );
        await server.Send("GET", "/me", null, revoked, 401);
        server.Clock.Pass(TimeSpan.FromDays(29));
        await server.Send("GET", "/me", null, kept, 200);
        server.Clock.Pass(TimeSpan.FromDays(1));
        await server.Send("GET", "/me", null, kept, 401);
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":[],"days":1}""")]
    [InlineData("""{"name":"x","scopes":["everything"],"days":1}""")]
    [InlineData("""{"name":"","scopes":["read"],"days":1}""")]
    [InlineData("""{"name":"x","scopes":["read"],"days":0}""")]
    [InlineData("""{"name":"x","scopes":["read"],"days":100000}""")]
    public async Task A_token_needs_a_name_scopes_and_an_end(string body)
    {
        await using var server = await RunningCasework.Start();
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        await server.Send("POST", "/tokens", content, await server.SignIn("root"), 422);
    }

    [Fact]
    public async Task Screening_beside_casework_is_for_officers_and_programs_that_may()
    {
        var lists = Directory.CreateTempSubdirectory("passavant-lists-").FullName;
        await using (var file = File.Create(Path.Combine(lists, "denials.jsonl")))
            Screening.Lists.SnapshotFile.Write(Some.Denials(), file);
        await using var server = await RunningCasework.Start(
            "--lists",
            lists,
            "--Screening:WatchSeconds",
            "0"
        );
        const string Asked = "/search/default?q=Sample";
        await server.Send("GET", "/readyz", null, null, 200);
        Assert.Equal("not-signed-in", await Why(server, "GET", Asked, null, 401));
        var root = await server.SignIn("root");
        Assert.Equal("not-your-role", await Why(server, "GET", Asked, root));
        await server.Enter(root, "ana", "officer");
        var ana = await server.SignIn("ana");
        await server.Send("GET", Asked, null, ana, 200);
        Assert.Equal("scope", await Why(server, "GET", Asked, await Token(server, ana, "read")));
        await server.Send("GET", Asked, null, await Token(server, ana, "screen"), 200);
        Directory.Delete(lists, true);
    }

    [Fact]
    public async Task Every_refusal_of_access_is_recorded()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "ana", "officer");
        var ana = await server.SignIn("ana");
        await server.Send("GET", "/me", null, null, 401);
        await server.Send("GET", "/administration/people/someone", null, ana, 403);
        var refusals = (await server.Refusals()).OrderBy(one => one.Person is null).ToList();
        Assert.Equal(
            ("GET /administration/people/{id}", "not-your-role", id, "ministry", "officer"),
            (
                refusals[0].What,
                refusals[0].Why,
                refusals[0].Person,
                refusals[0].Agency,
                refusals[0].Role
            )
        );
        Assert.Equal(
            ("GET /me", "not-signed-in", null),
            (refusals[1].What, refusals[1].Why, refusals[1].Person)
        );
        var told = await server.Send("GET", "/administration/refusals", null, root, 200);
        Assert.Equal(2, told.GetArrayLength());
    }

    private static async Task<string> Token(RunningCasework server, string secret, string scope) =>
        (
            await server.Send(
                "POST",
                "/tokens",
                new
                {
                    name = "export",
                    scopes = new[] { scope },
                    days = 30,
                },
                secret,
                201
            )
        ).GetProperty("secret").GetString()!;

    private static async Task<string> Why(
        RunningCasework server,
        string method,
        string path,
        string? secret,
        int status = 403
    ) => RunningCasework.Code(await server.Send(method, path, null, secret, status));

    private static async Task<string> Invite(RunningCasework server, string root, string? id) =>
        (await server.Send("POST", $"/administration/people/{id}/invitation", null, root, 201))
            .GetProperty("secret")
            .GetString()!;

    private static Task Set(RunningCasework server, string secret, int status) =>
        server.Send(
            "POST",
            "/password/set",
            new { secret, password = RunningCasework.Password },
            null,
            status
        );
}
