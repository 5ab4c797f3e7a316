using Microsoft.AspNetCore.Mvc;
using Passavant.Store;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Holding;

/// <summary>Where a company retires the key of a device.</summary>
[Seats(Role.Applicant)]
internal sealed class RetireKeyPage(Here here, Desk desk, Passavant.Web.Holding.Holding holding)
    : SeatPage(here)
{
    /// <summary>The key.</summary>
    public HolderKeyRow Key { get; private set; } = null!;

    /// <summary>How many documents in force are bound to it.</summary>
    public int Bound { get; private set; }

    public async Task OnGet(string id, CancellationToken stop)
    {
        Key =
            (await holding.All(Here.Caller!.Actor, stop)).FirstOrDefault(key => key.Id == id)
            ?? throw Trouble.Absent("There is no such key of your company.");
        Bound = await desk.Store.Read(
            reading => IssuedDocuments.CountBoundTo(reading, Key.Agency, Key.Id),
            stop
        );
    }

    public async Task<IActionResult> OnPost(string id, CancellationToken stop)
    {
        try
        {
            _ = await holding.Retire(Here.Caller!.Actor, id, stop);
            return To("/holder-keys");
        }
        catch (Trouble trouble) when (trouble.Status == StatusCodes.Status409Conflict)
        {
            Put(trouble);
        }
        await OnGet(id, stop);
        return Again();
    }
}
