using Passavant.Cases;
using Passavant.Web.Cases;

namespace Passavant.Web.Pages.Applying;

/// <summary>Parties the reader's organisation named before.</summary>
[Seats(Role.Applicant)]
internal sealed class KnownPartiesPage(Here here, Desk desk) : SeatPage(here)
{
    /// <summary>The parties, the latest first.</summary>
    public IReadOnlyList<Remembered.Known> Parties { get; private set; } = [];

    /// <summary>The glossary their facts are in.</summary>
    public Accords.Glossary Glossary { get; private set; } = null!;

    public async Task OnGet()
    {
        Parties = await Remembered.Parties(desk, Here.Caller!.Actor, HttpContext.RequestAborted);
        Glossary = (
            await desk.Store.Read(reading => desk.Office(reading, null, desk.Now))
        ).Accord.Glossary;
    }
}
