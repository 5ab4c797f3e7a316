using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;

namespace Passavant.Trust.Tests.Matching.Comparing;

/// <summary>Whoever does not do what it committed to is found out.</summary>
public sealed class CheatingTests
{
    private const int Head = 5 + 32 + 4 + 4;

    private static readonly string[] Some = ["A", "B", "C", "D"];

    private static Two Pair() => new(Two.Names(Some), Two.Names("C", "D", "E"));

    private static string Refused(Two two, ReadOnlySpan<byte> answer)
    {
        Assert.False(two.Asked.TryRead(0, answer, out var evaluated, out var fault));
        Assert.Null(evaluated);
        return fault.ToString();
    }

    [Fact]
    public void An_answer_changed_in_any_bit_is_refused()
    {
        var two = Pair();
        EachBit(two.Answer(0), answer => Refused(two, answer));
    }

    [Fact]
    public void A_query_changed_in_any_bit_is_refused()
    {
        var two = Pair();
        EachBit(
            two.Asked.Query(0),
            query =>
            {
                Assert.False(two.Answered.TryAnswer(query, default, out var answer, out _));
                Assert.Null(answer);
            }
        );
    }

    [Fact]
    public void A_query_of_several_batches_changed_in_any_byte_is_refused()
    {
        var two = new Two(Two.Numbered("MANY", 4100), Two.Names("A"));
        var query = two.Asked.Query(1);
        for (var i = 0; i < query.Length; i++)
        {
            query[i] ^= 0x41;
            Assert.False(two.Answered.TryAnswer(query, default, out _, out _));
            query[i] ^= 0x41;
        }
        Assert.True(two.Answered.TryAnswer(query, default, out _, out _));
    }

    [Fact]
    public void A_masked_set_changed_in_any_bit_is_refused()
    {
        var two = Pair();
        EvaluatedBatch[] batches = [two.Evaluated(0)];
        EachBit(
            two.Answered.MaskedSet(),
            masked =>
            {
                Assert.False(two.Asked.TryConclude(masked, batches, out var result, out _));
                Assert.Null(result);
            }
        );
    }

    [Fact]
    public void A_commitment_changed_in_any_bit_is_refused_or_is_another_with_which_nothing_goes_on()
    {
        var two = Pair();
        foreach (
            ListCommitment honest in new ListCommitment[]
            {
                two.Asking.Commitment,
                two.Answering.Commitment,
            }
        )
            EachBit(
                honest.ToBytes(),
                bytes =>
                {
                    if (!ListCommitment.TryRead(bytes, out var read, out _))
                        return;
                    Assert.Equal(bytes, read.ToBytes());
                    if (
                        read is ListCommitment.Answering
                        && two.Asking.TryOpen(read, Two.Terms, [], Two.Day, out var asked, out _)
                    )
                    {
                        Assert.NotEqual(two.Answered.Name, asked.Name);
                        Assert.False(two.Answered.TryAnswer(asked.Query(0), default, out _, out _));
                        Assert.False(asked.TryRead(0, two.Answer(0), out _, out _));
                    }
                    else if (
                        read is ListCommitment.Asking
                        && two.Answering.TryOpen(
                            read,
                            Two.Terms,
                            [],
                            Two.Day,
                            out var answered,
                            out _
                        )
                    )
                        Assert.False(answered.TryAnswer(two.Asked.Query(0), default, out _, out _));
                }
            );
    }

    [Fact]
    public void Messages_cut_or_lengthened_are_refused()
    {
        var two = Pair();
        EvaluatedBatch[] batches = [two.Evaluated(0)];
        Lengths(two.Answer(0), bytes => two.Asked.TryRead(0, bytes, out _, out _));
        Lengths(two.Asked.Query(0), bytes => two.Answered.TryAnswer(bytes, default, out _, out _));
        Lengths(
            two.Answered.MaskedSet(),
            bytes => two.Asked.TryConclude(bytes, batches, out _, out _)
        );
        Lengths(
            two.Asking.Commitment.ToBytes(),
            bytes => ListCommitment.TryRead(bytes, out _, out _)
        );
        Lengths(
            two.Answering.Commitment.ToBytes(),
            bytes => ListCommitment.TryRead(bytes, out _, out _)
        );
    }

    [Fact]
    public void Elements_that_change_places_are_found()
    {
        var two = Pair();
        var answer = two.Answer(0);
        var first = answer.AsSpan(Head, 32).ToArray();
        answer.AsSpan(Head + 32, 32).CopyTo(answer.AsSpan(Head));
        first.CopyTo(answer.AsSpan(Head + 32));
        Assert.Contains("proof", Refused(two, answer), StringComparison.Ordinal);
    }

    [Fact]
    public void One_key_under_another_public_key_is_found()
    {
        var two = Pair();
        // The same list under another key: everything there is right but the key.
        var other = AnsweringParty.Prepare(
            MatchList.Of(Two.Names("C", "D", "E"), Two.Bytes(3)),
            Two.Answers,
            Two.Bytes(9)
        );
        Assert.True(
            other.TryOpen(two.Asking.Commitment, Two.Terms, [], Two.Day, out var answered, out _)
        );
        Assert.True(
            two.Asking.TryOpen(other.Commitment, Two.Terms, [], Two.Day, out var asked, out _)
        );
        Assert.True(answered.TryAnswer(asked.Query(0), default, out var foreign, out _));
        Assert.Contains("comparison", Refused(two, foreign), StringComparison.Ordinal);
        // Said to be of this comparison, all of it or one element of it.
        var answer = two.Answer(0);
        two.Asked.Name.Bytes.CopyTo(foreign.AsSpan(5));
        Assert.Contains("proof", Refused(two, foreign), StringComparison.Ordinal);
        foreign.AsSpan(Head, 32).CopyTo(answer.AsSpan(Head));
        Assert.Contains("proof", Refused(two, answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_left_out_of_an_answer_are_missed()
    {
        var two = Pair();
        var answer = two.Answer(0);
        byte[] less = [.. answer[..Head], .. answer[(Head + 32)..]];
        Assert.Contains(
            "found 32 bytes, expected 64",
            Refused(two, less),
            StringComparison.Ordinal
        );
        less[Head - 1]--;
        Assert.Contains(
            "expected a number from 4 to 4",
            Refused(two, less),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_identity_in_an_answer_is_refused()
    {
        var two = Pair();
        var answer = two.Answer(0);
        answer.AsSpan(Head, 32).Clear();
        Assert.Contains("proof", Refused(two, answer), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_another_batch_or_comparison_is_refused()
    {
        var many = new Two(Two.Numbered("MANY", 8192), Two.Names("A"));
        Assert.False(many.Asked.TryRead(0, many.Answer(1), out _, out var fault));
        Assert.Contains("byte 37", fault.Place, StringComparison.Ordinal);
        Assert.False(Pair().Asked.TryRead(0, many.Answer(0), out _, out _));
    }

    [Fact]
    public void A_batch_that_is_missing_or_of_another_comparison_lets_nothing_be_concluded()
    {
        var many = new Two(Two.Numbered("MANY", 4097), Two.Names("A"));
        Assert.False(
            many.Asked.TryConclude(
                many.Answered.MaskedSet(),
                [many.Evaluated(0)],
                out _,
                out var fault
            )
        );
        Assert.Contains("number 1", fault.Found, StringComparison.Ordinal);
        Assert.False(
            Pair().Asked.TryConclude(Pair().Answered.MaskedSet(), [many.Evaluated(0)], out _, out _)
        );
    }

    [Fact]
    public void Another_list_than_was_committed_to_is_refused_at_once_by_the_other()
    {
        var two = Pair();
        // The answering party sends the masks of a shorter, longer or other list.
        foreach (var list in new[] { Two.Names("C", "D"), Two.Names("C", "D", "F") })
        {
            var other = AnsweringParty.Prepare(
                MatchList.Of(list, Two.Bytes(3)),
                Two.Answers,
                Two.Bytes(4)
            );
            Assert.True(
                other.TryOpen(two.Asking.Commitment, Two.Terms, [], Two.Day, out var says, out _)
            );
            var masked = says.MaskedSet();
            two.Asked.Name.Bytes.CopyTo(masked.AsSpan(5));
            Assert.False(two.Asked.TryConclude(masked, [two.Evaluated(0)], out _, out _));
        }
        // The asking party asks of another list.
        var asks = AskingParty.Prepare(
            MatchList.Of(Two.Names("A", "B", "C", "X"), Two.Bytes(1)),
            Two.Asks,
            Two.Bytes(2)
        );
        Assert.True(
            asks.TryOpen(two.Answering.Commitment, Two.Terms, [], Two.Day, out var asked, out _)
        );
        var query = asked.Query(0);
        two.Asked.Name.Bytes.CopyTo(query.AsSpan(5));
        Assert.False(two.Answered.TryAnswer(query, default, out _, out var fault));
        Assert.Contains("committed", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void An_auditor_with_list_and_secrets_sees_whether_they_are_what_was_committed_to()
    {
        var two = Pair();
        var honest = two.Asking.Commitment.ToBytes();
        byte[] Again(string[] names, byte salt, byte seed) =>
            AskingParty
                .Prepare(MatchList.Of(Two.Names(names), Two.Bytes(salt)), Two.Asks, Two.Bytes(seed))
                .Commitment.ToBytes();
        Assert.Equal(honest, Again(Some, 1, 2));
        Assert.NotEqual(honest, Again(["A", "B", "C"], 1, 2));
        Assert.NotEqual(honest, Again(["A", "B", "C", "X"], 1, 2));
        Assert.NotEqual(honest, Again(Some, 5, 2));
        Assert.NotEqual(honest, Again(Some, 1, 5));
    }

    private static void EachBit(byte[] bytes, Action<byte[]> check)
    {
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            check(bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static void Lengths(byte[] whole, Func<byte[], bool> taken)
    {
        for (var length = 0; length < whole.Length; length++)
            Assert.False(taken(whole[..length]));
        Assert.False(taken([.. whole, 0]));
        Assert.True(taken(whole));
    }
}
