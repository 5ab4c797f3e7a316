using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Passavant.Web.Tests.Pages;

namespace Passavant.Web.Tests.People;

/// <summary>Passkeys: adding one and signing in with one, through the pages, with a device that keeps to the rules and one that does not.</summary>
public sealed partial class PasskeyTests
{
    [Fact]
    public async Task A_passkey_is_added_once_the_password_is_proven_and_signs_in_from_then_on()
    {
        await using var server = await RunningCasework.Start();
        using var device = DeviceAt(server);
        using var browser = await Added(server, "root", device);
        Assert.Contains("The passkey is added", browser.Page);
        Assert.Contains("my telephone", browser.Page);
        using var other = new Browser(server);
        var page = await SignIn(server, other, device, 200, "/en/account/passkeys");
        Assert.Equal("/en/account/passkeys", other.At.AbsolutePath);
        Assert.Contains("Last used 1 December 2026", page);
        _ = await other.Send("value=\"remove\"", 200, ("do", "remove"));
        using var third = new Browser(server);
        _ = await SignIn(server, third, device, 422);
        Assert.Equal("nobody has that passkey", (await server.Refusals())[^1].Why);
    }

    [Fact]
    public async Task Without_the_password_none_is_added()
    {
        await using var server = await RunningCasework.Start();
        using var browser = await Signed(server, "root");
        _ = await browser.Open("/en/account/passkeys");
        var page = await browser.Send(
            "value=\"begin\"",
            422,
            ("name", "my telephone"),
            ("current", "wrong")
        );
        Assert.Contains("value=\"my telephone\"", page);
        Assert.DoesNotContain("data-passkey=\"create\"", page);
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        await using var server = await RunningCasework.Start();
        using var device = DeviceAt(server);
        using var _1 = await Added(server, "root", device);
        using var browser = new Browser(server);
        var (options, state) = await Challenge(browser);
        var answer = device.Answer(options);
        _ = await Send(browser, answer, state, 200);
        using var thief = new Browser(server);
        _ = await Challenge(thief);
        _ = await Send(thief, answer, state, 422);
        Assert.False(thief.Cookies.ContainsKey("__Host-passavant"));
        Assert.NotEmpty((await server.Refusals())[^1].Why);
    }

    [Fact]
    public async Task An_answer_to_another_challenge_is_none()
    {
        await using var server = await RunningCasework.Start();
        using var device = DeviceAt(server);
        using var _1 = await Added(server, "root", device);
        using var browser = new Browser(server);
        var (options, _) = await Challenge(browser);
        var (_, state) = await Challenge(browser);
        _ = await Send(browser, device.Answer(options), state, 422);
        Assert.Equal("wrong passkey", (await server.Refusals())[^1].Why);
    }

    [Theory]
    [InlineData("challenge")]
    [InlineData("late")]
    [InlineData("site")]
    [InlineData("unverified")]
    [InlineData("other person")]
    [InlineData("other device")]
    [InlineData("no answer")]
    [InlineData("inactive")]
    public async Task Whoever_answers_wrongly_is_not_signed_in_and_is_recorded(string how)
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var ana = await server.Enter(root, "ana", "officer");
        using var device = DeviceAt(server);
        using var _1 = await Added(server, "ana", device);
        using var browser = new Browser(server);
        var (options, state) = await Challenge(browser);
        var before = (await server.Refusals()).Count;
        switch (how)
        {
            case "challenge":
                state = "CfDJ8" + state[5..^4] + "AAAA";
                break;
            case "late":
                server.Clock.Pass(TimeSpan.FromMinutes(11));
                break;
            case "site":
                device.Origin = "https://elsewhere.example";
                break;
            case "unverified":
                device.Verifies = false;
                break;
            case "other person":
                device.Handle = Convert.ToBase64String("root"u8.ToArray()).TrimEnd('=');
                break;
            case "inactive":
                await server.Database.Write(async change =>
                    await Store.People.Put(
                        change,
                        (await Store.People.Find(change, ana))! with
                        {
                            IsActive = false,
                        }
                    )
                );
                break;
        }
        using var stranger = new Device
        {
            Origin = device.Origin,
            Id = device.Id,
            Handle = device.Handle,
        };
        var answer =
            how == "no answer" ? "{\"id\":7}"
            : how == "other device" ? stranger.Answer(options)
            : device.Answer(options);
        var page = await Send(browser, answer, state, 422);
        Assert.Contains("The passkey was not taken", page);
        Assert.False(browser.Cookies.ContainsKey("__Host-passavant"));
        var told = (await server.Refusals()).Skip(before).Single();
        Assert.Equal(how == "no answer" ? null : ana, told.Person);
    }

    [Fact]
    public async Task Failures_with_a_passkey_lock_as_those_with_a_password_do()
    {
        await using var server = await RunningCasework.Start("--Casework:Failures", "2");
        using var device = DeviceAt(server);
        using var _1 = await Added(server, "root", device);
        using var browser = new Browser(server);
        using var stranger = new Device
        {
            Origin = device.Origin,
            Id = device.Id,
            Handle = device.Handle,
        };
        for (var i = 0; i < 2; i++)
            _ = await SignIn(server, browser, stranger, 422);
        _ = await SignIn(server, browser, device, 422);
        await server.Send(
            "POST",
            "/sessions",
            new { signIn = "root", password = RunningCasework.Password },
            null,
            401
        );
        server.Clock.Pass(TimeSpan.FromMinutes(15));
        _ = await SignIn(server, browser, device, 200);
    }

    [Fact]
    public async Task Nobody_adds_a_passkey_to_another_nor_the_same_twice()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        _ = await server.Enter(root, "ana", "officer");
        using var device = DeviceAt(server);
        using var browser = await Signed(server, "root");
        var (options, state) = await Begun(browser);
        var made = device.Create(options);
        using var ana = await Signed(server, "ana");
        _ = await Begun(ana);
        _ = await Finish(ana, made, state, 422);
        _ = await Finish(browser, made, state, 200);
        _ = await Begun(browser);
        _ = await Finish(browser, made, state, 422);
        // The same device, answering a challenge made out to the other.
        var (again, next) = await Begun(ana);
        _ = await Finish(ana, device.Create(again), next, 422);
        var late = await Begun(browser);
        server.Clock.Pass(TimeSpan.FromMinutes(6));
        using var fresh = DeviceAt(server);
        _ = await Finish(browser, fresh.Create(late.Options), late.State, 422);
    }

    private static Device DeviceAt(RunningCasework server) =>
        new() { Origin = $"https://{server.Client.BaseAddress!.Authority}" };

    private static async Task<Browser> Signed(RunningCasework server, string who) =>
        Browser.Of(server, await server.SignIn(who));

    private static async Task<Browser> Added(RunningCasework server, string who, Device device)
    {
        var browser = await Signed(server, who);
        var (options, state) = await Begun(browser);
        _ = await Finish(browser, device.Create(options), state, 200);
        return browser;
    }

    private static async Task<(string Options, string State)> Begun(Browser browser)
    {
        _ = await browser.Open("/en/account/passkeys");
        var page = await browser.Send(
            "value=\"begin\"",
            200,
            ("name", "my telephone"),
            ("current", RunningCasework.Password)
        );
        return (
            WebUtility.HtmlDecode(Options().Match(page).Groups[1].Value),
            Browser.Held(page).First(field => field.Key == "state").Value
        );
    }

    private static Task<string> Finish(
        Browser browser,
        string credential,
        string state,
        int status
    ) =>
        browser.Send(
            "data-passkey=\"create\"",
            status,
            ("credential", credential),
            ("state", state)
        );

    private static async Task<(string Options, string State)> Challenge(Browser browser)
    {
        using var given = JsonDocument.Parse(
            await browser.Open("/en/sign-in/passkey?handler=options")
        );
        var challenge = (
            given.RootElement.GetProperty("options").GetRawText(),
            given.RootElement.GetProperty("state").GetString()!
        );
        _ = await browser.Open("/en/sign-in");
        return challenge;
    }

    private static async Task<string> SignIn(
        RunningCasework server,
        Browser browser,
        Device device,
        int status,
        string? to = null
    )
    {
        var (options, state) = await Challenge(browser);
        return await Send(browser, device.Answer(options), state, status, to);
    }

    private static Task<string> Send(
        Browser browser,
        string credential,
        string state,
        int status,
        string? to = null
    ) =>
        browser.Send(
            "data-passkey=\"get\"",
            status,
            ("credential", credential),
            ("state", state),
            ("to", to ?? "/en")
        );

    [GeneratedRegex("data-options=\"([^\"]*)\"")]
    private static partial Regex Options();
}
