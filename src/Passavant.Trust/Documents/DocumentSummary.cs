using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Passavant.Trust.Documents;

/// <summary>A name in a summary: whole, or cut with the first bytes of the SHA-256 of the whole, so that a name shown elsewhere can be compared.</summary>
/// <param name="Text">The name or its beginning.</param>
/// <param name="Hash">Null when the name is whole; else the first eight bytes of the hash, in hexadecimal.</param>
public sealed record SummaryName(string Text, string? Hash)
{
    internal const int HashLength = 8;

    /// <summary>Whether a whole name is the one meant.</summary>
    public bool IsOf(string whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Hash is null
            ? Text == whole
            : whole.StartsWith(Text, StringComparison.Ordinal) && HashOf(whole) == Hash;
    }

    internal static string HashOf(string whole) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))[..HashLength]);

    /// <summary>The name, cut to a number of bytes of UTF-8 where it is longer.</summary>
    internal static SummaryName Of(string whole, int longest)
    {
        if (Encoding.UTF8.GetByteCount(whole) <= longest)
            return new SummaryName(whole, null);
        var text = new StringBuilder();
        var bytes = 0;
        foreach (var rune in whole.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > longest)
                break;
            text.Append(rune);
        }
        return new SummaryName(text.ToString(), HashOf(whole));
    }

    /// <summary>The name, with an ellipsis where it was cut.</summary>
    public override string ToString() => Hash is null ? Text : Text + "…";
}

/// <summary>One line of a summary.</summary>
/// <param name="Code">Where the item is listed.</param>
/// <param name="Quantity">How many of what, such as <c>12 piece</c>; null means that the summary does not say.</param>
public sealed record SummaryLine(string Code, string? Quantity);

/// <summary>What a document says in the room of a QR code. Whatever did not fit is marked as cut or counted as left out; nothing is dropped in silence.</summary>
/// <param name="Kind">The kind of document, as in <see cref="DocumentContent.Kind"/>.</param>
/// <param name="Authority">The short code the authority has in the list of issuers.</param>
/// <param name="Number">The number the document bears, always whole.</param>
/// <param name="Outcome">What it permits or says in a word: the form of a licence, the outcome of a decision, a general authorisation.</param>
/// <param name="Holder">Whose it is.</param>
/// <param name="LinesLeftOut">How many further lines the document has.</param>
/// <param name="Destination">Countries in two letters.</param>
/// <param name="DestinationsLeftOut">How many further countries the document names.</param>
/// <param name="EndUsersLeftOut">How many further end users the document names.</param>
/// <param name="Conditions">How many conditions the document has; they are never in the summary.</param>
/// <param name="Issued">When it was issued, to the second.</param>
/// <param name="ValidUntil">The last instant it holds.</param>
/// <param name="StatusList">The list its status stands in: what follows the base the list of issuers has for the authority, or a whole URL.</param>
/// <param name="LogIndex">The leaf of the act it rests on, in the log the list of issuers has for the authority.</param>
public sealed record DocumentSummary(
    string Kind,
    string Authority,
    string Number,
    string? Outcome,
    SummaryName? Holder,
    IReadOnlyList<SummaryLine> Lines,
    long LinesLeftOut,
    IReadOnlyList<string> Destination,
    long DestinationsLeftOut,
    SummaryName? EndUser,
    long EndUsersLeftOut,
    long Conditions,
    DateTimeOffset Issued,
    DateTimeOffset? ValidUntil,
    string? StatusList,
    long? StatusIndex,
    long? LogIndex
)
{
    /// <summary>The most bytes a signed summary may have, so that it fits a QR code people can still scan.</summary>
    public const int LongestSigned = 300;

    /// <summary>What a QR code's text begins with.</summary>
    public const string QrPrefix = "PASSAVANT1:";

    /// <summary>How much of a thumbprint names the key in a summary, in bytes. Where two keys of an authority begin alike, the signature says whose it is.</summary>
    public const int KeyIdLength = 4;

    /// <summary>Whether anything of the document was cut or left out, quantities aside.</summary>
    public bool IsShortened =>
        Holder?.Hash is not null
        || EndUser?.Hash is not null
        || LinesLeftOut > 0
        || DestinationsLeftOut > 0
        || EndUsersLeftOut > 0;

    /// <summary>Summarises a document and signs the summary, as whole as fits into <see cref="LongestSigned"/> bytes.</summary>
    /// <param name="authority">The short code of the authority.</param>
    /// <param name="statusBase">What the URLs of its status lists begin with.</param>
    /// <exception cref="ArgumentException">Not even the shortest summary fits: the number, a code or the status list is too long.</exception>
    public static byte[] Sign(
        DocumentPayload document,
        string authority,
        string? statusBase,
        DocumentSigner signer
    )
    {
        ArgumentNullException.ThrowIfNull(signer);
        var payload = SummaryCbor.Write(Fitting(document, authority, statusBase));
        return CoseSign1.Sign(payload, signer, KeyIdOf(signer.Key));
    }

    /// <summary>The text of a QR code for a signed summary, of characters QR codes store best.</summary>
    public static string ToQr(ReadOnlySpan<byte> signed) => QrPrefix + Base45.Write(signed);

    /// <summary>The signed summary in the text of a QR code. White space around it, as readers add, is passed over.</summary>
    /// <exception cref="DocumentException">The text is of another form.</exception>
    public static byte[] FromQr(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // The last character of a base45 text is never its space, so nothing is lost here.
        var trimmed = text.Trim();
        if (trimmed.Length > 2 * LongestSigned)
            throw new DocumentException(
                "",
                $"{trimmed.Length} characters",
                $"at most {2 * LongestSigned}"
            );
        return trimmed.StartsWith(QrPrefix, StringComparison.Ordinal)
            ? Base45.Read(trimmed.AsSpan(QrPrefix.Length), "")
            : throw new DocumentException(
                "",
                DocumentException.Quoted(trimmed),
                $"a text that begins with '{QrPrefix}'"
            );
    }

    /// <summary>Reads the payload of a signed summary.</summary>
    /// <exception cref="DocumentException">It is of another form, or not in the one encoding a summary has.</exception>
    public static DocumentSummary Read(ReadOnlyMemory<byte> payload) => SummaryCbor.Read(payload);

    /// <summary>The name of a key in a summary.</summary>
    public static byte[] KeyIdOf(DocumentKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Base64UrlText.Read(key.Thumbprint, "key")[..KeyIdLength];
    }

    /// <summary>The summary that is as whole as fits, before it is signed.</summary>
    internal static DocumentSummary Fitting(
        DocumentPayload document,
        string authority,
        string? statusBase
    )
    {
        var room = LongestSigned - Overhead;
        foreach (var names in (ReadOnlySpan<int>)[1000, 48, 32, 24, 16])
        {
            var whole = Of(document, authority, statusBase, names);
            if (SummaryCbor.Write(whole).Length <= room)
                return whole;
        }
        // Names are as short as they get; now lines and countries are left out, last ones first, the longer list before the shorter.
        var summary = Of(document, authority, statusBase, 16);
        while (SummaryCbor.Write(summary).Length > room)
        {
            if (summary.Lines.Count > 1 && summary.Lines.Count >= summary.Destination.Count / 3)
                summary = summary with
                {
                    Lines = [.. summary.Lines.SkipLast(1)],
                    LinesLeftOut = summary.LinesLeftOut + 1,
                };
            else if (summary.Destination.Count > 1)
                summary = summary with
                {
                    Destination = [.. summary.Destination.SkipLast(1)],
                    DestinationsLeftOut = summary.DestinationsLeftOut + 1,
                };
            else
                throw new ArgumentException(
                    $"Document {document.Number} has no summary of {LongestSigned} bytes: its number, code, quantity or status list is too long."
                );
        }
        return summary;
    }

    // Tag, array, header with algorithm and key, empty map, the payload's own length and the signature.
    private const int Overhead = 2 + 1 + 5 + KeyIdLength + 1 + 3 + 66;

    private static DocumentSummary Of(
        DocumentPayload document,
        string authority,
        string? statusBase,
        int names
    )
    {
        SummaryName? Name(string? name) => name is null ? null : SummaryName.Of(name, names);
        SummaryLine Line(DocumentLine line) =>
            new(
                line.Code,
                line.Quantity is null ? null
                    : line.Unit is null ? line.Quantity
                    : $"{line.Quantity} {line.Unit}"
            );
        var (outcome, holder, lines, destination, endUsers, conditions) = document.Content switch
        {
            DocumentContent.Licence one => (
                one.Form,
                one.Holder,
                one.Items,
                one.Destination,
                one.EndUsers,
                one.Conditions.Count
            ),
            DocumentContent.GeneralAuthorisationRegistration one => (
                one.Authorisation,
                one.Holder,
                [.. one.Codes.Select(code => new DocumentLine(code, null, null, null, null))],
                one.Destination,
                [],
                one.Conditions.Count
            ),
            DocumentContent.EndUseStatement one => (
                null,
                one.Exporter,
                one.Items,
                [],
                [one.EndUser],
                one.Undertakings.Count
            ),
            DocumentContent.DeliveryVerificationCertificate one => (
                one.LicenceNumber,
                one.Importer,
                one.Items,
                [],
                [],
                0
            ),
            DocumentContent.Decision one => (
                one.Outcome,
                one.Applicant,
                one.Items,
                [],
                [],
                one.Provisions.Count
            ),
            DocumentContent.SelfAssessmentReceipt one => (
                one.Outcome,
                one.Asker,
                (IReadOnlyList<DocumentLine>)[],
                (IReadOnlyList<string>)[],
                (IReadOnlyList<DocumentParty>)[],
                0
            ),
            _ => throw new UnreachableException(),
        };
        var status = document.Status;
        return new DocumentSummary(
            document.Content.Kind,
            authority,
            document.Number,
            outcome,
            Name(holder?.Name),
            [.. lines.Select(Line)],
            0,
            destination,
            0,
            Name(endUsers.Count > 0 ? endUsers[0].Name : null),
            Math.Max(0, endUsers.Count - 1),
            conditions,
            Second(document.Issued),
            document.ValidUntil is { } until ? Second(until) : null,
            status is null ? null
                : statusBase is { Length: > 0 }
                && status.Uri.StartsWith(statusBase, StringComparison.Ordinal)
                    ? status.Uri[statusBase.Length..]
                : status.Uri,
            status?.Index,
            document.Log?.Index
        );
    }

    private static DateTimeOffset Second(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
