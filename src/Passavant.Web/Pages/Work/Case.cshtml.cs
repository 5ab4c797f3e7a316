using Microsoft.AspNetCore.Mvc;
using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Work;

/// <summary>A case, with everything known of it, and everything that may be done in it by whoever looks.</summary>
[Seats(Role.Officer, Role.Head, Role.Member, Role.Supervisor)]
internal sealed class CasePage(Here here, Desk desk, Looks looks) : SeatPage(here)
{
    private static readonly string[] All =
    [
        "_Gates",
        "_Grievance",
        "_Facts",
        "_Statements",
        "_Determination",
        "_Hits",
        "_Route",
        "_Precedents",
        "_Dossier",
        "_Questions",
        "_Advice",
        "_Consultations",
        "_Decision",
        "_Conditions",
        "_Appeal",
        "_Messages",
        "_Documents",
        "_Notes",
        "_People",
        "_Clocks",
        "_History",
    ];

    /// <summary>The case as it is laid before whoever looks.</summary>
    public CaseSheet Sheet { get; private set; } = null!;

    /// <summary>The sections, by the names of their files.</summary>
    public IReadOnlyList<string> Parts => All;

    public async Task<IActionResult> OnGet(string number, CancellationToken stop)
    {
        await Read(number, stop);
        return Page();
    }

    private async Task Read(string number, CancellationToken stop)
    {
        var (file, caller) = await Opening.Readable(
            number,
            HttpContext,
            desk,
            Allows.ReadingInside,
            stop
        );
        looks.Saw(file.Case, caller.Actor, desk.Now);
        Sheet = await CaseSheet.Read(Here, desk, file, caller, stop);
    }
}
