using Microsoft.AspNetCore.Mvc;
using Passavant.Accords;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Issuing;
using Passavant.Web.People;

namespace Passavant.Web.Pages.Checking;

/// <summary>A receipt of a self-assessment, for whoever has its address: what was stated, what came of it, and whether it stands today.</summary>
[Anybody]
internal sealed class ReceiptPage(Here here, Desk desk, Attempts attempts, Issuer issuer)
    : CheckPage(here, desk, attempts)
{
    /// <summary>The secret in the address.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The receipt.</summary>
    public Receipt Receipt { get; private set; } = null!;

    /// <summary>The accord it was made under.</summary>
    public Accord Accord { get; private set; } = null!;

    /// <summary>The accord in force.</summary>
    public Accord InForce { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public Answered Answered { get; private set; } = null!;

    /// <summary>It computed again; null where nobody asked.</summary>
    public Replayed? Replayed { get; private set; }

    /// <summary>Whether this authority issues documents.</summary>
    public bool CanBeIssued => issuer.IsOn;

    /// <summary>The whole address, to be shared.</summary>
    public string Link => $"{Request.Scheme}://{Request.Host}{Here.To($"/check/receipt/{Key}")}";

    public async Task<IActionResult> OnGet(string receipt, string? again)
    {
        Count();
        Response.Headers["X-Robots-Tag"] = "noindex";
        Key = receipt;
        (Receipt, Accord, InForce) = await Desk.Store.Read(
            async reading =>
            {
                var found = await Receipts.Read(reading, receipt) ?? throw Absent();
                return (
                    found,
                    await Desk.Accord(
                        reading,
                        $"{Passavant.Accords.Replay.IdentityOf(found.Recorded)}"
                    ),
                    (await Desk.Office(reading, null, Desk.Now)).Accord
                );
            },
            HttpContext.RequestAborted
        );
        var replayed = Receipts.Again(
            Receipt,
            Accord,
            InForce,
            DateOnly.FromDateTime(Desk.Now.UtcDateTime)
        );
        Answered = new Answered(replayed.Then, Spoken) { Receipt = receipt };
        Replayed = again is null ? null : replayed;
        return Page();
    }

    /// <summary>Nothing is under the address.</summary>
    public static Trouble Absent() =>
        Trouble.Of(
            StatusCodes.Status404NotFound,
            "no-receipt",
            "There is no receipt at this address. Check that the link is whole: a letter that is missing leads nowhere.",
            "Il n'y a pas de récépissé à cette adresse. Vérifiez que le lien est entier : s'il manque une lettre, il ne mène nulle part."
        );
}
