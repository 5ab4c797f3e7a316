using Passavant.Web.Asking;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Public;

/// <summary>Two editions held against each other: what became stricter and milder, proved, each with a transfer that shows it; and which provisions came, went or changed.</summary>
[Anybody]
internal sealed class ComparePage(Here here, Desk desk, Comparisons comparisons)
    : AccordPage(here, desk)
{
    /// <summary>The earlier one.</summary>
    public Edition Left { get; private set; } = null!;

    /// <summary>The later one.</summary>
    public Edition Right { get; private set; } = null!;

    /// <summary>What is known of them; null where it is being worked on.</summary>
    public Compared? Compared { get; private set; }

    /// <summary>What is in one of them alone, or says something else in each.</summary>
    public IReadOnlyList<EntryChange> Changes { get; private set; } = [];

    /// <exception cref="Trouble">One of them was never entered.</exception>
    public async Task OnGet(string? from, string? to)
    {
        var (left, right) = (Find(from), Find(to));
        (Left, Right) = await Desk.Store.Read(
            async reading => (await Read(reading, left), await Read(reading, right)),
            HttpContext.RequestAborted
        );
        Changes = EntryChange.Between(Left.Accord, Right.Accord, Here.Language);
        Compared = await comparisons.Find(Left, Right, HttpContext.RequestAborted);
    }

    private Store.EditionRow Find(string? prefix) =>
        Edition.Find(Rows, prefix)
        ?? throw Trouble.Absent("No edition of that identity was ever entered here.");
}
