using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Issued;

/// <summary>Where the holder of a document chooses what to keep back of it.</summary>
[Seats(Role.Applicant)]
internal sealed class LessPage(Here here, Desk desk, Bundles bundles) : SeatPage(here)
{
    /// <summary>The case.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What may be kept back.</summary>
    public LessSheet Sheet { get; private set; } = null!;

    public async Task OnGet(string number, string document, CancellationToken stop)
    {
        var (file, _) = await Opening.Readable(
            number,
            HttpContext,
            desk,
            IssuingRoutes.Reading,
            stop
        );
        Number = $"{file.Case.Number}";
        Sheet = await desk.Store.Read(
            async reading =>
                await IssuedDocuments.Find(reading, document) is { } row && row.CaseNumber == Number
                    ? LessSheet.Of(row, bundles, $"/cases/{Number}/issued/{row.Number}")
                    : throw Trouble.Absent($"There is no document '{document}' in the case."),
            stop
        );
    }
}
