using System.Net;
using System.Text;
using Passavant.Cli.Tests.Documents;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Passavant.Web.Log;
using Passavant.Web.Tests.Cases;
using Passavant.Web.Witnessing;
using static Passavant.Web.Tests.Log.Logging;

namespace Passavant.Web.Tests.Log;

/// <summary>An authority and its witnesses, each a server of its own: cosignatures come when they can, and whoever went back in time is found out.</summary>
public sealed class WitnessTests : IAsyncLifetime
{
    private const string Origin = "licences.authority.example/log";

    private readonly string folder = Directory
        .CreateTempSubdirectory("passavant-witness-")
        .FullName;
    private readonly List<IAsyncDisposable> running = [];
    private VerifierKey log = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        using var keys = RunningWitness.Cheap(KeystoreUse.Log, KeystoreUse.LogMlDsa);
        File.WriteAllBytes(Path.Combine(folder, "log.keys"), RunningWitness.Seal(keys));
        log = KeyChanges.Verifier(keys.Current(KeystoreUse.Log)!, Origin);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in running)
            await one.DisposeAsync();
    }

    [Fact]
    public async Task Witnesses_cosign_and_a_proof_carries_it()
    {
        var (court, partner) = (await Witness("court"), await Witness("partner"));
        await using var stage = await Authority(Group("all", court, partner));
        var number = await stage.Submitted();
        await Publish(stage.Server);
        var policy = Read(
            $"log {log}\nwitness one {court.Keys[0]}\nwitness two {partner.Keys[0]}\ngroup both all one two\nquorum both\n"
        );
        var checker = new LogChecker(
            policy,
            Get(stage.Server, "checkpoint"),
            path => Get(stage.Server, path)
        );
        await IsAllThere(checker, stage.Server.Database);

        var answer = await stage.Send("ole", "GET", $"/cases/{number}/events/1/proof");
        Assert.True(
            LogProof.TryParse(
                Encoding.UTF8.GetBytes(answer.GetProperty("proof").GetString()!),
                out var proof,
                out _
            )
        );
        var entry = Encoding.UTF8.GetBytes(answer.GetProperty("entry").GetString()!);
        var verdict = proof.Verify(Merkle.HashLeaf(entry), policy);
        Assert.True(verdict.Holds, verdict.Words);

        var ready = await stage.Server.Send("GET", "/readyz", null, null, 200);
        Assert.True(ready.GetProperty("quorum").GetBoolean());
        Assert.All(
            ready.GetProperty("witnesses").EnumerateArray(),
            one => Assert.True(one.GetProperty("has_cosigned").GetBoolean())
        );
        Assert.Contains(
            "have cosigned this checkpoint: 2 of 2.",
            await stage.Server.Client.GetStringAsync("/en/log", Stop)
        );
    }

    [Fact]
    public async Task A_witness_that_is_down_stops_nothing_and_cosigns_the_same_tree_when_it_is_back()
    {
        var (court, partner) = (await Witness("court"), await Witness("partner"));
        await using var stage = await Authority(Group("all", court, partner));
        await Publish(stage.Server);
        await partner.DisposeAsync();
        _ = running.Remove(partner);
        await Append(stage.Server.Database, "notes", 3);
        await Publish(stage.Server);
        var without = Get(stage.Server, "checkpoint")!;
        var standing = stage.Server.Service<Publisher>().Standing;
        Assert.Equal(("ok", false), (standing.Status, standing.IsQuorumMet));
        Assert.Equal([true, false], standing.Witnesses.Select(one => one.HasCosigned));
        Assert.Contains("does not answer", standing.Witnesses[1].Trouble!);

        _ = await Witness("partner", partner.Url);
        // Not before its time.
        Assert.Equal(1, (await stage.Server.Service<Publisher>().Work(Stop)).Cosigned);
        stage.Server.Clock.Pass(TimeSpan.FromMinutes(1));
        standing = await stage.Server.Service<Publisher>().Work(Stop);
        Assert.True(standing.IsQuorumMet);
        var with = Get(stage.Server, "checkpoint")!;
        Assert.NotEqual(without, with);
        Assert.StartsWith(Encoding.UTF8.GetString(without), Encoding.UTF8.GetString(with));
        var row = await stage.Server.Database.Read(LogHeads.Find);
        Assert.Equal(Encoding.UTF8.GetString(with), row!.Checkpoint);
    }

    [Fact]
    public async Task A_witness_restored_from_an_old_copy_is_led_on_from_there()
    {
        var court = await Witness("court");
        await using var stage = await Authority($"{court.Line}quorum court\n");
        await Publish(stage.Server);
        await court.DisposeAsync();
        _ = running.Remove(court);
        var state = Path.Combine(court.Folder, "witness.db");
        File.Copy(state, state + ".old");
        var again = await Witness("court", court.Url);
        await Append(stage.Server.Database, "notes", 300);
        stage.Server.Clock.Pass(TimeSpan.FromMinutes(1));
        await Publish(stage.Server);
        Assert.True(stage.Server.Service<Publisher>().Standing.IsQuorumMet);
        await again.DisposeAsync();
        _ = running.Remove(again);
        File.Move(state + ".old", state, overwrite: true);
        _ = await Witness("court", court.Url);
        await Append(stage.Server.Database, "notes", 5);
        stage.Server.Clock.Pass(TimeSpan.FromMinutes(1));
        await Publish(stage.Server);
        Assert.True(stage.Server.Service<Publisher>().Standing.IsQuorumMet);
    }

    [Fact]
    public async Task An_old_copy_of_everything_is_refused_by_a_witness_before_anything_is_signed()
    {
        var court = await Witness("court");
        await using var stage = await Authority($"{court.Line}quorum court\n");
        await Publish(stage.Server);
        var server = stage.Server;
        var copy = Path.Combine(server.Folder, "copy.db");
        await server.Database.Backup(copy, Stop);
        var published = server.Service<CaseworkSettings>().Log.Folder!;
        var older = Path.Combine(server.Folder, "older");
        Copy(published, older);
        await Append(server.Database, "notes", 10);
        server.Clock.Pass(TimeSpan.FromMinutes(1));
        await Publish(server);

        await using var old = Database.Open(copy);
        var before = File.ReadAllBytes(Path.Combine(older, "checkpoint"));
        // Grown past what the witness saw, on another way.
        foreach (var grown in new[] { 0, 3, 20 })
        {
            if (grown > 0)
                await Append(old, "other", grown);
            using var publisher = Beside(server, old, older);
            var standing = await publisher.Work(Stop);
            Assert.Equal("refused", standing.Status);
            Assert.Contains("the witness 'court' has cosigned", standing.Words!);
            Assert.Contains("restored from an old copy", standing.Words!);
            Assert.Contains("with this log's own signature", standing.Words!);
            Assert.Equal(before, File.ReadAllBytes(Path.Combine(older, "checkpoint")));
        }
    }

    [Fact]
    public async Task A_witness_answers_as_the_specification_says()
    {
        var court = await Witness("court");
        using var keys = Keystore.Open(
            File.ReadAllBytes(Path.Combine(folder, "log.keys")),
            RunningWitness.Passphrase
        );
        using var mine = SigningKey.FromSeed(
            Origin,
            SignatureType.Ed25519,
            keys.Current(KeystoreUse.Log)!.Secret.Span
        );
        using var stranger = SigningKey.FromSeed(Origin, SignatureType.Ed25519, new byte[32]);
        using var unknown = SigningKey.FromSeed(
            "other.example/log",
            SignatureType.Ed25519,
            new byte[32]
        );
        var tree = new GrowingTree();
        foreach (var i in Enumerable.Range(0, 9))
            tree.Append(Merkle.HashLeaf([(byte)i]));
        var head = tree.Head;
        var other = new TreeHead(head.Size, Merkle.HashLeaf([7]));
        string Request(long old, SigningKey key, TreeHead of, string proof = "") =>
            $"old {old}\n{proof}\n{Encoding.UTF8.GetString(SignedCheckpoint.Sign(new Checkpoint(key.Verifier.Name, of), 1, key).ToBytes())}";
        async Task<(int, string)> Post(string body)
        {
            using var content = new StringContent(body);
            using var response = await court.Client.PostAsync("/add-checkpoint", content, Stop);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
        }

        Assert.Equal(400, (await Post("nonsense")).Item1);
        Assert.Equal(400, (await Post(Request(10, mine, head))).Item1);
        Assert.Equal(403, (await Post(Request(0, stranger, head))).Item1);
        Assert.Equal(404, (await Post(Request(0, unknown, head))).Item1);
        Assert.Equal((409, "0\n"), await Post(Request(5, mine, head)));
        Assert.Equal(413, (await Post(new string('x', WitnessRequest.Longest + 1))).Item1);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await court.Client.GetAsync("/" + Trust.Log.Witness.PathOf(Origin), Stop)).StatusCode
        );

        // Two trees at once: one of them.
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Post(Request(0, mine, i % 2 == 0 ? head : other)))
        );
        Assert.Equal(1, answers.Count(one => one.Item1 == 200));
        Assert.All(answers.Where(one => one.Item1 != 200), one => Assert.Equal((409, "9\n"), one));
        var kept = await court.Client.GetByteArrayAsync(
            "/" + Trust.Log.Witness.PathOf(Origin),
            Stop
        );
        Assert.True(SignedCheckpoint.TryParse(kept, out var signed, out _));
        var loser = signed.Checkpoint.Head == head ? other : head;
        Assert.Equal(422, (await Post(Request(9, mine, loser))).Item1);
        Assert.Equal(200, (await Post(Request(9, mine, signed.Checkpoint.Head))).Item1);

        // It remembers when it is started again.
        await court.DisposeAsync();
        _ = running.Remove(court);
        court = await Witness("court");
        Assert.Equal((409, "9\n"), await Post(Request(0, mine, loser)));
        var about = await court.Client.GetStringAsync("/", Stop);
        Assert.Contains(court.Keys[0], about);
        Assert.Contains(Origin, about);
        Assert.Equal("ok\n", await court.Client.GetStringAsync("/alive", Stop));

        // A log is entered while it runs; a file with a fault changes nothing.
        var file = Path.Combine(court.Folder, "logs");
        await File.WriteAllTextAsync(file, "no key\n", Stop);
        File.SetLastWriteTimeUtc(file, Some.Now.UtcDateTime);
        Assert.Equal(404, (await Post(Request(0, unknown, head))).Item1);
        await File.WriteAllTextAsync(file, $"{log}\n{unknown.Verifier}\n", Stop);
        File.SetLastWriteTimeUtc(file, Some.Now.UtcDateTime.AddHours(1));
        Assert.Equal(200, (await Post(Request(0, unknown, head))).Item1);
    }

    [Fact]
    public async Task The_guide_starts_a_witness_as_it_says()
    {
        var blocks = FencedBlock.Of("docs/guide/being-a-witness.md");
        var logs = blocks.Single(block => block.Name == "logs.txt");
        await File.WriteAllTextAsync(Path.Combine(folder, logs.Name), logs.Text, Stop);
        var line = blocks
            .SelectMany(block => block.Text.Split('\n'))
            .Single(one => one.StartsWith("passavant-server witness ", StringComparison.Ordinal));
        string[] args =
        [
            .. ShellWords
                .Split(line)
                .Skip(2)
                .Select(word =>
                    word == logs.Name || word == "witness-state" ? Path.Combine(folder, word)
                    : word == "http://127.0.0.1:8001" ? "http://127.0.0.1:0"
                    : word
                ),
        ];
        using var said = new StringWriter();
        await using var app = WitnessServer.Build(
            args,
            variable => variable == "PASSAVANT_PASSPHRASE" ? "a long one of words" : null,
            new HandClock(),
            said
        );
        await app.StartAsync(Stop);
        using var client = new HttpClient();
        var about = await client.GetStringAsync(app.Urls.Single(), Stop);
        Assert.All(
            said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            key => Assert.Contains(key, about)
        );
        Assert.Contains("licensing.nordmark.example/log", about);
        // Its keys were made, and are opened again; with another passphrase it does not start.
        var wrong = Assert.Throws<FormatException>(() =>
            WitnessServer.Build(args, _ => "another long one", new HandClock(), said)
        );
        Assert.Contains("--keys", wrong.Message);
        Assert.Throws<FormatException>(() =>
            WitnessServer.Build(args, _ => "short", new HandClock(), said)
        );
        foreach (var text in new[] { "", "# nothing\n", "no key\n" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, logs.Name), text, Stop);
            Assert.Contains(
                "--logs",
                Assert
                    .Throws<FormatException>(() =>
                        WitnessServer.Build(args, _ => "a long one of words", new HandClock(), said)
                    )
                    .Message
            );
        }
    }

    [Theory]
    [InlineData("quorum none")]
    [InlineData("witness a b c\nquorum a\n")]
    [InlineData("quorum nobody\n")]
    public async Task A_policy_that_cannot_be_read_is_named_at_the_start(string text)
    {
        var file = Path.Combine(folder, "policy");
        await File.WriteAllTextAsync(file, text, Stop);
        var wrong = await Assert.ThrowsAsync<FormatException>(() =>
            RunningCasework.Start("--Casework:Log:Policy", file)
        );
        Assert.Contains("Casework:Log:Policy", wrong.Message);
    }

    private async Task<RunningWitness> Witness(string name, string url = "http://127.0.0.1:0")
    {
        var witness = await RunningWitness.Start(name, Path.Combine(folder, name), [log], url);
        running.Add(witness);
        return witness;
    }

    private async Task<Stage> Authority(string policy)
    {
        var file = Path.Combine(folder, "policy");
        await File.WriteAllTextAsync(file, policy, Stop);
        return await Stage.Set([
            .. Signs,
            "--Casework:Log:Origin",
            Origin,
            "--Casework:Keys:File",
            Path.Combine(folder, "log.keys"),
            "--Casework:Log:Policy",
            file,
        ]);
    }

    private static string Group(string threshold, params RunningWitness[] witnesses) =>
        $"{string.Concat(witnesses.Select(one => one.Line))}group some {threshold} {string.Join(' ', witnesses.Select(one => one.Name))}\nquorum some\n";

    private static Policy Read(string text) =>
        Policy.TryParse(Encoding.UTF8.GetBytes(text), out var policy, out var fault)
            ? policy
            : throw new FormatException(fault);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
