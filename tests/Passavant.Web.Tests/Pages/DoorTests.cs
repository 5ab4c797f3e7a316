using Passavant.Web.People;

namespace Passavant.Web.Tests.Pages;

/// <summary>Getting in: what is open, what asks to sign in, and what is told where something cannot be done.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Every_page_says_who_may_open_it()
    {
        await using var server = await RunningCasework.Start();
        Assert.NotEmpty(server.Pages);
        Assert.All(server.Pages, page => Assert.NotNull(page.Metadata.GetMetadata<Access>()));
    }

    [Fact]
    public async Task The_first_page_is_in_the_language_of_whoever_asks()
    {
        await using var server = await RunningCasework.Start();
        using var french = await server.Ask(
            "GET",
            "/",
            null,
            null,
            ("Accept-Language", "fr-CH, en;q=0.5")
        );
        Assert.Equal("/fr", french.RequestMessage!.RequestUri!.AbsolutePath);
        using var other = await server.Ask("GET", "/", null, null, ("Accept-Language", "de"));
        Assert.Equal("/en", other.RequestMessage!.RequestUri!.AbsolutePath);
        using var browser = new Browser(server);
        Assert.Contains("lang=\"fr\"", await browser.Open("/fr"));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_sign_in_and_back()
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        _ = await browser.Open("/en/desk?change=true");
        Assert.Equal("/en/sign-in", browser.At.AbsolutePath);
        _ = await browser.Send(
            "name=\"signIn\"",
            200,
            ("signIn", "root"),
            ("password", RunningCasework.Password)
        );
        Assert.Equal("/en/desk?change=true", browser.At.PathAndQuery);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/en")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/english")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string to)
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        _ = await browser.Open($"/en/sign-in?to={Uri.EscapeDataString(to)}");
        _ = await browser.Send(
            "name=\"signIn\"",
            200,
            ("signIn", "root"),
            ("password", RunningCasework.Password),
            ("to", to)
        );
        Assert.StartsWith("/en/administration", browser.At.AbsolutePath);
    }

    [Fact]
    public async Task What_was_typed_is_shown_again_save_the_password()
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        _ = await browser.Open("/fr/sign-in");
        var page = await browser.Send(
            "name=\"signIn\"",
            422,
            ("signIn", "<b>root\""),
            ("password", "wrong")
        );
        Assert.Contains("value=\"&lt;b&gt;root&quot;\"", page);
        Assert.DoesNotContain("wrong", page);
        Assert.Contains("Il y a un problème", page);
        Assert.Contains("<title>Erreur", page);
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_read()
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        _ = await browser.Open("/en/sign-in");
        var page = await browser.Send(
            "name=\"signIn\"",
            400,
            ("ours", null),
            ("signIn", "root"),
            ("password", RunningCasework.Password)
        );
        Assert.Contains("The form could not be read", page);
        Assert.False(browser.Cookies.ContainsKey("__Host-passavant"));
    }

    [Theory]
    [InlineData("/en/nothing/here", 404, "There is nothing at this address")]
    [InlineData("/fr/rien", 404, "Il n")]
    [InlineData("/en/demonstration", 404, "There is nothing at this address")]
    public async Task What_is_not_there_is_told_on_a_page(string path, int status, string says)
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        Assert.Contains(says, await browser.Open(path, status));
        Assert.Contains("<h1", browser.Page);
    }

    [Fact]
    public async Task Nobody_becomes_somebody_by_a_button_where_it_is_no_demonstration()
    {
        await using var server = await RunningCasework.Start();
        using var browser = new Browser(server);
        _ = await browser.Open("/en/sign-in");
        var form = Browser.Held(browser.Page).First(field => field.Key == "ours");
        _ = await browser.Post("/en/demonstration/root", 404, [form]);
        Assert.False(browser.Cookies.ContainsKey("__Host-passavant"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        using var browser = Browser.Of(server, secret);
        _ = await browser.Open("/en/desk?change=true");
        var page = await browser.Send("/en/sign-out", 200);
        Assert.Contains("You are signed out", page);
        await server.Send("GET", "/me", null, secret, 401);
    }
}
