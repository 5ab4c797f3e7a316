using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Passavant.Trust.Log;

/// <summary>What a log asks of a witness: to cosign a checkpoint, shown to continue the one the witness saw last (<c>add-checkpoint</c> of c2sp.org/tlog-witness).</summary>
/// <param name="OldSize">The size the witness is thought to have seen last; 0 for none.</param>
/// <param name="Proof">That the tree of the old size is a beginning of the new one.</param>
/// <param name="Signed">The checkpoint.</param>
/// <remarks>Compare by <see cref="ToBytes"/>.</remarks>
public sealed record WitnessRequest(
    long OldSize,
    IReadOnlyList<TreeHash> Proof,
    SignedCheckpoint Signed
)
{
    /// <summary>The longest body that is read, in bytes.</summary>
    public const int Longest = SignedNote.Longest + 4096;

    /// <summary>The request for a checkpoint, with the proof from the old size: the size the witness answered with last, in a cosignature or with 409; 0 where none is known. Null where a hash cannot be had. Throws where the old size is above that of the checkpoint.</summary>
    /// <param name="nodes">The hashes of the log.</param>
    public static WitnessRequest? Of(long oldSize, SignedCheckpoint signed, NodeSource nodes)
    {
        var size = signed.Checkpoint.Head.Size;
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        var proof = oldSize == 0 ? [] : Merkle.ConsistencyProof(oldSize, size, nodes);
        return proof is null ? null : new WitnessRequest(oldSize, proof, signed);
    }

    /// <summary>Reads a body in its one spelling; nothing is verified.</summary>
    /// <param name="fault">What is wrong and where, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out WitnessRequest? request,
        [NotNullWhen(false)] out string? fault
    )
    {
        request = null;
        var lines = new HeadedNote(body);
        if (!lines.TryTake("old ", out var text) || !Digits.TryParse(text, out var oldSize))
        {
            fault = "line 1 of the request; expected 'old' and a size without leading zeros";
            return false;
        }
        if (!lines.TryTakeProof(out var proof, out fault))
            return false;
        if (!SignedCheckpoint.TryParse(lines.Rest, out var signed, out fault))
            return false;
        request = new WitnessRequest(oldSize, proof, signed);
        return true;
    }

    /// <summary>The body that is sent.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"old {OldSize}\n");
        foreach (var hash in Proof)
            head.Append(CultureInfo.InvariantCulture, $"{hash}\n");
        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Signed.ToBytes()];
    }
}
