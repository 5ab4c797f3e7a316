using System.Diagnostics.CodeAnalysis;
using Passavant.Trust.Matching.Keys;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>The party that asks which keys of its own list another has (the client of RFC 9497). Made of its list and a seed; the same from the same, so that an auditor makes it again.</summary>
/// <remarks>
/// It learns which of its own keys the other has, and how many keys the other has. It does not learn the other's other keys; but whoever may ask learns by asking: what a list of possible names or numbers can hold, a party can put on its own list. Against that stand <see cref="ComparisonTerms"/> and the log, and no cryptography.
/// The other learns how many keys were asked. Nothing makes either list honest: a party can leave out what it has, or list what it has not; the commitments only bind it to have done so.
/// </remarks>
public sealed class AskingParty
{
    private readonly MatchList list;
    private readonly byte[][] inputs;
    private readonly byte[] blinds;
    private readonly byte[] blinded;
    private readonly byte[][] leaves;

    private AskingParty(
        MatchList list,
        byte[][] inputs,
        byte[] blinds,
        byte[] blinded,
        Occasion occasion
    )
    {
        (this.list, this.inputs, this.blinds, this.blinded) = (list, inputs, blinds, blinded);
        var count = list.Keys.Count;
        leaves =
        [
            .. Enumerable
                .Range(0, Protocol.Batches(count))
                .Select(batch => MerkleRoot.Leaf(Blinded(batch))),
        ];
        Commitment = new ListCommitment.Asking(
            occasion,
            count,
            list.Root,
            MerkleRoot.Of(leaves.Length, Blinded)
        );
    }

    /// <summary>What it binds itself to: to be logged, and sent, before anything else.</summary>
    public ListCommitment.Asking Commitment { get; }

    /// <summary>Blinds every key of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="occasion">The occasion, as the asking party states it.</param>
    /// <param name="seed">At least 32 bytes nobody can guess, to be kept for the auditor.</param>
    /// <exception cref="ArgumentException">The seed is too short.</exception>
    public static AskingParty Prepare(MatchList list, Occasion occasion, ReadOnlySpan<byte> seed)
    {
        var count = list.Keys.Count;
        var inputs = new byte[count][];
        var blinds = new byte[count * Protocol.Element];
        var blinded = new byte[count * Protocol.Element];
        Scalars.Draw(seed, Protocol.Context("blinds"u8, occasion, list.Root), blinds);
        for (var i = 0; i < count; i++)
        {
            inputs[i] = list.Keys[i].ToBytes();
            var at = i * Protocol.Element;
            if (
                !OprfSuite.Verifiable.Blind(
                    inputs[i],
                    blinds.AsSpan(at, Protocol.Element),
                    blinded.AsSpan(at, Protocol.Element)
                )
            )
                throw new ArgumentException($"the key '{list.Keys[i]}' stands for the identity");
        }
        return new AskingParty(list, inputs, blinds, blinded, occasion);
    }

    /// <summary>Begins a comparison with who answers, once both commitments are logged. False, with the reason, where the other's does not fit or the terms forbid it.</summary>
    public bool TryOpen(
        ListCommitment answering,
        ComparisonTerms terms,
        IEnumerable<PastComparison> past,
        DateOnly today,
        [NotNullWhen(true)] out AskedComparison? comparison,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        comparison = null;
        if (answering is not ListCommitment.Answering other)
        {
            fault = new("the other's commitment", "one of who asks", "one of who answers");
            return false;
        }
        fault =
            Commitment.Occasion.Differs(other.Occasion)
            ?? terms.Judge(Commitment.Occasion, Commitment.Keys, other.Keys, today, past);
        if (fault is not null)
            return false;
        comparison = new AskedComparison(this, other);
        return true;
    }

    internal IReadOnlyList<byte[]> Leaves => leaves;

    internal MatchList List => list;

    internal ReadOnlySpan<byte> Input(int key) => inputs[key];

    internal ReadOnlySpan<byte> Blinds(int batch) => Batch(blinds, batch);

    internal ReadOnlySpan<byte> Blinded(int batch) => Batch(blinded, batch);

    private static ReadOnlySpan<byte> Batch(byte[] all, int batch)
    {
        var from = batch * Protocol.BatchKeys * Protocol.Element;
        return all.AsSpan(from, Math.Min(Protocol.BatchKeys * Protocol.Element, all.Length - from));
    }
}
