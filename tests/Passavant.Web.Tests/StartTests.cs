using Passavant.Store;
using Passavant.Web.Administration;

namespace Passavant.Web.Tests;

public sealed class StartTests
{
    [Fact]
    public void A_bare_start_names_what_there_is_to_serve()
    {
        var wrong = Assert.Throws<FormatException>(() => Server.Build([]));
        foreach (var word in new[] { "--lists", "--database", "--demo" })
            Assert.Contains(word, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", "--environment", "Production", "--demo")]
    [InlineData(
        "file",
        "--environment",
        "Development",
        "--demo",
        "--database",
        "Host=db;Database=p"
    )]
    [InlineData(
        "this machine",
        "--environment",
        "Development",
        "--demo",
        "--urls",
        "http://*:8000"
    )]
    [InlineData(
        "this machine",
        "--environment",
        "Development",
        "--demo",
        "--urls",
        "http://127.0.0.1:8000;http://192.0.2.1:8000"
    )]
    [InlineData(
        "this machine",
        "--environment",
        "Development",
        "--demo",
        "--Kestrel:Endpoints:Open:Url",
        "http://*:80"
    )]
    public void A_demonstration_runs_only_where_nobody_else_can_reach_it(
        string why,
        params string[] args
    )
    {
        var wrong = Assert.Throws<FormatException>(() => Server.Build(args));
        Assert.Contains(why, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("admin create", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstration_over_plain_http_has_a_cookie_browsers_take_there()
    {
        await using var server = await RunningCasework.Start(
            "--demo",
            "--environment",
            "Development"
        );
        using var answer = await server.Ask(
            "POST",
            "/sessions",
            new { signIn = "root", password = RunningCasework.Password },
            null
        );
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("passavant=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("--database", "Data Source=")]
    [InlineData("--database", "no/such/folder/passavant.db")]
    [InlineData("--database", "x.db", "--Casework:IdleMinutes", "soon")]
    [InlineData("--database", "x.db", "--Casework:Demo", "perhaps")]
    [InlineData("migrate")]
    [InlineData("migrate", "--database", "no/such/folder/passavant.db")]
    [InlineData("admin")]
    [InlineData("admin", "create")]
    [InlineData("admin", "create", "--database", "x.db", "--sign-in", "with blanks")]
    public async Task What_cannot_be_started_says_why(params string[] args) =>
        Assert.Equal(2, await Server.Run(args));

    [Fact]
    public async Task The_first_administrator_gets_a_secret_to_set_a_password_with()
    {
        await using var server = await RunningCasework.Start();
        var said = new StringWriter();
        string[] args =
        [
            "--database",
            Path.Combine(server.Folder, "passavant.db"),
            "--sign-in",
            "Second.Admin",
        ];
        await AdminCommand.Create(args, TextReader.Null, said, server.Clock);
        var secret = said.ToString().Trim().Split('\n')[^1].Trim();
        await server.Send(
            "POST",
            "/password/set",
            new { secret, password = RunningCasework.Password },
            null,
            204
        );
        var token = await server.SignIn("second.admin");
        await server.Send("GET", "/administration/people", null, token, 200);
        var wrong = await Assert.ThrowsAsync<FormatException>(() =>
            AdminCommand.Create(args, TextReader.Null, said, server.Clock)
        );
        Assert.Contains("already", wrong.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FormatException>(() =>
            AdminCommand.Create(
                [.. args[..3], "third", "--password-stdin"],
                new StringReader("short"),
                said,
                server.Clock
            )
        );
    }

    [Fact]
    public async Task A_shared_database_that_is_behind_is_brought_up_to_date_by_whoever_runs_it()
    {
        var connection = Passavant.Store.Tests.PostgresServer.NewDatabase();
        string[] args = ["--database", connection, "--urls", "http://127.0.0.1:0"];
        var wrong = Assert.Throws<FormatException>(() => Server.Build(args));
        Assert.Contains("passavant-server migrate", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(2, await Server.Run(args));
        Assert.Equal(0, await Server.Run(["migrate", "--database", connection]));
        await using var app = Server.Build(args);
        Assert.Equal(
            0,
            await Server.Run(["admin", "create", "--database", connection, "--sign-in", "root"])
        );
    }

    [Fact]
    public async Task Without_lists_nothing_is_screened_and_the_records_say_whether_it_is_ready()
    {
        await using var server = await RunningCasework.Start();
        await server.Send("GET", "/healthz", null, null, 200);
        var ready = await server.Send("GET", "/readyz", null, null, 200);
        Assert.Equal("ok", ready.GetProperty("status").GetString());
        await server.Send("GET", "/catalog", null, null, 404);
        await server.Send("GET", "/openapi.json", null, null, 200);
    }

    [Fact]
    public async Task Who_signed_in_stays_so_when_the_server_starts_again_and_its_keys_stay()
    {
        await using var server = await RunningCasework.Start();
        var secret = await server.SignIn("root");
        await using var second = await server.Again();
        await second.Send("GET", "/me", null, secret, 200);
        Assert.Single(
            await second.Database.Read(
                DataProtectionKeys.All,
                TestContext.Current.CancellationToken
            )
        );
    }
}
