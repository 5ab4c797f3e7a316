using System.Buffers.Text;
using System.Security.Cryptography;
using Passavant.Trust.Documents;
using Passavant.Trust.Log;
using Answer = Passavant.Trust.Documents.LogAnswer;

namespace Passavant.Cli.Trust;

/// <summary>Whether a document stands in its issuer's log: the proof carries the log's entry and opens the one field that commits to what was signed.</summary>
/// <remarks>The <c>extra</c> of the proof holds the entry, a newline, and the disclosure of the field <c>document</c>, whose value is the SHA-256 of what the issuer signed in base64url.</remarks>
internal static class DocumentLeaf
{
    /// <summary>The field of an entry that commits to a document.</summary>
    public const string Field = "document";

    /// <summary>The value of the field for what an issuer signed: a compact JWS, or a COSE_Sign1.</summary>
    public static string ValueOf(ReadOnlySpan<byte> signed) =>
        Base64Url.EncodeToString(SHA256.HashData(signed));

    /// <summary>Answers for the logs an issuer has by the list of issuers.</summary>
    /// <param name="policy">Whom to believe; null takes the keys the list of issuers names, and asks for no witnesses.</param>
    public static Func<LogQuestion, Answer> With(Policy? policy) =>
        question =>
        {
            if (!LogProof.TryParse(question.Proof.Span, out var proof, out var fault))
                return Failed(fault);
            var origin = proof.Signed.Checkpoint.Origin;
            var log = question.Authority.Logs.FirstOrDefault(one => one.Origin == origin);
            if (log is null)
                return Failed(
                    $"the proof is of the log '{origin}', which the list of issuers does not name for {question.Authority.Name}"
                );
            var trusted = policy ?? Of(log);
            if (trusted is null)
                return new Answer(
                    CheckOutcome.NotChecked,
                    $"the list of issuers names no key of the log '{origin}' that can be read; --log-key gives one"
                );
            return Opened(proof, question.Signed.Span, out var entry) is { } wrong ? Failed(wrong)
                : proof.Verify(Merkle.HashLeaf(entry), trusted) is { Holds: false } refused
                    ? Failed(refused.Words)
                : new Answer(
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
        if (
            !Passavant.Trust.Log.Disclosure.TryParse(
                extra.AsSpan(end + 1),
                out var disclosure,
                out fault
            )
        )
            return fault;
        return disclosure.Name == Field && leaf.Opens(disclosure)
            ? disclosure.Value == ValueOf(signed)
                ? null
                : "the proof is of another document"
            : $"what the proof carries does not open the field '{Field}' of the entry";
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

    private static Answer Failed(string words) => new(CheckOutcome.Failed, words);
}
