using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Trust.Documents;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Issued;

/// <summary>A document on one page of paper: what it says in short, and the picture that a reader checks it by.</summary>
[Seats(
    Role.Applicant,
    Role.Officer,
    Role.Head,
    Role.Member,
    Role.Supervisor,
    Role.Adviser,
    Role.Panel,
    Role.Ombudsperson,
    Role.Auditor
)]
internal sealed class PaperPage(Here here, Desk desk, Bundles bundles) : SeatPage(here)
{
    /// <summary>The number of the case.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The document as it is told of.</summary>
    public IssuingRoutes.IssuedView Issued { get; private set; } = null!;

    /// <summary>What its summary says.</summary>
    public IReadOnlyList<DocumentFact> Facts { get; private set; } = [];

    /// <summary>The name of the authority, beside the code the summary has room for.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>The text the picture holds.</summary>
    public string Text { get; private set; } = "";

    public async Task<IActionResult> OnGet(string number, string document, CancellationToken stop)
    {
        var (file, _) = await Opening.Readable(
            number,
            HttpContext,
            desk,
            IssuingRoutes.Reading,
            stop
        );
        Number = $"{file.Case.Number}";
        var (row, issuers) = await desk.Store.Read(
            async reading =>
                (await IssuedDocuments.Find(reading, document), await OwnList.Find(reading)),
            stop
        );
        if (row is null || row.CaseNumber != Number)
            throw Trouble.Absent($"There is no document '{document}' in the case.");
        Issued = IssuingRoutes.View(row, bundles);
        Text = DocumentSummary.ToQr(row.Summary);
        var summary = DocumentSummary.Read(CoseSign1.Read(row.Summary).Payload);
        Facts = DocumentWords.Of(summary);
        Authority = issuers?.FindByCode(summary.Authority)?.Name ?? "";
        return Page();
    }
}
