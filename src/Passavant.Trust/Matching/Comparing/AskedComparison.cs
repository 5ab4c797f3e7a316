using System.Diagnostics.CodeAnalysis;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>A comparison begun, on the side that asks: writes its queries, checks every answer, and says at the end which of its own keys the other has.</summary>
/// <remarks>Never changed: what was read is handed back by the caller. Batches may be read in any order and side by side.</remarks>
public sealed class AskedComparison
{
    private readonly AskingParty party;
    private readonly ListCommitment.Answering other;

    internal AskedComparison(AskingParty party, ListCommitment.Answering other)
    {
        this.party = party;
        this.other = other;
        Name = Protocol.Name(party.Commitment, other);
    }

    /// <summary>What names the comparison, on both sides.</summary>
    public Digest Name { get; }

    /// <summary>How many queries there are.</summary>
    public int Batches => Protocol.Batches(party.Commitment.Keys);

    /// <summary>The message with one batch of blinded keys, from 0.</summary>
    public byte[] Query(int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(batch, Batches);
        var elements = party.Blinded(batch);
        var writer = new MessageWriter(MessageKind.Query, elements.Length + 1024)
            .Bytes(Name.Bytes)
            .Number(batch);
        var way = MerkleRoot.Way(batch, party.Leaves);
        writer.Byte(way.Count);
        foreach (var beside in way)
            writer.Bytes(beside);
        return writer.Number(elements.Length / Protocol.Element).Bytes(elements).ToArray();
    }

    /// <summary>Reads the answer to a query and checks that every key in it was evaluated, in its order, under the key committed to. False, with the reason, where it was not.</summary>
    public bool TryRead(
        int batch,
        ReadOnlySpan<byte> message,
        [NotNullWhen(true)] out EvaluatedBatch? evaluated,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        evaluated = null;
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(batch, Batches);
        var what = $"evaluated batch {batch}";
        var count = Protocol.KeysOf(batch, party.Commitment.Keys);
        var reader = new MessageReader(what, MessageKind.Evaluated, message);
        if (!reader.Digest().Equals(Name))
            reader.RefuseHere("another comparison", $"comparison {Name}");
        _ = reader.Number(batch, batch);
        _ = reader.Number(count, count);
        var elements = reader.Take(count * Protocol.Element);
        var proof = reader.Take(EqualityProof.Length);
        reader.End();
        fault = reader.Fault;
        if (fault is not null)
            return false;
        if (
            !EqualityProof.Verify(
                OprfSuite.Verifiable,
                other.PublicKey.Bytes,
                party.Blinded(batch),
                elements,
                proof
            )
        )
        {
            fault = new(
                what,
                "a proof that does not hold",
                "proof that each key was evaluated under the key committed to"
            );
            return false;
        }
        var unblinds = new byte[elements.Length];
        Scalars.Invert(party.Blinds(batch), unblinds);
        var outputs = new byte[count * OprfSuite.OutputLength];
        for (var i = 0; i < count; i++)
            if (
                !OprfSuite.Finalise(
                    party.Input((batch * Protocol.BatchKeys) + i),
                    unblinds.AsSpan(i * Protocol.Element, Protocol.Element),
                    elements.Slice(i * Protocol.Element, Protocol.Element),
                    outputs.AsSpan(i * OprfSuite.OutputLength, OprfSuite.OutputLength)
                )
            )
            {
                fault = new(what, $"no element at place {i}", "an element of the group");
                return false;
            }
        evaluated = new EvaluatedBatch(Name, batch, outputs);
        return true;
    }

    /// <summary>Compares what was evaluated with the other's masked set. False, with the reason, where that is not the set committed to or a batch is missing.</summary>
    public bool TryConclude(
        ReadOnlySpan<byte> maskedSet,
        IEnumerable<EvaluatedBatch> evaluated,
        [NotNullWhen(true)] out ComparisonResult? result,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        result = null;
        var batches = new EvaluatedBatch?[Batches];
        foreach (var batch in evaluated)
        {
            if (!batch.Comparison.Equals(Name))
            {
                fault = new("batches", "one of another comparison", $"those of {Name}");
                return false;
            }
            batches[batch.Number] = batch;
        }
        if (Array.IndexOf(batches, null) is >= 0 and var missing)
        {
            fault = new("batches", $"none of number {missing}", $"all {Batches}");
            return false;
        }
        if (!MaskedSet.TryRead(maskedSet, Name, other, out var masks, out fault))
            return false;
        var hits = new List<KeyHit>();
        for (var key = 0; key < party.Commitment.Keys; key++)
        {
            var output = batches[key / Protocol.BatchKeys]!.Output(key % Protocol.BatchKeys);
            if (Array.BinarySearch(masks, Protocol.MaskOf(output)) >= 0)
                hits.Add(
                    new KeyHit(
                        party.List.Keys[key],
                        party.List.RecordsOf(key),
                        Convert.ToHexStringLower(Protocol.TokenOf(Name, output))
                    )
                );
        }
        result = new ComparisonResult(
            Name,
            other.Occasion.Party,
            other.Occasion.Day,
            party.Commitment.Keys,
            other.Keys,
            [.. hits.OrderBy(hit => hit.Key.ToString(), StringComparer.Ordinal)]
        );
        return true;
    }
}

/// <summary>An answer that was checked.</summary>
public sealed class EvaluatedBatch
{
    private readonly byte[] outputs;

    internal EvaluatedBatch(Digest comparison, int number, byte[] outputs) =>
        (Comparison, Number, this.outputs) = (comparison, number, outputs);

    internal Digest Comparison { get; }

    /// <summary>Which batch it answers, from 0.</summary>
    public int Number { get; }

    internal ReadOnlySpan<byte> Output(int key) =>
        outputs.AsSpan(key * OprfSuite.OutputLength, OprfSuite.OutputLength);
}
