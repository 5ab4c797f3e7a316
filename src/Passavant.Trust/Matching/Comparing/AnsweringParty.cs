using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Passavant.Trust.Matching.Keys;
using Passavant.Trust.Matching.Oprf;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>The party whose list is asked (the server of RFC 9497). Made of its list and a seed; the same from the same, so that an auditor makes it again.</summary>
/// <remarks>
/// It learns how many keys were asked, and neither which nor whether any was found. It gives away how many keys it has, and for each key that the other can name whether it has it. One preparation may answer several comparisons of the same occasion; for another counterpart or day its key is another.
/// </remarks>
public sealed class AnsweringParty
{
    private readonly MatchList list;
    private readonly OprfKey key;
    private readonly UInt128[] sorted;
    private readonly int[] keyOf;
    private readonly byte[] outputs;
    private readonly byte[] masks;

    private AnsweringParty(
        MatchList list,
        OprfKey key,
        UInt128[] sorted,
        int[] keyOf,
        byte[] outputs,
        byte[] masks,
        Occasion occasion
    )
    {
        (this.list, this.key, this.sorted) = (list, key, sorted);
        (this.keyOf, this.outputs, this.masks) = (keyOf, outputs, masks);
        Commitment = new ListCommitment.Answering(
            occasion,
            list.Keys.Count,
            list.Root,
            Digest.Of(key.Public),
            MaskedSet.Root(masks)
        );
    }

    /// <summary>What it binds itself to: to be logged, and sent, before anything else.</summary>
    public ListCommitment.Answering Commitment { get; }

    /// <summary>Evaluates every key of a list under a key of its own, derived from the seed for this occasion and list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="occasion">The occasion, as the answering party states it.</param>
    /// <param name="seed">32 bytes nobody can guess, to be kept for the auditor.</param>
    /// <exception cref="ArgumentException">The seed is not 32 bytes long, or leads to the same mask twice, which is no likelier than 2⁻⁴⁰: take another.</exception>
    public static AnsweringParty Prepare(MatchList list, Occasion occasion, ReadOnlySpan<byte> seed)
    {
        var key = OprfSuite.Verifiable.DeriveKey(
            seed,
            Protocol.Context("key"u8, occasion, list.Root)
        );
        var count = list.Keys.Count;
        var outputs = new byte[count * OprfSuite.OutputLength];
        var sorted = new UInt128[count];
        var keyOf = new int[count];
        for (var i = 0; i < count; i++)
        {
            var output = outputs.AsSpan(i * OprfSuite.OutputLength, OprfSuite.OutputLength);
            if (!OprfSuite.Verifiable.EvaluateOwn(key, list.Keys[i].ToBytes(), output))
                throw new ArgumentException($"the key '{list.Keys[i]}' stands for the identity");
            sorted[i] = Protocol.MaskOf(output);
            keyOf[i] = i;
        }
        Array.Sort(sorted, keyOf);
        var masks = new byte[count * Protocol.MaskLength];
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && sorted[i] == sorted[i - 1])
                throw new ArgumentException("the seed leads to the same mask twice");
            outputs
                .AsSpan(keyOf[i] * OprfSuite.OutputLength, Protocol.MaskLength)
                .CopyTo(masks.AsSpan(i * Protocol.MaskLength));
        }
        return new AnsweringParty(list, key, sorted, keyOf, outputs, masks, occasion);
    }

    /// <summary>Begins a comparison with who asks, once both commitments are logged. False, with the reason, where the other's does not fit or the terms forbid it.</summary>
    public bool TryOpen(
        ListCommitment asking,
        ComparisonTerms terms,
        IEnumerable<PastComparison> past,
        DateOnly today,
        [NotNullWhen(true)] out AnsweredComparison? comparison,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        comparison = null;
        if (asking is not ListCommitment.Asking other)
        {
            fault = new("the other's commitment", "one of who answers", "one of who asks");
            return false;
        }
        fault =
            Commitment.Occasion.Differs(other.Occasion)
            ?? terms.Judge(Commitment.Occasion, other.Keys, Commitment.Keys, today, past);
        if (fault is not null)
            return false;
        comparison = new AnsweredComparison(this, other);
        return true;
    }

    internal OprfKey Key => key;

    internal ReadOnlySpan<byte> Masks => masks;

    /// <summary>The records a hit of a comparison is about, and the key; false where the token does not show that the key was found.</summary>
    internal bool TryFind(
        Digest comparison,
        ReadOnlySpan<byte> token,
        [NotNullWhen(true)] out MatchKey? found,
        out IReadOnlyList<string> records
    )
    {
        (found, records) = (null, []);
        if (token.Length != Protocol.TokenLength)
            return false;
        var place = Array.BinarySearch(sorted, Protocol.MaskOf(token));
        if (place < 0)
            return false;
        var number = keyOf[place];
        var expected = Protocol.TokenOf(
            comparison,
            outputs.AsSpan(number * OprfSuite.OutputLength, OprfSuite.OutputLength)
        );
        if (!CryptographicOperations.FixedTimeEquals(expected, token))
            return false;
        (found, records) = (list.Keys[number], list.RecordsOf(number));
        return true;
    }
}
