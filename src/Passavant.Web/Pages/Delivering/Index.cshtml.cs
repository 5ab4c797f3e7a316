using Role = Passavant.Cases.Role;

namespace Passavant.Web.Pages.Delivering;

/// <summary>The certificates of delivery an authority made, or all.</summary>
[Seats(Role.Officer, Role.Head, Role.Supervisor, Role.Auditor)]
internal sealed class DeliveriesPage(Here here, Passavant.Web.Delivering.Delivering delivering)
    : SeatPage(here)
{
    /// <summary>The certificates, those that wait for a signature first.</summary>
    public IReadOnlyList<DeliveryCard> Cards { get; private set; } = [];

    public async Task OnGet(CancellationToken stop) =>
        Cards = [.. (await delivering.All(Here.Caller!.Actor, stop)).Select(DeliveryCard.Of)];
}
