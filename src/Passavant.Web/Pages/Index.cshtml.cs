using Passavant.Web.Cases;
using Passavant.Web.Pages.Public;

namespace Passavant.Web.Pages;

/// <summary>The first page: what this is, the ways in, what is in force, how the service does.</summary>
[Anybody]
internal sealed class IndexPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>The edition in force; null for none.</summary>
    public Edition? Edition { get; private set; }

    /// <summary>The latest figures of each authority that published any.</summary>
    public IReadOnlyList<AuthorityFigures> Figures { get; private set; } = [];

    /// <summary>The day by which the first level decides at the latest; null where it has no limit.</summary>
    public Accords.TimeLimit? First =>
        Edition?.Accord.Procedure.Ladder is [var first, ..] ? first.Within : null;

    public async Task OnGet()
    {
        Edition = await desk.Store.Read(
            async reading =>
                await Store.Editions.Active(reading, desk.Now) is { } row
                    ? new Edition(
                        await desk.Accord(reading, row.Identity),
                        row.ActiveFrom,
                        null,
                        true
                    )
                    : null,
            HttpContext.RequestAborted
        );
        Figures =
        [
            .. (await AuthorityFigures.All(desk, null, HttpContext.RequestAborted)).Where(one =>
                one.Shown?.Total is not null
            ),
        ];
    }
}
