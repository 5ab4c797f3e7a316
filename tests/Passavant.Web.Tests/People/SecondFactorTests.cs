using System.Text.Json;
using Passavant.Web.People;

namespace Passavant.Web.Tests.People;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task Once_confirmed_it_is_asked_for_and_each_code_is_good_once()
    {
        await using var server = await RunningCasework.Start();
        var (secret, key, _) = await SetUp(server);
        await Refused(server, null, "second-factor-needed");
        await Refused(server, "000000", "not-proven");
        // The code that confirmed it is spent.
        await Refused(server, Code(server, key), "not-proven");
        server.Clock.Pass(TimeSpan.FromSeconds(30));
        var code = Code(server, key);
        await server.SignIn("root", code: code);
        await Refused(server, code, "not-proven");
        var standing = await server.Send("GET", "/second-factor", null, secret, 200);
        Assert.True(standing.GetProperty("isOn").GetBoolean());
    }

    [Fact]
    public async Task It_takes_the_password_to_set_up_and_a_right_code_to_confirm()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        await server.Send("POST", "/second-factor/confirm", new { code = "123456" }, secret, 409);
        await server.Send("POST", "/second-factor", new { password = "wrong" }, secret, 401);
        var key = (
            await server.Send(
                "POST",
                "/second-factor",
                new { password = RunningCasework.Password },
                secret,
                200
            )
        )
            .GetProperty("key")
            .GetString()!;
        var wrong = Totp.Code(key, Totp.Step(Some.Now) + 5);
        await server.Send("POST", "/second-factor/confirm", new { code = wrong }, secret, 422);
        // Not confirmed, not asked for.
        await server.SignIn("root");
    }

    [Fact]
    public async Task A_recovery_code_is_good_once()
    {
        await using var server = await RunningCasework.Start();
        var (secret, key, codes) = await SetUp(server);
        Assert.Equal(10, codes.Distinct().Count());
        await server.SignIn("root", code: codes[3].ToLowerInvariant());
        await Refused(server, codes[3], "not-proven");
        server.Clock.Pass(TimeSpan.FromMinutes(1));
        var renewed = await server.Send(
            "POST",
            "/second-factor/recovery-codes",
            new { password = RunningCasework.Password, code = Code(server, key) },
            secret,
            200
        );
        await Refused(server, codes[4], "not-proven");
        await server.SignIn("root", code: Codes(renewed)[0]);
    }

    [Fact]
    public async Task Without_it_takes_a_code_too()
    {
        await using var server = await RunningCasework.Start();
        var (secret, key, _) = await SetUp(server);
        var password = RunningCasework.Password;
        await server.Send(
            "POST",
            "/second-factor/off",
            new { password, code = "000000" },
            secret,
            401
        );
        server.Clock.Pass(TimeSpan.FromSeconds(30));
        await server.Send(
            "POST",
            "/second-factor/off",
            new { password, code = Code(server, key) },
            secret,
            204
        );
        await server.SignIn("root");
    }

    [Fact]
    public async Task Wrong_codes_lock_as_wrong_passwords_do()
    {
        await using var server = await RunningCasework.Start();
        var (_, key, _) = await SetUp(server);
        for (var i = 0; i < 5; i++)
            await Refused(server, "000000", "not-proven");
        server.Clock.Pass(TimeSpan.FromMinutes(5));
        await Refused(server, Code(server, key), "not-proven");
        server.Clock.Pass(TimeSpan.FromMinutes(10));
        await server.SignIn("root", code: Code(server, key));
    }

    [Fact]
    public async Task An_administrator_takes_away_a_lost_one()
    {
        await using var server = await RunningCasework.Start();
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "ana", "officer");
        var (secret, _, _) = await SetUp(server, "ana");
        await server.Send("DELETE", $"/administration/people/{id}/second-factor", null, root, 204);
        await server.Send("GET", "/me", null, secret, 401);
        await server.SignIn("ana");
    }

    private static async Task<(string Secret, string Key, string[] Codes)> SetUp(
        RunningCasework server,
        string who = "root"
    )
    {
        var secret = await server.SignIn(who);
        var set = await server.Send(
            "POST",
            "/second-factor",
            new { password = RunningCasework.Password },
            secret,
            200
        );
        var key = set.GetProperty("key").GetString()!;
        Assert.Equal(
            $"otpauth://totp/Passavant:{who}?secret={key}&issuer=Passavant&digits=6&period=30",
            set.GetProperty("uri").GetString()
        );
        var confirmed = await server.Send(
            "POST",
            "/second-factor/confirm",
            new { code = Code(server, key) },
            secret,
            200
        );
        return (secret, key, Codes(confirmed));
    }

    private static string[] Codes(JsonElement answer) =>
        [.. answer.GetProperty("recoveryCodes").EnumerateArray().Select(one => one.GetString()!)];

    private static string Code(RunningCasework server, string key) =>
        Totp.Code(key, Totp.Step(server.Clock.GetUtcNow()));

    private static async Task Refused(RunningCasework server, string? code, string why) =>
        Assert.Equal(
            why,
            RunningCasework.Code(
                await server.Send(
                    "POST",
                    "/sessions",
                    new
                    {
                        signIn = "root",
                        password = RunningCasework.Password,
                        code,
                    },
                    null,
                    401
                )
            )
        );
}
