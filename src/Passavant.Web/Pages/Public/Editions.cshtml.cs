using Passavant.Store;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>Every edition of the accord, the newest first, and which two to compare.</summary>
[Anybody]
internal sealed class EditionsPage(Here here, Desk desk) : AccordPage(here, desk)
{
    /// <summary>The editions.</summary>
    public IReadOnlyList<Edition> All { get; private set; } = [];

    public Task OnGet() =>
        Desk.Store.Read(
            async reading =>
            {
                var all = new List<Edition>();
                foreach (var row in Rows)
                    all.Insert(0, await Read(reading, row));
                return All = all;
            },
            HttpContext.RequestAborted
        );

    /// <summary>The edition in force before another; null for the first.</summary>
    public EditionRow? Before(Edition edition) =>
        Rows.TakeWhile(row => row.Identity != edition.Identity).LastOrDefault();
}
