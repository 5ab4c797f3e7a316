namespace Passavant.Web.Pages.Comparing;

/// <summary>What comparing lists protects, and what it does not: for everybody.</summary>
[Anybody]
internal sealed class ProtocolPage(Here here) : SeatPage(here);
