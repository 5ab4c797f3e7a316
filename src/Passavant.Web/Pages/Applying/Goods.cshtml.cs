using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>What goes: the lines of an application, each to be changed or taken away.</summary>
[Seats(Role.Applicant)]
internal sealed class GoodsPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    public Task<IActionResult> OnGet() => Open();

    public async Task<IActionResult> OnPost()
    {
        var line = Form.Text("line");
        return await Write(one => one.WithoutLine(Case.Number, line))
            ? To($"{Home}/goods")
            : await Back();
    }
}
