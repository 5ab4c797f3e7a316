using System.Text;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Log;

namespace Passavant.Web.Issuing;

/// <summary>What holders carry: a document with the proof that its issuing is in the log, and the list its status stands in.</summary>
internal sealed class Bundles(PublishedLog log)
{
    /// <summary>The file of a document.</summary>
    /// <param name="paper">Whether it is of the summary, as a QR code carries it, and not of the whole document.</param>
    public async Task<DocumentBundle> Of(Reading reading, IssuedDocumentRow row, bool paper)
    {
        var status = await SignedLists.Status(reading, row.List);
        return new DocumentBundle(
            paper ? DocumentSummary.ToQr(row.Summary) : row.Document,
            status is null ? [] : [status.Jwt],
            await Proof(reading, row, paper) is { } proof ? Encoding.UTF8.GetString(proof) : null
        );
    }

    /// <summary>The proof that a document is in the log, as a <c>.tlog-proof</c> file has it; null while the log does not reach as far.</summary>
    public async Task<byte[]?> Proof(Reading reading, IssuedDocumentRow row, bool paper)
    {
        if (await Events.ReadAll(reading, row.Position - 1, 1) is not [var issued])
            return null;
        var entry = EventLeaf.Of(issued).ToBytes();
        if (log.Prove(EventLeaf.IndexOf(issued), entry) is not { } proof)
            return null;
        var field = paper ? DocumentLeaf.SummaryField : DocumentLeaf.DocumentField;
        var opening = EventLeaf.Disclosures(issued).First(one => one.Name == field);
        return (proof with { Extra = DocumentLeaf.Extra(entry, opening) }).ToBytes();
    }

    /// <summary>Whether a document is in the log as it is published.</summary>
    public bool IsLogged(IssuedDocumentRow row) =>
        log.Signed is { } signed && signed.Checkpoint.Head.Size >= row.Position;
}
