using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Asking;

namespace Passavant.Web.Pages.Administration;

/// <summary>Enters a snapshot of a list. Nobody is screened against it until somebody says from when.</summary>
[Seats(Role.Administrator)]
[Long]
[DisableRequestTimeout]
internal sealed class EnterListPage(Here here, Administering administering)
    : AdministrationPage(here)
{
    /// <summary>The hash of the snapshot there is already; null for none.</summary>
    public string? Known { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        if (Form.Files.GetFile("file") is not { } file)
        {
            Form.Wrong("file", Here["Choose the file of the snapshot"]);
            return Again();
        }
        if (file.Length == 0)
        {
            Form.Wrong(
                "file",
                Here["The file is empty: choose one that “passavant lists import” wrote"]
            );
            return Again();
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Stop);
        SnapshotRow? row = null;
        try
        {
            row = await ListActs.Enter(By, bytes.ToArray(), Editions.NotYet, administering, Stop);
            return To($"/administration/lists/{row.Hash}?done=entered");
        }
        catch (Trouble wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            Form.Wrong(
                "file",
                Here[
                    "This is no snapshot of a list, or it was cut off or changed. Import the list again with “passavant lists import” and choose what it wrote"
                ]
            );
        }
        catch (Trouble known) when (known.Code == "known")
        {
            Known = ListActs.Read(bytes.ToArray()).Hash;
            Form.Wrong("file", Said(known));
        }
        return Again();
    }
}
