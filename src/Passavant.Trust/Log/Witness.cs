using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Trust.Log;

/// <summary>A log a witness watches.</summary>
/// <param name="Origin">The origin in its checkpoints.</param>
/// <param name="Keys">Its keys; their name need not be the origin.</param>
public sealed record WitnessedLog(string Origin, IReadOnlyList<VerifierKey> Keys);

/// <summary>What a witness keeps of a log: the last head it cosigned, and the checkpoint with the log's and its own signatures, for whoever asks.</summary>
/// <param name="Head">Size and root.</param>
/// <param name="Note">The signed checkpoint, to be served as it is.</param>
public sealed record WitnessedHead(TreeHead Head, byte[] Note);

/// <summary>Where a witness keeps what it saw. Must outlast the process, or the witness can be rolled back.</summary>
/// <param name="Latest">What is kept of an origin; null for nothing yet.</param>
/// <param name="Replace">Puts the new in place of the old if the head kept is still the expected one (null: if nothing is kept), in one step, and returns once it is durable; false where another came first.</param>
public sealed record WitnessStore(
    Func<string, WitnessedHead?> Latest,
    Func<string, TreeHead?, WitnessedHead, bool> Replace
);

/// <summary>An answer to a request, as HTTP carries it.</summary>
/// <param name="Status">200, 400, 403, 404, 409 or 422.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">Cosignature lines with 200, the size seen last with 409, else what is wrong.</param>
public sealed record WitnessAnswer(int Status, string ContentType, string Body);

/// <summary>Cosigns checkpoints of logs that only ever grow (c2sp.org/tlog-witness).</summary>
/// <param name="logs">The logs it watches.</param>
/// <param name="keys">Its own keys, at least one, of cosignature types.</param>
/// <remarks>Holds no state of its own; the store decides between requests that come at once.</remarks>
public sealed class Witness(IReadOnlyList<WitnessedLog> logs, IReadOnlyList<SigningKey> keys)
{
    private const string Plain = "text/plain; charset=utf-8";

    private readonly Dictionary<string, WitnessedLog> logs = logs.ToDictionary(
        log => log.Origin,
        StringComparer.Ordinal
    );

    private readonly IReadOnlyList<SigningKey> keys =
        keys.Count > 0 && keys.All(key => key.Verifier.Type != SignatureType.Ed25519)
            ? keys
            : throw new ArgumentException("A witness has cosigning keys, at least one.");

    /// <summary>The path, below the monitoring prefix, under which a witness serves what it saw of a log.</summary>
    public static string PathOf(string origin) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))}/checkpoint";

    /// <summary>Answers <c>add-checkpoint</c>.</summary>
    /// <param name="time">Now, in POSIX seconds.</param>
    public WitnessAnswer AddCheckpoint(ReadOnlySpan<byte> body, WitnessStore store, long time)
    {
        if (body.Length > WitnessRequest.Longest)
            return Fault(
                400,
                $"a request of {body.Length} bytes; expected at most {WitnessRequest.Longest}"
            );
        if (!WitnessRequest.TryParse(body, out var request, out var fault))
            return Fault(400, fault);
        var checkpoint = request.Signed.Checkpoint;
        if (!logs.TryGetValue(checkpoint.Origin, out var log))
            return Fault(
                404,
                "unknown log: this witness does not watch the origin of the checkpoint"
            );
        if (!request.Signed.Note.TryVerify(log.Keys, out _, out fault))
            return Fault(403, $"invalid signature: {fault}");
        var head = checkpoint.Head;
        if (request.OldSize > head.Size)
            return Fault(
                400,
                $"old size {request.OldSize} above the size of the checkpoint, {head.Size}"
            );
        var latest = store.Latest(checkpoint.Origin);
        if (request.OldSize != (latest?.Head.Size ?? 0))
            return Conflict(latest);
        if (FaultIn(request, latest?.Head ?? TreeHead.Empty) is { } inconsistent)
            return Fault(422, inconsistent);
        var cosignatures = keys.Select(key => key.Sign(checkpoint, time)).ToList();
        var own = cosignatures.Concat(
            request.Signed.Note.Signatures.Where(line => log.Keys.Any(key => key.Claims(line)))
        );
        var note = SignedNote.Of(checkpoint.Text, own.First(), own.Skip(1));
        var kept = new WitnessedHead(head, note.ToBytes());
        // A cosignature leaves only after what it says is kept: of two requests at once, one is told to look again.
        if (!store.Replace(checkpoint.Origin, latest?.Head, kept))
            return Conflict(store.Latest(checkpoint.Origin));
        return new(200, Plain, string.Concat(cosignatures.Select(line => $"{line}\n")));
    }

    private static string? FaultIn(WitnessRequest request, TreeHead latest)
    {
        var head = request.Signed.Checkpoint.Head;
        ReadOnlySpan<TreeHash> proof = [.. request.Proof];
        if (head.Size == 0 && head.Root != Merkle.EmptyRoot)
            return "a checkpoint of size 0 whose root is not that of the empty tree";
        if (request.OldSize == 0)
            return proof.IsEmpty
                ? null
                : $"a consistency proof of {proof.Length} hashes from size 0; expected none";
        return Merkle.VerifyConsistency(latest.Size, latest.Root, head.Size, head.Root, proof)
            ? null
            : $"the consistency proof does not lead from the tree of size {latest.Size} cosigned last to that of size {head.Size}";
    }

    private static WitnessAnswer Conflict(WitnessedHead? latest) =>
        new(
            409,
            "text/x.tlog.size",
            string.Create(CultureInfo.InvariantCulture, $"{latest?.Head.Size ?? 0}\n")
        );

    private static WitnessAnswer Fault(int status, string words) =>
        new(status, Plain, words + "\n");
}
