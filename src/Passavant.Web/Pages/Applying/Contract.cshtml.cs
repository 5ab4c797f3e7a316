using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>The title, the contract and the language of an application; for an amendment, the licence that changes.</summary>
[Seats(Role.Applicant)]
internal sealed class ContractPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    public async Task<IActionResult> OnGet()
    {
        if (!MayWrite)
            return Absent();
        Form.Fill("title", Case.Title);
        Form.Fill("contract", Case.Application.Contract);
        Form.Fill("language", Case.Application.Language);
        Form.Fill("amends", Case.Application.Amends);
        return await Open();
    }

    public async Task<IActionResult> OnPost()
    {
        var title = IsDraft
            ? Form.Required(
                "title",
                Here["Say in a line what it is about"],
                200,
                Here["The title has more than 200 letters; shorten it"]
            )
            : Case.Title;
        var contract = Short("contract", 300);
        var amends = Short("amends", 100);
        var language = Form.Text("language");
        if (language is not ("en" or "fr"))
            Form.Wrong("language", Here["Choose a language"]);
        if (
            !Form.IsRight
            || !await Write(
                one =>
                    one with
                    {
                        Contract = contract,
                        Language = language,
                        Amends = Case.Kind == CaseKind.Amendment ? amends : one.Amends,
                    },
                title
            )
        )
            return await Back();
        return To(Home);
    }

    private string? Short(string name, int most)
    {
        var text = Form.Text(name);
        if (text.Length > most)
            Form.Wrong(name, Here["At most {0} letters, please", most]);
        return text.Length == 0 ? null : text;
    }
}
