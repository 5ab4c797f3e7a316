using System.Security.Cryptography;
using System.Text;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Cases;
using DocumentJson = Passavant.Trust.Documents.Json;

namespace Passavant.Web.Issuing;

/// <summary>Issues one document: draws its place in a list of statuses, signs it and its summary, says so in the log and keeps it.</summary>
internal sealed class Issuance(CaseworkSettings settings, Desk desk)
{
    private IssuingSettings Documents => settings.Documents;

    /// <summary>Issues what is called for, bound to the key of its holder that stands last, where there is one.</summary>
    /// <exception cref="InvalidOperationException">One was issued on that basis, or bears the number.</exception>
    public async Task<IssuedDocumentRow> Issue(
        Transaction change,
        CalledDocument called,
        int status,
        IssuerKeys with
    )
    {
        var key = called.Holder is { } agency ? await HolderKeys.Current(change, agency) : null;
        var now = with.At(desk.Now);
        var payload = new DocumentPayload(
            Documents.Issuer,
            called.Body ?? Documents.NameAmong(await desk.Agencies(change)),
            called.Number,
            now,
            called.From,
            called.Until,
            null,
            called.Act is { } act ? new LogReference(settings.Log.Origin, act - 1) : null,
            key is null ? null : Key(key),
            called.Content
        );
        var signed = await Sign(change, payload, called.Case, with);
        return await Keep(
            change,
            new IssuedDocumentRow
            {
                Number = called.Number,
                Basis = called.Basis,
                Kind = called.Content.Kind,
                CaseNumber = called.Case,
                Part = called.Part,
                Position = signed.Position,
                Document = signed.Document,
                Summary = signed.Summary,
                Issued = now,
                ValidUntil = called.Until,
                List = signed.List,
                ListIndex = signed.Index,
                Status = status,
                Holder = called.Holder,
                HolderKey = key?.Id,
            }
        );
    }

    /// <summary>Issues a document again, saying the same under another number; the earlier one is revoked.</summary>
    /// <param name="key">The key of its holder it is bound to from now on; null leaves it bound as it was.</param>
    /// <param name="basis">What it is issued on, once.</param>
    public async Task<IssuedDocumentRow> IssueAgain(
        Transaction change,
        IssuedDocumentRow earlier,
        HolderKeyRow? key,
        string basis,
        IssuerKeys with
    )
    {
        var number = NextNumber(earlier.Number);
        var now = with.At(desk.Now);
        var said = Read(earlier.Document, with);
        var payload = said with
        {
            Number = number,
            Issued = now,
            HolderKey = key is null ? said.HolderKey : Key(key),
        };
        var signed = await Sign(change, payload, earlier.CaseNumber, with);
        var row = await Keep(
            change,
            earlier with
            {
                Number = number,
                Basis = basis,
                Position = signed.Position,
                Document = signed.Document,
                Summary = signed.Summary,
                Issued = now,
                List = signed.List,
                ListIndex = signed.Index,
                HolderKey = key?.Id ?? earlier.HolderKey,
            }
        );
        await IssuedDocuments.Replace(change, earlier.Number, number);
        return row;
    }

    /// <summary>The number a document bears that is issued again: <c>L-2026-000001</c> is followed by <c>L-2026-000001.2</c>.</summary>
    public static string NextNumber(string number) =>
        number.LastIndexOf('.') is > 0 and var dot
        && int.TryParse(
            number.AsSpan(dot + 1),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var turn
        )
            ? $"{number[..dot]}.{turn + 1}"
            : $"{number}.2";

    /// <summary>Says in the log what the server did.</summary>
    public static async Task Say(
        Transaction change,
        string type,
        object body,
        DateTimeOffset now
    ) =>
        await Events.Append(
            change,
            Issuer.Stream,
            await Events.Version(change, Issuer.Stream),
            [Recorded.Act(Actor.System, now, type, body)]
        );

    private sealed record Signed(
        long List,
        long Index,
        string Document,
        byte[] Summary,
        long Position
    );

    // Signs the document and its summary, and says so in the log.
    private async Task<Signed> Sign(
        Transaction change,
        DocumentPayload payload,
        string? caseNumber,
        IssuerKeys with
    )
    {
        var (list, index) = await Place(change);
        payload = payload with { Status = new StatusReference(Documents.StatusList(list), index) };
        var document = payload.Sign(with.Document, RandomNumberGenerator.Fill, decoys: 2).Text;
        var summary = Summarise(payload, with);
        var issued = SdJwt.Read(document).Issued.Text;
        await Say(
            change,
            DocumentLeaf.Kind,
            new
            {
                @case = caseNumber,
                document = DocumentLeaf.HashOf(Encoding.ASCII.GetBytes(issued)),
                index,
                kind = payload.Content.Kind,
                list,
                number = payload.Number,
                summary = DocumentLeaf.HashOf(summary),
            },
            payload.Issued
        );
        return new Signed(list, index, document, summary, await Events.Count(change));
    }

    private static async Task<IssuedDocumentRow> Keep(Transaction change, IssuedDocumentRow row) =>
        await IssuedDocuments.Put(change, row)
            ? row
            : throw new InvalidOperationException(
                $"Document {row.Number} on '{row.Basis}' was issued before."
            );

    private static DocumentKey Key(HolderKeyRow row) =>
        DocumentKey.Read(DocumentJson.Read(Encoding.UTF8.GetBytes(row.Jwk)));

    // What it said, all of it: what was issued holds what its holder may keep back.
    private static DocumentPayload Read(string document, IssuerKeys with)
    {
        var whole = SdJwt.Read(document);
        var key =
            with.Keys.FirstOrDefault(one =>
                one.Use == IssuerKeyUse.Document && one.Key.Thumbprint == whole.Issued.KeyId
            )
            ?? throw new IssuingRefusal(
                $"the key {whole.Issued.KeyId} that the document is signed by is not in the file of the keys"
            );
        return DocumentPayload.Read(whole.Verify(key.Key).Claims);
    }

    private byte[] Summarise(DocumentPayload payload, IssuerKeys with)
    {
        var (code, start) = (Documents.Code, Documents.StatusBase);
        try
        {
            return DocumentSummary.Sign(payload, code, start, with.Document);
        }
        catch (ArgumentException)
        {
            // Units are free text, and a line may fall under many codes: of these paper says less.
            return DocumentSummary.Sign(
                SummaryWords.Shortened(payload),
                code,
                start,
                with.Document
            );
        }
    }

    private static async Task<(long List, long Index)> Place(Reading reading)
    {
        var list = await IssuedDocuments.LastList(reading);
        if (await IssuedDocuments.CountIn(reading, list) >= StatusSigning.ListLength / 2)
            list++;
        while (true)
        {
            var index = RandomNumberGenerator.GetInt32(StatusSigning.ListLength);
            if (!await IssuedDocuments.IsTaken(reading, list, index))
                return (list, index);
        }
    }
}
