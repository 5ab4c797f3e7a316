using Microsoft.AspNetCore.Mvc;
using Passavant.Web.Asking;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Applying;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Registering;

/// <summary>A registration with its document; an officer of the authority may end it.</summary>
[Seats(Role.Applicant, Role.Officer, Role.Head, Role.Supervisor, Role.Auditor)]
internal sealed class RegistrationPage(
    Here here,
    Desk desk,
    Passavant.Web.Registering.Registering registering
) : SeatPage(here)
{
    private Accords.Glossary glossary = null!;

    /// <summary>The registration.</summary>
    public RegistrationCard Card { get; private set; } = null!;

    /// <summary>What a country is called.</summary>
    public string Country(string code) => Nations.Name(Here, Nations.Term(glossary), code);

    public async Task OnGet(string number, CancellationToken stop)
    {
        var row = await registering.Find(Here.Caller!.Actor, number, stop);
        var office = await desk.Store.Read(reading => desk.Office(reading, null, desk.Now), stop);
        glossary = office.Accord.Glossary;
        Card = RegistrationCard.Of(Here, row, office.Accord);
    }

    public async Task<IActionResult> OnPost(string number, CancellationToken stop)
    {
        if (Here.Role is not (Role.Officer or Role.Head))
            throw Trouble.Of(
                StatusCodes.Status403Forbidden,
                "not-yours-to-do",
                "An officer of the authority ends a registration.",
                "Un agent de l'autorité met fin à un enregistrement."
            );
        var reasons = Form.Required(
            "reasons",
            Here["Say why it is ended"],
            Passavant.Web.Registering.Registering.LongestReasons,
            Here[
                "Enter at most {0} characters",
                Passavant.Web.Registering.Registering.LongestReasons
            ]
        );
        if (Form.IsRight)
            try
            {
                _ = await registering.End(Here.Caller!.Actor, number, reasons, stop);
                return To($"/registrations/{number}");
            }
            catch (Trouble trouble)
                when (trouble.Status
                        is StatusCodes.Status409Conflict
                            or StatusCodes.Status422UnprocessableEntity
                )
            {
                Put(trouble);
            }
        await OnGet(number, stop);
        return Again();
    }
}
