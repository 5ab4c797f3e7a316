using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>What the goods will be used for; for trusted status, what it is asked for.</summary>
[Seats(Role.Applicant)]
internal sealed class UsePage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>Whether it is about a status rather than goods.</summary>
    public bool IsStatus => Case.Kind == CaseKind.TrustedStatus;

    public async Task<IActionResult> OnGet()
    {
        if (!MayWrite)
            return Absent();
        Form.Fill("use", Case.Application.EndUse);
        return await Open();
    }

    public async Task<IActionResult> OnPost()
    {
        var use = Form.Required(
            "use",
            IsStatus ? Here["Say what you ask it for"] : Here["Say what it will be used for"],
            20_000,
            Here["That is more than 20,000 letters; put the rest in a document"]
        );
        if (!Form.IsRight || !await Write(one => one with { EndUse = use }))
            return await Back();
        return To(IsStatus ? Home : $"{Home}/facts/transfer");
    }
}
