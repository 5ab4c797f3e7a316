using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;

namespace Passavant.Web.Pages.Applying;

/// <summary>Notes a change to a licence that needs no new decision; anything else is an amendment.</summary>
[Seats(Role.Applicant)]
internal sealed class NoteChangePage(Here here, Desk desk) : ApplicantPage(here, desk)
{
    /// <summary>The changes the accord counts as not material.</summary>
    public IReadOnlyList<Option> Changes =>
        [
            .. Office.Procedure.NonMaterialChanges.Select(change => new Option(
                change.Id,
                change.Title.In(Here.Language)
            )),
        ];

    public async Task<IActionResult> OnGet() => May<NoteChange>() ? await Open() : Absent();

    public async Task<IActionResult> OnPost()
    {
        var rule = Form.Text("rule");
        if (rule == "other")
            return To($"/applications/new?kind=amendment&about={Case.Number}");
        if (Changes.All(option => option.Value != rule))
            Form.Wrong("rule", Here["Choose what changes"]);
        var text = Form.Required(
            "text",
            Here["Say what it was and what it is now"],
            5000,
            Here["That is more than 5,000 letters; say it shorter"]
        );
        return Form.IsRight && await Perform([], _ => new NoteChange(rule, text))
            ? To($"{Home}#changes")
            : await Back();
    }
}
