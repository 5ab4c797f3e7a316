using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.Pages.Issued;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Registering;

/// <summary>Where the holder of a registration chooses what to keep back of its document.</summary>
[Seats(Role.Applicant)]
internal sealed class RegistrationLessPage(
    Here here,
    Desk desk,
    Bundles bundles,
    Passavant.Web.Registering.Registering registering
) : SeatPage(here)
{
    /// <summary>The registration.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What may be kept back.</summary>
    public LessSheet Sheet { get; private set; } = null!;

    public async Task OnGet(string number, CancellationToken stop)
    {
        Number = (await registering.Find(Here.Caller!.Actor, number, stop)).Number;
        Sheet = await desk.Store.Read(
            async reading =>
                await IssuedDocuments.Last(reading, Number) is { } row
                    ? LessSheet.Of(row, bundles, $"/registrations/{Number}/document")
                    : throw Trouble.Absent("There is no document of it yet."),
            stop
        );
    }
}
