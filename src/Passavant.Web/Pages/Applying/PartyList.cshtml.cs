using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>Who takes part: the parties of an application.</summary>
[Seats(Role.Applicant)]
internal sealed class PartyListPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    public Task<IActionResult> OnGet() => Open();

    public async Task<IActionResult> OnPost()
    {
        var party = Form.Text("party");
        return await Write(one => one.WithoutParty(Case.Number, party))
            ? To($"{Home}/parties")
            : await Back();
    }

    /// <summary>What the roles of a party are called.</summary>
    public string RolesOf(string party) =>
        string.Join(
            ", ",
            Case.Application.Roles(party)
                .Select(role =>
                    Accord.Glossary.Roles.GetValueOrDefault(role)?.Label.In(Here.Language) ?? role
                )
        );
}
