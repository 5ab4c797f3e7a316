using Passavant.Cases;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Parts;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Grievances;

/// <summary>A grievance for the ombudsperson: what happened, letters, and what comes of it.</summary>
[Seats(Role.Ombudsperson)]
internal sealed class GrievancePage(Here here, Desk desk, Looks looks)
    : OfficialCasePage(here, desk, looks)
{
    public override string Place => "/grievances";

    /// <summary>The grievance.</summary>
    public Grievance Grievance => Case.Grievance!;

    /// <summary>Whether something may still come of it.</summary>
    public bool IsOpen => Grievance.Ended is null && !IsConflicted;

    // The ombudsperson hears both sides: who complains, and the authorities complained of.
    public override IEnumerable<Option> Receivers =>
        [
            new Option(Case.Applicant, Agency(Case.Applicant)),
            .. Office
                .Agencies.Values.Where(agency =>
                    agency.Kind is AgencyKind.Authority or AgencyKind.Body
                )
                .OrderBy(agency => agency.Kind)
                .ThenBy(agency => Here[agency.Name], StringComparer.Ordinal)
                .Select(agency => new Option(agency.Id, Here[agency.Name])),
        ];

    protected override async Task Show()
    {
        if (CaseFile.Case.Grievance is null)
            throw CaseFiles.Absent(CaseFile.Case.Number);
        await base.Show();
    }

    protected override Act? Make(string act) =>
        act switch
        {
            "admit-grievance" => new AdmitGrievance(),
            "decline-grievance" => new DeclineGrievance(
                Told("decline-why", Here["Say why, and where else they may turn"])
            ),
            "propose-redress" => new ProposeRedress(
                Told("redress-text", Here["Write what you propose"])
            ),
            "end-grievance" => new EndGrievance(
                Told("end-result", Here["Say what came of it"]),
                Form.IsTicked("end-review")
            ),
            _ => null,
        };

    protected override string? Said(string act) =>
        act switch
        {
            "admit-grievance" => Here[
                "It is admitted. Look into it, and propose a redress to both sides."
            ],
            "decline-grievance" => Here[
                "It is turned away; who complained is written to with your reasons."
            ],
            "propose-redress" => Here["Your proposal is with both sides."],
            "end-grievance" => Here["The grievance has ended; what came of it stands in the file."],
            _ => base.Said(act),
        };
}
