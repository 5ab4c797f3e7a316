using System.Text.RegularExpressions;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Pages;

/// <summary>What the security statement says of pages, held to.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] Open =
    [
        "/en",
        "/fr",
        "/en/sign-in",
        "/en/sign-in/done",
        "/en/password?secret=x",
        "/en/nothing",
    ];

    private static readonly string[] Own =
    [
        "/en/account",
        "/en/account/password",
        "/en/account/second-factor",
        "/en/account/sign-ins",
        "/en/account/passkeys",
        "/en/account/webhooks",
        "/en/desk?change=true",
    ];

    [Fact]
    public async Task Every_page_forbids_what_it_does_not_need_and_is_kept_by_nobody()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        foreach (var path in Open.Concat(Own))
        {
            using var answer = await server.Ask(
                "GET",
                path,
                null,
                null,
                ("Cookie", $"__Host-passavant={root}")
            );
            string Header(string name) =>
                answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
            var policy = Header("Content-Security-Policy");
            foreach (
                var part in new[]
                {
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self'",
                    "form-action 'self'",
                    "frame-ancestors 'none'",
                    "base-uri 'none'",
                }
            )
                Assert.Contains(part, policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.DoesNotContain("http", policy);
            Assert.Equal("DENY", Header("X-Frame-Options"));
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header("Referrer-Policy"));
            Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
            Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
            Assert.Contains("no-store", Header("Cache-Control"));
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("utf-8", answer.Content.Headers.ContentType.CharSet);
            Assert.Equal("", Header("Server"));
            Assert.Equal("", Header("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task No_page_holds_a_script_a_style_or_anything_of_another_host()
    {
        await using var server = await RunningCasework.Start();
        using var browser = Browser.Of(server, await server.SignIn("root"));
        foreach (var path in Open.Concat(Own))
        {
            var page = await browser.Open(path, path == "/en/nothing" ? 404 : 200);
            Assert.DoesNotMatch(Inline(), page);
            Assert.DoesNotMatch(Elsewhere(), page);
        }
    }

    [Fact]
    public async Task Cookies_are_seen_by_no_script_and_no_other_site()
    {
        await using var server = await RunningCasework.Start();
        using var answer = await server.Ask("GET", "/en/sign-in", null, null);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        foreach (var cookie in cookies)
        {
            Assert.StartsWith("__Host-", cookie);
            foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" })
                Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/en/account/password")]
    [InlineData("/en/account/second-factor")]
    [InlineData("/en/account/sign-ins")]
    [InlineData("/en/account/passkeys")]
    [InlineData("/en/account/webhooks")]
    [InlineData("/en/sign-in/passkey")]
    [InlineData("/en/sign-out")]
    public async Task A_form_without_its_token_or_with_anothers_is_answered_with_a_page(string path)
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        using var browser = Browser.Of(server, root);
        _ = await browser.Post(path, 400, []);
        Assert.Contains("The form could not be read", browser.Page);
        using var other = new Browser(server);
        _ = await other.Open("/en/sign-in");
        var foreign = Browser.Held(other.Page).First(field => field.Key == "ours");
        _ = await browser.Post(path, 400, [foreign]);
        await server.Send("GET", "/me", null, root, 200);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task A_form_from_another_site_is_refused_and_recorded(string name, string value)
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        using var answer = await server.Ask(
            "POST",
            "/en/sign-out",
            new FormUrlEncodedContent([]),
            null,
            ("Cookie", $"__Host-passavant={root}"),
            (name, value)
        );
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(await server.Refusals(), refusal => refusal.Why == "other-site");
        await server.Send("GET", "/me", null, root, 200);
    }

    [Fact]
    public async Task Signing_in_makes_a_new_session_and_ends_the_one_before()
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        // A cookie somebody else put there is worth nothing, before and after.
        browser.Cookies["__Host-passavant"] = "planted";
        var first = await In();
        Assert.NotEqual("planted", first);
        await server.Send("GET", "/me", null, "planted", 401);
        _ = browser.Cookies.Remove("__Host-passavant");
        _ = await browser.Open("/en/sign-in");
        browser.Cookies["__Host-passavant"] = first;
        using var answer = await server.Ask(
            "POST",
            "/sessions",
            new { signIn = "root", password = RunningCasework.Password },
            null,
            ("Cookie", $"__Host-passavant={first}"),
            ("Sec-Fetch-Site", "same-origin")
        );
        Assert.Equal(201, (int)answer.StatusCode);
        await server.Send("GET", "/me", null, first, 401);

        async Task<string> In()
        {
            _ = await browser.Open("/en/sign-in");
            _ = await browser.Send(
                "name=\"signIn\"",
                200,
                ("signIn", "root"),
                ("password", RunningCasework.Password),
                ("to", "/en/account")
            );
            return browser.Cookies["__Host-passavant"];
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_and_in_the_browser()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        using var browser = Browser.Of(server, root);
        _ = await browser.Open("/en/account");
        _ = await browser.Send("/en/sign-out", 200);
        Assert.False(browser.Cookies.ContainsKey("__Host-passavant"));
        browser.Cookies["__Host-passavant"] = root;
        _ = await browser.Open("/en/account");
        Assert.Equal("/en/sign-in", browser.At.AbsolutePath);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/en")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/en\\..\\..\\elsewhere.example")]
    [InlineData("/en/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/english")]
    [InlineData("/en/\r\nLocation: https://elsewhere.example")]
    public async Task No_link_leads_elsewhere_after_signing_in(string to)
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        var page = await browser.Open($"/en/sign-in/done?to={Uri.EscapeDataString(to)}");
        Assert.Contains("content=\"0;url=/en/desk\"", page);
        page = await browser.Open($"/en/sign-in?to={Uri.EscapeDataString(to)}");
        Assert.Contains("name=\"to\" value=\"\"", page);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onfocus='alert(1)")]
    public async Task What_is_typed_is_never_markup(string typed)
    {
        await using var server = await RunningCasework.Start();
        using var browser = Browser.Of(server, await server.SignIn("root"));
        _ = await browser.Open("/en/account/sign-ins");
        var page = await browser.Send(
            "value=\"make\"",
            422,
            ("do", "make"),
            ("name", typed),
            ("days", typed)
        );
        Assert.DoesNotContain(typed, page);
        _ = await browser.Send(
            "value=\"make\"",
            200,
            ("do", "make"),
            ("name", typed),
            ("scopes", "read"),
            ("days", "1")
        );
        Assert.DoesNotContain(typed, await browser.Open("/en/account/sign-ins"));
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_not_answered()
    {
        await using var server = await RunningCasework.Start();
        using var answer = await server.Ask(
            "GET",
            "/en/sign-in",
            null,
            null,
            ("Host", "elsewhere.example")
        );
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_page_is_opened_by_nobody_it_is_not_for()
    {
        await using var stage = await Stage.Set();
        foreach (var page in stage.Server.Pages)
        {
            var access = page.Metadata.GetMetadata<Passavant.Web.People.Access>()!;
            var path = "/" + page.RoutePattern.RawText!.Replace("{language:language}", "en");
            if (access.Needs != Passavant.Web.People.Needs.Person || path.Contains('{'))
                continue;
            using var browser = new Browser(stage.Server);
            _ = await browser.Open(path);
            Assert.Equal("/en/sign-in", browser.At.AbsolutePath);
        }
    }

    [GeneratedRegex("<script(?![^>]* src=)[^>]*>|<style|\\sstyle=\"|\\son[a-z]+=\"|javascript:")]
    private static partial Regex Inline();

    [GeneratedRegex("(?:src|action)=\"(?:https?:)?//|<link[^>]* href=\"(?:https?:)?//")]
    private static partial Regex Elsewhere();
}
