using System.Net;
using Passavant.Web.People;

namespace Passavant.Web.Tests.Pages;

/// <summary>The account pages: what one signs in with, looked through and changed.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task The_account_says_who_one_is_and_what_one_signs_in_with()
    {
        await using var server = await RunningCasework.Start();
        using var browser = Browser.Of(server, await server.SignIn("root"));
        var said = Browser.Text(await browser.Open("/en/account"));
        Assert.Contains("root", said);
        Assert.Contains("administrator, ", said);
        Assert.Contains("A password is set", said);
        Assert.Contains("Second factor Off", said);
        Assert.Contains("Clés d'accès", Browser.Text(await browser.Open("/fr/account")));
    }

    [Fact]
    public async Task A_password_is_changed_once_the_old_one_is_proven_and_ends_the_other_sign_ins()
    {
        await using var server = await RunningCasework.Start();
        var other = await server.SignIn("root");
        using var browser = Browser.Of(server, await server.SignIn("root"));
        _ = await browser.Open("/en/account/password");
        await Fails("", "", "Enter your password");
        await Fails("wrong", "a better long one", "is wrong");
        await Fails(RunningCasework.Password, "short", "Use at least 12 signs");
        await Fails(RunningCasework.Password, "my root password", "Leave out the name");
        var page = await browser.Send(
            "name=\"current\"",
            200,
            ("current", RunningCasework.Password),
            ("password", "a better long one")
        );
        Assert.Contains("Your password is changed", page);
        await server.Send("GET", "/me", null, other, 401);
        _ = await server.SignIn("root", "a better long one");

        async Task Fails(string current, string password, string says)
        {
            var page = await browser.Send(
                "name=\"current\"",
                422,
                ("current", current),
                ("password", password)
            );
            Assert.Contains(says, page);
            if (password.Length > 0)
                Assert.DoesNotContain($"\"{password}\"", page);
        }
    }

    [Fact]
    public async Task The_link_of_an_invitation_sets_a_password_once()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var entered = await server.Send(
            "POST",
            "/administration/people",
            new { name = "Ana Lima", signIn = "ana" },
            root,
            201
        );
        var link = $"/fr/password?secret={entered.GetProperty("secret").GetString()}";
        using var browser = new Browser(server);
        // Looking uses nothing up, as programs that look through mails do.
        _ = await browser.Open(link);
        Assert.Contains("Ana Lima", await browser.Open(link));
        _ = await browser.Send("name=\"secret\"", 422, ("password", "short"));
        Assert.Contains("Utilisez au moins 12 signes", browser.Page);
        _ = await browser.Send("name=\"secret\"", 200, ("password", RunningCasework.Password));
        Assert.Contains("Votre mot de passe est défini", browser.Page);
        Assert.DoesNotContain("secret=", browser.At.Query);
        Assert.Contains("n'est plus valable", WebUtility.HtmlDecode(await browser.Open(link)));
        _ = await server.SignIn("ana");
    }

    [Fact]
    public async Task A_second_factor_is_set_up_by_picture_or_key_confirmed_and_turned_off()
    {
        await using var server = await RunningCasework.Start();
        using var browser = Browser.Of(server, await server.SignIn("root"));
        _ = await browser.Open("/en/account/second-factor");
        _ = await browser.Send("value=\"begin\"", 422, ("do", "begin"), ("current", "wrong"));
        var page = await browser.Send(
            "value=\"begin\"",
            200,
            ("do", "begin"),
            ("current", RunningCasework.Password)
        );
        Assert.Contains("<svg class=\"p-qr\"", page);
        var at = page.IndexOf("class=\"p-key\">", StringComparison.Ordinal) + 14;
        var key = page[at..page.IndexOf('<', at)].Replace(" ", "", StringComparison.Ordinal);
        _ = await browser.Send("value=\"confirm\"", 422, ("do", "confirm"), ("code", "000000"));
        Assert.DoesNotContain(key, browser.Page);
        page = await browser.Send(
            "value=\"confirm\"",
            200,
            ("do", "confirm"),
            ("code", Totp.Code(key, Totp.Step(server.Clock.GetUtcNow())))
        );
        Assert.Equal(10, page.Split("<li><code>").Length - 1);
        at = page.IndexOf("<li><code>", StringComparison.Ordinal) + 10;
        var recovery = page[at..page.IndexOf('<', at)];
        Assert.DoesNotContain(recovery, await browser.Open("/en/account/second-factor"));
        Assert.Contains("You have 10 recovery codes left", browser.Page);
        server.Clock.Pass(TimeSpan.FromMinutes(1));
        // Signing in asks for it from now on.
        using var other = new Browser(server);
        _ = await other.Open("/en/sign-in");
        _ = await other.Send(
            "name=\"signIn\"",
            422,
            ("signIn", "root"),
            ("password", RunningCasework.Password)
        );
        _ = await other.Send(
            "name=\"signIn\"",
            200,
            ("signIn", "root"),
            ("password", RunningCasework.Password),
            ("code", recovery),
            ("to", "/en/account")
        );
        Assert.Contains("9 recovery codes left", other.Page);
        _ = await browser.Send(
            "value=\"off\"",
            422,
            ("do", "off"),
            ("current", RunningCasework.Password)
        );
        _ = await browser.Send(
            "value=\"off\"",
            200,
            ("do", "off"),
            ("current", RunningCasework.Password),
            ("code", Totp.Code(key, Totp.Step(server.Clock.GetUtcNow())))
        );
        Assert.Contains("The second factor is off", browser.Page);
    }

    [Fact]
    public async Task A_token_is_made_shown_once_used_and_ended()
    {
        await using var server = await RunningCasework.Start();
        using var browser = Browser.Of(server, await server.SignIn("root"));
        _ = await browser.Open("/en/account/sign-ins");
        var page = await browser.Send(
            "value=\"make\"",
            422,
            ("do", "make"),
            ("name", "nightly <export>"),
            ("days", "9999")
        );
        Assert.Contains("value=\"nightly &lt;export&gt;\"", page);
        Assert.Contains("Choose what the program may do", page);
        Assert.Contains("Enter a number of days from 1 to 400", page);
        page = await browser.Send(
            "value=\"make\"",
            200,
            ("do", "make"),
            ("name", "nightly export"),
            ("scopes", "read"),
            ("days", "30")
        );
        var at = page.IndexOf("class=\"p-key\">", StringComparison.Ordinal) + 14;
        var secret = page[at..page.IndexOf('<', at)];
        var me = await server.Send("GET", "/me", null, secret, 200);
        Assert.Equal("token", me.GetProperty("session").GetProperty("kind").GetString());
        // A token opens no page.
        using var program = Browser.Of(server, secret);
        _ = await program.Open("/en/account", 403);
        Assert.DoesNotContain(secret, await browser.Open("/en/account/sign-ins"));
        _ = await browser.Send(
            me.GetProperty("session").GetProperty("id").GetString()!,
            200,
            ("do", "end")
        );
        Assert.Contains("It has ended", browser.Page);
        await server.Send("GET", "/me", null, secret, 401);
    }

    [Fact]
    public async Task All_other_sign_ins_are_ended_at_once_and_only_ones_own()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        _ = await server.Enter(root, "ana", "officer");
        var (first, second) = (await server.SignIn("ana"), await server.SignIn("ana"));
        using var browser = Browser.Of(server, second);
        _ = await browser.Open("/en/account/sign-ins");
        _ = await browser.Send("value=\"others\"", 422, ("do", "end"), ("id", Secret.HashOf(root)));
        _ = await browser.Send("value=\"others\"", 200, ("do", "others"));
        await server.Send("GET", "/me", null, first, 401);
        await server.Send("GET", "/me", null, second, 200);
        await server.Send("GET", "/me", null, root, 200);
    }
}
