using System.Diagnostics.CodeAnalysis;

namespace Passavant.Trust.Matching.Comparing;

/// <summary>The keys of who answers, evaluated and cut to <see cref="Protocol.MaskLength"/> bytes, in ascending order without one twice.</summary>
internal static class MaskedSet
{
    public static byte[] Write(Digest comparison, ReadOnlySpan<byte> masks) =>
        new MessageWriter(MessageKind.MaskedSet, masks.Length + 64)
            .Bytes(comparison.Bytes)
            .Number(masks.Length / Protocol.MaskLength)
            .Bytes(masks)
            .ToArray();

    public static Digest Root(byte[] masks) =>
        MerkleRoot.Of(
            masks.Length / Protocol.MaskLength,
            i => masks.AsSpan(i * Protocol.MaskLength, Protocol.MaskLength)
        );

    public static bool TryRead(
        ReadOnlySpan<byte> message,
        Digest comparison,
        ListCommitment.Answering committed,
        [NotNullWhen(true)] out UInt128[]? masks,
        [NotNullWhen(false)] out MatchingFault? fault
    )
    {
        const string What = "masked set";
        masks = null;
        var reader = new MessageReader(What, MessageKind.MaskedSet, message);
        if (!reader.Digest().Equals(comparison))
            reader.RefuseHere("another comparison", $"comparison {comparison}");
        _ = reader.Number(committed.Keys, committed.Keys);
        var bytes = reader.Take(committed.Keys * Protocol.MaskLength).ToArray();
        reader.End();
        fault = reader.Fault;
        if (fault is not null)
            return false;
        var read = new UInt128[committed.Keys];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = Protocol.MaskOf(bytes.AsSpan(i * Protocol.MaskLength, Protocol.MaskLength));
            if (i > 0 && read[i] <= read[i - 1])
            {
                fault = new(
                    $"{What}, entry {i}",
                    "one not above the one before",
                    "ascending order"
                );
                return false;
            }
        }
        if (!Root(bytes).Equals(committed.MaskRoot))
        {
            fault = new(What, "another set than was committed to", $"root {committed.MaskRoot}");
            return false;
        }
        masks = read;
        return true;
    }
}
