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
}
