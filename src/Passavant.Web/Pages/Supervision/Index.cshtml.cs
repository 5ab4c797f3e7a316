using Passavant.Web.Cases;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Supervision;

/// <summary>The work of an authority for those who answer for it: load, age, limits missed, decisions that stand out.</summary>
[Seats(Role.Supervisor, Role.Head)]
internal sealed class SupervisionPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>The figures.</summary>
    public WorkFigures Figures { get; private set; } = null!;

    /// <summary>The authority.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Whether they may see who looked at a case.</summary>
    public bool SeesLooks => Here.Role == Role.Supervisor;

    public async Task OnGet(int days = 90)
    {
        if (!WorkFigures.Periods.Contains(days))
            days = 90;
        var agency = Here.Caller!.Actor.Agency;
        Figures = await WorkFigures.Read(
            Here,
            desk,
            agency,
            days,
            "/work",
            "/work",
            HttpContext.RequestAborted
        );
        Authority = Figures.Office.Agencies.GetValueOrDefault(agency) is { } known
            ? Here[known.Name]
            : agency;
        Form.Fill("days", $"{days}");
    }
}
