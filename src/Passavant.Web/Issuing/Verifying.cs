using System.Text;
using Passavant.Store;
using Passavant.Trust.Documents;

namespace Passavant.Web.Issuing;

/// <summary>Checks a document as <c>passavant verify</c> does, with the lists and the log this server publishes. Nothing of it is kept.</summary>
internal sealed class Verifying(Database database, Bundles bundles)
{
    /// <summary>Whether this authority has published the lists documents are checked with.</summary>
    public async Task<bool> HasLists(CancellationToken stop) =>
        await database.Read(reading => SignedLists.Issuers(reading), stop) is not null;

    /// <summary>Checks what somebody gave.</summary>
    /// <param name="input">The bytes of a file, or of a text.</param>
    /// <param name="asOf">The instant it is checked for.</param>
    public Task<DocumentVerdict> Check(
        ReadOnlyMemory<byte> input,
        DateTimeOffset asOf,
        CancellationToken stop
    ) =>
        database.Read(
            async reading =>
            {
                var lists = new List<StatusListToken>();
                var last = await IssuedDocuments.LastList(reading);
                for (var list = 1L; list <= last; list++)
                    if (await SignedLists.Status(reading, list) is { } row)
                        lists.Add(StatusListToken.ReadJwt(row.Jwt));
                var context = new DocumentCheckContext(asOf)
                {
                    Issuers = await OwnList.Find(reading),
                    StatusLists = lists,
                    Log = DocumentLeaf.With(null),
                };
                var verdict = DocumentCheck.Check(input, context);
                // Whoever has paper has no proof; the log that would give one is here.
                return
                    verdict[CheckSubject.Log].Outcome == CheckOutcome.NotChecked
                    && (verdict.Document?.Number ?? verdict.Summary?.Number) is { } number
                    && await IssuedDocuments.Find(reading, number) is { } issued
                    && await bundles.Proof(reading, issued, verdict.Summary is not null)
                        is { } proof
                    ? DocumentCheck.Check(input, context with { LogProof = proof })
                    : verdict;
            },
            stop
        );

    /// <summary>Checks a text.</summary>
    public Task<DocumentVerdict> Check(string text, DateTimeOffset asOf, CancellationToken stop) =>
        Check(Encoding.UTF8.GetBytes(text), asOf, stop);
}

/// <summary>Says of an answer that its page may use the camera, which all others may not.</summary>
internal sealed record UsesCamera
{
    public static UsesCamera Yes { get; } = new();
}
