using Passavant.Trust.Matching.Comparing;
using Passavant.Trust.Matching.Keys;

namespace Passavant.Trust.Tests.Matching.Comparing;

/// <summary>Two states with a list each, and what they say to one another.</summary>
internal sealed class Two
{
    public static readonly DateOnly Day = new(2026, 3, 2);

    public static readonly ComparisonTerms Terms = new(
        [new PurposeTerms("list comparison", 1, 1, 1_000_000)],
        1_000_000
    );

    public static readonly Occasion Asks = new("FR", "DE", "list comparison", "law A", Day);
    public static readonly Occasion Answers = new("DE", "FR", "list comparison", "law B", Day);

    public Two(IReadOnlyList<KeyedRecord> ours, IReadOnlyList<KeyedRecord> theirs)
    {
        Asking = AskingParty.Prepare(MatchList.Of(ours, Bytes(1)), Asks, Bytes(2));
        Answering = AnsweringParty.Prepare(MatchList.Of(theirs, Bytes(3)), Answers, Bytes(4));
        Assert.True(
            Asking.TryOpen(Answering.Commitment, Terms, [], Day, out var asked, out var fault),
            fault?.ToString()
        );
        Assert.True(
            Answering.TryOpen(Asking.Commitment, Terms, [], Day, out var answered, out fault),
            fault?.ToString()
        );
        (Asked, Answered) = (asked, answered);
        Assert.Equal(asked.Name, answered.Name);
    }

    public AskingParty Asking { get; }
    public AnsweringParty Answering { get; }
    public AskedComparison Asked { get; }
    public AnsweredComparison Answered { get; }

    public byte[] Answer(int batch)
    {
        Assert.True(
            Answered.TryAnswer(Asked.Query(batch), default, out var answer, out var fault),
            fault?.ToString()
        );
        return answer;
    }

    public EvaluatedBatch Evaluated(int batch)
    {
        Assert.True(
            Asked.TryRead(batch, Answer(batch), out var evaluated, out var fault),
            fault?.ToString()
        );
        return evaluated;
    }

    public ComparisonResult Result()
    {
        Assert.True(
            Asked.TryConclude(
                Answered.MaskedSet(),
                [.. Enumerable.Range(0, Asked.Batches).Select(Evaluated)],
                out var result,
                out var fault
            ),
            fault?.ToString()
        );
        return result;
    }

    public static byte[] Bytes(byte one) => [.. Enumerable.Repeat(one, 32)];

    /// <summary>Records R0, R1 … each with one name.</summary>
    public static KeyedRecord[] Names(params string[] names) =>
        [.. names.Select((name, i) => new KeyedRecord($"R{i}", [MatchKey.Name(name)]))];

    public static KeyedRecord[] Numbered(string word, int count) =>
        Names([.. Enumerable.Range(0, count).Select(i => $"{word} {i}")]);
}
