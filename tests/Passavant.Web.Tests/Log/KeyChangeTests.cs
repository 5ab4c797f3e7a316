using System.Text;
using Passavant.Cli.Tests;
using Passavant.Trust.Log;
using Passavant.Web.Tests.Cases;
using static Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Log;

/// <summary>Changing the key of the log is an act: it is in the log, under the old key's signature, and everybody can read which key comes next.</summary>
public sealed class KeyChangeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_holds_the_old_key_finds_the_new_one_and_no_server_is_started_again()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var old = Key(stage.Server);
        Assert.Contains($"{old}", Audit(stage.Server, old).Output);

        var shown = await Keys(
            stage.Server,
            "rotate",
            "log",
            "--by",
            "admin",
            "--why",
            "The yearly change."
        );
        Assert.Contains("signs beside the one after it", shown);
        await Publish(stage.Server);
        var next = Key(stage.Server);
        Assert.NotEqual(old, next);
        foreach (var key in new[] { old, next })
        {
            var audit = Audit(stage.Server, key);
            Assert.True(audit.Code == 0, audit.Output + audit.Error);
            Assert.Contains($"{next} signs in place of {old}", audit.Output);
            Assert.Equal(key == old, audit.Output.Contains($"you trust {old}"));
            Assert.DoesNotContain("yearly", audit.Output);
        }
        Assert.DoesNotContain("yearly", Encoding.UTF8.GetString(Get(stage.Server, "key-changes")!));

        _ = await Keys(
            stage.Server,
            "retire",
            Id(shown, "log ", first: true),
            "--by",
            "admin",
            "--why",
            "Long enough."
        );
        await Publish(stage.Server);
        Assert.Equal(1, Audit(stage.Server, old).Code);
        var after = Audit(stage.Server, next);
        Assert.True(after.Code == 0, after.Output + after.Error);
        Assert.Contains($"{old} signs no more", after.Output);

        // Who and why stand in the acts of administrators.
        var acts = await stage.Send("ada", "GET", "/administration/acts");
        Assert.Contains(
            acts.EnumerateArray(),
            act =>
                act.GetProperty("type").GetString() == "log-key"
                && act.GetProperty("person").GetString() == "admin"
                && act.GetProperty("body").GetProperty("why").GetString() == "The yearly change."
        );
    }

    [Fact]
    public async Task What_is_said_of_a_key_is_held_against_the_log()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        var key = Key(stage.Server);
        var file = Path.Combine(
            stage.Server.Service<CaseworkSettings>().Log.Folder!,
            "key-changes"
        );
        var said = await File.ReadAllTextAsync(file, Stop);
        await File.WriteAllTextAsync(
            file,
            said.Replace("passavant", "somebody", StringComparison.Ordinal),
            Stop
        );
        var audit = Audit(stage.Server, key);
        Assert.Equal(1, audit.Code);
        Assert.Contains("committed to something else", audit.Output);
        foreach (var broken in new[] { "", "[]", "{}", "[1]", "[{\"index\":0,\"opens\":[[1]]}]" })
        {
            await File.WriteAllTextAsync(file, broken, Stop);
            Assert.Equal(3, Audit(stage.Server, key).Code);
        }
    }

    [Fact]
    public async Task Nobody_but_an_administrator_changes_a_key_and_none_is_retired_before_its_time()
    {
        await using var stage = await Stage.Set(Signs);
        await Publish(stage.Server);
        async Task Refuses(string words, params string[] args)
        {
            var wrong = await Assert.ThrowsAsync<FormatException>(() => Keys(stage.Server, args));
            Assert.Contains(words, wrong.Message);
        }

        string[] by = ["--by", "admin", "--why", "So."];
        await Refuses("is administrator", "rotate", "log", "--by", "ole", "--why", "So.");
        await Refuses("by whom?", "rotate", "log", "--why", "So.");
        await Refuses("why?", "rotate", "log", "--by", "admin");
        await Refuses("no use of a key", ["rotate", "lock", .. by]);
        await Refuses("there is no key", ["retire", "x", .. by]);
        var list = await Keys(stage.Server, "list");
        await Refuses("rotate first", ["retire", Id(list, "log ", first: true), .. by]);
        _ = await Keys(stage.Server, ["rotate", "log", .. by]);
        await Refuses(
            "not signed with the new key",
            ["retire", Id(list, "log ", first: true), .. by]
        );
        Assert.Contains("document", await Keys(stage.Server, ["rotate", "document", .. by]));
    }

    private static string Id(string list, string use, bool first)
    {
        var lines = list.Split('\n').Where(line => line.StartsWith(use, StringComparison.Ordinal));
        return (first ? lines.First() : lines.Last()).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        )[1];
    }

    private static Command.Ran Audit(RunningCasework server, VerifierKey key)
    {
        using var command = Command.Empty();
        return command.Run("audit", $"{server.Client.BaseAddress}log", "--key", $"{key}");
    }
}
