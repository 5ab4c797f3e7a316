using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Asking;
using Passavant.Web.Issuing;

namespace Passavant.Web.Pages.Issued;

/// <summary>A document on one page of paper: what it says in short, and the picture that a reader checks it by.</summary>
/// <param name="Issued">The document as it is told of.</param>
/// <param name="Facts">What its summary says.</param>
/// <param name="Authority">The name of the authority, beside the code the summary has room for.</param>
/// <param name="Text">The text the picture holds.</param>
/// <param name="File">Where the file of the summary is.</param>
internal sealed record PaperSheet(
    IssuingRoutes.IssuedView Issued,
    IReadOnlyList<DocumentFact> Facts,
    string Authority,
    string Text,
    string File
)
{
    /// <summary>The sheet of the last document of something that is no case.</summary>
    /// <param name="path">Where those things are, such as <c>/registrations</c>.</param>
    /// <exception cref="Trouble">It is not issued yet.</exception>
    public static async Task<PaperSheet> Find(
        Reading reading,
        string part,
        Bundles bundles,
        string path
    ) =>
        await IssuedDocuments.Last(reading, part) is { } row
            ? await Of(reading, row, bundles, $"{path}/{part}/document?form=paper")
            : throw Trouble.Absent("There is no document of it yet.");

    /// <summary>The sheet of a document.</summary>
    public static async Task<PaperSheet> Of(
        Reading reading,
        IssuedDocumentRow row,
        Bundles bundles,
        string file
    )
    {
        var issuers = await OwnList.Find(reading);
        var summary = DocumentSummary.Read(CoseSign1.Read(row.Summary).Payload);
        return new PaperSheet(
            IssuingRoutes.View(row, bundles),
            DocumentWords.Of(summary),
            issuers?.FindByCode(summary.Authority)?.Name ?? "",
            DocumentSummary.ToQr(row.Summary),
            file
        );
    }
}

/// <summary>Documents as a page offers them.</summary>
/// <param name="All">The documents, in the order they are shown.</param>
/// <param name="Address">Where one is, without the language; its page to print is at the same address under the language.</param>
internal sealed record IssuedList(
    IReadOnlyList<IssuingRoutes.IssuedView> All,
    Func<IssuingRoutes.IssuedView, string> Address
);
