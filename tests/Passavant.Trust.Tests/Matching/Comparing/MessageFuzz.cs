using Passavant.Accords.Tests.Laws;
using Passavant.Trust.Matching.Comparing;

namespace Passavant.Trust.Tests.Matching.Comparing;

/// <summary>Every reader of a message answers to any bytes, with a fault that says where, or with a message that writes back as it came.</summary>
public sealed class MessageFuzz
{
    private static readonly Two Pair = new(Two.Names("A", "B", "C"), Two.Names("C", "D"));

    private static readonly byte[][] Seeds =
    [
        Pair.Asking.Commitment.ToBytes(),
        Pair.Answering.Commitment.ToBytes(),
        Pair.Asked.Query(0),
        Pair.Answer(0),
        Pair.Answered.MaskedSet(),
    ];

    private static readonly EvaluatedBatch[] Batches = [Pair.Evaluated(0)];

    // Bytes of a real message with some replaced, cut out or put in, or quite other bytes.
    private static readonly Gen<byte[]> Mutant = Gen.Select(
        Gen.Int[0, Seeds.Length],
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 8], Gen.Byte.Array[0, 8]).Array[1, 4],
        Gen.Byte.Array[0, 120],
        (seed, edits, bytes) =>
        {
            if (seed == Seeds.Length)
                return bytes;
            var message = Seeds[seed].ToList();
            foreach (var (at, cut, put) in edits)
            {
                var place = Math.Min(at, message.Count);
                message.RemoveRange(place, Math.Min(cut, message.Count - place));
                message.InsertRange(place, put);
            }
            return [.. message];
        }
    );

    [Fact]
    public void No_bytes_make_a_reader_fall_over() =>
        Long.Sample(
            Mutant,
            bytes =>
            {
                if (ListCommitment.TryRead(bytes, out var commitment, out var fault))
                    Assert.Equal(bytes, commitment.ToBytes());
                else
                    Assert.NotEmpty(fault.Place);
                if (!Pair.Asked.TryRead(0, bytes, out _, out fault))
                    Assert.NotEmpty(fault.Place);
                else
                    Assert.Equal(Seeds[3], bytes);
                if (!Pair.Answered.TryAnswer(bytes, default, out _, out fault))
                    Assert.NotEmpty(fault.Place);
                else
                    Assert.Equal(Seeds[2], bytes);
                if (!Pair.Asked.TryConclude(bytes, Batches, out _, out fault))
                    Assert.NotEmpty(fault.Place);
                else
                    Assert.Equal(Seeds[4], bytes);
                _ = Pair.Answered.TryFind(Convert.ToHexString(bytes), out _, out _);
            },
            3000
        );
}
