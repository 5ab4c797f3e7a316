using System.Security.Cryptography;
using Passavant.Trust.Log;
using LogDisclosure = Passavant.Trust.Log.Disclosure;

namespace Passavant.Trust.Documents;

/// <summary>How a document is bound to the log: its issuing is an event, and the event's leaf commits to what was signed.</summary>
/// <remarks>
/// The leaf is of the kind <see cref="Kind"/>. Its field <see cref="DocumentField"/> holds the SHA-256, in base64url and as JSON text, of the document as the issuer signed it; <see cref="SummaryField"/> that of the summary for paper.
/// A document that names a leaf names that of the act it rests on, which was there before it: so its own leaf stands behind that one, in the same log.
/// The <c>extra</c> of a proof holds the leaf, a newline, and what opens the one field.
/// </remarks>
public static class DocumentLeaf
{
    /// <summary>The kind of the leaf.</summary>
    public const string Kind = "document-issued";

    /// <summary>The field that commits to a document.</summary>
    public const string DocumentField = "body.document";

    /// <summary>The field that commits to its summary.</summary>
    public const string SummaryField = "body.summary";

    /// <summary>The field for what an issuer signed: a compact JWS, or a COSE_Sign1.</summary>
    public static string FieldOf(ReadOnlySpan<byte> signed) =>
        signed is [0xd2 or 0x84, ..] ? SummaryField : DocumentField;

    /// <summary>The hash of what an issuer signed, in base64url.</summary>
    public static string HashOf(ReadOnlySpan<byte> signed) =>
        Base64UrlText.Write(SHA256.HashData(signed));

    /// <summary>The value of the field: the hash as JSON text.</summary>
    public static string ValueOf(ReadOnlySpan<byte> signed) => $"\"{HashOf(signed)}\"";

    /// <summary>What goes into a proof beside it.</summary>
    /// <param name="entry">The leaf.</param>
    /// <param name="disclosure">What opens the field of the document.</param>
    public static byte[] Extra(byte[] entry, LogDisclosure disclosure)
    {
        ArgumentNullException.ThrowIfNull(disclosure);
        return [.. entry, (byte)'\n', .. disclosure.ToBytes()];
    }

    /// <summary>Answers for the logs an issuer has by the list of issuers.</summary>
    /// <param name="policy">Whom to believe; null takes the keys the list of issuers names, and asks for no witnesses.</param>
    public static Func<LogQuestion, LogAnswer> With(Policy? policy) =>
        question =>
        {
            ArgumentNullException.ThrowIfNull(question);
            if (!LogProof.TryParse(question.Proof.Span, out var proof, out var fault))
                return Failed(fault);
            var origin = proof.Signed.Checkpoint.Origin;
            var log = question.Authority.Logs.FirstOrDefault(one => one.Origin == origin);
            if (log is null)
                return Failed(
                    $"the proof is of the log '{origin}', which the list of issuers does not name for {question.Authority.Name}"
                );
            if (question.Origin is { } named && named != origin)
                return Failed($"the proof is of the log '{origin}', the document names '{named}'");
            if (question.Index is { } act && act >= proof.Index)
                return Failed(
                    $"the document rests on entry {act} of the log, and the proof is of entry {proof.Index}: a document is issued after what it rests on"
                );
            var trusted = policy ?? Of(log);
            if (trusted is null)
                return new LogAnswer(
                    CheckOutcome.NotChecked,
                    $"the list of issuers names no key of the log '{origin}' that can be read, and none was given"
                );
            return Opened(proof, question.Signed.Span, out var entry) is { } wrong ? Failed(wrong)
                : proof.Verify(Merkle.HashLeaf(entry), trusted) is { Holds: false } refused
                    ? Failed(refused.Words)
                : new LogAnswer(
                    CheckOutcome.Passed,
                    $"entry {proof.Index} of the log '{origin}'"
                        + (
                            trusted.Quorum == "none"
                                ? ", by the log's word alone: no witnesses were asked for"
                                : $", cosigned as '{trusted.Quorum}' asks"
                        )
                );
        };

    private static string? Opened(LogProof proof, ReadOnlySpan<byte> signed, out byte[] entry)
    {
        entry = [];
        var extra = proof.Extra ?? [];
        var end = extra.AsSpan().IndexOf((byte)'\n');
        if (end < 0)
            return "the proof does not carry the entry of the log and what opens it";
        entry = extra[..end];
        if (!LeafEntry.TryParse(entry, out var leaf, out var fault))
            return fault;
        // Another kind of event may have a member of that name, whose value somebody else chose.
        if (leaf.Kind != Kind)
            return $"the proof is of an entry of the kind '{leaf.Kind}'; expected '{Kind}'";
        if (!LogDisclosure.TryParse(extra.AsSpan(end + 1), out var disclosure, out fault))
            return fault;
        var field = FieldOf(signed);
        return disclosure.Name == field && leaf.Opens(disclosure)
            ? disclosure.Value == ValueOf(signed)
                ? null
                : "the proof is of another document"
            : $"what the proof carries does not open the field '{field}' of the entry";
    }

    private static Policy? Of(IssuerLog log)
    {
        foreach (var text in log.VerifierKeys)
            if (
                VerifierKey.TryParse(text, out var key, out _)
                && key.Name == log.Origin
                && key.Type == SignatureType.Ed25519
            )
                return Policy.Trusting(key);
        return null;
    }

    private static LogAnswer Failed(string words) => new(CheckOutcome.Failed, words);
}
