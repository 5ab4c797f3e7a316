using Passavant.Store;
using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Issued;

/// <summary>Where acts call for documents that cannot be issued, and why.</summary>
[Seats(Role.Administrator, Role.Auditor)]
internal sealed class HeldPage(Here here, Database database) : SeatPage(here)
{
    private const int Most = 200;

    /// <summary>Each place.</summary>
    public IReadOnlyList<SetAsideRow> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken stop) =>
        Rows = await database.Read(reading => SetAside.Oldest(reading, Most), stop);
}
