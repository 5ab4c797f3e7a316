namespace Passavant.Web.Tests.Commands;

/// <summary>Signing in, by the command.</summary>
public sealed class SigningInTests
{
    [Fact]
    public async Task Whoever_signed_in_is_known_to_the_commands_that_follow()
    {
        await using var desk = await Desk.Set();
        desk.Type(RunningCasework.Password);
        var signedIn = desk.Run("", "sign-in", "--name", "root");
        Assert.Equal((0, "Password: \n"), (signedIn.Code, signedIn.Error));
        Assert.StartsWith("Signed in as root, administrator of ", signedIn.Output);
        var file = desk.Command.PathOf("config/passavant/sign-ins.json");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(file)
            );
        Assert.StartsWith("root (root), administrator of ", desk.Run("", "whoami").Output);
        Assert.Contains("\"person\": {", desk.Run("", "whoami", "--json").Output);
        Assert.Equal("Signed out.\n", desk.Run("", "sign-out").Output);
        Assert.Equal("{}", File.ReadAllText(file));
        Assert.Equal(2, desk.Run("", "whoami").Code);
        Assert.Contains("nobody is signed in", desk.Run("", "sign-out").Error);
    }

    [Fact]
    public async Task A_wrong_password_leaves_nothing_behind()
    {
        await using var desk = await Desk.Set();
        desk.Type("wrong");
        var ran = desk.Run("", "sign-in", "--name", "root");
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.False(desk.Command.Has("config/passavant/sign-ins.json"));
        desk.Type();
        Assert.Contains("there is no password", desk.Run("", "sign-in", "--name", "root").Error);
    }

    [Fact]
    public async Task Whoever_holds_several_appointments_chooses_one()
    {
        await using var desk = await Desk.Set();
        var server = desk.Stage.Server;
        var root = await server.SignIn("root");
        var id = await server.Enter(root, "kari", "officer");
        _ = await server.Appoint(root, id, "head");
        desk.Type(RunningCasework.Password, "1");
        var chosen = desk.Run("", "sign-in", "--name", "kari");
        Assert.Contains(
            "  1  head of ministry\n  2  officer of ministry\nAct as (1 to 2): ",
            chosen.Error
        );
        Assert.StartsWith("Signed in as kari, head of ministry, until ", chosen.Output);
        Assert.Contains("head of ministry", desk.Run("", "whoami").Output);
        desk.Type(RunningCasework.Password);
        Assert.Contains(
            "officer of ministry",
            desk.Run("", "sign-in", "--name", "kari", "--as", "officer").Output
        );
        desk.Type(RunningCasework.Password);
        var none = desk.Run("", "sign-in", "--name", "kari", "--as", "panel");
        Assert.Equal(2, none.Code);
        Assert.Contains("head@ministry, officer@ministry", none.Error);
    }
}
