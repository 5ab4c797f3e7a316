using System.Text;
using Passavant.Trust.Log;

namespace Passavant.Trust.Tests.Log;

public sealed class LogCheckerTests
{
    private static readonly Policy Witnessed = Read(
        $"log {Keyring.Log.Verifier}\nwitness state {Keyring.State.Verifier}\nquorum state\n"
    );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(256 * 256)]
    [InlineData(256 * 256 + 300)]
    public void A_log_that_is_whole_holds_and_every_entry_of_it_is_seen(int size)
    {
        var log = Written.Of(size);
        var read = new List<string>();
        var checker = new LogChecker(
            Witnessed,
            Signed(log),
            path =>
            {
                read.Add(path);
                return log.Read(path);
            }
        );
        var next = 0L;
        checker.CheckWhole(
            (index, entry) =>
            {
                Assert.Equal(next++, index);
                Assert.True(entry.SequenceEqual(Trees.Entry(index)));
            }
        );
        Assert.Equal(size, next);
        Assert.Equal(Tile.InOrder(size).Select(tile => tile.Path), read);
        for (var index = 0; index < size; index += 1 + size / 10)
            checker.CheckInclusion(index, Trees.Entry(index));
        var older = Written.Of(size / 2);
        checker.CheckConsistency(Signed(older));
        Assert.True(checker.AllHold, Told(checker));
        Assert.Equal(
            ["checkpoint", "quorum", "whole log"],
            checker.Findings.Take(3).Select(finding => finding.Check)
        );
    }

    [Fact]
    public void Every_flipped_byte_of_every_file_is_found_and_the_file_named()
    {
        var log = Written.Of(600);
        var checkpoint = Signed(log);
        foreach (var path in log.Files.Keys.ToList())
        {
            var bytes = log.Files[path];
            for (
                var at = 0;
                at < bytes.Length;
                at += path.Contains("/1/", StringComparison.Ordinal) ? 1 : 61
            )
            {
                var damaged = bytes.ToArray();
                damaged[at] ^= 4;
                log.Files[path] = damaged;
                var checker = new LogChecker(Witnessed, checkpoint, log.Read);
                checker.CheckWhole();
                Assert.False(checker.AllHold);
                Assert.Contains(
                    checker.Findings,
                    finding =>
                        finding.Answer == LogAnswer.Fails
                        && finding.Words.Contains(path, StringComparison.Ordinal)
                );
            }
            log.Files[path] = bytes;
        }
    }

    [Fact]
    public void No_flipped_bit_of_the_checkpoint_leaves_it_holding()
    {
        var log = Written.Of(3);
        var bytes = Signed(log);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var damaged = bytes.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var checker = new LogChecker(Witnessed, damaged, log.Read);
            Assert.False(checker.AllHold, $"bit {bit}");
        }
    }

    [Fact]
    public void A_missing_file_is_not_checked_and_never_holds()
    {
        var log = Written.Of(256 * 3 + 5);
        var checkpoint = Signed(log);
        foreach (var path in log.Files.Keys.ToList())
        {
            var checker = new LogChecker(
                Witnessed,
                checkpoint,
                asked => asked == path ? null : log.Read(asked)
            );
            checker.CheckWhole();
            Assert.False(checker.AllHold);
            Assert.Contains(
                checker.Findings,
                finding =>
                    finding.Answer == LogAnswer.NotChecked
                    && finding.Words.Contains(path, StringComparison.Ordinal)
            );
            Assert.DoesNotContain(checker.Findings, finding => finding.Answer == LogAnswer.Fails);
        }
    }

    [Fact]
    public void Without_a_checkpoint_that_can_be_believed_nothing_else_is_checked()
    {
        var log = Written.Of(10);
        var strange = SignedCheckpoint
            .Sign(new Checkpoint(Keyring.Origin, log.Head), 1, Keyring.Court)
            .ToBytes();
        foreach (var checkpoint in new[] { null, [], strange })
        {
            var checker = new LogChecker(Witnessed, checkpoint, log.Read);
            checker.CheckWhole();
            checker.CheckInclusion(0, Trees.Entry(0));
            checker.CheckConsistency(Signed(log));
            Assert.Null(checker.Head);
            Assert.Equal(5, checker.Findings.Count);
            Assert.NotEqual(LogAnswer.Holds, checker.Findings[0].Answer);
            Assert.All(
                checker.Findings.Skip(1),
                finding => Assert.Equal(LogAnswer.NotChecked, finding.Answer)
            );
        }
    }

    [Fact]
    public void Without_the_quorum_the_log_is_checked_and_the_quorum_fails()
    {
        var log = Written.Of(10);
        var checker = new LogChecker(Witnessed, Keyring.Sign(log.Head).ToBytes(), log.Read);
        checker.CheckWhole();
        Assert.Equal(
            [LogAnswer.Holds, LogAnswer.Fails, LogAnswer.Holds],
            checker.Findings.Select(finding => finding.Answer)
        );
        Assert.False(checker.AllHold);
    }

    [Fact]
    public void A_log_that_was_rewritten_or_rolled_back_fails_against_what_it_signed_before()
    {
        var before = Signed(Written.Of(300));
        var rewritten = Written.Of(400, index => Trees.Entry(index == 7 ? 8 : index));
        var checker = new LogChecker(Witnessed, Signed(rewritten), rewritten.Read);
        checker.CheckWhole();
        Assert.True(checker.AllHold);
        checker.CheckConsistency(before);
        Assert.Equal(LogAnswer.Fails, checker.Findings[^1].Answer);

        var shorter = Written.Of(200);
        checker = new LogChecker(Witnessed, Signed(shorter), shorter.Read);
        checker.CheckConsistency(before);
        Assert.Equal(LogAnswer.Fails, checker.Findings[^1].Answer);
        Assert.Contains("rolled back", checker.Findings[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_checkpoint_nobody_signed_shows_nothing()
    {
        var log = Written.Of(20);
        var checker = new LogChecker(Witnessed, Signed(log), log.Read);
        var other = new Checkpoint("other.example", log.Head);
        checker.CheckConsistency([]);
        checker.CheckConsistency(SignedCheckpoint.Sign(other, 1, Keyring.State).ToBytes());
        Assert.Equal(
            [LogAnswer.NotChecked, LogAnswer.NotChecked],
            checker.Findings.Skip(2).Select(finding => finding.Answer)
        );
    }

    [Fact]
    public void Another_entry_another_index_or_one_outside_is_not_included()
    {
        var log = Written.Of(20);
        var checker = new LogChecker(Witnessed, Signed(log), log.Read);
        checker.CheckInclusion(3, Trees.Entry(4));
        checker.CheckInclusion(20, Trees.Entry(20));
        checker.CheckInclusion(-1, Trees.Entry(0));
        Assert.All(
            checker.Findings.Skip(2),
            finding => Assert.Equal(LogAnswer.Fails, finding.Answer)
        );
        Assert.Equal(5, checker.Findings.Count);
    }

    [Fact]
    public void A_signed_size_with_no_files_under_it_ends_after_some_findings()
    {
        var head = new TreeHead(long.MaxValue, Merkle.EmptyRoot);
        var checker = new LogChecker(
            Witnessed,
            Keyring.Sign(head, Keyring.State).ToBytes(),
            _ => null
        );
        checker.CheckWhole();
        Assert.InRange(checker.Findings.Count, 100, 110);
        Assert.DoesNotContain(
            checker.Findings.Skip(2),
            finding => finding.Answer == LogAnswer.Holds
        );
        checker.CheckInclusion(5, []);
        Assert.Equal(LogAnswer.NotChecked, checker.Findings[^1].Answer);
    }

    [Fact]
    public void A_check_can_be_given_up()
    {
        var log = Written.Of(20);
        var checker = new LogChecker(Witnessed, Signed(log), log.Read);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => checker.CheckWhole(null, cancel.Token));
    }

    [Fact]
    public void Hostile_files_are_answered()
    {
        var log = Written.Of(300);
        var checkpoint = Signed(log);
        foreach (var path in log.Files.Keys.ToList())
            Fuzz.Bytes(
                [log.Files[path]],
                bytes =>
                {
                    var checker = new LogChecker(
                        Witnessed,
                        checkpoint,
                        asked => asked == path ? bytes : log.Read(asked)
                    );
                    checker.CheckWhole();
                    checker.CheckInclusion(0, Trees.Entry(0));
                    checker.CheckInclusion(299, Trees.Entry(299));
                    Assert.Equal(bytes.AsSpan().SequenceEqual(log.Files[path]), checker.AllHold);
                },
                20
            );
    }

    private static byte[] Signed(Written log) => Keyring.Sign(log.Head, Keyring.State).ToBytes();

    private static string Told(LogChecker checker) => string.Join('\n', checker.Findings);

    private static Policy Read(string text)
    {
        Assert.True(
            Policy.TryParse(Encoding.UTF8.GetBytes(text), out var policy, out var fault),
            fault
        );
        return policy;
    }
}
