using System.Diagnostics.CodeAnalysis;
using Passavant.Trust.Matching.Keys;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>A comparison begun, on the side that answers. Never changed: the same query gets the same answer.</summary>
public sealed class AnsweredComparison
{
    private readonly AnsweringParty party;
    private readonly ListCommitment.Asking other;

    internal AnsweredComparison(AnsweringParty party, ListCommitment.Asking other)
    {
        this.party = party;
        this.other = other;
        Name = Protocol.Name(other, party.Commitment);
    }

    /// <summary>What names the comparison, on both sides.</summary>
    public Digest Name { get; }

    /// <summary>The message with the keys of this party's list, evaluated and cut short. It may be sent at any time.</summary>
    public byte[] MaskedSet() => Comparing.MaskedSet.Write(Name, party.Masks);

    /// <summary>Answers a query. False, with the reason, where it is not one of those the other committed to.</summary>
    /// <param name="query">The message.</param>
    /// <param name="random">Bytes nobody can guess; they only harden the proof against faults of the machine, and none are needed.</param>
    /// <param name="answer">The message to send back.</param>
    /// <param name="fault">Why there is none.</param>
    public bool TryAnswer(
        ReadOnlySpan<byte> query,
        ReadOnlySpan<byte> random,
        [NotNullWhen(true)] out byte[]? answer,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        answer = null;
        var batches = Protocol.Batches(other.Keys);
        var reader = new MessageReader("query", MessageKind.Query, query);
        if (!reader.Digest().Equals(Name))
            reader.RefuseHere("another comparison", $"comparison {Name}");
        var batch = reader.Number(0, batches - 1);
        var steps = reader.Byte();
        if (steps > MerkleRoot.LongestWay)
            reader.RefuseHere($"a way of {steps} steps", $"at most {MerkleRoot.LongestWay}");
        var way = new List<byte[]>();
        for (var i = 0; i < steps && reader.Fault is null; i++)
            way.Add(reader.Take(Digest.Length).ToArray());
        var count = Protocol.KeysOf(batch, other.Keys);
        _ = reader.Number(count, count);
        var elements = reader.Take(count * Protocol.Element);
        reader.End();
        fault = reader.Fault;
        if (fault is not null)
            return false;
        if (!MerkleRoot.Leads(elements, batch, batches, way, other.QueryRoot))
        {
            fault = new(
                $"query {batch}",
                "other keys than were committed to",
                $"those under root {other.QueryRoot}"
            );
            return false;
        }
        var evaluated = new byte[elements.Length];
        if (OprfSuite.Evaluate(party.Key.Secret, elements, evaluated) is >= 0 and var wrong)
        {
            fault = new(
                $"query {batch}, key {wrong}",
                "no element of the group, or the identity",
                "a blinded key"
            );
            return false;
        }
        var proof = new byte[EqualityProof.Length];
        EqualityProof.ProveHedged(
            OprfSuite.Verifiable,
            party.Key,
            elements,
            evaluated,
            random,
            proof
        );
        answer = new MessageWriter(MessageKind.Evaluated, evaluated.Length + 256)
            .Bytes(Name.Bytes)
            .Number(batch)
            .Number(count)
            .Bytes(evaluated)
            .Bytes(proof)
            .ToArray();
        return true;
    }

    /// <summary>The records of this party that a hit of the other is about, for whoever decides on releasing details. False unless the token shows that the other had the key on its list: the masked set alone does not give one.</summary>
    /// <param name="token">The token of the hit, see <see cref="KeyHit.Token"/>.</param>
    /// <param name="key">The key both have.</param>
    /// <param name="records">The records that have it.</param>
    public bool TryFind(
        string token,
        [NotNullWhen(true)] out MatchKey? key,
        out IReadOnlyList<string> records
    )
    {
        (key, records) = (null, []);
        Span<byte> bytes = stackalloc byte[Protocol.TokenLength];
        return token.Length == 2 * Protocol.TokenLength
            && Convert.FromHexString(token, bytes, out _, out _)
                == System.Buffers.OperationStatus.Done
            && party.TryFind(Name, bytes, out key, out records);
    }
}
