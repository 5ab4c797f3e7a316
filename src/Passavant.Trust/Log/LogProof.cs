using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Passavant.Trust.Keys;

namespace Passavant.Trust.Log;

/// <summary>The proof its holder keeps that an entry is in a log: its index, the way to the root, and the cosigned checkpoint (c2sp.org/tlog-proof, files ending in <c>.tlog-proof</c>).</summary>
/// <param name="Index">Where the entry stands, from 0.</param>
/// <param name="Hashes">The inclusion proof, from the leaf's sibling up.</param>
/// <param name="Signed">The checkpoint it leads to.</param>
/// <param name="Extra">Data an application put beside it; nobody signed it. Null for none.</param>
/// <remarks>Verified without a network. Compare by <see cref="ToBytes"/>, which gives back the bytes that were read.</remarks>
public sealed record LogProof(
    long Index,
    IReadOnlyList<TreeHash> Hashes,
    SignedCheckpoint Signed,
    byte[]? Extra = null
)
{
    /// <summary>The longest proof that is read, in bytes.</summary>
    public const int Longest = SignedNote.Longest + (1 << 16) + 4096;

    /// <summary>The longest data beside a proof, in bytes.</summary>
    public const int LongestExtra = 1 << 15;

    private const string Version = "c2sp.org/tlog-proof@v1";

    /// <summary>Reads a proof in its one spelling; nothing is verified.</summary>
    /// <param name="fault">What is wrong and where, in English.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out LogProof? proof,
        [NotNullWhen(false)] out string? fault
    )
    {
        proof = null;
        if (bytes.Length > Longest)
            return Fails($"a proof of {bytes.Length} bytes; expected at most {Longest}", out fault);
        var lines = new HeadedNote(bytes);
        if (!lines.TryTake(Version, out var after) || after.Length != 0)
            return Fails($"line 1 of the proof; expected '{Version}'", out fault);
        byte[]? extra = null;
        if (lines.TryTake("extra ", out var base64))
        {
            extra = StrictBase64.Decode(base64);
            if (extra is null or { Length: 0 or > LongestExtra })
                return Fails(
                    $"line 2 of the proof; expected 'extra' and 1 to {LongestExtra} bytes in base64, or no such line",
                    out fault
                );
        }
        if (!lines.TryTake("index ", out var digits) || !Digits.TryParse(digits, out var index))
            return Fails(
                $"line {lines.Line + 1} of the proof; expected 'index' and a number without leading zeros",
                out fault
            );
        if (!lines.TryTakeProof(out var hashes, out fault))
            return false;
        if (!SignedCheckpoint.TryParse(lines.Rest, out var signed, out fault))
            return false;
        proof = new LogProof(index, hashes, signed, extra);
        return true;
    }

    /// <summary>Whether the proof shows, under a policy, that the leaf with this hash is in the log.</summary>
    /// <param name="leaf">The hash of the entry, computed from the entry itself.</param>
    /// <param name="policy">Which logs are trusted and who must have cosigned.</param>
    /// <param name="logs">Keys of logs known from elsewhere.</param>
    public LogProofVerdict Verify(
        TreeHash leaf,
        Policy policy,
        params IEnumerable<VerifierKey> logs
    )
    {
        var checkpoint = policy.Evaluate(Signed, logs);
        var head = Signed.Checkpoint.Head;
        if (!checkpoint.Holds)
            return new LogProofVerdict(false, checkpoint.Cosigners, checkpoint.Words);
        ReadOnlySpan<TreeHash> way = [.. Hashes];
        return Merkle.VerifyInclusion(leaf, Index, head.Size, way, head.Root)
            ? new LogProofVerdict(
                true,
                checkpoint.Cosigners,
                $"entry {Index} of {head.Size}; the checkpoint is {checkpoint.Words}"
            )
            : new LogProofVerdict(
                false,
                checkpoint.Cosigners,
                $"the proof does not lead from this entry at index {Index} to the root of the checkpoint of size {head.Size}"
            );
    }

    /// <summary>The proof as it is kept in a file.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(Version).Append('\n');
        if (Extra is not null)
            head.Append(CultureInfo.InvariantCulture, $"extra {Convert.ToBase64String(Extra)}\n");
        head.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Hashes)
            head.Append(CultureInfo.InvariantCulture, $"{hash}\n");
        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Signed.ToBytes()];
    }

    private static bool Fails(string words, out string fault)
    {
        fault = words;
        return false;
    }
}

/// <summary>What a proof shows.</summary>
/// <param name="Holds">Whether the entry is in a log the policy trusts, under a checkpoint its quorum cosigned.</param>
/// <param name="Cosigners">Who of the policy's witnesses cosigned the checkpoint, and when.</param>
/// <param name="Words">Why, in English. The wording may improve.</param>
public sealed record LogProofVerdict(bool Holds, IReadOnlyList<Cosigner> Cosigners, string Words)
{
    /// <summary>By when the entry was certainly in the log: the earliest time at which a witness of the policy says so, in POSIX seconds. Null where none states a time or the proof does not hold.</summary>
    public long? LoggedBy => Holds ? Cosigners.Min(cosigner => cosigner.Time) : null;
}
