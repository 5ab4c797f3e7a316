using System.Text;

namespace Passavant.Trust.Log;

/// <summary>What the answer of a witness means to the log that asked.</summary>
public abstract record WitnessReply
{
    private const int LongestWords = 300;

    private WitnessReply() { }

    /// <summary>It cosigned: signatures of its known keys, verified. Add them to the checkpoint.</summary>
    /// <param name="Signatures">The lines to add.</param>
    /// <param name="Verified">The same, verified, with their times.</param>
    public sealed record Cosigned(
        IReadOnlyList<NoteSignature> Signatures,
        IReadOnlyList<VerifiedSignature> Verified
    ) : WitnessReply;

    /// <summary>It saw another size last: ask again with that and a proof from there.</summary>
    /// <param name="Size">The size it saw last, not above that of the checkpoint.</param>
    public sealed record Elsewhere(long Size) : WitnessReply;

    /// <summary>It has cosigned a larger tree than the one it was asked about. Either another node of this log was sooner, or this log was rolled back: sign nothing before it is known which.</summary>
    /// <param name="Size">The size it saw last.</param>
    public sealed record Ahead(long Size) : WitnessReply;

    /// <summary>It refused, or its answer cannot be used.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Words">What it said, or what is wrong with that, cut to a few hundred characters.</param>
    public sealed record Refused(int Status, string Words) : WitnessReply;

    /// <summary>Reads an answer to <c>add-checkpoint</c>.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body, of which no more than <see cref="SignedNote.Longest"/> bytes need be read.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="keys">The keys the witness is known by.</param>
    public static WitnessReply Read(
        int status,
        ReadOnlySpan<byte> body,
        WitnessRequest request,
        IReadOnlyList<VerifierKey> keys
    ) =>
        status switch
        {
            200 => ReadSignatures(body, request.Signed, keys),
            409 => ReadSize(body, request),
            _ => new Refused(status, Cut(body)),
        };

    private static WitnessReply ReadSignatures(
        ReadOnlySpan<byte> body,
        SignedCheckpoint signed,
        IReadOnlyList<VerifierKey> keys
    )
    {
        byte[] bytes = [.. NoteText.Encode(signed.Checkpoint.Text), (byte)'\n', .. body];
        if (
            !SignedNote.TryParse(bytes, out var note, out var fault)
            || note.Text != signed.Checkpoint.Text
            || !note.TryVerify(keys, out var verified, out fault)
        )
            return new Refused(200, $"its cosignatures cannot be used: {fault ?? "another text"}");
        if (verified.Any(one => one.Time is null))
            return new Refused(200, "its cosignatures cannot be used: one states no time");
        return new Cosigned(
            [.. note.Signatures.Where(line => keys.Any(key => key.Claims(line)))],
            verified
        );
    }

    private static WitnessReply ReadSize(ReadOnlySpan<byte> body, WitnessRequest request)
    {
        var text = Cut(body);
        if (!text.EndsWith('\n') || !Digits.TryParse(text.AsSpan(0, text.Length - 1), out var size))
            return new Refused(409, "it answered 409 without the size it saw last and a newline");
        if (size > request.Signed.Checkpoint.Head.Size)
            return new Ahead(size);
        return size == request.OldSize
            ? new Refused(409, $"it saw size {size} last, as it was told, and answered 409")
            : new Elsewhere(size);
    }

    private static string Cut(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestWords)]);
}
