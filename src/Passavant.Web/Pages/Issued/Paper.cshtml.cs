using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
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
    /// <summary>What is on it.</summary>
    public PaperSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string number, string document, CancellationToken stop)
    {
        var (file, _) = await Opening.Readable(
            number,
            HttpContext,
            desk,
            IssuingRoutes.Reading,
            stop
        );
        var its = $"{file.Case.Number}";
        Sheet = await desk.Store.Read(
            async reading =>
                await IssuedDocuments.Find(reading, document) is { } row && row.CaseNumber == its
                    ? await PaperSheet.Of(
                        reading,
                        row,
                        bundles,
                        $"/cases/{its}/issued/{row.Number}?form=paper"
                    )
                    : throw Trouble.Absent($"There is no document '{document}' in the case."),
            stop
        );
        return Page();
    }
}
