using System.Text;
using System.Text.Json;
using Passavant.Cases;
using Passavant.Cli.Tests;
using Passavant.Web.Tests.Cases;

namespace Passavant.Web.Tests.Commands;

/// <summary>The command in front of a running server: each line is run as somebody.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly Command command = Command.Empty();

    private Desk(Stage stage) => Stage = stage;

    public Stage Stage { get; }

    public Command Command => command;

    public static async Task<Desk> Set()
    {
        var desk = new Desk(await Stage.Set());
        desk.command.Variables["PASSAVANT_SERVER"] = desk
            .Stage.Server.Client.BaseAddress!.ToString()
            .TrimEnd('/');
        desk.command.Variables["XDG_CONFIG_HOME"] = desk.command.PathOf("config");
        _ = desk.command.With(
            "application.json",
            JsonSerializer.Serialize(Applications.Frequency(), CaseJson.Options)
        );
        return desk;
    }

    /// <summary>Runs a command as somebody.</summary>
    public Command.Ran Run(string who, params string[] args)
    {
        command.Variables["PASSAVANT_TOKEN"] = who.Length == 0 ? "" : Stage.Token(who);
        return command.Run([.. args, "--language", "en"]);
    }

    /// <summary>Runs <c>passavant case</c> as somebody, which goes well; answers what it prints.</summary>
    public string Case(string who, params string[] args)
    {
        var ran = Run(who, ["case", .. args]);
        Assert.True(ran.Code == 0, $"{who}: {string.Join(' ', args)}\n{ran.Error}");
        return ran.Output;
    }

    /// <summary>Runs <c>passavant case</c> as somebody, which is refused; answers what it says.</summary>
    public string Refused(int code, string who, params string[] args)
    {
        var ran = Run(who, ["case", .. args]);
        Assert.True(
            ran.Code == code && ran.Output.Length == 0,
            $"{who}: {string.Join(' ', args)} ended with {ran.Code}\n{ran.Output}{ran.Error}"
        );
        Assert.StartsWith("passavant: ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        return ran.Error;
    }

    /// <summary>The case as JSON.</summary>
    public JsonElement Show(string who, string number) =>
        JsonElement.Parse(Case(who, "show", number, "--json"));

    /// <summary>A draft of ann's.</summary>
    public string Draft() =>
        Case(
                "ann",
                "open",
                "--title",
                "Two frequency changers to Brazil",
                "--authority",
                Stage.Authority,
                "--application",
                "application.json"
            )
            .Split(':')[0];

    /// <summary>What is typed or piped in.</summary>
    public void Type(params string[] lines) =>
        command.Input = new MemoryStream(
            Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))
        );

    public async ValueTask DisposeAsync()
    {
        command.Dispose();
        await Stage.DisposeAsync();
    }
}
