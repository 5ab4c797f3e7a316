using Passavant.Cases;
using Passavant.Cases.Clocks;
using Passavant.Web.Cases;
using Passavant.Web.Pages.Work;

namespace Passavant.Web.Pages;

/// <summary>A page about one case for those who may see it as officials do.</summary>
internal abstract class OfficialCasePage(Here here, Desk desk, Looks looks)
    : SeatCasePage(here, desk, looks)
{
    /// <summary>What its sections show.</summary>
    public CaseSheet Sheet { get; private set; } = null!;

    /// <summary>The case as whoever looks may see it.</summary>
    public OfficialView View => Sheet.View;

    /// <summary>The case as whoever looks may see it.</summary>
    public Case Case => View.Case;

    /// <summary>Where it is worked on: agencies, people, the accord.</summary>
    public Office Office => CaseFile.Office;

    /// <summary>Its clocks.</summary>
    public IReadOnlyList<Clock> Clocks { get; private set; } = [];

    /// <summary>What may be called by name in the case: those who act in it for an authority, an agency or the panel.</summary>
    public string Person(string id) => Office.Names.GetValueOrDefault(id, id);

    protected override async Task Show()
    {
        Sheet = await CaseSheet.Read(
            Here,
            Desk,
            CaseFile,
            Here.Caller!,
            HttpContext.RequestAborted
        );
        Clocks = Casework.Clocks(CaseFile.Case, Now, CaseFile.Office);
    }

    /// <summary>Why an act would be refused as the case stands; null where it would be done.</summary>
    protected Refusal? Against(Act act) =>
        Casework.Decide(CaseFile.Case, act, By, Now, CaseFile.Office).Refusal;
}
