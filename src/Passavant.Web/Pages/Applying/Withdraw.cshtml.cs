using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>Withdraws an application, or gives up a draft.</summary>
[Seats(Role.Applicant)]
internal sealed class WithdrawPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    public async Task<IActionResult> OnGet() => May<Withdraw>() ? await Open() : Absent();

    public async Task<IActionResult> OnPost()
    {
        var why = Form.Required(
            "why",
            Here["Say why"],
            5000,
            Here["That is more than 5,000 letters; say it shorter"]
        );
        return Form.IsRight && await Perform([], _ => new Withdraw(why)) ? To(Home) : await Back();
    }
}
