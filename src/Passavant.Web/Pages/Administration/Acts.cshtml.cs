using Passavant.Cases;
using Passavant.Store;
using Passavant.Web.Administration;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Administration;

/// <summary>What administrators did, the newest first; nothing is left out.</summary>
[Seats(Role.Administrator, Role.Auditor)]
internal sealed class ActsPage(Here here, Database database, Desk desk) : AdministrationPage(here)
{
    private const int Most = 50;

    /// <summary>The acts shown.</summary>
    public IReadOnlyList<ActLine> Lines { get; private set; } = [];

    /// <summary>Where to go on; null at the end.</summary>
    public int? Next { get; private set; }

    public async Task OnGet(int? before)
    {
        var (events, names) = await database.Read(
            async reading =>
                (
                    await Events.Last(
                        reading,
                        Administering.Stream,
                        before ?? int.MaxValue,
                        Most
                    ),
                    await desk.Names(reading)
                ),
            Stop
        );
        Lines = [.. events.Select(one => Acts.Line(Here, OversightRoutes.View(one), names))];
        Next = events.Count == Most && events[^1].Version > 1 ? events[^1].Version : null;
    }
}
