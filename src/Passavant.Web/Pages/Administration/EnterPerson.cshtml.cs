using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Administration;

namespace Passavant.Web.Pages.Administration;

/// <summary>Enters a person, and shows once the link with which they set a password.</summary>
[Seats(Role.Administrator)]
internal sealed class EnterPersonPage(
    Here here,
    Administering administering,
    CaseworkSettings settings
) : AdministrationPage(here)
{
    /// <summary>Who was entered, with the link; null before.</summary>
    public PersonRoutes.Invited? Invited { get; private set; }

    public void OnGet() => Form.Fill("language", Here.Language);

    public async Task<IActionResult> OnPost()
    {
        var done = await Tried(
            async () =>
                Invited = (
                    await PersonActs.Enter(
                        By,
                        PersonForm.Read(Form, isActive: true),
                        administering,
                        settings,
                        Stop
                    )
                ).Invited,
            PersonForm.Says(Here)
        );
        // The link is nowhere but in this answer, so the page is not sent for again.
        return done ? Page() : Again();
    }
}
