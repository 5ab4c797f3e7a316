using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Passavant.Accords.Tests;
using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed partial class WitnessTests
{
    private const long Now = 1_700_000_000;

    // The wrong signature of the script differs from the right one only in bits that base64 does not carry.
    // The one answer in which the script and the specification differ: an unknown log is 404 in tlog-witness, 403 in the script.
    [Fact]
    public void The_script_for_sigsum_logs_is_answered_as_it_says()
    {
        var script = Script("litewitness.txt");
        const string Origin =
            "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
        var key = VerifierKey.Of(
            Origin,
            SignatureType.Ed25519,
            Convert.FromHexString(
                "ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f"
            )
        );
        var store = new Kept();
        Assert.Equal(9, Play(script, new WitnessedLog(Origin, [key]), store));
        Assert.Equal(5, store.Latest(Origin)!.Head.Size);
    }

    [Fact]
    public void The_script_for_the_Go_checksum_database_is_answered_as_it_says()
    {
        var script = Script("sumdb.txt");
        var vkey = script
            .Split(' ', '\n')
            .First(word => word.StartsWith("sum.golang.org+", StringComparison.Ordinal));
        Assert.True(VerifierKey.TryParse(vkey, out var key, out _));
        var store = new Kept();
        Assert.Equal(1, Play(script, new WitnessedLog("go.sum database tree", [key]), store));
        Assert.Equal(35225469, store.Latest("go.sum database tree")!.Head.Size);
    }

    [Fact]
    public void Every_request_is_answered_in_the_order_of_checks_of_the_specification()
    {
        var leaves = Trees.Leaves(40);
        var forked = Trees.Leaves(40);
        forked[3] = Trees.LeafHash([9]);
        var step = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 11], Gen.Bool);
        Long.Sample(
            step.Array[1, 12].Select(steps => new Steps(steps)),
            steps =>
            {
                var witness = Watching();
                var store = new Kept();
                var last = 0;
                foreach (var (old, size, oddity, known) in steps.Of)
                {
                    // Half of the requests know what the witness saw.
                    var oldSize = known ? last : old;
                    var fork = oddity == 0;
                    var tree = fork ? forked : leaves;
                    var head = new TreeHead(size, Trees.Hash(Trees.Root(tree[..size])));
                    var proof =
                        oldSize > 0 && oldSize <= size
                            ? Trees.Hashes(Trees.Consistency(0, oldSize, tree[..size])).ToList()
                            : [];
                    if (oddity == 1)
                        proof.Add(Merkle.EmptyRoot);
                    var checkpoint = new Checkpoint(
                        oddity == 2 ? "unknown.example" : Keyring.Origin,
                        oddity == 3 ? head with { Root = Merkle.HashLeaf([1]) } : head
                    );
                    var signed = SignedCheckpoint.Sign(
                        checkpoint,
                        Now,
                        oddity == 4 ? Keyring.Court : Keyring.Log
                    );
                    var request = new WitnessRequest(oldSize, proof, signed);
                    var answer = witness.AddCheckpoint(request.ToBytes(), store.Store, Now);
                    var lies =
                        oddity == 1
                        || oddity == 3 && (oldSize > 0 || size == 0)
                        || fork && oldSize > 3;
                    var expected =
                        oddity == 2 ? 404
                        : oddity == 4 ? 403
                        : oldSize > size ? 400
                        : oldSize != last ? 409
                        : lies ? 422
                        : 200;
                    Assert.Equal(expected, answer.Status);
                    if (expected == 409)
                    {
                        Assert.Equal("text/x.tlog.size", answer.ContentType);
                        Assert.Equal(
                            last.ToString(CultureInfo.InvariantCulture) + "\n",
                            answer.Body
                        );
                    }
                    if (expected != 200)
                    {
                        Assert.Equal(last, store.Latest(Keyring.Origin)?.Head.Size ?? 0);
                        continue;
                    }
                    last = size;
                    Assert.Equal(checkpoint.Head, store.Latest(Keyring.Origin)!.Head);
                    var reply = WitnessReply.Read(
                        200,
                        Encoding.UTF8.GetBytes(answer.Body),
                        request,
                        [Keyring.State.Verifier, Keyring.Press.Verifier]
                    );
                    var cosigned = Assert.IsType<WitnessReply.Cosigned>(reply);
                    Assert.Equal([Now, Now], cosigned.Verified.Select(one => one.Time));
                    // A first checkpoint with any root is taken at its word: there the walk ends.
                    if (oddity is 0 or 3)
                        return;
                }
            },
            60
        );
    }

    [Fact]
    public void What_a_witness_serves_carries_the_signatures_it_verified_and_its_own()
    {
        var store = new Kept();
        var signed = Keyring.Sign(new(1, Merkle.HashLeaf([])), Keyring.Court);
        var request = new WitnessRequest(0, [], signed);
        Assert.Equal(200, Watching().AddCheckpoint(request.ToBytes(), store.Store, Now).Status);
        Assert.True(
            SignedCheckpoint.TryParse(store.Latest(Keyring.Origin)!.Note, out var served, out _)
        );
        Assert.Equal(
            ["state.example/w", "press.example/w", Keyring.Origin],
            served.Note.Signatures.Select(line => line.Name)
        );
        Assert.Equal(
            "262bbc1a6f8e21f293f4ccb07d237b0301fbf463363a1d15d5d7155e55395f2c/checkpoint",
            Witness.PathOf(Keyring.Origin)
        );
    }

    // The race of the specification: both are checked against the same state, and the second to be kept must not be.
    [Fact]
    public void A_request_that_was_overtaken_is_told_to_look_again_and_rolls_nothing_back()
    {
        var witness = Watching();
        var store = new Kept();
        var leaves = Trees.Leaves(2);
        var slow = new WitnessRequest(0, [], Keyring.Sign(new(1, Trees.Hash(leaves[0]))));
        var quick = new WitnessRequest(0, [], Keyring.Sign(new(2, Trees.Hash(Trees.Root(leaves)))));
        var overtaken = new WitnessStore(
            store.Latest,
            (origin, expected, next) =>
            {
                Assert.Equal(200, witness.AddCheckpoint(quick.ToBytes(), store.Store, Now).Status);
                return store.Store.Replace(origin, expected, next);
            }
        );
        var answer = witness.AddCheckpoint(slow.ToBytes(), overtaken, Now);
        Assert.Equal((409, "2\n"), (answer.Status, answer.Body));
        Assert.Equal([2L], store.Replaced);
    }

    [Fact]
    public void Of_requests_at_once_each_size_is_cosigned_in_one_order_only()
    {
        var leaves = Trees.Leaves(64);
        var witness = new Witness(
            [new WitnessedLog(Keyring.Origin, [Keyring.Log.Verifier])],
            [Keyring.State]
        );
        for (var round = 0; round < Long.Times(5); round++)
        {
            var store = new Kept();
            var granted = new System.Collections.Concurrent.ConcurrentBag<int>();
            Parallel.For(
                1,
                33,
                size =>
                {
                    var tree = leaves[..size];
                    var signed = Keyring.Sign(new(size, Trees.Hash(Trees.Root(tree))));
                    for (var old = 0L; old <= size; )
                    {
                        var proof =
                            old == 0 ? [] : Trees.Hashes(Trees.Consistency(0, (int)old, tree));
                        var request = new WitnessRequest(old, proof, signed);
                        var answer = witness.AddCheckpoint(request.ToBytes(), store.Store, Now);
                        if (answer.Status == 200)
                        {
                            granted.Add(size);
                            return;
                        }
                        Assert.Equal(409, answer.Status);
                        old = long.Parse(answer.Body, CultureInfo.InvariantCulture);
                    }
                }
            );
            Assert.Equal(store.Replaced, store.Replaced.Order());
            Assert.Equal(store.Replaced, granted.Select(size => (long)size).Order());
            Assert.Contains(32, granted);
        }
    }

    [Fact]
    public void A_log_that_knows_nothing_of_its_witness_is_cosigned_at_the_second_asking()
    {
        var witness = Watching();
        var store = new Kept();
        var log = new Written();
        foreach (var size in new[] { 1, 5, 300, 300, 600 })
        {
            log.GrowTo(size);
            Assert.True(TileReader.TryOpen(log.Head, log.Read, out var tiles, out _));
            var signed = Keyring.Sign(log.Head);
            var known = 0L;
            var asked = 0;
            for (WitnessReply? reply = null; reply is not WitnessReply.Cosigned; asked++)
            {
                var request = WitnessRequest.Of(known, signed, tiles.Node)!;
                var answer = witness.AddCheckpoint(request.ToBytes(), store.Store, Now);
                reply = WitnessReply.Read(
                    answer.Status,
                    Encoding.UTF8.GetBytes(answer.Body),
                    request,
                    [Keyring.State.Verifier, Keyring.Press.Verifier]
                );
                known = reply is WitnessReply.Elsewhere elsewhere ? elsewhere.Size : known;
                Assert.True(reply is WitnessReply.Cosigned or WitnessReply.Elsewhere);
            }
            Assert.Equal(size == 1 ? 1 : 2, asked);
        }
        // The same log from an old backup: the witness is ahead of it.
        var backup = Written.Of(5);
        Assert.True(TileReader.TryOpen(backup.Head, backup.Read, out var old, out _));
        var last = WitnessRequest.Of(5, Keyring.Sign(backup.Head), old.Node)!;
        var refused = witness.AddCheckpoint(last.ToBytes(), store.Store, Now);
        Assert.Equal(
            new WitnessReply.Ahead(600),
            WitnessReply.Read(
                refused.Status,
                Encoding.UTF8.GetBytes(refused.Body),
                last,
                [Keyring.State.Verifier]
            )
        );
    }

    [Fact]
    public void A_request_is_read_back_as_written_and_in_one_spelling()
    {
        var signed = Keyring.Sign(new(7, Merkle.HashLeaf([1])));
        var request = new WitnessRequest(3, [Merkle.EmptyRoot, Merkle.HashLeaf([2])], signed);
        var bytes = request.ToBytes();
        Assert.True(WitnessRequest.TryParse(bytes, out var read, out _));
        Assert.Equal((3, 2), (read.OldSize, read.Proof.Count));
        Assert.Equal(bytes, read.ToBytes());
        var text = Encoding.UTF8.GetString(bytes);
        foreach (
            var wrong in new[]
            {
                text.Replace("old 3", "old 03", StringComparison.Ordinal),
                text.Replace("old 3", "old  3", StringComparison.Ordinal),
                text.Replace("old 3", "Old 3", StringComparison.Ordinal),
                text.Replace("old 3", "old -3", StringComparison.Ordinal),
                text.Replace("old 3", "old 9223372036854775808", StringComparison.Ordinal),
                text.Replace("old 3\n", "", StringComparison.Ordinal),
                text.Replace("=\n\n", "=\n", StringComparison.Ordinal),
                text.Replace("old 3\n", "old 3\r\n", StringComparison.Ordinal),
                text + "\n",
                "",
                "old 3",
                "old 3\n",
                "old 3\n\n",
            }
        )
        {
            Assert.False(
                WitnessRequest.TryParse(Encoding.UTF8.GetBytes(wrong), out _, out var fault)
            );
            Assert.NotEmpty(fault);
            Assert.Equal(
                400,
                Watching()
                    .AddCheckpoint(Encoding.UTF8.GetBytes(wrong), new Kept().Store, Now)
                    .Status
            );
        }
        var many = new WitnessRequest(3, [.. Enumerable.Repeat(Merkle.EmptyRoot, 63)], signed);
        Assert.True(WitnessRequest.TryParse(many.ToBytes(), out _, out _));
        many = new WitnessRequest(3, [.. Enumerable.Repeat(Merkle.EmptyRoot, 64)], signed);
        Assert.False(WitnessRequest.TryParse(many.ToBytes(), out _, out _));
        Assert.Equal(
            400,
            Watching()
                .AddCheckpoint(new byte[WitnessRequest.Longest + 1], new Kept().Store, Now)
                .Status
        );
    }

    [Theory]
    [InlineData(409, "5\n", "Elsewhere { Size = 5 }")]
    [InlineData(409, "0\n", "Elsewhere { Size = 0 }")]
    [InlineData(409, "8\n", "Ahead { Size = 8 }")]
    [InlineData(409, "3\n", "Refused")]
    [InlineData(409, "5", "Refused")]
    [InlineData(409, "05\n", "Refused")]
    [InlineData(409, "", "Refused")]
    [InlineData(200, "", "Refused")]
    [InlineData(200, "— state.example/w AAAAAAA=\n", "Refused")]
    [InlineData(200, "\n\n", "Refused")]
    [InlineData(503, "busy", "Refused { Status = 503, Words = busy }")]
    public void Answers_of_a_witness_are_read(int status, string body, string expected)
    {
        var request = new WitnessRequest(3, [], Keyring.Sign(new(7, Merkle.HashLeaf([1]))));
        var reply = WitnessReply.Read(
            status,
            Encoding.UTF8.GetBytes(body),
            request,
            [Keyring.State.Verifier]
        );
        Assert.StartsWith(expected, reply.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cosignatures_on_another_checkpoint_or_without_a_time_are_no_answer()
    {
        var request = new WitnessRequest(0, [], Keyring.Sign(new(7, Merkle.HashLeaf([1]))));
        var other = new Checkpoint(Keyring.Origin, new(8, Merkle.HashLeaf([1])));
        foreach (
            var body in new[]
            {
                $"{Keyring.State.Sign(other, Now)}\n",
                $"{Keyring.Court.Sign(request.Signed.Checkpoint, Now)}\n",
                $"{Keyring.State.Sign(request.Signed.Checkpoint, Now)}",
            }
        )
            Assert.IsType<WitnessReply.Refused>(
                WitnessReply.Read(
                    200,
                    Encoding.UTF8.GetBytes(body),
                    request,
                    [Keyring.State.Verifier]
                )
            );
    }

    [Fact]
    public void A_witness_needs_a_cosigning_key()
    {
        Assert.Throws<ArgumentException>(() => new Witness([], []));
        Assert.Throws<ArgumentException>(() => new Witness([], [Keyring.Log]));
    }

    [Fact]
    public void Hostile_requests_are_answered_and_never_cosigned_twice_over()
    {
        var leaves = Trees.Leaves(8);
        var seeds = new[]
        {
            new WitnessRequest(0, [], Keyring.Sign(new(4, Trees.Hash(Trees.Root(leaves[..4]))))),
            new WitnessRequest(
                4,
                Trees.Hashes(Trees.Consistency(0, 4, leaves)),
                Keyring.Sign(new(8, Trees.Hash(Trees.Root(leaves))), Keyring.Court)
            ),
        }
            .Select(request => request.ToBytes())
            .ToArray();
        int[] statuses = [200, 400, 403, 404, 409, 422];
        Fuzz.Bytes(
            seeds,
            bytes =>
            {
                var store = new Kept();
                var answer = Watching().AddCheckpoint(bytes, store.Store, Now);
                Assert.Contains(answer.Status, statuses);
                Assert.Equal(answer.Status == 200 ? 1 : 0, store.Replaced.Count);
                if (WitnessRequest.TryParse(bytes, out var request, out var fault))
                    Assert.Equal(bytes, request.ToBytes());
                else
                    Assert.NotEmpty(fault);
                WitnessReply.Read(200, bytes, request ?? Known, [Keyring.State.Verifier]);
                WitnessReply.Read(409, bytes, request ?? Known, [Keyring.State.Verifier]);
            },
            600
        );
    }

    private static readonly WitnessRequest Known = new(0, [], Keyring.Sign(TreeHead.Empty));

    private static Witness Watching() =>
        new(
            [new WitnessedLog(Keyring.Origin, [Keyring.Log.Verifier])],
            [Keyring.State, Keyring.Press]
        );

    private static string Script(string name) =>
        File.ReadAllText(SharedData.Require($"trust/torchwood/cmd/litewitness/testdata/{name}"));

    private static int Play(string script, WitnessedLog log, Kept store)
    {
        var key = Keyring.Key("example.com/witness", SignatureType.Cosignature);
        var witness = new Witness([log], [key]);
        var count = 0;
        foreach (Match call in Call().Matches(script))
        {
            var body = call.Groups["body"].Value;
            var answer = witness.AddCheckpoint(Encoding.UTF8.GetBytes(body), store.Store, Now);
            var wanted = call.Groups["word"].Value;
            var status = wanted == "unknown log" ? "404" : call.Groups["status"].Value;
            Assert.Equal(status, answer.Status.ToString(CultureInfo.InvariantCulture));
            if (call.Groups["how"].Value == "==")
                Assert.Equal(wanted.Replace("\\n", "\n", StringComparison.Ordinal), answer.Body);
            else
                Assert.Contains(wanted, answer.Body, StringComparison.Ordinal);
            count++;
        }
        return count;
    }

    [GeneratedRegex(
        """
            POST http://\S+/add-checkpoint
            ```
            (?<body>.*?)```
            HTTP (?<status>[0-9]+)
            \[Asserts\]
            body (?<how>contains|==) "(?<word>.*?)"
            """,
        RegexOptions.Singleline
    )]
    private static partial Regex Call();

    private sealed record Steps((int Old, int Size, int Oddity, bool Known)[] Of);

    /// <summary>A store in memory that keeps the order of what it kept.</summary>
    private sealed class Kept
    {
        private readonly Dictionary<string, WitnessedHead> heads = new(StringComparer.Ordinal);
        private readonly Lock door = new();

        public List<long> Replaced { get; } = [];

        public WitnessStore Store => new(Latest, Replace);

        public WitnessedHead? Latest(string origin)
        {
            lock (door)
                return heads.GetValueOrDefault(origin);
        }

        private bool Replace(string origin, TreeHead? expected, WitnessedHead next)
        {
            lock (door)
            {
                if (heads.GetValueOrDefault(origin)?.Head != expected)
                    return false;
                heads[origin] = next;
                Replaced.Add(next.Head.Size);
                return true;
            }
        }
    }
}
