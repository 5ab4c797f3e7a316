using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Pages.Administration;

/// <summary>The editions of the accord: in force, to come, entered, and past.</summary>
[Seats(Role.Administrator)]
internal sealed class EditionsPage(Here here, Database database) : AdministrationPage(here)
{
    /// <summary>The editions, the newest first.</summary>
    public IReadOnlyList<EditionRow> Rows { get; private set; } = [];

    /// <summary>The one in force.</summary>
    public string? Active { get; private set; }

    public async Task OnGet()
    {
        var rows = await database.Read(Editions.All, Stop);
        Active = rows.LastOrDefault(row => row.ActiveFrom <= Here.Now)?.Identity;
        Rows = [.. rows.Reverse()];
    }
}
