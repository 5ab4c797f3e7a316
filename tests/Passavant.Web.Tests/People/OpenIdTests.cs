using Passavant.Web.Tests.Pages;

namespace Passavant.Web.Tests.People;

/// <summary>Signing in with an OpenID Connect service.</summary>
public sealed class OpenIdTests
{
    [Fact]
    public async Task Whoever_the_service_knows_by_a_verified_address_gets_a_sign_in_like_any_other()
    {
        await using var provider = await Known("root@authority.example");
        await using var server = await Start(provider);
        await Rename(server, "root", "root@authority.example");
        using var browser = new Browser(server);
        _ = await browser.Open("/fr/sign-in?to=/fr/account");
        Assert.Contains("Se connecter avec Ministry login", browser.Page);
        var page = await browser.Open("/fr/sign-in/with?to=/fr/account");
        // A page of ours in between: the browser keeps the cookie of a session from other sites.
        Assert.Equal("/fr/sign-in/done", browser.At.AbsolutePath);
        Assert.Contains("http-equiv=\"refresh\" content=\"0;url=/fr/account\"", page);
        Assert.Contains("Ministry login", await browser.Open("/en/account"));
        Assert.Contains("1 December 2026", browser.Page);
        Assert.True(browser.Cookies.ContainsKey("__Host-passavant"));
    }

    [Fact]
    public async Task Once_they_came_it_is_the_services_own_id_that_counts()
    {
        await using var provider = await Known("root@authority.example");
        await using var server = await Start(provider);
        await Rename(server, "root", "root@authority.example");
        using var first = new Browser(server);
        _ = await first.Open("/en/sign-in/with");
        // They are renamed there, and go on being who they were.
        provider.Claims["email"] = "renamed@authority.example";
        using var again = new Browser(server);
        _ = await again.Open("/en/sign-in/with");
        Assert.Equal("/en/sign-in/done", again.At.AbsolutePath);
        // Somebody else gets their address there, and is nobody here.
        (provider.Subject, provider.Claims["email"]) = ("s-2", "root@authority.example");
        using var other = new Browser(server);
        await Refused(server, other, "somebody else at the service");
        // Until the link is ended.
        _ = await again.Open("/en/account");
        _ = await again.Send("name=\"issuer\"", 200);
        Assert.Contains("You have not signed in with Ministry login yet", again.Page);
        _ = await other.Open("/en/sign-in/with");
        Assert.Equal("/en/sign-in/done", other.At.AbsolutePath);
    }

    [Theory]
    [InlineData("nobody@authority.example", true, "nobody signs in with that")]
    [InlineData("root@authority.example", false, "the service did not verify the address")]
    [InlineData("", true, "the service does not say 'email'")]
    [InlineData("gone@authority.example", true, "not active")]
    public async Task Nobody_is_made_and_nobody_unverified_or_inactive_comes_in(
        string email,
        bool isVerified,
        string why
    )
    {
        await using var provider = await Known(email, isVerified);
        await using var server = await Start(provider);
        var root = await server.SignIn("root");
        var gone = await server.Enter(root, "gone", "officer");
        await server.Database.Write(async change =>
            await Store.People.Put(
                change,
                (await Store.People.Find(change, gone))! with
                {
                    SignIn = "gone@authority.example",
                    IsActive = false,
                }
            )
        );
        await Rename(server, "root", "root@authority.example");
        var people = (await server.Database.Read(Store.People.All)).Count;
        using var browser = new Browser(server);
        await Refused(server, browser, why);
        Assert.Contains("Ministry login knows you, but nobody here", browser.Page);
        Assert.Equal(people, (await server.Database.Read(Store.People.All)).Count);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("key")]
    [InlineData("expired")]
    public async Task An_answer_that_breaks_a_rule_is_told_on_a_page_and_recorded(string rule)
    {
        await using var provider = await Known("root@authority.example");
        provider.Breaks = rule;
        await using var server = await Start(provider);
        await Rename(server, "root", "root@authority.example");
        using var browser = new Browser(server);
        await Refused(server, browser, "the service's answer could not be used");
        Assert.Contains("You are not signed in", browser.Page);
    }

    [Fact]
    public async Task Whoever_says_no_there_is_told_so_in_their_language()
    {
        await using var provider = await Known("root@authority.example");
        provider.Breaks = "denied";
        await using var server = await Start(provider);
        using var browser = new Browser(server);
        _ = await browser.Open("/fr/sign-in/with");
        Assert.Equal("/fr/sign-in/failed", browser.At.AbsolutePath);
        Assert.Contains("Ministry login indique", browser.Page);
    }

    [Fact]
    public async Task An_answer_is_good_for_the_browser_that_asked_and_once()
    {
        await using var provider = await Known("root@authority.example");
        await using var server = await Start(provider);
        await Rename(server, "root", "root@authority.example");
        using var browser = new Browser(server);
        var cookies = browser.Cookies;
        _ = await browser.Open("/en/sign-in/with");
        Assert.DoesNotContain(
            cookies.Keys,
            name => name.StartsWith("passavant-openid", StringComparison.Ordinal)
        );
        using var other = new Browser(server);
        _ = await other.Open("/sign-in/openid?code=x&state=y");
        Assert.EndsWith("/sign-in/failed", other.At.AbsolutePath);
        Assert.False(other.Cookies.ContainsKey("__Host-passavant"));
    }

    [Fact]
    public async Task A_service_that_is_away_is_told_on_a_page()
    {
        await using var server = await RunningCasework.Start(
            "--Casework:OpenId:Authority",
            "http://127.0.0.1:9",
            "--Casework:OpenId:ClientId",
            "x",
            "--Casework:OpenId:Name",
            "Ministry login"
        );
        using var browser = new Browser(server);
        _ = await browser.Open("/en/sign-in/with");
        Assert.Contains("cannot be reached now", browser.Page);
    }

    [Fact]
    public async Task Where_no_service_is_set_there_is_nothing_of_it()
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        Assert.DoesNotContain("sign-in/with", await browser.Open("/en/sign-in"));
        _ = await browser.Open("/en/sign-in/with", 404);
        _ = await browser.Open("/en/sign-in/failed", 404);
    }

    [Theory]
    [InlineData("Authority", "http://login.example", "expected the address of the service")]
    [InlineData("Redirect", "https://x.example/other", "expected this program's own address")]
    [InlineData("ClientId", "", "ClientId is missing")]
    public async Task A_setting_that_cannot_be_is_named(string name, string value, string says)
    {
        var wrong = await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await using var server = await RunningCasework.Start([
                "--Casework:OpenId:Authority",
                "https://login.example",
                "--Casework:OpenId:ClientId",
                "x",
                $"--Casework:OpenId:{name}",
                value,
            ]);
        });
        Assert.Contains(says, wrong.Message);
    }

    private static async Task<Provider> Known(string email, bool isVerified = true)
    {
        var provider = await Provider.Start();
        if (email.Length > 0)
            provider.Claims["email"] = email;
        provider.Claims["email_verified"] = isVerified;
        return provider;
    }

    private static Task<RunningCasework> Start(Provider provider) =>
        RunningCasework.Start(
            "--Casework:OpenId:Authority",
            provider.Address,
            "--Casework:OpenId:ClientId",
            Provider.ClientId,
            "--Casework:OpenId:ClientSecret",
            Provider.ClientSecret,
            "--Casework:OpenId:Name",
            "Ministry login"
        );

    private static Task Rename(RunningCasework server, string from, string to) =>
        server.Database.Write(async change =>
            await Store.People.Put(
                change,
                (await Store.People.FindBySignIn(change, from))! with
                {
                    SignIn = to,
                }
            )
        );

    private static async Task Refused(RunningCasework server, Browser browser, string why)
    {
        _ = await browser.Open("/en/sign-in/with");
        Assert.Equal("/en/sign-in/failed", browser.At.AbsolutePath);
        Assert.False(browser.Cookies.ContainsKey("__Host-passavant"));
        Assert.Contains(await server.Refusals(), refusal => refusal.Why == why);
    }
}
