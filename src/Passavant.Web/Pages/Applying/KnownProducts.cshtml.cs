using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>What the reader's organisation sent before.</summary>
[Seats(Role.Applicant)]
internal sealed class KnownProductsPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>The products, the latest first.</summary>
    public IReadOnlyList<Remembered.Product> Products { get; private set; } = [];

    /// <summary>The glossary their facts are in.</summary>
    public Accords.Glossary Glossary { get; private set; } = null!;

    public async Task OnGet()
    {
        Products = await Remembered.Products(
            desk,
            Here.Caller!.Actor,
            HttpContext.RequestAborted
        );
        Glossary = (
            await desk.Store.Read(reading => desk.Office(reading, null, desk.Now))
        ).Accord.Glossary;
    }
}
