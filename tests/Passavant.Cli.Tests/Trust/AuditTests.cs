using System.Text;
using System.Text.Json;
using Passavant.Trust.Log;

namespace Passavant.Cli.Tests.Trust;

public sealed class AuditTests
{
    private static readonly LogFiles Log = LogFiles.Of(600);

    private static Command With(LogFiles? log = null, byte[]? checkpoint = null)
    {
        var command = Command.Empty();
        (log ?? Log).Save(command.PathOf("log"), checkpoint);
        command.With("policy", LogFiles.Policy).With("key", LogFiles.Log.Verifier + "\n");
        return command;
    }

    private static void Is(Command.Ran ran, int code, params string[] says)
    {
        Assert.All(says, part => Assert.Contains(part, ran.Output + ran.Error));
        Assert.True(ran.Code == code, ran.Text);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Fact]
    public void A_log_that_is_whole_holds_and_what_was_not_looked_at_is_said()
    {
        using var command = With();
        var ran = command.Run("audit", "log", "--policy", "policy");
        Golden.Matches("audit-holds.txt", ran.Text);
        Is(ran, 0);
        Is(
            command.Run("audit", "log", "--key", "key"),
            0,
            "no witnesses were asked for",
            "no cosignatures"
        );
        Is(command.Run("audit", "log", "--key", $"{LogFiles.Log.Verifier}"), 0);
        Is(command.Run("audit", "log", "--key", "key", "--policy", "policy"), 0, "'witnesses'");
    }

    [Fact]
    public void What_was_kept_is_the_older_checkpoint_of_the_next_time()
    {
        using var command = With(LogFiles.Of(300));
        Is(
            command.Run("audit", "log", "--key", "key", "--keep", "seen"),
            0,
            "kept in seen, for --older"
        );
        Assert.Equal(
            LogFiles.Of(300).Signed(LogFiles.Court).ToBytes(),
            File.ReadAllBytes(command.PathOf("seen"))
        );
        Log.Save(command.PathOf("log"));
        var ran = command.Run("audit", "log", "--key", "key", "--older", "seen", "--keep", "seen");
        Is(ran, 0, "seen: the log of 600 entries continues that of 300");
        Assert.DoesNotContain("no older checkpoint", ran.Output);
        Assert.Equal(
            Log.Signed(LogFiles.Court).ToBytes(),
            File.ReadAllBytes(command.PathOf("seen"))
        );
    }

    [Fact]
    public void A_log_that_was_rewritten_or_rolled_back_fails_and_the_evidence_is_left_alone()
    {
        using var command = With();
        Is(command.Run("audit", "log", "--key", "key", "--keep", "seen"), 0);
        var seen = File.ReadAllBytes(command.PathOf("seen"));
        foreach (
            var other in new[]
            {
                LogFiles.Of(700, index => LogFiles.Entry(index == 7 ? 8 : index)),
                LogFiles.Of(599),
            }
        )
        {
            Directory.Delete(command.PathOf("log"), true);
            other.Save(command.PathOf("log"));
            var ran = command.Run(
                "audit",
                "log",
                "--key",
                "key",
                "--older",
                "seen",
                "--keep",
                "seen"
            );
            Is(ran, 1, "FAILS        consistency", "NOT every check holds", "left as it is");
            Assert.Equal(seen, File.ReadAllBytes(command.PathOf("seen")));
        }
        Is(
            command.Run("audit", "log", "--key", "key", "--older", "seen", "--keep", "other"),
            1,
            "kept in other"
        );
    }

    [Fact]
    public void A_damaged_file_fails_a_missing_one_is_not_checked_and_neither_holds()
    {
        foreach (var path in Log.Files.Keys)
        {
            using var command = With();
            var full = command.PathOf($"log/{path}");
            var bytes = File.ReadAllBytes(full);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(full, bytes);
            Is(
                command.Run("audit", "log", "--policy", "policy"),
                1,
                "FAILS        whole log",
                path
            );
            File.Delete(full);
            Is(
                command.Run("audit", "log", "--policy", "policy"),
                3,
                "not checked  whole log",
                path,
                "must not be taken to hold"
            );
        }
    }

    [Fact]
    public void Without_the_quorum_or_under_another_key_it_fails()
    {
        using var command = With(checkpoint: Log.Signed().ToBytes());
        Is(command.Run("audit", "log", "--policy", "policy"), 1, "FAILS        quorum");
        Is(command.Run("audit", "log", "--key", "key"), 0);
        var other = LogFiles.Key("other.example/log", SignatureType.Ed25519).Verifier;
        var ran = command.Run("audit", "log", "--key", $"{other}", "--keep", "seen");
        Is(ran, 1, "FAILS        checkpoint", "not checked  whole log", "left as it is");
        Assert.False(command.Has("seen"));
    }

    [Fact]
    public void A_holders_proof_leads_into_the_log_or_fails()
    {
        using var command = With();
        File.WriteAllBytes(command.PathOf("p"), LogFiles.Of(300).Proof(299));
        File.WriteAllBytes(command.PathOf("e"), LogFiles.Entry(299));
        File.WriteAllBytes(command.PathOf("other"), LogFiles.Entry(298));
        var ran = command.Run("audit", "log", "--policy", "policy", "--proof", "p");
        Is(ran, 0, "holds        proof", "holds        inclusion", "continues that of 300");
        Is(command.Run("audit", "log", "--policy", "policy", "--proof", "p", "--entry", "e"), 0);
        Is(
            command.Run("audit", "log", "--policy", "policy", "--proof", "p", "--entry", "other"),
            1,
            "FAILS        proof",
            "FAILS        inclusion"
        );
        Directory.Delete(command.PathOf("log"), true);
        LogFiles.Of(250).Save(command.PathOf("log"));
        Is(
            command.Run("audit", "log", "--policy", "policy", "--proof", "p"),
            1,
            "not checked  proof",
            "rolled back"
        );
    }

    [Fact]
    public void Programs_get_the_same_as_json()
    {
        using var command = With(checkpoint: Log.Signed().ToBytes());
        var ran = command.Run("audit", "log", "--policy", "policy", "--json");
        using var json = JsonDocument.Parse(ran.Output);
        Assert.False(json.RootElement.GetProperty("holds").GetBoolean());
        Assert.Equal(600, json.RootElement.GetProperty("size").GetInt64());
        Assert.Equal(
            ["checkpoint holds", "quorum fails", "whole log holds"],
            json.RootElement.GetProperty("findings")
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("check")} {one.GetProperty("answer")}")
        );
        Assert.NotEqual(0, json.RootElement.GetProperty("notLookedAt").GetArrayLength());
        Assert.Equal(1, ran.Code);
    }

    [Theory]
    [InlineData("audit", "LOG")]
    [InlineData("audit log", "whose log it should be is not said")]
    [InlineData("audit nowhere --key key", "there is no folder nowhere")]
    [InlineData("audit key --key key", "key is a file; expected the folder")]
    [InlineData("audit log --key none", "'none' is no file, and no verifier key")]
    [InlineData("audit log --key policy", "policy: no base64 after")]
    [InlineData("audit log --policy key", "key: line 1: ")]
    [InlineData("audit log --policy none", "there is no file none")]
    [InlineData("audit log --key key --older none", "there is no file none")]
    [InlineData("audit log --key key --proof key", "key: line 1 of the proof")]
    [InlineData("audit log --key key --entry key", "expected --proof")]
    [InlineData("audit ftp://licensing.example/log --key key", "no address that is read")]
    [InlineData("audit file:///etc --key key", "no address that is read")]
    [InlineData("audit https://a:b@licensing.example/log --key key", "no address of a log")]
    [InlineData("audit http://127.0.0.1:1/log --key key", "checkpoint cannot be read from")]
    [InlineData("audit log --key key --keep .", "expected the name of a file")]
    public void Wrong_use_and_what_cannot_be_read_end_with_2(string line, string message)
    {
        using var command = With();
        var ran = command.Run(line.Split(' '));
        Is(ran, 2, message);
        Assert.Equal("", ran.Output);
    }

    [Fact]
    public void A_folder_without_a_checkpoint_is_not_checked()
    {
        using var command = With();
        File.Delete(command.PathOf("log/checkpoint"));
        Is(command.Run("audit", "log", "--key", "key"), 3, "the checkpoint is missing");
    }

    [Fact]
    public void Hostile_files_are_answered_in_lines()
    {
        using var command = With();
        byte[][] hostile =
        [
            [],
            [0],
            new byte[SignedNote.Longest + 1],
            Encoding.UTF8.GetBytes($"{LogFiles.Origin}\n\u001b[2J\n"),
            [.. Log.Signed().ToBytes(), 0xFF],
        ];
        foreach (var bytes in hostile)
        {
            File.WriteAllBytes(command.PathOf("log/checkpoint"), bytes);
            var ran = command.Run("audit", "log", "--key", "key");
            Assert.InRange(ran.Code, 1, 3);
            Assert.DoesNotContain('\u001b', ran.Text);
            Assert.DoesNotContain("   at ", ran.Error);
        }
        using var large = With();
        using (var file = File.Create(large.PathOf("log/tile/entries/000")))
            file.SetLength(EntryBundle.Longest + 1L);
        Is(
            large.Run("audit", "log", "--key", "key"),
            3,
            "tile/entries/000 has more than",
            "the most such a file can have"
        );
    }

    [Fact]
    public void Over_http_it_is_the_same_log()
    {
        using var server = new LogServer(Log, Log.Signed(LogFiles.Court).ToBytes());
        using var command = With();
        var folder = command.Run("audit", "log", "--policy", "policy");
        Assert.Equal(folder, command.Run("audit", server.Url, "--policy", "policy"));
        // What is fetched ahead is what is needed, and nothing is fetched twice.
        Assert.Equal(
            Log.Files.Keys.Append("checkpoint").Select(path => $"/log/{path}").Order(),
            server.Asked.Order()
        );
        Assert.Equal(folder, command.Run("audit", server.Url + "/", "--policy", "policy"));
        Assert.All(server.Asked, path => Assert.StartsWith("/log/", path));
    }

    [Theory]
    [InlineData("500", 3, "answers 500")]
    [InlineData("403", 3, "answers 403")]
    [InlineData("404", 3, "missing")]
    [InlineData("302", 3, "sends elsewhere")]
    [InlineData("large", 3, "cannot be read")]
    [InlineData("short", 3, "cannot be read")]
    [InlineData("rubbish", 1, "FAILS")]
    public void A_server_that_misbehaves_is_told_and_never_holds(
        string fault,
        int code,
        string says
    )
    {
        using var server = new LogServer(Log, Log.Signed(LogFiles.Court).ToBytes())
        {
            Fault = ("/log/tile/entries/001", fault),
        };
        using var command = With();
        Is(command.Run("audit", server.Url, "--policy", "policy"), code, says);
        Assert.DoesNotContain("/elsewhere", server.Asked);
        server.Fault = ("/log/checkpoint", fault);
        var ran = command.Run("audit", server.Url, "--policy", "policy");
        Assert.InRange(ran.Code, 1, 3);
        Assert.DoesNotContain("   at ", ran.Error);
    }
}
