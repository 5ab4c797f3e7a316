using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Applying;

/// <summary>Who of the applicant works on the case: colleagues, and agents of other organisations.</summary>
[Seats(Role.Applicant)]
internal sealed class ColleaguesPage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>Colleagues of the reader who are not in the case yet.</summary>
    public IReadOnlyList<Option> Colleagues =>
        [
            .. Office
                .Appointments.Where(one =>
                    one.Role == Role.Applicant
                    && one.Agency == Here.Caller!.Actor.Agency
                    && Case.Team.All(member => member.Person != one.Person)
                )
                .Select(one => new Option(one.Person, PersonName(one.Person)))
                .OrderBy(option => option.Label, StringComparer.Create(Here.Culture, true)),
        ];

    public Task<IActionResult> OnGet() => Open();

    /// <summary>Somebody is let in.</summary>
    public async Task<IActionResult> OnPostIn()
    {
        var person = Form.Text("person");
        var agency = Here.Caller!.Actor.Agency;
        if (Form.Text("agent") is { Length: > 0 } agent)
        {
            // Of another organisation, by the id they see on their own account.
            var found = Office.Appointments.FirstOrDefault(one =>
                one.Role == Role.Applicant && one.Person == agent
            );
            if (found is null)
                Form.Wrong(
                    "agent",
                    Here["Nobody with this id acts for an applicant; ask them for the id on their account page"]
                );
            else
                (person, agency) = (found.Person, found.Agency);
        }
        else if (Colleagues.All(option => option.Value != person))
            Form.Wrong("person", Here["Choose a colleague, or enter the id of an agent"]);
        var may = Form.Text("may");
        if (may is not ("write" or "submit"))
            Form.Wrong("may", Here["Choose what they may do"]);
        return
            Form.IsRight
            && await Perform([], _ => new LetIn(person, agency, may == "submit"))
            ? To($"{Home}/colleagues")
            : await Back();
    }

    /// <summary>Somebody is taken out.</summary>
    public async Task<IActionResult> OnPostOut(string person)
    {
        if (!await Perform([], _ => new LeaveOut(person)))
            return await Back();
        return person == Here.Caller!.Actor.Person
            ? To("/applications")
            : To($"{Home}/colleagues");
    }
}
