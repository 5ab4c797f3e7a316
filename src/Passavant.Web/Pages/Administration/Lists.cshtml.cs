using Passavant.Cases;
using Passavant.Store;

namespace Passavant.Web.Pages.Administration;

/// <summary>The lists parties are screened against, with their snapshots.</summary>
[Seats(Role.Administrator)]
internal sealed class ListsPage(Here here, Database database, ScreeningSettings screening)
    : AdministrationPage(here)
{
    /// <summary>The snapshots of each list, the newest first.</summary>
    public IReadOnlyList<(string List, IReadOnlyList<SnapshotRow> Rows)> Lists { get; private set; } =
        [];

    /// <summary>The hashes of those in force.</summary>
    public IReadOnlySet<string> Active { get; private set; } = new HashSet<string>();

    /// <summary>How old a list may be, in days.</summary>
    public int MostDays => screening.StaleAfterDays;

    public async Task OnGet()
    {
        var (rows, active) = await database.Read(
            async reading =>
                (
                    await Editions.Snapshots(reading),
                    await Editions.ActiveSnapshots(reading, Here.Now)
                ),
            Stop
        );
        Active = active.Select(row => row.Hash).ToHashSet();
        Lists =
        [
            .. rows.GroupBy(row => row.List)
                .Select(group => (group.Key, (IReadOnlyList<SnapshotRow>)[.. group.Reverse()])),
        ];
    }
}
